"""Months and weekdays, however they are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.thai import months

EACH = [
    (name, number)
    for names in (months.THAI, months.THAI_SHORT, months.ENGLISH, months.ENGLISH_SHORT)
    for number, name in enumerate(names, 1)
]
letters = "".join(sorted(set("".join(months.THAI))))


@pytest.mark.parametrize(("name", "number"), EACH)
def test_any_number(name: str, number: int) -> None:
    assert months.any_number(name) == number
    assert re.fullmatch(months.PATTERN, name)


@pytest.mark.parametrize("name", ["มค", "ม. ค.", "ม.ค", "เมย.", "SEPT.", "SEP", "มีนา"])
def test_other_spellings_match(name: str) -> None:
    assert re.fullmatch(months.PATTERN, name)


@pytest.mark.parametrize("name", ["มีนาย", "พยาบาล", "may", "Mayor", "กคศ"])
def test_other_words_do_not_match(name: str) -> None:
    assert not re.match(months.PATTERN, name)


@given(st.sampled_from(months.THAI), st.integers(0, 20), st.sampled_from(letters))
def test_one_wrong_letter_still_tells_the_month(name: str, place: int, letter: str) -> None:
    wrong = name[: place % len(name)] + letter + name[place % len(name) + 1 :]
    near = {n for n, other in enumerate(months.THAI, 1) if _changed_letters(wrong, other) <= 1}
    assert months.misspelt(wrong) == (months.any_number(name) if len(near) == 1 else None)


def test_a_letter_between_two_months_tells_neither() -> None:
    assert months.misspelt("มกนาคม") is None, "one letter from both มกราคม and มีนาคม"


def _changed_letters(one: str, other: str) -> int:
    """Count the places where two words of one length differ; of other lengths, all places."""
    if len(one) != len(other):
        return max(len(one), len(other))
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("word", ["ประการ", "โครงการ", "นิคม", "อาคม", "จังหวัด", "สมาคม", "คน"])
def test_other_words_are_no_misspelt_months(word: str) -> None:
    assert months.misspelt(word) is None


@pytest.mark.parametrize(("number", "name"), list(enumerate(months.WEEKDAYS)))
def test_weekday(number: int, name: str) -> None:
    assert months.weekday(name) == number
