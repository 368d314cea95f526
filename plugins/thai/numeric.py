"""Dates in digits alone: 29/4/2562, 29.04.62, 2019-04-29."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from plugins.thai import calendar_days, found, years
from plugins.thai.intervals import Span
from plugins.thai.points import Day, Point
from plugins.thai.years import Year

_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<by>[/.-])(?P<month>\d{1,2})(?P=by)(?P<year>\d{4}|\d{2})(?![\d/-]|[.,:]\d)"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<by>[/-])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?![\d/-]|[.,]\d)"
)
_AREA_BEFORE = re.compile(r"(?:พื้นที่|เนื้อที่|ขนาด|จำนวน|ประมาณ|รวม|โทร\.?|เลขที่) ?\Z")
_AREA_AFTER = re.compile(r" ?(?:ไร่|งาน|ตาราง|ตร\.|%)")
_USUAL: Final = range(40, 81)
"""Two-digit years that can only be meant as Buddhist: 2540 to 2580, or 1940 to 1980."""


def read(plain: str, position: int, reference: date | None) -> Span | None:
    """Read the numeric date that begins at `position`; None where digits mean something else."""
    match = _YEAR_FIRST.match(plain, position) or _DAY_FIRST.match(plain, position)
    if match is None or _AREA_AFTER.match(plain, match.end()):
        return None
    if _AREA_BEFORE.search(plain, max(0, position - 12), position):
        return None
    year = years.of_digits(match["year"])
    day, month = int(match["day"]), int(match["month"])
    if year is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if match["by"] == "." and len(match["month"]) < 2:
        return None
    if year.width == 2 and int(match["year"]) not in _USUAL:
        return _two_digits(match, reference)
    return _span(match, year, reference)


def _span(match: re.Match[str], year: Year, reference: date | None) -> Span:
    start, end = match.span()
    point = Point(start, end, (Day(int(match["day"])),), int(match["month"]), "", year)
    reading = calendar_days.read(point, reference)
    return Span(start, end, "date", reading.iso, year.calendar, reading.reason, reading.alt)


def _two_digits(match: re.Match[str], reference: date | None) -> Span | None:
    """Let the reference choose the era that a two-digit year leaves open, else refuse."""
    if match["by"] != "/":
        return None
    start, end = match.span()
    value = calendar_days.valid(2000 + int(match["year"]), int(match["month"]), int(match["day"]))
    if value is not None and value == reference:
        return Span(start, end, "date", value.isoformat(), "CE")
    return Span(start, end, "date", None, None, found.TWO_DIGIT_YEAR)
