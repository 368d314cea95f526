"""Links of a text to releases that are not there: a publish would stop at them."""

from __future__ import annotations

import re
from collections.abc import Collection

from plugins.bilingual.folder import NEWS
from plugins.errors import LANGUAGES, Problem, Severity, Text
from plugins.thai_content.metadata import Source

_LINK = re.compile(
    rf"\]\(\s*<?(?P<path>/(?:(?:{'|'.join(LANGUAGES)})/)?{NEWS}/(?P<release>[^/)\s#?>]+))"
)


def dead(source: Source, releases: Collection[str]) -> list[Problem]:
    """Name the links of a body to releases that no folder has, by line."""
    return [
        Problem(
            Severity.WARNING,
            source.path,
            source.body_line + source.body.count("\n", 0, found.start()),
            Text(
                th=f"ลิงก์ {found['path']}/ ไม่มีข่าวนี้ จะเผยแพร่ไม่ได้",
                en=f"the link {found['path']}/ leads to no release; a publish will stop here",
            ),
            Text(
                th=f"แก้เป็นชื่อโฟลเดอร์ของข่าวใน {NEWS}/ หรือลบลิงก์",
                en=f"name a folder of {NEWS}/, or take the link out",
            ),
        )
        for found in _LINK.finditer(source.body)
        if found["release"] not in releases
    ]
