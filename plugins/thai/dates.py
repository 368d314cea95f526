"""Dates and times in Thai and English text: found, read and shown.

Inside Prakat a date is a `datetime.date` of the Common Era. Buddhist-era years exist only here, at
the border where text is read and shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, Literal

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.thai import months
from plugins.thai.digits import TO_ARABIC, TO_THAI

BE_OFFSET: Final = 543
"""Years that the Buddhist Era is ahead of the Common Era."""

Kind = Literal["date", "date_range", "month", "year", "time", "fiscal_year"]
Calendar = Literal["BE", "CE"]
Style = Literal["long", "short", "numeric", "iso"]


@dataclass(frozen=True)
class Found:
    """Say what stands at `text[start:end]` of the text that was searched.

    iso: ISO 8601 date, month, year, `T09:30`, `a/b` interval; None where nothing may be marked.
    calendar: the era of the year as written; None where no year was written.
    reason: why `iso` is None, for the author; else None.
    """

    start: int
    end: int
    text: str
    kind: Kind
    iso: str | None
    calendar: Calendar | None = None
    reason: Text | None = None


class DateError(PrakatError):
    """Say why a text is no date, and what to write instead.

    text: what is wrong; remedy: what to write.
    """

    def __init__(self, text: Text, remedy: Text) -> None:
        super().__init__(Problem(Severity.ERROR, Path(), 0, text, remedy))
        self.text = text
        self.remedy = remedy


_MONTH_NUMBERS: Final = {
    name.lower(): number
    for names in (months.THAI, months.THAI_SHORT, months.ENGLISH, months.ENGLISH_SHORT)
    for number, name in enumerate(names, 1)
} | {name.rstrip("."): number for number, name in enumerate(months.THAI_SHORT, 1)}
_MONTH: Final = "|".join(
    re.escape(name) for name in sorted(_MONTH_NUMBERS, key=len, reverse=True)
)
_ERA = r"(?P<era>พ\.\s?ศ\.|ค\.\s?ศ\.|พุทธศักราช|คริสต์ศักราช|B\.?E\.?|A\.?D\.?)?"
_TIME = r"(?:(?:เวลา|at|,)?\s*(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?::\d{2})?\s*(?:น\.|hrs\.?)?)?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<day>\d{{1,2}})\s*(?:เดือน)?\s*(?P<month>{_MONTH})\.?,?\s*{_ERA}\s*(?P<year>\d{{4}}|\d{{2}})(?![\d.:])",
        rf"(?P<month>{_MONTH})\.?\s*(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?!\d)",
        r"(?P<year>\d{4})-(?P<mm>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?P<day>\d{1,2})[/.-](?P<mm>\d{1,2})[/.-](?P<year>\d{4}|\d{2})(?!\d)",
    )
)
_PARSED: Final = tuple(re.compile(rf"{form.pattern}[T\s]*{_TIME}", re.IGNORECASE) for form in _FORMS)
_REMEDY: Final = Text(
    th="เขียนเช่น 29 เมษายน 2562 หรือ 2019-04-29 09:30",
    en="write, for example, 29 April 2019 or 2019-04-29 09:30",
)


def parse(text: str, reference: date | None = None) -> date | datetime:
    """Read one date, with or without a time, as people write it.

    Returns a date, or a naive datetime where a time was written. Raises DateError.

    >>> parse("๒๙ เมษายน ๒๕๖๒")
    datetime.date(2019, 4, 29)
    >>> parse("29 เม.ย. 62 09.30 น.")
    datetime.datetime(2019, 4, 29, 9, 30)
    >>> parse("2562-04-29")
    datetime.date(2019, 4, 29)
    >>> parse("April 29, 2019")
    datetime.date(2019, 4, 29)
    """
    plain = text.strip().translate(TO_ARABIC)
    for form in _PARSED:
        if found := form.fullmatch(plain):
            day = _day(found)
            if found["hour"] is None:
                return day
            try:
                return datetime.combine(day, time(int(found["hour"]), int(found["minute"])))
            except ValueError:
                break
    raise DateError(
        Text(th=f"อ่านวันที่ “{text}” ไม่ได้", en=f"“{text}” can't be read as a date"), _REMEDY
    )


def find(text: str, reference: date | None = None) -> list[Found]:
    """Find the dates of `text`, in order and without overlap.

    >>> find("เมื่อวันที่ ๒๙ เมษายน ๒๕๖๒ ณ กรุงเทพฯ")[0].iso
    '2019-04-29'
    """
    plain = text.translate(TO_ARABIC)
    results: list[Found] = []
    for form in _FORMS:
        for match in form.finditer(plain):
            start, end = match.span()
            if any(start < other.end and end > other.start for other in results):
                continue
            calendar: Calendar = "CE" if 1800 <= int(match["year"]) < 2200 else "BE"
            try:
                iso, reason = _day(match).isoformat(), None
            except DateError as error:
                iso, reason = None, error.text
            results.append(Found(start, end, text[start:end], "date", iso, calendar, reason))
    return sorted(results, key=lambda found: found.start)


def _day(found: re.Match[str]) -> date:
    fields = found.groupdict()
    month = fields.get("mm") or _MONTH_NUMBERS[fields["month"].lower()]
    year = int(fields["year"])
    if year < 100:
        year += 2500
    if year >= 2200 and (fields.get("era") or "")[:1].upper() not in {"ค", "A"}:
        year -= BE_OFFSET
    try:
        return date(year, int(month), int(fields["day"]))
    except ValueError:
        raise DateError(
            Text(th=f"ไม่มีวันที่ “{found[0]}” ในปฏิทิน", en=f"there is no such day as “{found[0]}”"),
            _REMEDY,
        ) from None


def show(
    value: date,
    lang: str = "th",
    style: Style = "long",
    digits: Literal["arabic", "thai"] = "arabic",
) -> str:
    """Write a date as readers of `lang` expect it: Thai in the Buddhist Era, English in the Common.

    A datetime shows its time too, but for style "numeric". ISO is always of the Common Era.

    >>> show(date(2019, 4, 29))
    '29 เมษายน 2562'
    >>> show(date(2019, 4, 29), "en")
    '29 April 2019'
    >>> show(datetime(2019, 4, 29, 9, 30), style="short", digits="thai")
    '๒๙ เม.ย. ๒๕๖๒ ๐๙.๓๐ น.'
    """
    if style == "iso":
        return value.isoformat()
    thai = lang != "en"
    year = value.year + BE_OFFSET if thai else value.year
    if style == "numeric":
        shown = f"{value.day}/{value.month}/{year}"
    else:
        names = {
            (True, "long"): months.THAI,
            (True, "short"): months.THAI_SHORT,
            (False, "long"): months.ENGLISH,
            (False, "short"): months.ENGLISH_SHORT,
        }[thai, style]
        shown = f"{value.day} {names[value.month - 1]} {year}"
    if isinstance(value, datetime):
        shown += f" {value:%H.%M} น." if thai else f", {value:%H:%M}"
    return shown.translate(TO_THAI) if digits == "thai" else shown
