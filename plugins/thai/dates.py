"""Dates and times in Thai and English text: found, read and shown.

Inside Prakat a date is a `datetime.date` of the Common Era. Buddhist-era years exist only here, at
the border where text is read and shown.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from plugins.thai import clock, intervals, numeric, year_mentions
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
    "find_days",
    "parse",
    "show",
    "show_iso",
]

_REACH = 120
"""How far from the first of a list of days its month may stand."""

_FOLLOWS = re.compile(
    r"[.:][0-9]|[/.-][0-9]{1,2}[/.-][0-9]{2}| {0,3}(?:[นทโ]|[Hh]|[APap]\.?[Mm])"
    r"|(?P<word> ?(?:เดือน)?[ก-ฮเ][^ \n]{3,14} ?(?:พ\. ?ศ\. ?)?[0-9])"
)
"""What follows a time, a numeric date, or a day and a word that may be a misspelt month."""

_GOES_ON = re.compile(
    r"[A-Za-z]{3,9}[.,]? ?,?(?:[ \n]{0,9}(?:[0-9'’‘BAC]|[-–—−~]|to|until|till|through))"
)
"""What an English month without a preposition needs: a number, an era or the end of a range."""

_PRECEDES = re.compile(r"ปี|FY|/ ?\Z")
"""What precedes a year of two digits."""

_DASHES = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
"""What word processors make of a hyphen."""

_DASHED = re.compile(
    rf"(?<!\d)(\d{{4}})[{_DASHES}-](\d{{1,2}})[{_DASHES}-](\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(\d{{1,2}})[{_DASHES}-](\d{{1,2}})[{_DASHES}-](\d{{4}})(?!\d)"
)
_HYPHENS = str.maketrans(dict.fromkeys(_DASHES, "-"))
_NUMERIC = re.compile("[/.-][0-9]{1,2}[/.-][0-9]")
_ANCHOR = re.compile(
    r"[0-9มกเพสตธบJFMASOND](?:(?<=[0-9])(?<![0-9].)(?<![0-9][.,:].)[0-9]*"
    r"|(?=[กีิ.มุรัฤ่aepuconAEPUCON])(?:"
    r"(?<=ม)(?:กรา|ีนา|ิถุนา|\. ?ค|ี\. ?ค|ิ\. ?ย)|(?<=เ)ม(?:ษา|\. ?ย)"
    r"|(?<=ก)(?:ุมภา|รก[ฎฏ]า|ันยา|\. ?[พคย])|(?<=พ)(?:ฤ[กศษจ]|\. ?[คย])|(?<=ส)(?:ิงหา|\. ?ค)"
    r"|(?<=ต)(?:ุลา|\. ?ค|ี ?[1-5](?![0-9]))|(?<=ธ)(?:ันวา|\. ?ค)|(?<=บ)่าย ?[1-5](?![0-9])"
    r"|(?<=[JFMASOND])(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)))",
    re.DOTALL,
)
"""Where anything of interest can begin; digits within a decimal or a time begin nothing.

All its first characters are in one class, and so are the second ones of words: a third of the time.
"""


def find(text: str, reference: date | None = None) -> list[Found]:
    """Find the dates, months, years and times of `text`, in order and without overlap.

    reference: the day on which the text was published, which settles what "today" may be.

    >>> find("เมื่อวันที่ ๒๙ เมษายน ๒๕๖๒ ณ กรุงเทพฯ")[0].iso
    '2019-04-29'
    """
    prose = Prose(text)
    results: list[Found] = []
    last: Span | None = None
    done = 0
    for anchor in _ANCHOR.finditer(prose.plain):
        if anchor.start() < done:
            continue
        for span in _read(prose, anchor, last, reference):
            results.append(_found(prose, span))
            last, done = span, span.end
    return results


def find_days(text: str, reference: date | None = None) -> list[Found]:
    """Find the days and months of `text` as `find` does; years and times may be left out.

    >>> [found.iso for found in find_days("ปี 2562 เวลา 9.00 น. วันที่ 5 พ.ค. 2562")]
    ['2019-05-05']
    """
    prose = Prose(text)
    results: list[Found] = []
    done = hidden = 0
    for anchor in _ANCHOR.finditer(prose.plain):
        position, end = anchor.span()
        if position < done:
            continue
        spans = _read_days(prose, position, end, reference)
        if spans and position < hidden:
            return find(text, reference)
        for span in spans:
            results.append(_found(prose, span))
            done = span.end
        if not spans:
            hidden = max(hidden, year_mentions.range_end(prose.plain, position, end))
    return results


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
    >>> parse("2019\N{EN DASH}04\N{EN DASH}29")
    datetime.date(2019, 4, 29)
    """
    hyphened = _DASHED.sub(lambda found: found[0].translate(_HYPHENS), text)
    return parse_with(find(hyphened, reference), hyphened)


def _read(
    prose: Prose, anchor: re.Match[str], previous: Span | None, reference: date | None
) -> list[Span]:
    plain, (position, end) = prose.plain, anchor.span()
    width = end - position
    if not "0" <= plain[position] <= "9":
        several = _read_word(plain, position, reference)
        return several or _listed(clock.read(plain, position, width, previous))
    if width == 3 or width > 4:
        return []
    month = prose.month_after(end) - end < _REACH
    follows = _FOLLOWS.match(plain, end)
    if not (month or follows or width == 4 or _may_be_year(plain, position, width)):
        return []
    if prose.in_address(position):
        return []
    several = _read_number(plain, (position, end), follows, reference, month=month)
    return several or _listed(_time_or_year(plain, position, width, previous))


def _read_days(prose: Prose, position: int, end: int, reference: date | None) -> list[Span]:
    """Read the days at an anchor as `_read` does.

    A time or a single year that it would find there instead hides no day: none begins within them.
    """
    plain = prose.plain
    if not "0" <= plain[position] <= "9":
        return _read_word(plain, position, reference)
    if end - position == 3 or end - position > 4:
        return []
    month = prose.month_after(end) - end < _REACH
    follows = _FOLLOWS.match(plain, end)
    if not (month or follows) or prose.in_address(position):
        return []
    return _read_number(plain, (position, end), follows, reference, month=month)


def _read_number(
    plain: str,
    place: tuple[int, int],
    follows: re.Match[str] | None,
    reference: date | None,
    *,
    month: bool,
) -> list[Span]:
    """Read the days at a number; follows: what `_FOLLOWS` found; month: there is one near."""
    position, end = place
    if follows and _NUMERIC.match(plain, end) and (one := numeric.read(plain, position, reference)):
        return [one]
    named = month or (follows and follows["word"])
    if end - position <= 2 and named and plain[end : end + 1] not in ".:":
        return intervals.read(plain, position, reference)
    return []


def _time_or_year(plain: str, position: int, width: int, previous: Span | None) -> Span | None:
    one = clock.read(plain, position, width, previous)
    return year_mentions.read(plain, position, width, previous) if one is None else one


def _read_word(plain: str, position: int, reference: date | None) -> list[Span]:
    """Read a month at a word that may be one."""
    if (
        plain[position].isascii()
        and not _GOES_ON.match(plain, position)
        and not intervals.has_preposition(plain, position)
    ):
        return []
    return intervals.read(plain, position, reference)


def _may_be_year(plain: str, position: int, width: int) -> bool:
    """Tell whether two digits stand behind what may make them a year."""
    if width != 2:
        return False
    return _PRECEDES.search(plain, max(0, position - 24), position) is not None


def _listed(span: Span | None) -> list[Span]:
    return [] if span is None else [span]


def _found(prose: Prose, span: Span) -> Found:
    start, end = prose.source(span.start, span.end)
    return Found(
        start, end, prose.text[start:end], span.kind, span.iso, span.calendar, span.reason, span.alt
    )
