"""The metadata block: what is read, on which line, and that nothing is ever lost or crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import PrakatError
from plugins.thai_content import fields, metadata
from tests.sites import THAI

HERE = Path("th.md")


def test_values_and_lines() -> None:
    source = metadata.parse(THAI, HERE)
    assert source.value("title") == "เปิดรับสมัครอาสาสมัครแรงงาน"
    assert (source.line("date"), source.body_line) == (2, 5)
    assert source.problems == ()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
def test_line_ends_do_not_matter(end: str) -> None:
    assert metadata.parse(THAI.replace("\n", end), HERE) == metadata.parse(THAI, HERE)


def test_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    file = tmp_path / "th.md"
    file.write_text(THAI, encoding="utf-8-sig")
    assert metadata.read(file).value("title") == "เปิดรับสมัครอาสาสมัครแรงงาน"


def test_indented_line_continues_a_value() -> None:
    source = metadata.parse("Title: ก\n    ข\nDate: ค\n\nง", HERE)
    assert source.value("title") == "ก ข"
    assert source.line("date") == 3


def test_only_what_is_set_in_far_continues_a_value() -> None:
    source = metadata.parse("    Title: ก\n   Date: ค\n    Category: pr\n\nง", HERE)
    assert {name: field.value for name, field in source.fields.items()} == {
        "title": "ก",
        "date": "ค Category: pr",
    }


@pytest.mark.parametrize("fence", ["---", "..."])
def test_fences_around_the_block_are_taken_as_such(fence: str) -> None:
    source = metadata.parse(f"---\nTitle: ก\n{fence}\nเนื้อ\n", HERE)
    assert (source.value("title"), source.body, source.body_line) == ("ก", "เนื้อ\n", 4)


def test_colon_in_a_value_stays() -> None:
    source = metadata.parse("Title: เวลา 09:30 น.: แถลง\n\nก", HERE)
    assert source.value("title") == "เวลา 09:30 น.: แถลง"


@pytest.mark.parametrize(
    "line",
    [
        "Date:\N{NO-BREAK SPACE}๗ พฤษภาคม ๒๕๖๒",
        "\ufeffDate: ๗ พฤษภาคม ๒๕๖๒",
        "Da\u200bte\u2060 :\u200b ๗ พฤษภาคม ๒๕๖๒",
        "Date：๗ พฤษภาคม ๒๕๖๒",
        "Date:๗ พฤษภาคม ๒๕๖๒",
        "DATE\t:\t๗ พฤษภาคม ๒๕๖๒",
        " Date : ๗ พฤษภาคม ๒๕๖๒",
        "\N{NO-BREAK SPACE}date:๗ พฤษภาคม ๒๕๖๒",
    ],
)
def test_what_a_word_processor_adds_to_a_key_does_not_matter(line: str) -> None:
    source = metadata.parse(f"Title: ก\n{line}\nCategory: pr\n\nข", HERE)
    assert (source.value("date"), source.problems) == ("๗ พฤษภาคม ๒๕๖๒", ())
    assert source.value("category") == "pr"


def test_a_forgotten_colon_is_the_only_mistake_named() -> None:
    source = metadata.parse("Title กระทรวง\nDate: 2019-05-07\nCategory: pr\n\nข", HERE)
    values = fields.values(source)
    assert [
        (problem.line, "หลังคำว่า Title" in problem.show("th")) for problem in values.problems
    ] == [(1, True)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_named(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "th.md"
    file.write_bytes(THAI.encode(encoding))
    with pytest.raises(PrakatError, match="UTF-16"):
        metadata.read(file)


def test_missing_file_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(PrakatError, match="can't be opened"):
        metadata.read(tmp_path / "th.md")


@given(st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    source = metadata.parse(text, HERE)
    assert source.body_line >= 1
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert source.body == "\n".join(lines[source.body_line - 1 :])


@given(
    st.dictionaries(
        st.sampled_from(sorted(metadata.KEYS)),
        st.text(st.characters(categories=("L", "M", "N", "P")), min_size=1),
        min_size=1,
    ),
    st.text(st.characters(categories=("L", "M", "N", "P", "Zs"))).filter(str.strip),
)
def test_what_is_written_is_read(values: dict[str, str], body: str) -> None:
    text = "".join(f"{metadata.KEYS[key]}: {value}\n" for key, value in values.items())
    source = metadata.parse(f"{text}\n{body}", HERE)
    assert {key: field.value for key, field in source.fields.items()} == values
    assert source.body == body
