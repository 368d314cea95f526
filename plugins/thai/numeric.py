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
_JOIN = re.compile(r" {0,3}(?:[-–—−~]|ถึง|จนถึง|to) {0,3}(?:วันที่ ?)?(?=\d)")
_AREA_BEFORE = re.compile(r"(?:พื้นที่|เนื้อที่|ขนาด|จำนวน|ประมาณ|รวม|โทร\.?|เลขที่) ?\Z")
_CUE = re.compile(r"(?:วันที่|เมื่อ|ลง|ณ|[Dd]ate:?) ?\Z")
_AREA_AFTER = re.compile(r" ?(?:ไร่|งาน|ตาราง|ตร\.|%)")
_USUAL: Final = range(40, 81)
"""Two-digit years that can only be meant as Buddhist: 2540 to 2580, or 1940 to 1980."""


def read(plain: str, position: int, reference: date | None) -> Span | None:
    """Read the numeric date or range at `position`; None where digits mean something else."""
    first = _one(plain, position, reference)
    if first is None or first.iso is None or first.reason:
        return first
    join = _JOIN.match(plain, first.end)
    last = _one(plain, join.end(), reference) if join else None
    if last is None or last.iso is None or last.iso <= first.iso:
        return first
    return Span(
        position, last.end, "date_range", f"{first.iso}/{last.iso}", last.calendar, last.reason
    )


def _one(plain: str, position: int, reference: date | None) -> Span | None:
    match = _DAY_FIRST.match(plain, position) or _YEAR_FIRST.match(plain, position)
    if match is None or _measures(plain, match):
        return None
    year = years.of_digits(match["year"])
    day, month = int(match["day"]), int(match["month"])
    if year is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year.width == 2 and int(match["year"]) not in _USUAL:
        return _two_digits(match, reference)
    return _span(match, year, reference)


def _measures(plain: str, match: re.Match[str]) -> bool:
    """Tell whether the digits are an area of land, a version or a section and no date."""
    before = plain[max(0, match.start() - 12) : match.start()]
    if _AREA_BEFORE.search(before) or _AREA_AFTER.match(plain, match.end()):
        return True
    if match["by"] == "." and len(match["month"]) < 2:
        return True
    return match["by"] == "-" and len(match["year"]) == 2 and not _CUE.search(before)


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
