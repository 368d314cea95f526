"""Lines of one thing repeated: each is read to its end, in time that its length bounds.

`./prakat bench thai` measures; here a function that took the square of a length would not end.
"""

from __future__ import annotations

import pytest

from plugins.thai import dates, digits, normalize, words

MANY = 60_000

CLEANED = {
    "marks in disorder": ("ก" + "่ิ" * MANY, "กิ่"),
    "sara am and tones": ("ก" + "ำ่" * MANY, "ก่ำ"),
    "directions": ("1\u200e" * MANY, "1" * MANY),
    "UTF-8 read as CP874": ("เธก" * MANY, "ม" * MANY),
    "UTF-8 read as Latin-1": ("à¸¡" * MANY, "ม" * MANY),
    "half a letter": ("เธก" * MANY + "เธ", "เธก" * MANY + "เธ"),
    "no-break spaces": ("ก" + "\u00a0" * MANY, "ก"),
}


@pytest.mark.parametrize(("text", "cleaned"), CLEANED.values(), ids=CLEANED)
def test_clean(text: str, cleaned: str) -> None:
    assert normalize.clean(text) == cleaned
    assert normalize.clean_with_offsets(text)[0] == cleaned


CONVERTED = {
    "tags": ("<b>๑</b>" * MANY, "<b>1</b>" * MANY),
    "lines of tags": ("<b>\n๑" * MANY, "<b>\n1" * MANY),
    "comments": ("<!-- ๑ -->๑" * MANY, "<!-- ๑ -->1" * MANY),
    "comments without an end": ("<b>๑</b>" + "<!-- ๑" * MANY, "<b>1</b>" + "<!-- ๑" * MANY),
    "tags without an end": ("<b>๑</b>" + "<a ๑ " * MANY, "<b>1</b>" + "<a ๑ " * MANY),
    "code in code": ("<code>" * MANY + "</pre>๑" * MANY, "<code>" * MANY + "</pre>๑" * MANY),
    "sections": ("<b>๑</b>" + "<![๑]>๑" * MANY, "<b>1</b>" + "<![๑]>1" * MANY),
    "numbers": ("๑/" * MANY, "1/" * MANY),
    "at signs": ("a@" * MANY + "๑", "a@" * MANY + "1"),
}


@pytest.mark.parametrize(("text", "converted"), CONVERTED.values(), ids=CONVERTED)
def test_to_arabic(text: str, converted: str) -> None:
    assert digits.to_arabic(text) == converted


def test_to_thai() -> None:
    assert digits.to_thai("1/" * MANY) == "๑/" * MANY
    assert digits.to_thai("1-" * MANY + "a") == "1-" * MANY + "a"


FOUND = {
    "digits": ("1" * MANY, 0),
    "dashes": ("1-" * MANY, 0),
    "days": ("1, 2, " * MANY, 0),
    "months": ("มกราคม" * MANY, MANY),
    "ranges": ("1 มกราคม - " * (MANY // 10), MANY // 20),
    "weekdays": ("วันจันทร์ที่ " * MANY, 0),
    "cues": ("ปี พ.ศ. ม. ที่ " * MANY, 0),
    "invisible": ("\u200b1" * MANY, 0),
    "spaces": ("1" + " " * MANY, 0),
}


@pytest.mark.parametrize(("text", "count"), FOUND.values(), ids=FOUND)
def test_find(text: str, count: int) -> None:
    assert len(dates.find(text)) == count


def test_words() -> None:
    for text in ("1" * MANY, "ก1" * (MANY // 10), "กรุงเทพ" * (MANY // 10)):
        assert "".join(words.tokens(text)) == text
    assert len(words.lattice("กรุงเทพ" * MANY)) >= MANY
