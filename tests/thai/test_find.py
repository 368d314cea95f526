"""Dates found in text: labelled cases, and what holds for any text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import Text
from plugins.thai import dates, found
from plugins.thai.prose import Prose
from tests.thai import labelled

REASONS = {
    "31 มิถุนายน 2567": found.IMPOSSIBLE,
    "วันเสาร์ที่ 8 กรกฎาคม 2565": found.WRONG_WEEKDAY,
    "1 มีนาคม 25373": found.WRONG_YEAR,
    "วันนี้ (9 มกราคม 2662)": found.NOT_TODAY,
    "16 ตุลาคม 2567 ถึงวันที่ 12 กุมภาพันธ์ 2567": found.REVERSED,
    "21-12 สิงหาคม 2568": found.REVERSED,
    "13 มกราคม พ.ศ. 2453": found.OLD_NEW_YEAR,
    "5/6/19": found.TWO_DIGIT_YEAR,
}
PIECES = (
    "1", "5", "31", "12", "2566", "66", "๒๕๖๖", "มกราคม", "ก.พ.", "ตค", "May", "March", "พ.ศ.",
    "ค.ศ.", "ปี", "ปีงบประมาณ", "เดือน", "วันที่", "วันจันทร์ที่", "วันนี้", "ถึง", "-", "–", "และ", ",", " ",
    "\n", "/", ".", ":", "น.", "เวลา", "ทุ่ม", "ตี", "(", ")", "ร.ศ.", "กรกฎคม", "\u200b", "\u00a0",
    "ครั้งที่", "มาตรา", "https://a.th/", "hrs", "a.m.",
)  # fmt: skip

anything = st.text() | st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@pytest.mark.parametrize("case", labelled.load("dates"))
def test_find(case: dict[str, Any]) -> None:
    reference = date.fromisoformat(case["reference"]) if "reference" in case else None
    results = dates.find(case["text"], reference)
    assert [[r.text, r.kind, r.iso, r.calendar] for r in results] == case["found"]


@pytest.mark.parametrize(("text", "reason"), REASONS.items(), ids=REASONS)
def test_reason(text: str, reason: Text) -> None:
    assert dates.find(text)[-1].reason == reason


def test_a_certain_date_has_no_reason() -> None:
    assert [result.reason for result in dates.find("1 มกราคม 2566 ถึง 5 มกราคม 2566")] == [None]


def test_another_reading_of_an_old_date() -> None:
    (result,) = dates.find("เมื่อวันที่ 8 มีนาคม 2478")
    assert (result.iso, result.alt) == ("1936-03-08", ("1935-03-08",))


def days(results: list[found.Found]) -> list[found.Found]:
    """Leave out times and years, and ranges of years."""
    return [one for one in results if one.iso and "-" in one.iso and one.kind != "fiscal_year"]


@given(anything, st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_days_alone_are_those_of_all(text: str, reference: date | None) -> None:
    assert days(dates.find_days(text, reference)) == days(dates.find(text, reference))


@pytest.mark.parametrize("case", labelled.load("dates"))
def test_days_alone_are_those_of_cases(case: dict[str, Any]) -> None:
    assert days(dates.find_days(case["text"])) == days(dates.find(case["text"]))


def test_a_range_of_years_hides_a_day_from_both() -> None:
    text = "ปี 2560/61 มกราคม 2562"
    assert [result.iso for result in days(dates.find(text))] == ["2019-01"]
    assert [result.iso for result in days(dates.find_days(text))] == ["2019-01"]


@given(anything)
def test_results_are_spans_in_order(text: str) -> None:
    results = dates.find(text)
    assert all(text[result.start : result.end] == result.text for result in results)
    assert all(a.end <= b.start for a, b in pairwise(results))
    assert all(result.iso or result.reason for result in results)


@given(anything, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_what_is_found_can_be_shown(text: str, reference: date) -> None:
    for result in dates.find(text, reference):
        for iso in (result.iso, *result.alt):
            if iso is not None:
                assert dates.show_iso(iso, "th")
                assert dates.show_iso(iso, "en", "short", "thai")


@given(st.text(alphabet="ab \u200b\u00adก"))
def test_prose_leads_back_to_its_source(text: str) -> None:
    prose = Prose(text)
    for position, char in enumerate(prose.plain):
        start, end = prose.source(position, position + 1)
        assert (text[start], end) == (char, start + 1)


@pytest.mark.parametrize(
    "piece", ["1", "1-", "1,", "12 ", "มกราคม", "ปี 2566 ", "\u200b1", "a@", "ก"]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    """A text ten times as long may not take a hundred times as long; bounded well below that."""
    assert _seconds(piece * 60_000) < 40 * _seconds(piece * 6_000) + 0.5


def _seconds(text: str) -> float:
    from time import process_time

    began = process_time()
    dates.find(text)
    return process_time() - began
