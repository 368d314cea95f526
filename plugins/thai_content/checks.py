"""What an author should look at again in a release's text; nothing of it is ever corrected."""

from __future__ import annotations

from plugins.errors import Problem, Severity, Text
from plugins.thai import dates
from plugins.thai_content.metadata import Source


def body(source: Source) -> list[Problem]:
    """List the dates of a body that can't be right, by line."""
    return [
        Problem(
            Severity.WARNING,
            source.path,
            source.body_line + source.body.count("\n", 0, found.start),
            Text(
                th=f"วันที่ “{found.text}” {found.reason.th}",
                en=f"the date “{found.text}”: {found.reason.en}",
            ),
            Text(
                th="ตรวจกับต้นฉบับ ระบบจะแสดงตามที่เขียนโดยไม่แปลงวันที่",
                en="compare it with the original; it is shown as written and not marked as a date",
            ),
        )
        for found in dates.find(source.body)
        if found.reason
    ]
