"""What an author should look at again in a release's text; nothing of it is ever corrected."""

from __future__ import annotations

from plugins.errors import Problem, Severity, Text
from plugins.thai import dates, slips
from plugins.thai_content.metadata import Source


def body(source: Source) -> list[Problem]:
    """List the dates of a body that can't be right and words that may be typed twice, by line."""
    return _dates(source) + _slips(source)


def _slips(source: Source) -> list[Problem]:
    remedy = Text(
        th="ถ้าพิมพ์ผิดให้แก้ ถ้าเป็นข้อความของต้นฉบับที่เผยแพร่แล้วให้คงไว้",
        en="correct it if it is a slip; text that was published so stays as it was",
    )
    return [
        _at(
            source,
            slip.start,
            Text(
                th=f"อาจพิมพ์คำซ้ำ: “{slip.text}”",
                en=f"a word may be typed twice: “{slip.text}”",
            ),
            remedy,
        )
        for slip in slips.find(source.body)
    ]


def _dates(source: Source) -> list[Problem]:
    remedy = Text(
        th="ตรวจกับต้นฉบับ ระบบจะแสดงตามที่เขียนโดยไม่แปลงวันที่",
        en="compare it with the original; it is shown as written and not marked as a date",
    )
    return [
        _at(
            source,
            found.start,
            Text(
                th=f"วันที่ “{found.text}” {found.reason.th}",
                en=f"the date “{found.text}”: {found.reason.en}",
            ),
            remedy,
        )
        for found in dates.find(source.body)
        if found.reason
    ]


def _at(source: Source, offset: int, text: Text, remedy: Text) -> Problem:
    """Warn of a place of the body, by the line of the file that it stands on."""
    line = source.body_line + source.body.count("\n", 0, offset)
    return Problem(Severity.WARNING, source.path, line, text, remedy)
