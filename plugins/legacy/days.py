"""The day that a legacy item says it is of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import PrakatError, Problem, Text
from plugins.legacy import complaints
from plugins.legacy.complaints import quoted
from plugins.thai import dates

_ISO_DAY = re.compile(r"(1[89]|2[01])\d\d-\d\d-\d\d", re.ASCII)
_NO_SUCH_DAY = Text(th="ไม่มีวันนี้ในปฏิทิน", en="the calendar has no such day")


@dataclass(frozen=True)
class Day:
    """Hold a date as it was written on a line, and what it means.

    when: a date, or a naive datetime where a time was written.
    """

    written: str
    line: int
    when: dt.date
    warnings: tuple[Problem, ...] = ()


def read(path: Path, line: int, written: str) -> Day:
    """Read the date that an item carries, where Common Era years are usual.

    A Buddhist year is taken for one, with a warning. Raises PrakatError where it is no date.
    """
    try:
        if _ISO_DAY.fullmatch(written):
            return Day(written, line, dt.date.fromisoformat(written))
        when = dates.parse(written)
    except (ValueError, dates.DateError) as error:
        why = error.text if isinstance(error, dates.DateError) else _NO_SUCH_DAY
        wrong = complaints.WRONG_DATE.at(path, line, found=quoted(written), why=why)
        raise PrakatError(wrong) from None
    found = dates.find(written)
    if not found or found[0].calendar != "BE":
        return Day(written, line, when)
    meant = Text(th=dates.show(when, "th"), en=dates.show(when, "en"))
    warning = complaints.BE_YEAR.at(path, line, found=quoted(written), meant=meant)
    return Day(written, line, when, (warning,))


def day(when: dt.date) -> dt.date:
    """Give the day of a date or datetime.

    >>> day(dt.datetime(2019, 4, 29, 9, 30))
    datetime.date(2019, 4, 29)
    """
    return when.date() if isinstance(when, dt.datetime) else when
