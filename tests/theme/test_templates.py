"""What every page of the theme says of itself, made from every state a release can be in."""

from __future__ import annotations

import itertools
import re
import urllib.parse
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.errors import LANGUAGES
from tests.theme import samples
from tests.theme.conftest import Samples

REAL = "news/20190429-1/"
HOMES = {"th": "/", "en": "/en/"}


def words(element: Tag | BeautifulSoup | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def lang_of(path: str) -> str:
    return "en" if path.startswith("/en/") else "th"


def test_every_page_has_its_frame(sample_site: Samples) -> None:
    for path in sample_site.paths:
        page = sample_site.page(path)
        assert one(page, "html")["lang"] == lang_of(path), path
        assert words(one(page, "h1")), path
        assert one(page, "main")["id"] == "main", path
        assert one(page, "body > a.pk-skip")["href"] == "#main", path
        assert {"header", "footer"} <= {tag.name for tag in one(page, "body")(recursive=False)}
        assert words(one(page, "head > title")).endswith("กระทรวงแรงงาน") or lang_of(path) == "en"
        levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, path
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (path, levels)


def test_no_page_has_inline_code(sample_site: Samples) -> None:
    for path in sample_site.paths:
        page = sample_site.page(path)
        assert page.select("[style], style, script:not([src])") == [], path
        assert [t for t in page.find_all(True) if any(a.startswith("on") for a in t.attrs)] == []


def test_ids_are_unique_and_labels_lead_somewhere(sample_site: Samples) -> None:
    for path in sample_site.paths:
        page = sample_site.page(path)
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), path
        for name in ("for", "aria-labelledby", "aria-describedby", "data-pk-copy"):
            assert {tag[name] for tag in page.select(f"[{name}]")} <= set(ids), (path, name)


def test_every_link_leads_to_a_page(sample_site: Samples) -> None:
    elsewhere = re.compile(r"https?:|mailto:|.*/feed\.(atom|json)$|/search-index/|/releases\.json")
    for path in sample_site.paths:
        for link in sample_site.page(path).select("a[href], link[href], script[src], form[action]"):
            address = str(link.get("href") or link.get("src") or link.get("action"))
            address = urllib.parse.unquote(urllib.parse.urljoin(path, address))
            if elsewhere.match(address):
                continue
            target, _, fragment = address.partition("#")
            assert sample_site.file(target).is_file(), (path, address)
            if fragment:
                assert sample_site.page(target).find(id=fragment), (path, address)


@pytest.mark.parametrize("home", ["/", "/en/"])
def test_every_page_is_four_clicks_from_home(sample_site: Samples, home: str) -> None:
    reached, frontier = {home}, [home]
    for _ in range(4):
        links = {
            urllib.parse.unquote(urllib.parse.urljoin(path, str(link["href"]))).partition("#")[0]
            for path in frontier
            for link in sample_site.page(path).select("a[href]")
        }
        frontier = sorted((links & {*sample_site.paths}) - reached)
        reached |= {*frontier}
    assert {path for path in sample_site.paths if "404" not in path} <= reached


def test_language_switch_is_in_the_language_it_leads_to(sample_site: Samples) -> None:
    for path in sample_site.paths:
        switch = one(sample_site.page(path), "a.pk-language")
        other = next(lang for lang in LANGUAGES if lang != lang_of(path))
        assert (switch["lang"], switch["hreflang"]) == (other, other)
        assert str(switch["href"]).startswith("/en/") is (other == "en"), path
        assert words(switch).startswith("English" if other == "en" else "ไทย")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/" + REAL, "English – read this page in English"),
        ("/en/" + REAL, "ไทย – อ่านหน้านี้เป็นภาษาไทย"),
        ("/news/20190428-1/", "English – go to the English site"),
        ("/en/news/20190427-1/", "ไทย – ไปยังเว็บไซต์ภาษาไทย"),
    ],
)
def test_language_switch_says_whether_the_page_exists(
    sample_site: Samples, path: str, said: str
) -> None:
    assert words(one(sample_site.page(path), "a.pk-language")) == said


@pytest.mark.parametrize(
    ("home", "release", "lang", "mark"),
    [("/en/", "20190428-1", "th", "Thai only"), ("/", "20190427-1", "en", "ภาษาอังกฤษเท่านั้น")],
)
def test_release_of_one_language_is_listed_in_both(
    sample_site: Samples, home: str, release: str, lang: str, mark: str
) -> None:
    row = one(sample_site.page(home), f'[id="{release}"]')
    link = row.select_one("a")
    assert link is not None
    assert (link["lang"], link["hreflang"]) == (lang, lang)
    assert link["href"] == f"{HOMES[lang]}news/{release}/"
    assert words(row.select_one(".pk-badge")) == mark
    assert words(row.select_one("time")).endswith("2019" if home == "/en/" else "2562")


def test_text_in_another_language_says_so(sample_site: Samples) -> None:
    """Thai letters in an English page stand below an element with lang="th", and the reverse."""
    thai = re.compile(r"[\u0e01-\u0e4e]{2}")
    for path in ("/en/", "/en/" + REAL, "/en/archive/2019/04/", "/en/division/", "/en/404.html"):
        for text in one(sample_site.page(path), "body").find_all(string=thai):
            holder = text.find_parent(attrs={"lang": True})
            assert holder is not None, (path, text)
            assert holder["lang"] == "th", (path, text)


def test_release_says_what_is_known_of_it(sample_site: Samples) -> None:
    page = sample_site.page("/" + REAL)
    release = samples.real()
    thai = release.edition("th")
    assert one(page, "h1").get_text() == thai.title
    assert one(page, ".pk-dateline time")["datetime"] == "2019-04-29T09:30+07:00"
    assert words(one(page, ".pk-dateline")) == "29 เมษายน 2562 09.30 น. (29 เมษายน ค.ศ. 2019)"
    about = words(one(page, "aside"))
    for known in (thai.credit, thai.source, thai.source_sha256, release.division.th):
        assert known in about
    assert "ภาพเหล่านั้นไม่มีอยู่ในคลังนี้" in words(one(page, "main"))
    assert one(page, "#citation-th").get_text() == (
        f"กระทรวงแรงงาน. (29 เมษายน 2562). {thai.title} https://prakat.example.go.th/news/20190429-1/"
    )
    assert one(page, "#citation-en").get_text() == (
        "Ministry of Labour, Thailand. (29 April 2019). Ministry of Labour holds workshop for"
        " Bangkok labour volunteers. https://prakat.example.go.th/en/news/20190429-1/"
    )


def test_long_release_has_a_list_of_its_contents(sample_site: Samples) -> None:
    page = sample_site.page("/news/20190301-1/")
    links = one(page, "nav.pk-contents").select("a")
    assert [words(link) for link in links] == ["ผู้มีสิทธิ", "อัตรา", "ติดต่อ"]
    assert [words(page.select_one(f'h2[id="{str(link["href"])[1:]}"]')) for link in links] == [
        words(link) for link in links
    ]
    assert sample_site.page("/" + REAL).select(".pk-contents") == []


def test_release_names_others_on_the_same_matter(sample_site: Samples) -> None:
    for home, mark in (("/", "ภาษาอังกฤษเท่านั้น"), ("/en/", "Thai only")):
        related = one(sample_site.page(home + REAL), ".pk-related")
        assert words(one(related, "h2")) == (
            "Related releases" if home == "/en/" else "ข่าวที่เกี่ยวข้อง"
        )
        assert len(related.select("li")) == 4
        assert mark in words(related)
    assert sample_site.page("/news/20190301-1/").select(".pk-related") == []


def test_release_tells_of_changes_and_withdrawal(sample_site: Samples) -> None:
    changed = words(one(sample_site.page("/news/20190301-1/"), "article header"))
    assert "แก้ไขเมื่อ 4 มีนาคม 2562: แก้หมายเลขโทรศัพท์ในย่อหน้าสุดท้าย" in changed
    withdrawn = words(one(sample_site.page("/news/20190401-1/"), ".pk-banner"))
    assert withdrawn.startswith("ข่าวนี้ถูกถอนออกแล้ว")
    assert "อัตราค่าจ้าง" in withdrawn
    assert not sample_site.page("/" + REAL).select(".pk-banner")


def test_neighbours_are_named_with_their_dates(sample_site: Samples) -> None:
    beside = one(sample_site.page("/news/20190428-1/"), "nav.pk-beside")
    assert [link["href"] for link in beside.select("a")] == [
        "/news/20190428-2/",
        "/news/20190429-1/",
    ]
    assert words(beside).startswith("ข่าวก่อนหน้า · 28 เมษายน 2562")


def test_years_and_months_are_drawn_from_their_counts(sample_site: Samples) -> None:
    page = sample_site.page("/archive/2019/")
    bars = {
        words(month.select_one("a")): month.select_one("rect")
        for month in page.select(".pk-month")
        if month.select_one("a")
    }
    assert list(bars)[-1] == "เมษายน"
    heights = [float(str(bar["height"])) for bar in bars.values() if bar]
    assert max(heights) == 100
    assert words(page.select(".pk-month")[-1]) == "ธันวาคม"


def test_long_lists_are_cut_into_pages(sample_site: Samples) -> None:
    paths = [path for path in sample_site.paths if re.fullmatch(r"/archive/2019/02/(\d+/)?", path)]
    assert len(paths) > 1
    pager = one(sample_site.page(paths[0]), "nav.pk-pager")
    assert words(one(pager, "[aria-current=page]")) == "หน้า 1"
    assert one(pager, "[rel=next]")["href"] == paths[1]
    assert not pager.select("[rel=prev]")


def test_notices_are_there_with_their_kind(sample_site: Samples) -> None:
    notices = sample_site.page("/").select(".pk-notice")
    assert [notice["data-pk-notice"] for notice in notices] == ["royal", "mourning", "public"]
    assert one(sample_site.page("/en/"), ".pk-notice-mourning").get_text(strip=True)
    assert "pk-mourning" in one(sample_site.page("/"), "html").get("class", [])


def test_empty_archive_says_so(empty_site: Samples) -> None:
    for path in ("/", "/archive/"):
        assert "ยังไม่มีข่าวที่เผยแพร่" in words(one(empty_site.page(path), "main"))
    assert "ยังไม่มีข่าวที่ระบุหัวเรื่อง" in words(one(empty_site.page("/tag/"), "main"))
    assert "pk-mourning" not in one(empty_site.page("/"), "html").get("class", [])


def test_base_path_is_before_every_address(tmp_path: Path) -> None:
    samples.render(tmp_path, [samples.real()], [], base="/press")
    for file in tmp_path.rglob("*.html"):
        page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for tag in page.select("[href], [src], [action]"):
            address = str(tag.get("href") or tag.get("src") or tag.get("action"))
            if address.startswith("/"):
                assert address.startswith("/press/"), (file, address)
