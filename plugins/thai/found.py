"""What the search for dates gives back, and what it says when it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from plugins.errors import PrakatError, Problem, Severity, Text

Kind = Literal["date", "date_range", "month", "year", "time", "fiscal_year"]
Calendar = Literal["BE", "CE"]


@dataclass(frozen=True, slots=True)
class Found:
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


def impossible(text: str) -> Text:
    """Say that the calendar has no such day."""
    return Text(th=f"ไม่มีวัน “{text}” ในปฏิทิน", en=f"the calendar has no day “{text}”")


def wrong_weekday(text: str) -> Text:
    """Say that the weekday beside the date is that of another day."""
    return Text(th=f"วันในสัปดาห์ไม่ตรงกับวันที่ “{text}”", en=f"the weekday is not that of “{text}”")


def wrong_year(text: str) -> Text:
    """Say that the year can't be one: three or five digits, or the wrong era."""
    return Text(th=f"ปีใน “{text}” ไม่ถูกต้อง", en=f"the year in “{text}” can't be right")


def not_today(text: str) -> Text:
    """Say that the text calls a day "today" that is far from the release's own date."""
    return Text(
        th=f"ข้อความเขียนว่าวันนี้ แต่ “{text}” ไม่ใช่วันของข่าว",
        en=f"the text says today, but “{text}” is far from the release's date",
    )


def reversed_range(text: str) -> Text:
    """Say that a range ends before it begins."""
    return Text(th=f"ช่วงเวลา “{text}” สิ้นสุดก่อนเริ่มต้น", en=f"the range “{text}” ends before it begins")


def old_new_year(text: str) -> Text:
    """Say that before BE 2484, when years began on 1 April, the date may be of either year."""
    return Text(
        th=f"“{text}” อยู่ก่อน พ.ศ. 2484 ซึ่งขึ้นปีใหม่ 1 เมษายน จึงอาจหมายถึงปีใดในสองปี",
        en=f"“{text}” is before BE 2484, when the year began on 1 April: it may be in either of two",
    )


def two_digit_year(text: str) -> Text:
    """Say that a numeric date's two-digit year may be of either era."""
    return Text(
        th=f"ปีสองหลักใน “{text}” อาจเป็น พ.ศ. หรือ ค.ศ.",
        en=f"the two-digit year in “{text}” may be of either era",
    )
