"""Digits changed where a reader would and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.thai import digits, markup
from tests.thai import labelled

CONVERT = {"arabic": digits.to_arabic, "thai": digits.to_thai}
TAGS = ("<p>", "</p>", '<a title="๑1">', "</a>", "<code>", "</code>", "<br/>", "<!--", "-->", "<!")
pieces = st.lists(st.sampled_from((*TAGS, "๑๒", "12", "ก", "<", ">", "&", "#", "A", " ", "\n")))
html = pieces.map("".join)
prose = st.text(alphabet="กขค ๐๑๒๓0123.,-/()")


@pytest.mark.parametrize("case", labelled.load("digits"))
def test_convert(case: dict[str, Any]) -> None:
    assert CONVERT[case["to"]](case["text"]) == case["result"]


@given(prose)
def test_there_and_back_in_prose(text: str) -> None:
    arabic = digits.to_arabic(text)
    assert not set(arabic) & set(digits.THAI)
    assert digits.to_arabic(digits.to_thai(arabic)) == arabic


@given(st.text() | html)
@pytest.mark.parametrize("convert", CONVERT.values(), ids=CONVERT)
def test_only_digits_change(convert: Any, text: str) -> None:
    result = convert(text)
    assert result.translate(digits.TO_ARABIC) == text.translate(digits.TO_ARABIC)
    assert convert(result) == result


@given(html)
@example("&#12<p>")
def test_tags_stay_as_they_are(text: str) -> None:
    before, after = (BeautifulSoup(t, "html.parser") for t in (text, digits.to_thai(text)))
    assert [tag.attrs for tag in before.find_all()] == [tag.attrs for tag in after.find_all()]


@given(html)
def test_prose_spans_are_in_order(text: str) -> None:
    done = 0
    for start, end in markup.prose(text):
        assert done <= start <= end <= len(text)
        done = end
