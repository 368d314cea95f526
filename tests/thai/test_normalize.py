"""Text repaired, text compared, and the way back to the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.thai import normalize, words
from tests.thai import labelled

WithOffsets = Callable[[str], tuple[str, normalize.Offsets]]
BOTH: dict[str, tuple[Callable[[str], str], WithOffsets]] = {
    "clean": (normalize.clean, normalize.clean_with_offsets),
    "fold": (normalize.fold, normalize.fold_with_offsets),
}
JUNK = (
    "กานำเแ่้์ิุํๆ ๑1Aé👩א\n\t\u00a0\u200b\u200d\u00ad\ufeff\u202a\u2028\uf70a\uf0a7\uf0a1\u0097\u009f"
    "à¸¡ÃÐเธ\u0081"
)
junk = st.text(alphabet=JUNK) | st.text()
thai_words = st.lists(
    st.sampled_from(sorted(words.default().dictionary)), min_size=2, max_size=8
).map("".join)


@pytest.mark.parametrize("case", labelled.load("clean"))
def test_clean(case: dict[str, Any]) -> None:
    assert normalize.clean(case["text"]) == case["result"]


@pytest.mark.parametrize("case", labelled.load("wellformed"))
def test_clean_leaves_alone(case: dict[str, Any]) -> None:
    assert normalize.clean(case["text"]) == case["text"]


@pytest.mark.parametrize("case", labelled.load("fold"))
def test_fold(case: dict[str, Any]) -> None:
    assert normalize.fold(case["text"]) == case["result"]


@given(junk)
@example("¡¡¡¿Ç")
@example("¡๐¡¡¿ç")
@pytest.mark.parametrize("name", BOTH)
def test_it_is_idempotent(name: str, text: str) -> None:
    once = BOTH[name][0](text)
    assert BOTH[name][0](once) == once


@given(junk)
@example("¡¡¡¿Ç ที่")
@pytest.mark.parametrize("name", BOTH)
def test_offsets(name: str, text: str) -> None:
    """With offsets the result is the same, and they rise from the source's start to its end."""
    plain, with_offsets = BOTH[name]
    result, offsets = with_offsets(text)
    assert result == plain(text)
    assert len(offsets) == len(result) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@given(thai_words)
def test_dictionary_words_are_well_formed(text: str) -> None:
    assert normalize.clean(text) == text


@given(st.text(alphabet=st.characters(max_codepoint=0x024F, categories=["L", "N", "P", "Zs"])))
def test_ascii_words_and_single_accents_stay(text: str) -> None:
    spaced = "a".join(text.replace("\u00a0", " "))
    assert normalize.clean(spaced) == spaced


@given(st.lists(st.sampled_from(["ย่อหน้า", "", "- ข้อ", "    รหัส", "# หัวข้อ", "ท้าย  "])))
def test_lines_of_markdown_stay(lines: list[str]) -> None:
    assert normalize.clean("\n".join(lines)) == "\n".join(lines)


@given(thai_words)
@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_utf8_read_with_another_table_comes_back(wrong: str, text: str) -> None:
    mojibake = "".join(_read(byte, wrong) for byte in text.encode())
    assert normalize.clean(mojibake) == text


@given(thai_words.filter(lambda text: len(text) > 8 and set(text) & set("ะาิีุูเแโ")))
def test_cp874_read_as_latin_1_comes_back(text: str) -> None:
    assert normalize.clean(text.encode("cp874").decode("latin-1")) == text


@given(thai_words.filter(lambda text: len(text) > 4))
def test_utf8_read_as_cp874_comes_back(text: str) -> None:
    mojibake = "".join(_read(byte, "cp874") for byte in text.encode())
    assert normalize.clean(mojibake) == text


def _read(byte: int, encoding: str) -> str:
    """Read a byte as browsers do: one that the table lacks is the control of that number."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@given(thai_words)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_decode_reads_utf8(encoding: str, text: str) -> None:
    assert normalize.decode(text.encode(encoding)) == (text, encoding)


@given(thai_words.filter(lambda text: not _is_utf8(text.encode("cp874"))))
def test_decode_reads_cp874(text: str) -> None:
    assert normalize.decode(text.encode("cp874")) == (text, "cp874")


def test_decode_takes_what_may_be_both_for_utf8() -> None:
    """430 of 60,758 words are UTF-8 of something too when alone, and hardly a line of words is."""
    assert normalize.decode("ลดลง".encode("cp874")) == ("Ŵŧ", "utf-8")
    assert normalize.decode("ลดลงร้อยละ 5".encode("cp874")) == ("ลดลงร้อยละ 5", "cp874")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\x01", "déjà vu où".encode("latin-1"), b"\x89PNG\r\n\x1a\n\x00\xd8"]
)
def test_decode_refuses_what_is_no_thai(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        normalize.decode(data)


@given(st.binary())
def test_decode_gives_text_or_says_that_it_can_not(data: bytes) -> None:
    try:
        text, encoding = normalize.decode(data)
    except UnicodeDecodeError:
        return
    assert text.encode(encoding) == data
