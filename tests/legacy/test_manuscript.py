"""What a new release takes from a Word document, a saved page or pasted text."""

from __future__ import annotations

import datetime as dt
import html
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.errors import PrakatError
from plugins.legacy import manuscript, webpage
from plugins.legacy.item import tidy
from plugins.legacy.manuscript import Manuscript
from plugins.thai_content.render import Renderer
from tests.legacy.documents import (
    deleted,
    letterhead,
    numbered,
    paragraph,
    picture,
    raised,
    run,
    table,
    write,
)

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
        "| ชื่อ | จำนวน&#124;คน |\n| --- | --: |\n| ก | ๕ |\n"
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


def said(found: Manuscript, lang: str = "en") -> str:
    return "\n".join(problem.show(lang) for problem in found.warnings)


def test_letterhead_above_a_title_of_words_style_is_no_title(tmp_path: Path) -> None:
    heads = [paragraph("กระทรวงแรงงาน"), paragraph("กรมการจัดหางาน"), paragraph("ฉบับที่ ๑๕/๒๕๖๒")]
    path = write(tmp_path / "a.docx", *heads, paragraph(TITLE, style="Title"), paragraph(BODY))
    found = read(path)
    assert (found.title, found.body) == (TITLE, f"ฉบับที่ ๑๕/๒๕๖๒\n\n{BODY}\n")
    assert "the letterhead above the title was left out: “กระทรวงแรงงาน”, “กรมการจัดหางาน”" in said(
        found
    )
    assert "ไม่ได้นำหัวกระดาษเหนือชื่อข่าวมา: “กระทรวงแรงงาน”" in said(found, "th")


LETTERHEADS = [
    "กระทรวงแรงงาน",
    "ข่าวประชาสัมพันธ์ กระทรวงแรงงาน",
    "MINISTRY OF LABOUR",
    "Press Release",
    "ข่าวแจก โทร. ๐ ๒๒๓๒ ๑๔๒๑",
]


@pytest.mark.parametrize("line", LETTERHEADS)
def test_line_of_offices_alone_is_no_title(line: str, tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", f"{line}\n\n{TITLE}\n\n{BODY}"))
    assert (found.title, found.body) == (TITLE, f"{BODY}\n")
    assert f"“{line}”" in said(found)


@pytest.mark.parametrize(
    "title", ["กระทรวงแรงงานเปิดรับสมัคร", "กรมการจัดหางาน เตือนคนหางาน", "Ministry of Labour Recruits"]
)
def test_title_that_begins_with_an_office_is_one(title: str, tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", f"{title}\n\n{BODY}"))
    assert (found.title, found.body, found.warnings) == (title, f"{BODY}\n", [])


def test_line_of_words_header_style_is_no_title(tmp_path: Path) -> None:
    head = paragraph("งานเผยแพร่", style="Header")
    found = read(write(tmp_path / "a.docx", head, paragraph(TITLE), paragraph(BODY)))
    assert (found.title, found.body) == (TITLE, f"{BODY}\n")
    assert "“งานเผยแพร่”" in said(found)


def test_table_of_a_letterhead_gives_its_fields_and_no_press_photo(tmp_path: Path) -> None:
    lines = ["ข่าวประชาสัมพันธ์ กระทรวงแรงงาน", "ฉบับที่ ๑๕/๒๕๖๒", "วันที่ ๑ พฤษภาคม ๒๕๖๒", "ถนนมิตรไมตรี"]
    head = letterhead(picture(0), "".join(map(paragraph, [*lines, DIVISION])))
    parts = [head, paragraph(f"*{TITLE}"), paragraph(BODY), picture(1)]
    pictures = {"logo.png": b"logo", "a.png": b"photo"}
    found = read(write(tmp_path / "a.docx", *parts, pictures=pictures))
    assert (found.title, found.when) == (TITLE, dt.date(2019, 5, 1))
    assert found.division == DIVISION
    assert found.body == f"ฉบับที่ ๑๕/๒๕๖๒\n\n{BODY}\n"
    assert found.pictures == {"photo-02.png": b"photo"}
    assert f"“{lines[0]}”, “ถนนมิตรไมตรี”" in said(found)
    assert "1 pictures of the letterhead" in said(found)


def test_table_of_figures_above_a_title_stays(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", table(("ก", "๑")), paragraph(TITLE), paragraph(BODY))
    assert "| ก | ๑ |" in read(path).body


def test_header_and_footer_are_named_and_give_the_date(tmp_path: Path) -> None:
    edges = {
        "header1": paragraph("ฉบับที่ ๑๕/๒๕๖๒") + paragraph("วันที่ ๑ พฤษภาคม ๒๕๖๒"),
        "footer1": paragraph("หน้า 1") + paragraph("กลุ่มงาน ", "ประชาสัมพันธ์") + deleted("ลบแล้ว"),
    }
    found = read(write(tmp_path / "a.docx", paragraph(TITLE), paragraph(BODY), edges=edges))
    named = "“ฉบับที่ ๑๕/๒๕๖๒”, “วันที่ ๑ พฤษภาคม ๒๕๖๒”, “กลุ่มงาน ประชาสัมพันธ์”"
    assert f"header and footer of the pages were left out: {named}\n" in said(found)
    assert found.when == dt.date(2019, 5, 1)


def test_struck_text_is_shown_so_and_named(tmp_path: Path) -> None:
    title = f"<w:p>{run('๕๐ คน', 'strike')[5:-6]}{run(TITLE)[5:-6]}</w:p>"
    path = write(tmp_path / "a.docx", title, run("ยกเลิก*", "strike"), run("สองเส้น", "dstrike"))
    found = read(path)
    assert (found.title, found.body) == (TITLE, "<s>ยกเลิก*</s>\n\nสองเส้น\n")
    assert "shown struck through: “ยกเลิก*”" in said(found)
    assert "in the title or letterhead was left out: “๕๐ คน”" in said(found)
    assert "struck through twice will be shown without a line: “สองเส้น”" in said(found)
    assert "<s>ยกเลิก*</s>" in RENDERER.render(found.body)


def test_raised_and_lowered_text_is_kept(tmp_path: Path) -> None:
    parts = [raised("พื้นที่ 100 ม.", "2"), raised("ก๊าซ CO", "2", "subscript")]
    found = read(write(tmp_path / "a.docx", *parts, raised("10 ม.", "3")))
    assert (found.title, found.body) == ("พื้นที่ 100 ม.²", "ก๊าซ CO<sub>2</sub>\n\n10 ม.<sup>3</sup>\n")
    assert "<sup>3</sup>" in RENDERER.render(found.body)


def test_lists_of_words_styles_keep_their_levels(tmp_path: Path) -> None:
    items = [("ListBullet", "ก"), ("ListBullet2", "ข"), ("ListNumber3", "ค"), ("ListBullet", "ง")]
    listed = [paragraph(text, style=style) for style, text in items]
    found = read(write(tmp_path / "a.docx", paragraph(TITLE), *listed))
    assert found.body == "-   ก\n    -   ข\n        1.  ค\n-   ง\n"
    listed = [numbered(text, level) for text, level in (("ก", 0), ("ข", 1), ("ค", 0))]
    found = read(write(tmp_path / "a.docx", paragraph(TITLE), *listed))
    assert found.body == "-   ก\n    -   ข\n-   ค\n"


def test_pictures_keep_their_words_and_their_places(tmp_path: Path) -> None:
    parts = [
        paragraph(TITLE),
        picture(0, "ปลัดกระทรวง\nบนเวที"),
        paragraph("พิธีเปิด", style="Caption"),
        paragraph(BODY),
        picture(1),
        paragraph(BODY),
        picture(2),
        paragraph("ภาพที่ 3 ผู้เข้าร่วม"),
    ]
    pictures = {f"{name}.png": name.encode() for name in "abc"}
    found = read(write(tmp_path / "a.docx", *parts, pictures=pictures))
    assert found.body == f"{BODY}\n\n{BODY}\n"
    assert found.alts == {"photo-01.png": "ปลัดกระทรวง บนเวที"}
    assert found.captions == {"photo-01.png": "พิธีเปิด", "photo-03.png": "ภาพที่ 3 ผู้เข้าร่วม"}
    assert "stand amid it: photo-02.png → “นายสมชาย" in said(found)
    assert "photo-03.png →" not in said(found)


def test_captions_above_their_pictures_are_theirs(tmp_path: Path) -> None:
    parts = [paragraph(TITLE), paragraph(BODY)]
    for n in range(2):
        parts += [paragraph(f"ภาพ {n}", style="Caption"), picture(n)]
    found = read(write(tmp_path / "a.docx", *parts, pictures={"a.png": b"a", "b.png": b"b"}))
    assert found.captions == {"photo-01.png": "ภาพ 0", "photo-02.png": "ภาพ 1"}
    assert (found.body, found.warnings) == (f"{BODY}\n", [])


def test_many_pictures_below_hide_no_line_of_the_end(tmp_path: Path) -> None:
    parts = [*map(paragraph, [TITLE, *[BODY] * 9, *FRAME]), *map(picture, range(9))]
    pictures = {f"{n}.png": bytes([n]) for n in range(9)}
    found = read(write(tmp_path / "a.docx", *parts, pictures=pictures))
    assert (found.division, found.credit) == (DIVISION, FRAME[2])
    assert found.when == dt.date(2019, 4, 29)


def test_charts_and_formulas_are_named(tmp_path: Path) -> None:
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    chart = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    drawn = f"<w:p><m:oMath {maths}><m:r><m:t>x+1</m:t></m:r></m:oMath><c:chart {chart}/></w:p>"
    found = read(write(tmp_path / "a.docx", paragraph(TITLE), paragraph(BODY), drawn))
    assert "formulas were left out: “x+1”" in said(found)
    assert "1 charts or diagrams were left out" in said(found)


def test_links_within_the_document_are_text(tmp_path: Path) -> None:
    links = '<a href="#x">ตาราง</a><sup><a href="#n">[1]</a></sup> <a href="#y">↑</a>'
    page = f"<h1>{TITLE}</h1><p>ดู {links}</p>"
    assert read(written(tmp_path / "a.html", page)).body == "ดู ตาราง<sup>[1]</sup>\n"


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
    assert found == [said for text in texts if (said := spaced(text))]


def spaced(text: str) -> str:
    return " ".join(tidy(text)[0].split())


MARKS = ["", "", "b", "i", "s", "sup", "sub", "a"]
runs = st.lists(st.tuples(st.text(SIGNS, max_size=8), st.sampled_from(MARKS)), max_size=4)


def marked(soup: BeautifulSoup, name: str, parts: list[tuple[str, str]]) -> Tag:
    """Make an element of runs of text, each with a mark or none."""
    element = soup.new_tag(name)
    for text, mark in parts:
        inner = element
        if mark:
            inner = soup.new_tag(mark)
            element.append(inner)
        if mark == "a":
            inner["href"] = f"https://www.mol.go.th/{text}"
        inner.append(text)
    return element


@settings(deadline=None)
@given(st.lists(runs, min_size=1, max_size=4), st.sampled_from(["p", "li", "td"]))
@example([[("&#", ""), ("|", "b")]], "td")
@example([[("!", ""), ("`", "a"), ("`", "")]], "p")
@example([[("_", "b"), ("(ก)", "i"), ("ข", "")]], "li")
def test_marked_text_of_a_page_is_shown_as_it_was(
    texts: list[list[tuple[str, str]]], name: str
) -> None:
    soup = BeautifulSoup("", "html.parser")
    elements = [marked(soup, name, parts) for parts in texts]
    around = {"p": ["div"], "li": ["ol"], "td": ["table", "tr"]}[name]
    root: Tag = soup
    for outer in around:
        inner = soup.new_tag(outer)
        root.append(inner)
        root = inner
    for element in elements:
        root.append(element)
    body = "\n\n".join(block.markdown for block in webpage.blocks(str(soup)))
    shown = BeautifulSoup(RENDERER.render(body), "html.parser")
    expected = [squeezed("".join(text for text, _ in parts)) for parts in texts]
    assert squeezed(shown.get_text()) == "".join(expected)


def squeezed(text: str) -> str:
    """Give a text without its white space, which marks of Markdown may move."""
    return "".join(tidy(text)[0].split())


def test_what_is_no_markdown_stays_as_it_was_typed(tmp_path: Path) -> None:
    lines = ["๑. หนึ่ง", "1) สอง", "<ด่วน> สาม", "1_000_ สี่", "*หมายเหตุ [1]", "C:\\ข่าว"]
    page = "".join(f"<p>{html.escape(line)}</p>" for line in [TITLE, *lines])
    assert read(written(tmp_path / "a.html", page)).body == "\n\n".join(lines) + "\n"


def test_ordered_lists_are_numbered(tmp_path: Path) -> None:
    items = "".join(f"<li>ข้อ {n}</li>" for n in range(9, 12))
    page = f"<h1>{TITLE}</h1><ol start=9>{items}</ol>"
    body = read(written(tmp_path / "a.html", page)).body
    assert body == "9.  ข้อ 9\n10. ข้อ 10\n11. ข้อ 11\n"
    assert '<ol start="9">' in RENDERER.render(body)


def test_columns_of_numbers_stand_right(tmp_path: Path) -> None:
    rows = [
        ("จังหวัด", "จำนวน", "ร้อยละ", "ปี"),
        ("กทม.", "1,234", "๕.๕%", "2562"),
        ("ชลบุรี", "-", "-2", "ก"),
    ]
    body = read(write(tmp_path / "a.docx", paragraph(TITLE), table(*rows))).body
    assert "\n| --- | --: | --: | --- |\n" in body
    assert '<td class="pk-right">1,234</td>' in RENDERER.render(body)


def test_cells_over_several_rows_move_no_column(tmp_path: Path) -> None:
    page = (
        f"<h1>{TITLE}</h1><table><tr><th>ภาค</th><th>จังหวัด</th><th>คน</th></tr>"
        "<tr><td rowspan=2>เหนือ</td><td>ตาก</td><td>1</td></tr><tr><td>แพร่</td><td>2</td></tr>"
        "<tr><td colspan=2>รวม</td><td>3</td></tr></table>"
    )
    assert read(written(tmp_path / "a.html", page)).body == (
        "| ภาค | จังหวัด | คน |\n| --- | --- | --: |\n| เหนือ | ตาก | 1 |\n|  | แพร่ | 2 |\n"
        "| รวม | | 3 |\n"
    )


def test_links_keep_their_text_and_lead_where_they_led(tmp_path: Path) -> None:
    page = (
        f'<h1>{TITLE}</h1><p>ดู <a href="https://www.mol.go.th/a">https://www.mol.go.th/a</a></p>'
        '<p><a href="/x">/x</a> <a href="https://a.th/b (1)">ก] ข</a></p>'
    )
    body = read(written(tmp_path / "a.html", page)).body
    assert body == ("ดู https://www.mol.go.th/a\n\n[/x](/x) [ก\\] ข](https://a.th/b%20%281%29)\n")
    shown = BeautifulSoup(RENDERER.render(body), "html.parser")
    assert [(a.get_text(), a["href"]) for a in shown("a")][1:] == [
        ("/x", "/x"),
        ("ก] ข", "https://a.th/b%20%281%29"),
    ]
