"""What `check` says of moments that are still to come."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.bilingual import checks
from tests.sites import THAI, content, with_field

NOW = dt.datetime(2019, 4, 29, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))


@pytest.mark.parametrize(
    ("text", "said", "remedy"),
    [
        (THAI, "", ""),
        (THAI.replace("Date: ๒๙ เมษายน ๒๕๖๒", "Date: ๒๙ เมษายน ๒๕๖๒ ๒๓.๐๐ น."), "", ""),
        (with_field(THAI, "Embargo: ๒๙ เมษายน ๒๕๖๒ ๐๙.๐๐ น."), "", ""),
        (THAI.replace("๒๕๖๒", "๒๕๗๒"), "Date คือ 29 เมษายน 2572 ซึ่งยังมาไม่ถึง", "Embargo:"),
        (
            with_field(THAI.replace("๒๙", "๓๐"), "Embargo: ๓๐ เมษายน ๒๕๖๒ ๐๙.๓๐ น."),
            "Embargo คือ 30 เมษายน 2562 09.30 น. ซึ่งยังมาไม่ถึง",
            "publish อีกครั้ง",
        ),
        (with_field(THAI.replace("๒๕๖๒", "๒๕๗๒"), "Status: draft"), "", ""),
        (
            with_field(THAI, "Modified: ๑ ธันวาคม ๒๕๗๐\nChange: แก้ชื่อ"),
            "Modified คือ 1 ธันวาคม 2570 ซึ่งยังมาไม่ถึง",
            "วันที่แก้ไข",
        ),
    ],
    ids=["past", "later today", "embargo over", "year", "embargo", "draft", "modified"],
)
def test_what_lies_ahead_is_told(tmp_path: Path, text: str, said: str, remedy: str) -> None:
    folder = content(tmp_path, {"news/20190429-1/th.md": text})
    clockless = checks.check(folder)
    found = [p for p in checks.check(folder, now=NOW) if p not in clockless]
    assert [p.text.th for p in found] == ([said] if said else [])
    assert all(remedy in p.remedy.th for p in found)
