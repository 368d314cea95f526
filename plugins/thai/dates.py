"""Dates and times in Thai and English text: found, read and shown.

Inside Prakat a date is a `datetime.date` of the Common Era. Buddhist-era years exist only here, at
the border where text is read and shown.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from plugins.thai import clock, intervals, months, numeric, year_mentions
from plugins.thai.display import Digits, Style, show, show_iso
from plugins.thai.found import DateError, Found
from plugins.thai.intervals import Span
from plugins.thai.parsing import parse_with
from plugins.thai.prose import Prose
from plugins.thai.years import BE_OFFSET

__all__ = [
    "BE_OFFSET",
    "DateError",
    "Digits",
    "Found",
    "Style",
    "find",
    "parse",
    "show",
    "show_iso",
]

_ANCHOR = re.compile(rf"\d+|{months.PATTERN}")


def find(text: str, reference: date | None = None) -> list[Found]:
    """Find the dates, months, years and times of `text`, in order and without overlap.

    reference: the day on which the text was published, which settles what "today" may be.

    >>> find("เมื่อวันที่ ๒๙ เมษายน ๒๕๖๒ ณ กรุงเทพฯ")[0].iso
    '2019-04-29'
    """
    prose = Prose(text)
    spans: list[Span] = []
    done = 0
    for anchor in _ANCHOR.finditer(prose.plain):
        if anchor.start() < done:
            continue
        for span in _read(prose, anchor, spans[-1] if spans else None, reference):
            spans.append(span)
            done = span.end
    return [_found(prose, span) for span in spans]


def parse(text: str, reference: date | None = None) -> date | datetime:
    """Read one date, with or without a time, as people write it.

    reference: the day on which the text was written, which settles a two-digit year.
    Returns a date, or a naive datetime of Thailand's time where a time was written. Raises
    DateError, whose `text` says what is wrong and `remedy` what to write.

    >>> parse("๒๙ เมษายน ๒๕๖๒")
    datetime.date(2019, 4, 29)
    >>> parse("29 เม.ย. 62 09.30 น.")
    datetime.datetime(2019, 4, 29, 9, 30)
    >>> parse("2562-04-29")
    datetime.date(2019, 4, 29)
    """
    return parse_with(find(text, reference), text)


def _read(
    prose: Prose, anchor: re.Match[str], previous: Span | None, reference: date | None
) -> list[Span]:
    plain, position = prose.plain, anchor.start()
    if not anchor[0][0].isdigit():
        return intervals.read(plain, position, reference)
    width = anchor.end() - position
    if width > 4 or width == 3 or any(a <= position < b for a, b in prose.addresses):
        return []
    glued = position > 1 and plain[position - 1] in ".,:" and plain[position - 2].isdigit()
    if glued:
        return []
    if single := numeric.read(plain, position, reference):
        return [single]
    if width <= 2 and (several := intervals.read(plain, position, reference)):
        return several
    one = clock.read(plain, position) or year_mentions.read(plain, position, previous)
    return [one] if one else []


def _found(prose: Prose, span: Span) -> Found:
    start, end = prose.source(span.start, span.end)
    return Found(
        start, end, prose.text[start:end], span.kind, span.iso, span.calendar, span.reason, span.alt
    )
