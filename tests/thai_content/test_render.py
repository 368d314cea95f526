"""Bodies in pages: dates marked, text kept, nothing that runs."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.thai_content.render import Renderer, plain

THAI = Renderer("th")
ENGLISH = Renderer("en")

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '<img src="a.jpg" onerror="alert(1)">',
    "javascript link": "[ก](javascript:alert(1))",
    "javascript link in HTML": '<a href="java&#x0A;script:alert(1)">ก</a>',
    "data link": "[ก](data:text/html,<script>alert(1)</script>)",
    "frame": '<iframe src="https://example.org"></iframe>',
    "style": '<p style="position:fixed">ก</p><style>p{}</style>',
    "form": '<form action="https://example.org"><input name="a"></form>',
    "svg": '<svg onload="alert(1)"><animate onbegin="alert(1)"/></svg>',
    "picture of another host": "![ก](https://example.org/a.png)",
    "picture of another host without a scheme": '<img src="//example.org/a.png">',
    "backslashes for slashes": '<img src="\\\\example.org\\a.png">',
    "tab between slashes": '<img src="/&#9;/example.org/a.png">',
    "base": '<base href="https://example.org/">',
    "comment": "<!-- <script>alert(1)</script> -->",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_hostile_survives(text: str) -> None:
    page = BeautifulSoup(THAI.render(f"ก่อน\n\n{text}\n\nหลัง"), "html.parser")
    forbidden = "script style iframe form input svg base object embed link meta"
    assert not page.find_all(forbidden.split())
    for element in page.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
        address = str(element.get("href", element.get("src", "")))
        assert not address.lower().startswith(("javascript:", "data:"))
        if element.name == "img":
            assert "example.org" not in address
    assert "ก่อน" in page.get_text()
    assert "หลัง" in page.get_text()


def test_title_of_a_date_is_the_other_era_in_the_pages_language() -> None:
    assert 'title="29 เมษายน ค.ศ. 2019"' in THAI.render("เมื่อ ๒๙ เมษายน ๒๕๖๒")
    assert 'title="29 April B.E. 2562"' in ENGLISH.render("on 29 April 2019")


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("เมื่อ **๒๙ เมษายน ๒๕๖๒** ครับ", ["2019-04-29"]),
        ("[๒๙ เมษายน ๒๕๖๒](/news/) และ ๓๐ เมษายน ๒๕๖๒", ["2019-04-29", "2019-04-30"]),
        ("- ๒๙ เมษายน ๒๕๖๒\n- ไม่มี", ["2019-04-29"]),
        ("| วัน |\n|---|\n| ๒๙ เมษายน ๒๕๖๒ |", ["2019-04-29"]),
        ("`๒๙ เมษายน ๒๕๖๒`", []),
        ("    ๒๙ เมษายน ๒๕๖๒", ["2019-04-29"]),
        ('[ก](/a/ "๒๙ เมษายน ๒๕๖๒")', []),
        ("31 กุมภาพันธ์ 2562", []),
    ],
    ids=["strong", "link and after", "list", "table", "code", "set in", "attribute", "impossible"],
)  # fmt: skip
def test_dates_are_marked_where_text_is_text(text: str, machine: list[str]) -> None:
    page = BeautifulSoup(THAI.render(text), "html.parser")
    assert [time["datetime"] for time in page.find_all("time")] == machine


def test_headings_stand_below_the_title_and_have_thai_anchors() -> None:
    page = BeautifulSoup(THAI.render("# ข่าว\n\n# ขาว\n\n# ข้าว\n\n# ข่าว"), "html.parser")
    assert [(h.name, h["id"]) for h in page.find_all(True)] == [
        ("h2", "ข่าว"), ("h2", "ขาว"), ("h2", "ข้าว"), ("h2", "ข่าว_1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## ก\n\n### ข\n\n## ค", ["h2", "h3", "h2"]),
        ("# ก\n\n## ข", ["h2", "h3"]),
        ("#### ก\n\n##### ข", ["h2", "h3"]),
        ("# ก\n\n###### ข", ["h2", "h6"]),
    ],
)
def test_highest_heading_stands_right_below_the_title(text: str, levels: list[str]) -> None:
    page = BeautifulSoup(THAI.render(text), "html.parser")
    assert [heading.name for heading in page.find_all(True)] == levels


def test_date_in_doubt_is_not_marked() -> None:
    assert "<time" not in THAI.render("ระหว่าง 3 มีนาคม 2475")


def test_today_is_the_releases_day() -> None:
    text = "วันนี้ (11 ก.ค. 23)"
    assert 'datetime="2023-07-11"' in THAI.render(text, dt.date(2023, 7, 11))


def test_control_characters_reach_no_page() -> None:
    for text in ("ก\x0bข\x85ค", "# ก\x0bข\x85ค"):
        assert "กขค" in THAI.render(text)


@given(st.text(st.characters(categories=("L", "M", "N", "Zs"), include_characters="๑.,/()-\n")))
def test_marking_dates_changes_no_character(text: str) -> None:
    rendered = BeautifulSoup(THAI.render(text), "html.parser")
    for time in rendered.find_all("time"):
        time.unwrap()
    bare = BeautifulSoup(str(rendered), "html.parser").get_text()
    assert bare == BeautifulSoup(THAI.render(text), "html.parser").get_text()


@given(st.text())
def test_any_text_renders(text: str) -> None:
    assert "<script" not in THAI.render(text).lower()
    assert isinstance(plain(THAI.render(text)), str)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("ดูที่ **https://a.go.th/x** นะ", ["https://a.go.th/x"]),
        ("- www.a.go.th\n- pr@a.go.th", ["http://www.a.go.th", "mailto:pr@a.go.th"]),
        ("[https://a.go.th](https://b.go.th)", ["https://b.go.th"]),
        ("<https://a.go.th>", ["https://a.go.th"]),
        ("`https://a.go.th`", []),
        ('<a href="https://b.go.th">https://a.go.th</a>', ["https://b.go.th"]),
        ("https://a.go.th/29/4/2562 วันที่ 29/4/2562", ["https://a.go.th/29/4/2562"]),
    ],
)
def test_addresses_are_links_where_text_is_text(text: str, links: list[str]) -> None:
    page = BeautifulSoup(Renderer("th").render(text), "html.parser")
    assert [link["href"] for link in page("a")] == links
    assert all(link["rel"] == ["noopener"] for link in page("a"))
