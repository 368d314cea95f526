"""How a date that was found is written, in a few words: what a report over many texts counts."""

from __future__ import annotations

import re
from typing import Final

from plugins.thai import months
from plugins.thai.digits import THAI
from plugins.thai.found import Found
from plugins.thai.prose import INVISIBLE, Prose

_MONTH = re.compile(months.PATTERN)
_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{2})\D*\Z")
_WORD = re.compile("[ก-ฮ][ก-๎]{3}")
_CLOCK: Final = (
    (re.compile(r"\d:\d"), "colon"),
    (re.compile(r"\d\.\d"), "dot"),
    (re.compile("[ทมตบ]"), "spoken"),
    (re.compile(r"\d{4}"), "four digits"),
)


def form(result: Found) -> str:
    """Name the kind of a result, how its month and year are written, and what is odd in it.

    >>> from plugins.thai.dates import find
    >>> form(find("๒๙ เม.ย. ๖๒")[0]), form(find("เวลา 09.30 น.")[0])
    ('date, abbreviated month, BE in two digits, Thai digits', 'time, dot')
    >>> form(find("31 เมษายน 2562")[0])
    'refused date, full month, BE'
    >>> form(find("ปี 2559 ถึงปี 2569")[0]), form(find("3 กรกฎคม 2566")[0])
    ('date_range, BE', 'date, misspelt month, BE')
    """
    plain = Prose(result.text).plain
    parts = [result.kind if result.iso else f"refused {result.kind}"]
    if result.kind == "time":
        parts.append(next((name for sign, name in _CLOCK if sign.search(plain)), "hours alone"))
    elif result.kind not in {"year", "fiscal_year"}:
        parts.append(_month(plain, result.iso or "-"))
    if result.calendar:
        two = len((_YEAR.search(plain) or plain)[0].strip(" )")) < 4
        parts.append(f"{result.calendar} in two digits" if two else result.calendar)
    elif result.kind != "time":
        parts.append("no year")
    return ", ".join((*filter(None, parts), *_oddities(result.text)))


def _month(plain: str, iso: str) -> str:
    found = _MONTH.search(plain)
    if found is None:
        if "-" in iso and _WORD.search(plain):
            return "misspelt month"
        return "numbers" if re.search(r"\d[/.-]\d+[/.-]\d", plain) else ""
    name = found[0]
    if name.isascii():
        return "English month"
    if not months.is_short(name):
        return "full month" if months.bare(name) in months.THAI else "misspelt month"
    if months.is_stem(name):
        return "month without its ending"
    return "abbreviated month" if months.is_dotted(name) else "abbreviated month without a dot"


def _oddities(text: str) -> list[str]:
    thai = any(digit in text for digit in THAI)
    arabic = any("0" <= char <= "9" for char in text)
    found = ["Thai digits" if not arabic else "both digits"] if thai else []
    if any(char in text for char in INVISIBLE):
        found.append("invisible characters")
    if "\n" in text:
        found.append("over a line end")
    return found
