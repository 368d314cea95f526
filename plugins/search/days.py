"""The days and months that a release names, in whatever form: terms of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from plugins.thai import dates

BEFORE: Final = 140
AFTER: Final = 60
"""How much text around a month or a numeric date may be part of the date, or settle it."""

MONTH: Final = 7
"""Characters of a month as ISO writes it, as 2019-04."""

_CORE: Final = re.compile(
    r"[0-9๐-๙JFMASOND](?:"
    r"(?<=[0-9๐-๙])(?:[^0-9๐-๙\n]{0,16}?(?:มกร|มีน|มิถ|เมษ|กุม|กรก[ฎฏ]|กันย|พฤ|สิงห|ตุล|ธันว"
    r"|(?:[มกพสตธ]|ม[ีิ]|เม) ?\.|[JFMASONDjfmasond][a-zA-Z]{2})"
    r"|[/.-][0-9๐-๙]{1,2}[/.-][0-9๐-๙]"
    r"|(?<=[คยศพ]\..)[0-9๐-๙]|(?<=[คยศพ]\. .)[0-9๐-๙]"
    r"|(?<=(?:คม|ยน|ธ์|ปี).)[0-9๐-๙]|(?<=(?:คม|ยน|ธ์|ปี) .)[0-9๐-๙])"
    r"|(?<=[JFMASOND])[a-zA-Z]{2,8}\.? {0,2}[0-9๐-๙])"
)
"""What every day or month that is written out has in it; the rest of a text is not looked at.

All its first characters are in one class, so that it is searched fast.
"""


def named(text: str, published: date) -> Iterator[str]:
    """Give the days and months that a text names, as ISO dates; both ends of a range.

    >>> list(named("ระหว่างวันที่ 1 - 3 มกราคม 2563 และ พ.ค. 63", date(2020, 1, 5)))
    ['2020-01-01', '2020-01', '2020-01-03', '2020-01', '2020-05']
    """
    for start, end in _windows(text):
        for found in dates.find_days(text[start:end], published):
            if found.kind in ("date", "date_range", "month") and found.iso:
                for day in found.iso.split("/"):
                    if day[:4].isdigit() and len(day) >= MONTH:
                        yield day
                        if len(day) > MONTH:
                            yield day[:MONTH]


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Give the parts of a text, from blank to blank, that can name a day."""
    start, end = 0, -1
    for found in _CORE.finditer(text):
        first, last = found.start() - BEFORE, found.end() + AFTER
        if first > end >= 0:
            yield _widened(text, start, end)
            start = first
        elif end < 0:
            start = first
        end = last
    if end >= 0:
        yield _widened(text, start, end)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a window out to the next blanks, so that no number or word is cut."""
    start = max(text.rfind(" ", 0, max(0, start)), text.rfind("\n", 0, max(0, start))) + 1
    blank = _BLANK.search(text, end)
    return start, blank.start() if blank else len(text)


_BLANK: Final = re.compile(r"\s")
