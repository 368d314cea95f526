"""What the search for dates gives back, and what it says when it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, NamedTuple

from plugins.errors import PrakatError, Problem, Severity, Text

Kind = Literal["date", "date_range", "month", "year", "time", "fiscal_year"]
Calendar = Literal["BE", "CE"]


class Found(NamedTuple):
    """Say what stands at `text[start:end]` of the text that was searched.

    iso: ISO 8601 date, month, year, `THH:MM`, interval `a/b` or set `{a,b}`; `XXXX` stands for a
        year that was not written. None where no reading is possible.
    calendar: the era in which the year was written; None where no year was.
    reason: why an author should look at it; None where the reading is certain. Pages mark up only
        what has an iso and no reason.
    alt: other isos that the text allows.
    """

    start: int
    end: int
    text: str
    kind: Kind
    iso: str | None
    calendar: Calendar | None = None
    reason: Text | None = None
    alt: tuple[str, ...] = ()


class DateError(PrakatError):
    """Say why a text is no date, and what to write instead.

    text: what is wrong; remedy: what to write.
    """

    def __init__(self, text: Text, remedy: Text) -> None:
        super().__init__(Problem(Severity.ERROR, Path(), 0, text, remedy))
        self.text = text
        self.remedy = remedy


IMPOSSIBLE: Final = Text(th="ไม่มีในปฏิทิน", en="the calendar has no such day")
WRONG_WEEKDAY: Final = Text(
    th="ไม่ตรงกับวันในสัปดาห์ที่เขียนไว้", en="the weekday beside it is that of another day"
)
WRONG_YEAR: Final = Text(th="มีปีที่เป็นไปไม่ได้", en="the year can't be right")
NOT_TODAY: Final = Text(
    th="เขียนว่าเป็นวันนี้ แต่ห่างจากวันของข่าวมาก",
    en="it is called today, but is far from the release's date",
)
REVERSED: Final = Text(th="สิ้นสุดก่อนวันเริ่มต้น", en="it ends a range that begins later")
OLD_NEW_YEAR: Final = Text(
    th="อยู่ก่อน พ.ศ. 2484 ซึ่งขึ้นปีใหม่วันที่ 1 เมษายน จึงอาจเป็นปีใดในสองปี",
    en="it is before BE 2484, when years began on 1 April, and may be in either of two",
)
TWO_DIGIT_YEAR: Final = Text(
    th="มีปีสองหลักที่อาจเป็น พ.ศ. หรือ ค.ศ.", en="its two-digit year may be of either era"
)
