"""The Buddhist calendar beside that of ICU, for every day of four centuries.

ICU is a library that shares no code with ours; Node.js brings it.
"""

from __future__ import annotations

import subprocess
from datetime import date, timedelta

import pytest

from plugins.cli import node
from plugins.thai import dates, months

FIRST, LAST = date(1800, 1, 1), date(2200, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
SCRIPT = """
const format = (locale, options) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
const full = { day: "numeric", month: "long", year: "numeric", weekday: "long" };
const short = { day: "numeric", month: "short", year: "numeric" };
const ways = [
  format("th-TH-u-ca-buddhist-nu-latn", full),
  format("th-TH-u-ca-buddhist-nu-thai", short),
];
const lines = [];
for (let day = Date.UTC(1800, 0, 1); day <= Date.UTC(2200, 11, 31); day += 864e5)
  lines.push(ways.map((way) => way.format(day)).join("|"));
process.stdout.write(lines.join("\\n"));
"""


@pytest.fixture(scope="module")
def written() -> list[list[str]]:
    """Let ICU write each day in full and in short."""
    done = subprocess.run(
        [node.NODE, "-e", SCRIPT], capture_output=True, check=True, encoding="utf-8"
    )
    return [line.split("|") for line in done.stdout.split("\n")]


def test_icu_and_we_write_the_same(written: list[list[str]]) -> None:
    assert len(written) == len(DAYS)
    for day, (full, short) in zip(DAYS, written, strict=True):
        assert full == f"วัน{months.WEEKDAYS[day.weekday()]}ที่ {dates.show(day)}"
        assert short == dates.show(day, "th", "short", "thai")


def test_we_read_what_icu_writes(written: list[list[str]]) -> None:
    """The weekday that ICU writes is evidence: one that is wrong would be a refusal."""
    results = dates.find("\n".join(full for full, _ in written))
    assert [result.iso for result in results] == [day.isoformat() for day in DAYS]
    assert not any(result.reason for result in results)
