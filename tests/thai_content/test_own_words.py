"""The site's own words: read from content/words.txt, and by whom they are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import PrakatError
from plugins.thai_content import own_words


def test_no_list_is_no_words(tmp_path: Path) -> None:
    assert own_words.read(tmp_path) == ()


def test_words_stand_one_a_line_with_notes(tmp_path: Path) -> None:
    lines = "\ufeff# หน่วยงาน\nกระทรวงแรงงาน\n\nอาสาสมัครแรงงาน  # อสร.\r\nกระทรวงแรงงาน\n"
    (tmp_path / "words.txt").write_text(lines, encoding="utf-8")
    assert own_words.read(tmp_path) == ("กระทรวงแรงงาน", "อาสาสมัครแรงงาน")


def test_a_list_that_is_no_text_is_named_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes("แรงงาน\n".encode() + b"\xa1\xa2\n")
    with pytest.raises(PrakatError, match=r"words\.txt:2.*can't be read"):
        own_words.read(tmp_path)
