"""Times of day: 09.30 น., 8 โมงเช้าถึง 2 ทุ่ม, 1700hrs, 10 a.m."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plugins.thai.intervals import Span

_UNIT: Final = (
    r"(?: {0,2}น\.| ?น(?![ก-๙])| ?นาฬิกา| ?(?:hrs?|hours|Hrs|HRS)\b\.?| ?[APap]\.?[Mm]\b\.?)"
)
_DIGITS: Final = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d:]|[.,]\d)"
_SPOKEN: Final = (
    r"(?:(?<!โจม)(?<!ทุบ)(?<!ตบ)(?<!ฟาด)ตี ?[1-5](?!\d)|บ่าย ?[1-5](?![,.]?\d)(?: ?โมง)?|\d{1,2} ?ทุ่ม"
    r"|\d{1,2} ?โมง(?:เช้า|เย็น)?)(?: ?ครึ่ง)?"
)
_WHOLE: Final = r"(?:[01]?\d|2[0-4])(?: ?น\.| ?นาฬิกา)(?! ?\d\d? ?นาที)"
_MILITARY: Final = r"(?:[01]\d|2[0-4])[0-5]\d ?(?:hrs?|hours|Hrs|HRS)\b\.?"
_ENGLISH: Final = r"(?:1[0-2]|[1-9]) ?[APap]\.?[Mm]\b\.?"
_JOIN: Final = r" {0,3}(?:[-–—−~]|ถึง|จนถึง|to|until) {0,3}(?:เวลา ?)?"

_WITH_UNIT: Final = f"(?:{_DIGITS}{_UNIT}|{_SPOKEN}|{_MILITARY}|{_ENGLISH})"
_RANGE = re.compile(
    rf"(?P<a>{_DIGITS}{_UNIT}?|{_SPOKEN}|{_MILITARY}|{_WHOLE}|{_ENGLISH}){_JOIN}"
    rf"(?P<b>{_WITH_UNIT}|{_WHOLE})"
)
_ONE = re.compile(_WITH_UNIT)
_CUED = re.compile(rf"(?P<a>{_DIGITS}|{_WHOLE})(?:{_JOIN}(?P<b>{_DIGITS}|{_WHOLE}))?")
_CUE = re.compile(r"เวลา ?(?:ประมาณ|ราว|โดยประมาณ)? ?\Z")
_ENGLISH_CUE = re.compile(r"\b(?:at|from|between|until|@) \Z")
_CLOSED = re.compile(r"[,;)\n]|\.(?!\d)|\Z")
_ALSO = re.compile(r" {0,2}(?:,|และ|หรือ)? {0,2}")
_MAYBE = re.compile(r"[.:][0-9]| {0,3}(?:[นทโ]|hrs?|Hrs|HRS|hours|[APap]\.?[Mm])")
"""What may follow the first digits of a time; most numbers end the search here."""

_DURATION = re.compile(r" ?(?:ชั่วโมง|ชม|นาที|วินาที|บาท|ล้าน|เท่า|ปี|เดือน|%|กม|เมตร|ต่อ|ครั้ง|คน)")
_HALF = re.compile(r"[apAP](?=\.?[mM])")
_SPEECH = re.compile("[ทบโ]")
_PARTS = re.compile(r"\d+")
_CONTEXT: Final = 24


def read(plain: str, position: int, width: int, previous: Span | None) -> Span | None:
    """Read the time or range of times at `position`, where `width` digits stand, or ตี or บ่าย.

    previous: what was found last; a time that is listed after a time needs no word that says so.
    """
    if plain[position].isdigit() and not _MAYBE.match(plain, position + width):
        return None
    found = _RANGE.match(plain, position) or _ONE.match(plain, position)
    if found is None:
        found = _CUED.match(plain, position)
        if found is None or not _is_cued(plain, found, previous):
            return None
    groups = [found["a"], found["b"]] if "a" in found.re.groupindex else [found[0]]
    written = [part for part in groups if part]
    times = [_time(part, written[-1]) for part in written]
    if None in times:
        return None
    return Span(position, found.end(), "time", "/".join(f"T{time}" for time in times))


def _is_cued(plain: str, found: re.Match[str], previous: Span | None) -> bool:
    """Tell whether hours and minutes without a unit are a time by what stands around them."""
    start, end = found.span()
    if _DURATION.match(plain, end):
        return False
    if _CUE.search(plain, max(0, start - _CONTEXT), start):
        return True
    if previous is not None and previous.kind == "time":
        return _ALSO.fullmatch(plain, previous.end, start) is not None
    english = _ENGLISH_CUE.search(plain, max(0, start - _CONTEXT), start)
    return english is not None and (":" in found[0] or _CLOSED.match(plain, end) is not None)


@lru_cache(maxsize=4096)
def _time(written: str, last: str) -> str | None:
    """Write one time as HH:MM; `last`, the end of a range, may say a.m. or p.m. for both."""
    numbers = [int(part) for part in _PARTS.findall(written)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if hour > 100:
        hour, minute = divmod(hour, 100)
    if "ครึ่ง" in written:
        minute = 30
    half = _HALF.search(written) or _HALF.search(last) if "m" in last.lower() else None
    if half:
        hour = _twelve(hour, half[0].lower())
    spoken = _spoken(written, hour) if _SPEECH.search(written) else hour
    if spoken is None or spoken > 24 or (spoken == 24 and minute):
        return None
    return f"{spoken:02}:{minute:02}"


def _twelve(hour: int, half: str) -> int:
    if hour > 12:
        return hour
    return hour % 12 + (12 if half == "p" else 0)


def _spoken(written: str, hour: int) -> int | None:
    """Turn an hour of Thai speech to one of 24; None where the words leave it open."""
    if "ทุ่ม" in written:
        return hour + 18 if 1 <= hour <= 6 else None
    if "บ่าย" in written or "เย็น" in written:
        return hour + 12 if 1 <= hour <= 6 else None
    if "โมงเช้า" in written:
        return hour if 6 <= hour <= 11 else hour + 6 if 1 <= hour <= 5 else None
    if "โมง" in written:
        return hour if 6 <= hour <= 12 else None
    return hour
