"""Which day, month or year of the calendar a point means, and when that can't be said."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from plugins.errors import Text
from plugins.thai import found
from plugins.thai.found import Calendar
from plugins.thai.points import Day, Point
from plugins.thai.years import NoYear, Year

_REFORM: Final = 2484
"""The first Buddhist year that began on 1 January; years before began on 1 April."""

_TODAY_SPAN: Final = range(1980, 2080)
"""Years of the Common Era in which a release can say "today" of a date."""

_TODAY_DAYS: Final = 180
"""How far from a release the date that it calls today may lie; slips of a year lie further."""


_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The most days that each month can have."""

_FAR: Final = 90
"""How many years ahead of a release a date can be meant: leases of land run longest."""


class Reading(NamedTuple):
    """Hold an ISO value, other possible ones, and the reason for doubt; no iso is a refusal.

    calendar: the era that the year turned out to be of, where that is not the one it looked like.
    """

    iso: str | None
    alt: tuple[str, ...] = ()
    reason: Text | None = None
    calendar: Calendar | None = None


def read(point: Point, reference: date | None = None) -> Reading:
    """Find the days that `point` means."""
    if point.year is NoYear.WRONG:
        return Reading(None, reason=found.WRONG_YEAR)
    if not point.days:
        return Reading(month(point))
    if len(point.days) > 1:
        return _several(point, reference)
    reading = _day(point, point.days[0], reference)
    if point.disordered and reading.iso is not None:
        return reading._replace(reason=found.REVERSED)
    return reading


def _several(point: Point, reference: date | None) -> Reading:
    """Read a list of days as an interval, or as a set of days and spans of days."""
    readings = [_day(point, day, reference) for day in point.days]
    refusal = next((reading for reading in readings if reading.iso is None), None)
    if refusal:
        return refusal
    reason = readings[0].reason
    if len(readings) == 2 and point.days[1].through:
        return Reading(f"{readings[0].iso}/{readings[1].iso}", (), reason)
    members = ""
    for day, reading in zip(point.days, readings, strict=True):
        members += (".." if day.through else ",") + str(reading.iso)
    return Reading(f"{{{members[1:]}}}", (), reason)


def month(point: Point) -> str:
    """Write a month point as ISO; a year before the reform is read as its own calendar had it."""
    if not isinstance(point.year, Year):
        return f"XXXX-{point.month:02}"
    later = _is_old(point.year, point.month)
    return f"{point.year.value + later:04}-{point.month:02}"


def _day(point: Point, day: Day, reference: date | None) -> Reading:
    if not isinstance(point.year, Year):
        if not 1 <= day.number <= _LONGEST[point.month - 1]:
            return Reading(None, reason=found.IMPOSSIBLE)
        return Reading(f"XXXX-{point.month:02}-{day.number:02}")
    if point.today:
        return _today(point, point.year, day, reference)
    if _is_old(point.year, point.month):
        return _old(point, point.year, day)
    value = valid(point.year.value, point.month, day.number)
    if value and reference and value.year - reference.year > _FAR:
        return Reading(None, reason=found.WRONG_YEAR)
    return _on_weekday(value, day)


def _on_weekday(value: date | None, day: Day) -> Reading:
    if value is None:
        return Reading(None, reason=found.IMPOSSIBLE)
    if day.weekday is not None and value.weekday() != day.weekday:
        return Reading(None, reason=found.WRONG_WEEKDAY)
    return Reading(value.isoformat())


def _today(point: Point, year: Year, day: Day, reference: date | None) -> Reading:
    """Read a date that the text calls today: a two-digit year may then be of the Common Era."""
    value = valid(year.value, point.month, day.number)
    if value is None:
        return Reading(None, reason=found.IMPOSSIBLE)
    if _may_be_today(value, reference):
        return _on_weekday(value, day)
    if year.width == 2:
        value = valid(year.written - 2500 + 2000, point.month, day.number)
        if value is not None and _may_be_today(value, reference):
            return _on_weekday(value, day)._replace(calendar="CE")
    return Reading(None, reason=found.NOT_TODAY)


def _may_be_today(value: date, reference: date | None) -> bool:
    if reference is None:
        return value.year in _TODAY_SPAN
    return abs((value - reference).days) <= _TODAY_DAYS


def _old(point: Point, year: Year, day: Day) -> Reading:
    """Read a day of January to March before the reform: the end of its year, as it then was."""
    values = [valid(year.value + later, point.month, day.number) for later in (1, 0)]
    possible = [value for value in values if value is not None]
    if not possible:
        return Reading(None, reason=found.IMPOSSIBLE)
    if point.rattanakosin is not None:
        possible = [value for value in possible if value.year == point.rattanakosin + 1782]
    elif day.weekday is not None:
        possible = [value for value in possible if value.weekday() == day.weekday]
    if not possible:
        return Reading(None, reason=found.WRONG_WEEKDAY)
    if len(possible) == 1:
        return Reading(possible[0].isoformat())
    best, other = (value.isoformat() for value in possible)
    return Reading(best, (other,), found.OLD_NEW_YEAR)


def _is_old(year: Year, month_number: int) -> bool:
    """Tell whether the month is one of those that the reform moved to the next year.

    BE 2483 had no such months: it ended in December.
    """
    return year.calendar == "BE" and year.written < _REFORM - 1 and month_number <= 3


def valid(year: int, month_number: int, day: int) -> date | None:
    """Give the day, or None where the calendar has none."""
    try:
        return date(year, month_number, day)
    except ValueError:
        return None
