"""Dates and months as spans: alone, or two joined to a range where they can be one."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from plugins.errors import Text
from plugins.thai import calendar_days, found, months, points
from plugins.thai.found import Calendar, Kind
from plugins.thai.points import Point
from plugins.thai.years import NoYear, Year

_JOIN = re.compile(
    rf"{points.SPACE}(?:[-–—−~]|(?:ไป)?(?:จน)?ถึง|to\b|until\b|till\b|through\b){points.SPACE}"
    rf"(?:{points.CUE}|(?:สิ้น)?เดือน)?"
)
_AGENCY = re.compile(r"(?:สำนักงาน|เลขาธิการ|กรรมการ|อ\.|ศูนย์|กฎ|ของ|มติ) ?\Z")
_THIS_MONTH = re.compile(r" ?(?:นี้|หน้า|ที่ผ่านมา|ที่แล้ว|ของทุกปี|เป็นต้นไป)")
_TITLE = re.compile(
    r"(?:นาย|นาง|นางสาว|น\.ส\.|คุณ|ดร\.|[ทอต]\."
    r"|(?:พล|พัน|ร้อย|จ่าสิบ|สิบ)(?:ตำรวจ|เรือ|อากาศ)?(?:เอก|โท|ตรี)) ?\Z"
)
"""What stands before a person's name; some are called by a month: พลเอก ธันวาคม."""

_DURING = re.compile(r"(?:ช่วง|ห้วง|ภายใน|ต้น|ปลาย|กลาง|สิ้น|สิ้นสุด) ?\Z")
_OTHER_MEANINGS: Final = frozenset({"กพ", "สค"})
"""The Civil Service Commission, and the old form that claims land (ส.ค. 1)."""

_LETTERS_GO_ON = re.compile(r"[ก-ฮ]\.")
_PREPOSITION = re.compile(
    r"\b(?:[Ii]n|[Oo]f|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Ff]or|[Ee]arly|[Mm]id|[Ll]ate"
    r"|[Tt]his|[Ll]ast|[Nn]ext|[Bb]etween|[Tt]hrough)[ -]\Z"
)
_CONTEXT: Final = 20


class Span(NamedTuple):
    """Hold what was found in the plain text; `dates` turns it into a Found of the source."""

    start: int
    end: int
    kind: Kind
    iso: str | None
    calendar: Calendar | None = None
    reason: Text | None = None
    alt: tuple[str, ...] = ()


def read(plain: str, position: int, reference: date | None) -> list[Span]:
    """Read the date, range or month that begins at `position`; empty where there is none."""
    first = points.read(plain, position)
    if first is None:
        return []
    second = _second(plain, first)
    if second is not None and (
        _is_sure(plain, first)
        or _is_sure(plain, second)
        or (months.is_dotted(first.name) and months.is_dotted(second.name))
    ):
        spans = _join(first, second, reference)
        if spans:
            return spans
    return [_alone(first, reference)] if _is_sure(plain, first) else []


def _second(plain: str, first: Point) -> Point | None:
    """Read the other end of a range that `first` may begin."""
    if len(first.days) > 1 or first.year is NoYear.WRONG:
        return None
    join = _JOIN.match(plain, first.end)
    if join is None or join.end() == len(plain):
        return None
    second = points.read(plain, join.end())
    if second is None or len(second.days) != len(first.days) or second.year is NoYear.WRONG:
        return None
    return second


def _join(first: Point, second: Point, reference: date | None) -> list[Span]:
    """Make one range of two points, or two spans if it runs backwards, or none if it can't be."""
    begin, end = _share_year(first, second)
    a = calendar_days.read(begin, reference)
    b = calendar_days.read(end, reference)
    if a.iso is None or b.iso is None:
        return []
    years = [point.year for point in (first, second) if isinstance(point.year, Year)]
    calendar = years[-1].calendar if years else None
    if a.iso > b.iso and (years or begin.month == end.month):
        late = _alone(second, reference)._replace(reason=found.REVERSED)
        return [_alone(first, reference), late]
    reason = a.reason or b.reason
    return [Span(first.start, second.end, "date_range", f"{a.iso}/{b.iso}", calendar, reason)]


def _share_year(first: Point, second: Point) -> tuple[Point, Point]:
    """Give the end that has no year that of the other, or of the year before or after it."""
    turns = first.month > second.month
    if isinstance(second.year, Year) and not isinstance(first.year, Year):
        year = second.year._replace(value=second.year.value - turns)
        return first._replace(year=year), second
    if isinstance(first.year, Year) and not isinstance(second.year, Year):
        year = first.year._replace(value=first.year.value + turns)
        return first, second._replace(year=year)
    return first, second


def _alone(point: Point, reference: date | None) -> Span:
    reading = calendar_days.read(point, reference)
    written = point.year.calendar if isinstance(point.year, Year) else None
    calendar = reading.calendar or written
    kind: Kind = "date" if point.days else "month"
    if reading.iso and "/" in reading.iso:
        kind = "date_range"
    return Span(point.start, point.end, kind, reading.iso, calendar, reading.reason, reading.alt)


def _is_sure(plain: str, point: Point) -> bool:
    """Tell whether what looks like a month is one: abbreviations are also names of agencies."""
    before = plain[max(0, point.start - _CONTEXT) : point.start]
    if point.name[0].isascii():
        has_more = bool(point.days) or isinstance(point.year, Year)
        return has_more or (point.name in months.ENGLISH and has_preposition(plain, point.start))
    if not months.is_short(point.name):
        alone = not (point.days or point.named or isinstance(point.year, Year))
        return not (alone and _TITLE.search(before))
    has_year = isinstance(point.year, Year)
    dotted = months.is_dotted(point.name)
    if point.days:
        return has_year or dotted or point.named or points.is_cued(before)
    if not dotted:
        apart = has_year and not "ก" <= before[-1:] <= "๎"
        return point.named or (apart and months.is_stem(point.name))
    return not _LETTERS_GO_ON.match(plain, point.end) and (
        point.named or _is_month_alone(plain, point, before, has_year=has_year)
    )


def has_preposition(plain: str, position: int) -> bool:
    """Tell whether an English word stands before `position` that makes a month of what follows."""
    if plain[position - 1 : position] not in {" ", "-"}:
        return False
    return _PREPOSITION.search(plain, max(0, position - 12), position) is not None


def _is_month_alone(plain: str, point: Point, before: str, *, has_year: bool) -> bool:
    """Tell whether ม.ค. or ก.พ. without a day is a month: ก.พ. is the Civil Service Commission."""
    if before.endswith("."):
        return False
    around = before[-1:], plain[point.end : point.end + 1]
    apart = not any("ก" <= char <= "๎" for char in around)
    if has_year or (apart and months.bare(point.name) not in _OTHER_MEANINGS):
        return True
    if _AGENCY.search(before):
        return False
    return _THIS_MONTH.match(plain, point.end) is not None or _DURING.search(before) is not None
