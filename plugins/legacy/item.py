"""What every reader makes of what it reads: one legacy item, whatever its form was."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import Problem
from plugins.thai import normalize


@dataclass(frozen=True)
class Record:
    """Hold one item's bytes before anything is understood of them.

    path: the seed. line: 1-based line of the seed on which the item starts.
    sha256: of `data`, in hex; the item's identity from import to import.
    position: how many bytes of the seed have been read with it, for a progress bar.
    """

    path: Path
    line: int
    data: bytes
    sha256: str
    position: int


@dataclass(frozen=True)
class Notice:
    """Hold a notice that stood on the page above a release but is no part of it.

    kind: "royal", "mourning" or "public". th: the text as received, its lines kept.
    """

    kind: str
    th: str


@dataclass(frozen=True)
class Item:
    r"""Hold one release as a reader understood it; text is clean and plain, not yet Markdown.

    when: a date, or a datetime without time zone where the source gave a time (Asia/Bangkok).
    category: the division's or category's name as the source wrote it.
    paragraphs: lines of one paragraph are parted by a single "\n".
    gallery_lost: the original showed a gallery; its pictures are not in this archive.
    legacy_id: the id that the source gave, "" where it gave none.
    cleaned: how many characters `normalize.clean` took out or replaced.
    warnings: what somebody should look at; the item is sound all the same.
    """

    record: Record
    when: dt.date
    category: str
    lang: str
    title: str
    paragraphs: tuple[str, ...]
    credit: str = ""
    gallery_lost: bool = False
    legacy_id: str = ""
    notice: Notice | None = None
    cleaned: int = 0
    warnings: tuple[Problem, ...] = ()

    @property
    def day(self) -> str:
        """Give the release's day as release ids begin: YYYYMMDD, Common Era."""
        return f"{self.when.year:04}{self.when.month:02}{self.when.day:02}"


def tidy(text: str) -> tuple[str, int]:
    r"""Clean `text` and strip its lines of padding; tell how many characters had to be cleaned.

    Padding is white space, no-break spaces included, at the ends of a line; it is not counted.
    Blank lines and white space between words stay.

    >>> tidy("\u00a0\u00a0 การ\u200bสัมมนา ๕\u00a0คน \r\n\n")
    ('การสัมมนา ๕ คน\n\n', 2)
    """
    padded = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    stripped = "\n".join(line.strip() for line in padded)
    clean = normalize.clean(stripped)
    if clean == stripped:
        return stripped, 0
    return "\n".join(line.strip() for line in clean.split("\n")), _changed(stripped, clean)


def _changed(before: str, after: str) -> int:
    """Count the characters of `before` that `after` lost; lines that are the same cost little."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        return sum((Counter(before) - Counter(after)).values())
    pairs = ((one, other) for one, other in zip(old, new, strict=True) if one != other)
    return sum(sum((Counter(one) - Counter(other)).values()) for one, other in pairs)
