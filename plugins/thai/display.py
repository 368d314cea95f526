"""Dates as each language writes them: Thai in the Buddhist Era, English in the Common."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, Literal

from plugins.thai import months
from plugins.thai.digits import TO_THAI
from plugins.thai.years import BE_OFFSET

Style = Literal["long", "short", "numeric", "iso"]
Digits = Literal["arabic", "thai"]

_NAMES: Final = {
    ("th", "long"): months.THAI,
    ("th", "short"): months.THAI_SHORT,
    ("en", "long"): months.ENGLISH,
    ("en", "short"): months.ENGLISH_SHORT,
}
_POINT = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
_TIME = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d)\Z")


def show(value: date, lang: str = "th", style: Style = "long", digits: Digits = "arabic") -> str:
    """Write a date as readers of `lang` ("th" or "en") expect it.

    A datetime shows its time too, except in the numeric style. ISO is always of the Common Era.
    Thai years are the year of the Common Era and 543, before 1941 as well.

    >>> show(date(2019, 4, 29)), show(date(2019, 4, 29), "en", "short")
    ('29 เมษายน 2562', '29 Apr 2019')
    >>> show(datetime(2019, 4, 29, 9, 30), style="short", digits="thai")
    '๒๙ เม.ย. ๒๕๖๒ ๐๙.๓๐ น.'
    """
    if style == "iso":
        return value.isoformat()
    shown = _point(str(value.year), value.month, value.day, lang, style)
    if isinstance(value, datetime) and style != "numeric":
        shown += f" {value:%H.%M} น." if lang == "th" else f", {value:%H:%M}"
    return _in_digits(shown, digits)


def show_iso(
    iso: str, lang: str = "th", style: Literal["long", "short"] = "long", digits: Digits = "arabic"
) -> str:
    """Write what `find` gives as ISO: a date, month, year, time, interval or set of days.

    Raises ValueError for any other text.

    >>> show_iso("2019-04"), show_iso("2025-03-05/2025-03-08", "en")
    ('เมษายน 2562', '5–8 March 2025')
    >>> show_iso("2024-12-27/2025-01-02"), show_iso("{XXXX-05-21,XXXX-05-25}")
    ('27 ธันวาคม 2567 – 2 มกราคม 2568', '21 และ 25 พฤษภาคม')
    """
    if iso.startswith("{"):
        shown = _set(iso[1:-1], lang, style)
    elif "/" in iso:
        first, last = iso.split("/", 1)
        shown = _interval(first, last, lang, style)
    else:
        shown = _one(iso, lang, style)
    return _in_digits(shown, digits)


def _one(iso: str, lang: str, style: Style) -> str:
    if clock := _TIME.match(iso):
        hour, minute = clock["hour"], clock["minute"]
        return f"{hour}.{minute} น." if lang == "th" else f"{hour}:{minute}"
    return _point(*_fields(iso), lang, style)


def _fields(iso: str) -> tuple[str | None, int | None, int | None]:
    point = _POINT.match(iso)
    if point is None or not 1 <= int(point["month"] or 1) <= 12:
        raise ValueError(f"not a date as found in text: {iso!r}")
    year = None if point["year"] == "XXXX" else point["year"]
    month, day = point["month"], point["day"]
    return year, int(month) if month else None, int(day) if day else None


def _point(year: str | None, month: int | None, day: int | None, lang: str, style: Style) -> str:
    written = None
    if year is not None:
        written = str(int(year) + (BE_OFFSET if lang == "th" else 0))
    if style == "numeric":
        return "/".join(str(part) for part in (day, month, written) if part is not None)
    name = _NAMES["th" if lang == "th" else "en", style][month - 1] if month else None
    return " ".join(str(part) for part in (day, name, written) if part is not None)


def _interval(first: str, last: str, lang: str, style: Style) -> str:
    """Join the ends of an interval, without saying twice what they share."""
    if first.startswith("T"):
        if lang == "th":
            return f"{first[1:].replace(':', '.')}–{last[1:].replace(':', '.')} น."
        return f"{first[1:]}–{last[1:]}"
    a, b = _fields(first), _fields(last)
    if a[:2] == b[:2] and a[2] is not None:
        return f"{a[2]}–{_point(*b, lang, style)}"
    if a[1] is None and b[1] is None:
        return f"{_point(*a, lang, style)}–{_point(*b, lang, style)}"
    begin = _point(None if a[0] == b[0] else a[0], a[1], a[2], lang, style)
    return f"{begin} – {_point(*b, lang, style)}"


def _set(members: str, lang: str, style: Style) -> str:
    """Join the days of a list, which are all of one month."""
    parts = members.split(",")
    days = ["–".join(str(_fields(end)[2]) for end in part.split("..")) for part in parts]
    last = parts[-1].split("..")[-1]
    month = _point(*_fields(last)[:2], None, lang, style)
    word = "และ" if lang == "th" else "and"
    listed = f"{', '.join(days[:-1])} {word} {days[-1]}" if len(days) > 1 else days[0]
    return f"{listed} {month}"


def _in_digits(text: str, digits: Digits) -> str:
    return text.translate(TO_THAI) if digits == "thai" else text
