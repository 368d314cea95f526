"""What an author is asked to look at in a body: by line, in both languages, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import Severity
from plugins.thai_content import checks, layout, metadata
from plugins.thai_content.render import Renderer, plain

HEAD = "Title: ข่าว\nDate: ๒๙ เมษายน ๒๕๖๒\nCategory: pr\n\n"
FIRST = HEAD.count("\n") + 1

DOUBTS = {
    "list after text": ("มีดังนี้\n- ก\n- ข", 1, "เว้นหนึ่งบรรทัด"),
    "numbered list after text": ("มีดังนี้\n1. ก", 1, "เว้นหนึ่งบรรทัด"),
    "table after text": ("ตาราง\n| ก | ข |\n|---|---|\n| 1 | 2 |", 1, "ไม่แสดงเป็นตาราง"),
    "item set in by three": ("- ก\n   - ข", 1, "สี่ช่อง"),
    "picture": ("ก\n\n![ภาพ](photos/x.jpg)", 2, "photos/x.jpg"),
    "text below a table": ("| ก | ข |\n|---|---|\n| 1 | 2 |\nหมายเหตุ\nจบ", 3, "รวมอยู่ในตาราง"),
    "heading below a table": ("ก | ข\n--|--\n1 | 2\n## ติดต่อ", 3, "เว้นหนึ่งบรรทัด"),
    "text right below a table's head": ("ก\n\n| ก | ข |\n|---|---|\nจบ", 4, "รวมอยู่ในตาราง"),
    "numbers without a space": ("มีดังนี้\n1.ก\n2.ข\n3.ค", 2, "“2. ข้อความ”"),
    "one number without a space": ("1. ก\n2.ข", 1, "“2. ข้อความ”"),
    "numbers with a bracket": ("1) ก\nต่อ\n2) ข", 2, "“2) ข” จะไม่ขึ้นบรรทัดใหม่"),
    "Thai numbers in brackets": ("(๙) ก\n(๑๐) ข", 1, "(๑๐) ข"),
    "letters": ("ข้อ\nค. ก\nง. ข", 2, "“ง. ข”"),
    "letters in brackets": ("(a) x\n(b) y", 1, "(b) y"),
    "sections": ("1. ก\n1.1 ข\n1.2 ค", 2, "“1.2 ค”"),
    "a dash without a space": ("- ก\n-ข", 1, "“- ข้อความ”"),
    "dashes of a word processor": ("– ก\n– ข\n– ค", 1, "“- ข้อความ”"),
    "signs": ("➢ ก\n➢ ข", 1, "➢ ข"),
    "line of dashes below text": ("ก\n\nกลุ่มงาน\n-----", 2, "“## กลุ่มงาน”"),
    "bold with a space before its end": ("ก **หนา **ข", 0, "**หนา**"),
    "bold with a space at its beginning": ("**ก** และ\n** หนา**", 1, "**หนา**"),
    "link without its scheme": (
        "ก\n[ลิงก์](www.mol.go.th/ก?a=1)",
        1,
        "(https://www.mol.go.th/ก?a=1)",
    ),
    "link to a Thai host": ("[ลิงก์](กระทรวงแรงงาน.ไทย)", 0, "https://กระทรวงแรงงาน.ไทย"),
    "link to mail": ("[ติดต่อ](pr.office@mol.go.th)", 0, "(mailto:pr.office@mol.go.th)"),
    "script": ("ก\n<script>x</script>", 1, "<script>"),
    "two เ": ("ก\nเเรงงาน", 1, "“แรงงาน”"),
    "two tone marks": ("พื้นที่่", 0, "“พื้นที่”"),
    "tone mark before the vowel": ("นำ้ใจ", 0, "“น้ำใจ”"),
    "zero-width space": ("แรง\u200bงาน", 0, "แรง[U+200B]งาน"),
    "bullet of Word's": ("ก\n\n\uf0b7 ข", 2, "[U+F0B7]"),
    "word typed twice": ("ก\nนายนายทศพล", 1, "คำซ้ำ"),
    "word typed twice, a space between": ("ก\nและการ การจัดงาน", 1, "“การ การจัดงาน”"),
    "day that is not the release's": ("ก\n\nวันนี้ (29 เมษายน 2572)", 2, "วันนี้"),
    "impossible date": ("ก\n\n๓๑ เมษายน ๒๕๖๒", 2, "๓๑ เมษายน"),
}


@pytest.mark.parametrize(("body", "line", "says"), DOUBTS.values(), ids=DOUBTS)
def test_doubt(body: str, line: int, says: str) -> None:
    problems = checks.body(metadata.parse(HEAD + body + "\n", Path("th.md")))
    assert {(problem.severity, problem.line) for problem in problems} == {
        (Severity.WARNING, FIRST + line)
    }
    assert any(says in problem.show("th") for problem in problems)


RUN_TOGETHER = [
    body for body, _, says in DOUBTS.values() if "จะไม่ขึ้นบรรทัดใหม่" in says or "ข้อความ”" in says
]


@pytest.mark.parametrize("body", RUN_TOGETHER)
def test_a_list_that_is_doubted_comes_out_as_one_line(body: str) -> None:
    (doubt,) = layout.find(body, frozenset())
    page = Renderer("th").render(body)
    item = body[doubt.start :].split("\n", maxsplit=1)[0]
    assert f"\n{item}" in page
    assert f"<br>\n{item}" not in page


@pytest.mark.parametrize("body", ["ก **หนา **ข", "** หนา**", "**ก** และ **ข ** ค"])
def test_asterisks_that_are_doubted_are_shown(body: str) -> None:
    assert len(layout.find(body, frozenset())) == 1
    assert "**" in plain(Renderer("th").render(body))


SOUND = {
    "list": "มีดังนี้\n\n- ก\n- ข\n    - ค\n\nจบ",
    "list under a heading": "## ก\n- ข",
    "table": "ก\n\n| ก | ข |\n|---|--:|\n| 1 | 2 |",
    "a dash in a sentence": "ก\n-ข - ค",
    "tables between text": "ก\n\n| ก | ข |\n|--|--|\n| 1 | 2 |\n\nข\n\n| ก |\n|---|\n| 1 |\n\n## ค",
    "lists with breaks": "(๑) ก  \n(๒) ข\n\n1.ก\n\n2.ข\n\n๑.๑ ก\n๑.๒ ข\n• ค\n• ง",
    "numbers that begin lines": "รวม\n1.5 ล้าน และ\n2.5 ล้าน\n(3) ก\nก. ข\n5) ค\nง. จ",
    "degrees": "ต่ำสุด\n-5 องศา\n-6 องศา",
    "a rule": "ก\n\n-----\n\nข\nค\n-----\n\n## ง\n",
    "links": "[ก](https://a.go.th) [ข](/news/20190429-1/) [ค](#ง) [จ](mailto:a@mol.go.th) "
    "[ฉ](../a.go.th/) [ช] www.mol.go.th [ซ](แผน.pdf) [ฌ](tel:1506)",
    "asterisks": "**ก** และ **ข** ** หมายเหตุ ** 2 ** 3 ***ก *** *จ * \\**ฉ **",
    "no-break spaces and curly quotes": "“ก”\N{NO-BREAK SPACE}ข…",
    "less and more": "1 < 2 > 0 <b>ก</b>",
    "Thai numbers": "มีดังนี้\n๑) ก\n๒) ข",
    "a paragraph set in": "\tก\n    ข",
    "words that are the same and meant": "20 กระทรวง กระทรวงละ 86 นาย นายทหาร ข้าราชการ การทำงาน",
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_sound(body: str) -> None:
    assert checks.body(metadata.parse(HEAD + body + "\n", Path("th.md"))) == []


@pytest.mark.parametrize(
    ("edition", "address", "says"),
    [
        ("th", "photos/photo-01.png", ""),
        ("th", "./photos/ภาพ%201.jpg", ""),
        ("th", "/news/20190429-1/photos/photo-01.png", ""),
        ("th", "photos/photo-02.png", "วางไฟล์ภาพ"),
        ("th", "photos/scan.tif", "วางไฟล์ภาพ"),
        ("th", "photo-01.png", "วางไฟล์ภาพ"),
        ("th", "photos/../th.md", "วางไฟล์ภาพ"),
        ("en", "/news/20190429-1/photos/photo-01.png", ""),
        ("en", "photos/photo-01.png", "เป็น /news/20190429-1/photos/photo-01.png"),
    ],
)
def test_a_picture_is_doubted_only_where_its_page_has_none(
    tmp_path: Path, edition: str, address: str, says: str
) -> None:
    photos = tmp_path / "20190429-1/photos"
    photos.mkdir(parents=True)
    for name in ("photo-01.png", "ภาพ 1.jpg", "scan.tif"):
        (photos / name).touch()
    path = photos.parent / f"{edition}.md"
    problems = checks.body(metadata.parse(f"{HEAD}ก\n\n![ภาพ]({address})\n", path))
    assert [problem.line for problem in problems] == [FIRST + 2] * bool(says)
    assert all(says in problem.remedy.th for problem in problems)


@pytest.mark.parametrize("title", ["พื้นที่่", "นายนายทศพล", "๓๑ เมษายน ๒๕๖๒"])
def test_a_title_is_looked_at_too(title: str) -> None:
    source = metadata.parse(HEAD.replace("ข่าว", title), Path("th.md"))
    (problem,) = checks.body(source)
    assert problem.line == 1


@given(st.text(alphabet="ก-*+|:1. \t\n<a>/![](x)", max_size=60))
def test_places_are_in_the_text(text: str) -> None:
    starts = [doubt.start for doubt in layout.find(text, frozenset())]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)


@pytest.mark.parametrize(
    ("edition", "credit", "count"),
    [
        ("en", "กัณติภณ คูสมิทธิ์", 1),
        ("en", "Kantiphon (กัณติภณ)", 0),
        ("en", "Kantiphon", 0),
        ("th", "กัณติภณ", 0),
    ],
)
def test_a_thai_credit_of_an_english_edition_is_doubted(
    edition: str, credit: str, count: int
) -> None:
    head = HEAD.replace("\n\n", f"\nCredit: {credit}\n\n")
    problems = checks.body(metadata.parse(f"{head}Text\n", Path(f"{edition}.md")))
    assert [(problem.line, problem.severity) for problem in problems] == [
        (4, Severity.WARNING)
    ] * count
