"""One date, day list or month as it is written: its days, month, year and weekdays.

A point says what the text holds; `calendar_days` decides which days of the calendar that means.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from plugins.thai import months, years
from plugins.thai.years import NoYear, Year

SPACE: Final = r" {0,4}\n? {0,4}"
CUE: Final = (
    rf"(?:(?:ใน)?(?:วัน ?(?:{months.WEEKDAY_PATTERN})?|{months.WEEKDAY_PATTERN})"
    r" ?(?:ที่)? {0,3})"
)
"""What may stand before the second day of a range or list and belongs to it."""

_DUEAN: Final = rf"(?P<duean>เดือน{SPACE})"
_MONTH: Final = f"(?P<month>{months.PATTERN})"
_ENGLISH_MONTH: Final = f"(?P<month>{months.ENGLISH_PATTERN})"
_NUMBER: Final = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_SEPARATOR: Final = (
    rf"(?: {{0,3}}(?:[-–—−~,&]|ถึง|จนถึง|กับ|หรือ|to) {{0,3}}|{SPACE},? ?(?:และ|and\b){SPACE}){CUE}?"
)
_DAYS: Final = (
    rf"(?=(?P<days>{_NUMBER}(?:(?:{_SEPARATOR}| {{1,2}}(?=\d)){_NUMBER}){{0,30}}))(?P=days)"
)
_ENGLISH_DAYS: Final = rf"(?=(?P<days>{_NUMBER}(?:{_SEPARATOR}{_NUMBER}){{0,30}}))(?P=days)"
"""Lists of days, as many as there are: fewer would have the next day behind them, and no month."""


_DAY_FIRST = re.compile(rf"{_DAYS},?{SPACE}(?:of )?{_DUEAN}?{_MONTH}")
_MONTH_FIRST = re.compile(rf"{_ENGLISH_MONTH} ?{_ENGLISH_DAYS}(?![.:]\d|,\d{{3}}(?!\d)|%|[A-Za-z])")
_MONTH_ALONE = re.compile(f"{_DUEAN}?{_MONTH}")
_MISSPELT = re.compile(
    rf"(?P<days>\d{{1,2}}) ?(?P<duean>เดือน)?(?P<month>[ก-ฮะ-ฺเ-์]{{4,14}})\.? ?"
    rf"(?=(?:{years.ERA_PATTERN} ?)?(?:2[45]\d\d|[4-7]\d)(?!\d))"
)
_PART = re.compile(r"(?P<before>\D*)(?P<number>\d+)")
_LAST_PART = re.compile(r"\d+\D*\Z")
_WEEKDAY = re.compile(
    rf"(?<!และ)(?<!ถึง)(?<![-–])วัน ?(?P<name>{months.WEEKDAY_PATTERN}) ?(?:ที่)? ?(?:วันที่ ?)?\Z"
)
_ORDINAL = re.compile(
    r"(?:(?:ครั้ง|รุ่น|รอบ|ฉบับ|ลำดับ|กลุ่ม|ชุด|บท|ตอน|ชั้น|โซน|ปี|เดือน|สัปดาห์|รัชกาล)ที่"
    r"|(?:ไตรมาส|ระยะ|ระลอก|เฟส|ข้อ|หมวด|มาตรา)(?:ที่)?) ?\Z"
)
_DAY_CUE = re.compile(rf"{CUE}\Z|วัน[ก-๙]{{2,12}}ที่ ?\Z|วันนี้ ?\(\Z")
_LIST_CUE = re.compile(
    rf"{CUE}\Z|(?:ระหว่าง|ตั้งแต่|ช่วง|between|from|on|\(|^|\n) ?\Z"
    r"|(?:คม|ยน|พันธ์|[คพย]\.)(?: ?\d{2,4})? ?(?:,|และ|หรือ)? ?\Z"
)
"""What says that the numbers after it are days, the last of it being the date before the list."""

_SPACED = re.compile(r"\d {1,2}\d")
_TODAY = re.compile(rf"(?:วันนี้|เช้านี้|บ่ายนี้|เย็นนี้|ค่ำนี้|คืนนี้) ?[(（]? ?{CUE}?\Z|[Tt]oday ?[(,]? ?\Z")
_RATTANAKOSIN = re.compile(r"[ (,]{1,3}(?:หรือ ?)?(?:ร\. ?ศ\.|รัตนโกสินทร์ศก) ?(?P<year>\d{1,3})")
_DASHED = re.compile(r"[\d\s–—−~-]+")
_THROUGH = re.compile(r"[–—−~-]|ถึง|to")
_CONTEXT: Final = 40


class Day(NamedTuple):
    """Hold a day of the month, the weekday written with it, and whether a dash leads to it."""

    number: int
    weekday: int | None = None
    through: bool = False


class Point(NamedTuple):
    """Hold what stands at `plain[start:end]`; without days it is a month.

    name: the month as written; named: "เดือน" stands before it.
    today: the text calls it today; rattanakosin: the year of that era, if it stands beside.
    disordered: the days were a range that ends before it begins, of which only the end is kept.
    """

    start: int
    end: int
    days: tuple[Day, ...]
    month: int
    name: str
    year: Year | NoYear
    named: bool = False
    today: bool = False
    rattanakosin: int | None = None
    disordered: bool = False


def read(plain: str, position: int) -> Point | None:
    """Read the date, day list or month that begins at `position`; None if there is none."""
    if "0" <= plain[position] <= "9":
        return _day_first(plain, position)
    return _month_first(plain, position) or _month_alone(plain, position)


def is_cued(before: str) -> bool:
    """Tell whether the text in front of a number says that it is a day: วันที่, วันศุกร์ที่."""
    return "วัน" in before and _DAY_CUE.search(before) is not None


def _day_first(plain: str, position: int) -> Point | None:
    found = _DAY_FIRST.match(plain, position) or _misspelt(plain, position)
    if found is None:
        return None
    before = plain[max(0, position - _CONTEXT) : position]
    days = _days(found["days"], before)
    named = found["duean"] is not None
    ordinal = before.rstrip()[-1:] >= "ก" and _ORDINAL.search(before[-16:]) is not None
    if len(days) == 1:
        if ordinal or (named and not is_cued(before)):
            return None
        return _point(plain, found, days, position, named=named)
    if _is_list(found["days"], days, before, ordinal=ordinal):
        return None if named and not is_cued(before) else _point(plain, found, days, position)
    last = _LAST_PART.search(found["days"])
    start = position + (last.start() if last else 0)
    disordered = days[-1].through and 31 >= days[-2].number >= days[-1].number
    only = (days[-1]._replace(through=False),)
    return _point(plain, found, only, start, named=named, disordered=disordered)


def _misspelt(plain: str, position: int) -> re.Match[str] | None:
    found = _MISSPELT.match(plain, position)
    return found if found and months.misspelt(found["month"]) else None


def _month_first(plain: str, position: int) -> Point | None:
    found = _MONTH_FIRST.match(plain, position)
    if found is None:
        return None
    days = _days(found["days"], "")
    if len(days) > 1 and not _is_list(found["days"], days, "on ", ordinal=False):
        return None
    return _point(plain, found, days, position)


def _month_alone(plain: str, position: int) -> Point | None:
    found = _MONTH_ALONE.match(plain, position)
    if found is None:
        return None
    start = found.start("month")
    named = found["duean"] is not None or "เดือน" in plain[max(0, start - 6) : start]
    return _point(plain, found, (), start, named=named)


def _point(
    plain: str,
    found: re.Match[str],
    days: tuple[Day, ...],
    start: int,
    *,
    named: bool = False,
    disordered: bool = False,
) -> Point:
    name = found["month"]
    year, end = years.after_month(plain, found.end(), english=name.isascii())
    if not days:
        return Point(start, end, days, months.any_number(name), name, year, named)
    before = plain[max(0, start - _CONTEXT) : start]
    today = ("นี้" in before or "oday" in before) and _TODAY.search(before) is not None
    rattanakosin = _rattanakosin(plain, end) if isinstance(year, Year) else None
    return Point(
        start, end, days, months.any_number(name), name, year, named, today, rattanakosin,
        disordered,
    )  # fmt: skip


def _rattanakosin(plain: str, end: int) -> int | None:
    beside = _RATTANAKOSIN.match(plain, end)
    return int(beside["year"]) if beside else None


def _days(written: str, before: str) -> tuple[Day, ...]:
    """Read the numbers of a day list, `before` being the text in front of it."""
    if written.isdigit():
        return (Day(int(written), _weekday(before)),)
    days: list[Day] = []
    for part in _PART.finditer(written):
        lead = part["before"] if days else before
        through = bool(days) and _THROUGH.search(lead) is not None
        days.append(Day(int(part["number"]), _weekday(lead), through))
    return tuple(days)


def _weekday(before: str) -> int | None:
    if "วัน" not in before[-24:]:
        return None
    weekday = _WEEKDAY.search(before[-24:])
    return months.weekday(weekday["name"]) if weekday else None


def _is_dashed(written: str) -> bool:
    """Tell whether nothing but dashes stands between the numbers: 5-8, and not 5 ถึง 8."""
    return _DASHED.fullmatch(written) is not None


def _is_list(written: str, days: tuple[Day, ...], before: str, *, ordinal: bool) -> bool:
    """Tell whether the numbers `written` in front of a month are all days of it.

    Three or more that ascend are, as are two with a dash between them; others need a word that says
    so. Spaces alone part days only after วันที่.
    """
    if ordinal or not all(1 <= day.number <= 31 for day in days):
        return False
    if any(a.number >= b.number for a, b in pairwise(days)):
        return False
    if _SPACED.search(written):
        return is_cued(before)
    return len(days) > 2 or _is_dashed(written) or _LIST_CUE.search(before) is not None
