"""Releases whose dates lie ahead: a mistyped year is on the home page at once, and for years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plugins.errors import Problem, Severity, Text
from plugins.thai import dates
from plugins.thai_content.fields import Values
from plugins.thai_content.metadata import Source

_PUBLISHED_NOW = Text(
    th="ถ้าปีหรือวันผิดให้แก้ ถ้าต้องการให้เผยแพร่เมื่อถึงวันนั้น ให้เพิ่มบรรทัด Embargo: พร้อมวันและเวลา "
    "(ตอนนี้ข่าวจะขึ้นทันทีและอยู่บนสุด)",
    en="correct the day or the year; to have it published on that day, add a line Embargo: with "
    "day and time (as it is, it is published at once and stands first)",
)
_CHANGED_LATER = Text(th="แก้เป็นวันที่แก้ไขข่าวจริง", en="write the day on which the release was changed")
_PUBLISH_AGAIN = Text(
    th="หลังเวลานั้นให้สั่ง publish อีกครั้ง ข่าวจึงจะขึ้นเว็บไซต์",
    en="publish again after that time: only then does the site show it",
)


def ahead(source: Source, values: Values, now: dt.datetime) -> Iterator[Problem]:
    """Give a warning for each moment of a release that is still to come.

    now: aware. A date later on the same day is none that lies ahead.
    """
    if values.embargo and values.embargo > now:
        yield _later(source, "Embargo", values.embargo, _PUBLISH_AGAIN)
    elif values.status == "published" and values.date and values.date.date() > now.date():
        yield _later(source, "Date", values.date.date(), _PUBLISHED_NOW)
    if values.modified and values.modified.date() > now.date():
        yield _later(source, "Modified", values.modified.date(), _CHANGED_LATER)


def _later(source: Source, name: str, when: dt.date, remedy: Text) -> Problem:
    return Problem(
        Severity.WARNING,
        source.path,
        source.line(name.lower()),
        Text(
            th=f"{name} คือ {dates.show(when)} ซึ่งยังมาไม่ถึง",
            en=f"{name} is {dates.show(when, 'en')}, which is still to come",
        ),
        remedy,
    )
