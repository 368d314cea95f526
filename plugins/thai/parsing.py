"""One date read from a field that holds nothing else, or the reason why it can't be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

from plugins.errors import Text
from plugins.thai import months
from plugins.thai.found import WRONG_WEEKDAY, DateError, Found
from plugins.thai.prose import Prose

THAILAND: Final = timezone(timedelta(hours=7))
"""Indochina Time, in force without summer time since 1920."""

_BEFORE = re.compile(
    rf"[\s(]*(?:(?:เมื่อ|ณ|ประจำ)? ?วัน ?(?:{months.WEEKDAY_PATTERN})? ?(?:ที่)?"
    rf"|(?P<full>{months.WEEKDAY_PATTERN}) ?(?:ที่)?"
    r"|(?P<short>จ|อา?|พฤ?|ศ|ส)\.(?: ?ที่)?|[Oo]n"
    r"|(?P<english>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?(?:day)?\.?,?)?\s*"
)
_SHORT: Final = ("จ", "อ", "พ", "พฤ", "ศ", "ส", "อา")
_ENGLISH: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_AFTER = re.compile(
    r"[\s(),]*(?:T|เวลา|at|@)?(?:ประมาณ)?\s*"
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2})(?:\.\d+)?)?\s*"
    r"(?:น\.?|นาฬิกา|hrs\.?|(?P<half>[AaPp])\.?[Mm]\.?)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?[\s)]*"
)
_NOTHING = re.compile(r"[\s).]*")
_TO_TIME = re.compile(r"[\s(),]*(?:เวลา|ช่วง|ตอน|at|@)?(?:ประมาณ)?\s*")
_CLOCK = re.compile(r"T(?:[01]\d|2[0-3]):[0-5]\d")
_FULL = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_WRONG_YEAR = re.compile(r"[\s,]*(?:(?:พ\.? ?ศ|ค\.? ?ศ)\.?|ปี)?\s*(?P<year>\d{3,6})(?![\d.:])")
_REMEDY: Final = Text(
    th="เขียนเช่น 29 เมษายน 2562 หรือ 2019-04-29 09:30",
    en="write, for example, 29 April 2019 or 2019-04-29 09:30",
)


def parse_with(results: Sequence[Found], text: str) -> date | datetime:
    """Read the one date of `text`, `results` being what was found in it. Raises DateError."""
    first = next(iter(results), None)
    if first is None:
        raise DateError(_unread(text), _REMEDY)
    if first.reason is not None:
        raise DateError(_reason(first.text, first.reason), _REMEDY)
    if first.iso is None or not _FULL.match(first.iso):
        raise DateError(_incomplete(text, first), _REMEDY)
    before = _BEFORE.fullmatch(Prose(text[: first.start]).plain)
    after = Prose(text[first.end :]).plain
    if not before:
        raise DateError(_unread(text), _REMEDY)
    day = date.fromisoformat(first.iso)
    if _weekday(before) not in {None, day.weekday()}:
        raise DateError(_reason(text.strip(), WRONG_WEEKDAY), _REMEDY)
    if _NOTHING.fullmatch(after):
        return day
    clock = _AFTER.fullmatch(after)
    if clock is not None:
        return _at(day, clock, text)
    spoken = _spoken(results, text)
    if spoken is None:
        raise DateError(_unread(text), _REMEDY)
    return datetime.combine(day, spoken)


def _spoken(results: Sequence[Found], text: str) -> time | None:
    """Give the time that stands behind the date in words of speech; None where none does."""
    if len(results) != 2 or results[1].kind != "time":
        return None
    first, second = results
    iso = second.iso or ""
    between, rest = text[first.end : second.start], text[second.end :]
    if not _TO_TIME.fullmatch(Prose(between).plain) or not _NOTHING.fullmatch(Prose(rest).plain):
        return None
    return time.fromisoformat(iso) if _CLOCK.fullmatch(iso) else None


def _weekday(before: re.Match[str]) -> int | None:
    """Give the weekday, Monday 0 to Sunday 6, that stands in front without วัน."""
    if before["full"]:
        return months.weekday(before["full"])
    if before["short"]:
        return _SHORT.index(before["short"])
    return _ENGLISH.index(before["english"]) if before["english"] else None


def _at(day: date, clock: re.Match[str], text: str) -> datetime:
    hour = int(clock["hour"])
    if clock["half"] and hour <= 12:
        hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
    try:
        moment = datetime.combine(day, time(hour, int(clock["minute"]), int(clock["second"] or 0)))
        if clock["zone"] is None:
            return moment
        written = datetime.fromisoformat(moment.isoformat() + clock["zone"])
        return written.astimezone(THAILAND).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise DateError(
            Text(th=f"เวลาใน “{text}” ไม่มีจริง", en=f"there is no such time as in “{text}”"), _REMEDY
        ) from None


def _reason(written: str, reason: Text) -> Text:
    return Text(th=f"วันที่ “{written}” {reason.th}", en=f"“{written}”: {reason.en}")


def _unread(text: str) -> Text:
    return Text(th=f"อ่านวันที่ “{text}” ไม่ได้", en=f"“{text}” can't be read as a date")


def _incomplete(text: str, found: Found) -> Text:
    if found.kind == "date" and (found.iso or "").startswith("XXXX"):
        wrong = _WRONG_YEAR.match(text, found.end)
        if wrong:
            return Text(
                th=f"“{text}” มีปีที่เป็นไปไม่ได้: {wrong['year']} ตรวจเลขปี",
                en=f"“{text}” has a year that can't be: {wrong['year']}",
            )
        return Text(th=f"“{text}” ไม่มีปี", en=f"“{text}” has no year")
    return Text(
        th=f"“{text}” ไม่ใช่วันเดียว ต้องมีวัน เดือน และปี",
        en=f"“{text}” is not one day: day, month and year are needed",
    )
