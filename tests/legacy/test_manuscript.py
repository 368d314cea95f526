"""What a new release takes from a Word document, a saved page or pasted text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import PrakatError
from plugins.legacy import manuscript, webpage
from plugins.legacy.item import tidy
from plugins.legacy.manuscript import Manuscript
from plugins.thai_content.render import Renderer
from tests.legacy.documents import deleted, paragraph, table, write

DIVISION = "กองเผยแพร่และประชาสัมพันธ์"
TITLE = "กระทรวงแรงงานเปิดรับสมัครอาสาสมัคร ๑๐๐ คน"
BODY = "นายสมชาย เปิดเผยว่า เมื่อวันที่ ๒๘ เมษายน ๒๕๖๒ มีผู้สมัครแล้ว"
FRAME = [DIVISION, "๒๙ เมษายน ๒๕๖๒", "กัณติภณ คูสมิทธิ์ ภาพข่าว"]


def read(path: Path) -> Manuscript:
    return manuscript.read(path, {DIVISION, "Publicity Division"})


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def test_word_document_gives_every_field(tmp_path: Path) -> None:
    found = read(
        write(
            tmp_path / "ข่าว.docx",
            paragraph(f"*{TITLE}"),
            paragraph("วันที่ ๒๙ เมษายน ๒๕๖๒"),
            paragraph("นายสมชาย ", "*เปิดเผย", "ว่า มี &lt;b> และ 1_2 * 3"),
            deleted("ไม่เอาแล้ว"),
            paragraph("หัวข้อ", style="Heading1"),
            table(("ชื่อ", "จำนวน|คน"), ("ก", "๕")),
            paragraph("- - - - -".replace(" ", "")),
            *map(paragraph, FRAME),
            pictures={"ก.png": b"\x89PNG one", "b.emf": b"drawing"},
        )
    )
    assert found.title == TITLE
    assert found.when == dt.date(2019, 4, 29)
    assert found.written == "๒๙ เมษายน ๒๕๖๒"
    assert (found.division, found.credit) == (DIVISION, FRAME[2])
    assert found.lang == "th"
    assert found.body == (
        "นายสมชาย **เปิดเผย**ว่า มี &lt;b> และ 1_2 \\* 3\n\n## หัวข้อ\n\n"
        "| ชื่อ | จำนวน&#124;คน |\n| --- | --- |\n| ก | ๕ |\n"
    )
    assert found.pictures == {"photo-01.png": b"\x89PNG one"}
    assert [problem.text.en[:10] for problem in found.warnings] == ["1 drawings"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n\n"])
def test_pasted_text_gives_every_field(gap: str, tmp_path: Path) -> None:
    text = gap.join([TITLE, "วันที่: 29 เมษายน 2019", BODY, BODY, "DOWNLOAD IMAGES", "-" * 20, *FRAME])
    found = read(written(tmp_path / "ข่าว.txt", text))
    assert (found.title, found.division, found.credit) == (TITLE, DIVISION, FRAME[2])
    assert found.when == dt.date(2019, 4, 29)
    assert found.body == f"{BODY}\n\n{BODY}\n"
    assert not found.warnings


def test_notice_above_a_release_is_left_out_and_named(tmp_path: Path) -> None:
    notice = "ขอเชิญชวนประชาชนเฝ้าทูลละอองธุลีพระบาทรับเสด็จ"
    found = read(written(tmp_path / "a.txt", f"{notice}\n\n{TITLE}\n\n{BODY}"))
    assert found.title == TITLE
    assert notice[:20] in found.warnings[0].text.th


def test_date_within_a_paragraph_is_no_date_of_the_release(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", f"{TITLE}\n\n{BODY}"))
    assert found.when is None
    assert found.body == f"{BODY}\n"


def test_second_date_that_differs_stays_in_the_body(tmp_path: Path) -> None:
    lines = [TITLE, "๒๙ เมษายน ๒๕๖๒", BODY, "๓๐ เมษายน ๒๕๖๒"]
    found = read(written(tmp_path / "a.txt", "\n\n".join(lines)))
    assert found.when == dt.date(2019, 4, 29)
    assert found.body == f"{BODY}\n\n๓๐ เมษายน ๒๕๖๒\n"


DATES = [
    "วันศุกร์ที่ 10 พ.ค. 62",
    "10/5/62",
    "ข่าวที่ 15/2562 วันที่ 10 พฤษภาคม 2562",
    "10 พ.ค. 62 (ข่าวที่ 15/2562)",
]
NUMBERS = [DATES[2], DATES[3]]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("order", ["below the title", "above the title"])
@pytest.mark.parametrize("form", ["txt", "docx", "html"])
def test_date_that_touches_the_title_is_no_part_of_it(
    form: str, order: str, date: str, tmp_path: Path
) -> None:
    top = [TITLE, date] if order == "below the title" else [date, TITLE]
    path = tmp_path / f"a.{form}"
    if form == "docx":
        write(path, paragraph("*" + "\n".join(top)), paragraph(BODY))
    elif form == "html":
        written(path, f"<p><b>{'<br>'.join(top)}</b></p><p>{BODY}</p>")
    else:
        written(path, "\n".join(top) + f"\n\n{BODY}")
    found = read(path)
    assert (found.title, found.when) == (TITLE, dt.date(2019, 5, 10))
    assert found.body.replace("**", "") == "ข่าวที่ 15/2562\n\n" * (date in NUMBERS) + f"{BODY}\n"


def test_first_line_of_text_is_the_title_and_what_touches_it_the_body(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", f"{TITLE}\n{BODY}\n1 พ.ค. 62\n\n{BODY}"))
    assert (found.title, found.when) == (TITLE, dt.date(2019, 5, 1))
    assert found.body == f"{BODY}\n\n{BODY}\n"
    found = read(written(tmp_path / "a.txt", f"{TITLE}\n{BODY}\n{BODY}\n\n{BODY}"))
    assert (found.title, found.body) == (TITLE, f"{BODY}  \n{BODY}\n\n{BODY}\n")


def test_lines_of_a_title_in_word_are_one_title(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph("กระทรวงแรงงาน\nเปิดรับสมัคร"), paragraph(BODY))
    assert read(path).title == "กระทรวงแรงงาน เปิดรับสมัคร"
    path = write(tmp_path / "a.docx", paragraph(f"{TITLE}\n{BODY * 5}"), paragraph(BODY))
    found = read(path)
    assert (found.title, found.body) == (TITLE, f"{BODY * 5}\n\n{BODY}\n")


def test_lines_of_the_body_stay_together(tmp_path: Path) -> None:
    lines = ["ณ ห้องประชุม", "วันศุกร์ที่ 10 พ.ค. 62", "เวลา 9 น."]
    texts = [TITLE, *[BODY] * 5, "\n".join(lines), *[BODY] * 7]
    found = read(written(tmp_path / "a.txt", "\n\n".join(texts)))
    assert "  \n".join(lines) in found.body
    assert found.when is None


def test_number_of_a_release_stays_and_is_no_title(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", f"ฉบับที่ ๑๕/๒๕๖๒\n{TITLE}\n\n{BODY}"))
    assert (found.title, found.body) == (TITLE, f"ฉบับที่ ๑๕/๒๕๖๒\n\n{BODY}\n")


def test_title_that_speaks_of_photos_is_a_title(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", f"กระทรวงแรงงานจัดประกวดภาพข่าว\n{BODY}"))
    assert found.title == "กระทรวงแรงงานจัดประกวดภาพข่าว"


def test_document_of_a_date_alone_has_no_title(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", "1 พ.ค. 62"))
    assert (found.title, found.body, found.when) == ("", "", dt.date(2019, 5, 1))


def test_old_encodings_are_understood(tmp_path: Path) -> None:
    for encoding in ("cp874", "utf-16", "utf-8-sig"):
        found = read(written(tmp_path / "a.txt", f"{TITLE}\n\n{BODY}", encoding))
        assert (found.title, found.body) == (TITLE, f"{BODY}\n"), encoding


def test_english_page_is_told_as_english(tmp_path: Path) -> None:
    page = """<html><head><title>Site</title><script>bad()</script></head><body>
    <nav><a href="/">Menu</a></nav><div><h1>Labour volunteers wanted</h1><p>29 April 2019</p>
    <div>The Ministry is <a href="https://www.mol.go.th/a_b">recruiting</a>.
    <br><br>Apply by phone.</div>
    <ul><li>one<ul><li>two</li></ul></li><li>- three</li></ul>
    <ol><li><p>first</p><p>more</p></li></ol></div><footer>Copyright</footer></body></html>"""
    found = read(written(tmp_path / "a.html", page))
    assert (found.lang, found.title) == ("en", "Labour volunteers wanted")
    assert found.when == dt.date(2019, 4, 29)
    assert found.body == (
        "The Ministry is [recruiting](https://www.mol.go.th/a_b).\n\nApply by phone.\n\n"
        "-   one\n    -   two\n-   \\- three\n\n1.  first\n\n    more\n"
    )


def test_headings_of_the_body_stand_below_the_title(tmp_path: Path) -> None:
    page = "<h1>ชื่อข่าว</h1><h1>หนึ่ง</h1><p>ก</p><h2>สอง</h2><p>ข</p>"
    found = read(written(tmp_path / "a.html", page))
    assert found.title == "ชื่อข่าว"
    assert found.body == "## หนึ่ง\n\nก\n\n### สอง\n\nข\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.doc", b"x", "files that end in “.doc” can't be read"),
        ("a.pdf", b"x", "save it as .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1", "an old Word, or has a password"),
        ("a.docx", b"PK\x03\x04broken", "no Word document, or broken (BadZipFile)"),
        ("a.docx", b"", "no Word document, or broken"),
        ("a.txt", b" \n\n", "there is no text in this file"),
        ("a.html", b"<script>x</script>", "there is no text in this file"),
        ("a.txt", b"\x00\x01\xff\xfe", "this is no text"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PrakatError) as error:
        read(path)
    assert said in error.value.problems[0].show("en")


def test_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(PrakatError) as error:
        read(tmp_path / "a.docx")
    assert "No such file" in error.value.problems[0].show("en")


def test_document_of_broken_parts_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", "<w:p>")
    with pytest.raises(PrakatError) as error:
        read(path)
    assert "broken" in error.value.problems[0].show("en")


def test_document_that_would_fill_the_memory_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.legacy.word.LARGEST", 1_500_000)
    path = write(tmp_path / "a.docx", paragraph("ก" * 600_000))
    assert path.stat().st_size < 100_000
    with pytest.raises(PrakatError) as error:
        read(path)
    assert "1 million can be read" in error.value.problems[0].show("en")


RENDERER = Renderer("th")
SIGNS = "กขำ่ ๑๒19.)-+#*_`[](){}<>&;:!|~=\\/ab\u00a0"


@given(st.lists(st.text(SIGNS, max_size=12), min_size=1, max_size=4))
def test_paragraphs_of_a_page_are_shown_as_they_were(texts: list[str]) -> None:
    soup = BeautifulSoup("", "html.parser")
    for text in texts:
        element = soup.new_tag("p")
        element.string = text
        soup.append(element)
    body = "\n\n".join(block.markdown for block in webpage.blocks(str(soup)))
    shown = BeautifulSoup(RENDERER.render(body), "html.parser")
    found = [" ".join(p.get_text().split()) for p in shown("p")]
    assert found == [said for text in texts if (said := " ".join(tidy(text)[0].split()))]
