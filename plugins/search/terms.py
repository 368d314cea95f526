"""The terms of a text: grams of units that no context can change, and tokens beside them.

A gram is a run of units whose inner ones all weigh less than both of its ends (a "sparse n-gram").
Whether a run is a gram depends on nothing outside it, so the grams of a query are among those of
every text that holds the query, wherever a segmenter would have cut.
Short runs are grams in any
case, longer ones of consonants alone too: single pairs say little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plugins.search import tables
from plugins.search.units import Unit, hash32, mix

Key = tuple[int, int, int]
"""A term's three hashes: which shard, which skeleton, which exact form."""

ABBREVIATION: Final = (
    r"(?<![ก-๎.])(?:(?:[ก-ฮ]{1,4}\.)*[ก-ฮ]{1,5}(?![ก-๎.])|(?:[ก-ฮ]{1,4}\.)+(?![ะ-ฺๅ็-๎]))"
)
"""Consonants with or without dots, as สปส, ธ.ก.ส. and รมว. before a name."""

ATTACHED: Final = r"(?<=[ะ-ฺๅ็-๎])(?:[ก-ฮ]{1,4}\.)+(?![ะ-ฺๅ็-๎])"
"""An abbreviation that hangs on the word before it."""

COMPOUND: Final = r"[a-z]+(?:-[a-z]+)+"
JOINABLE: Final = r"(?<![a-z-])(?=([a-z]{1,10}) ([a-z]{2,10})(?![a-z]))"
"""Two Latin words that may be written in one elsewhere: e service, world skills."""

LATIN: Final = re.compile("[a-z-](?:(?<=[a-z])|-*[a-z])[a-z -]*[a-z]")
"""Small letters, hyphens and spaces, in which such words stand."""

LONG_PART: Final = 3
"""Letters of a part of an abbreviation that is one by itself: กพร. in กพร.ปช."""

_ABBREVIATION: Final = re.compile(ABBREVIATION)
_ATTACHED: Final = re.compile(ATTACHED)
_COMPOUND: Final = re.compile(COMPOUND)
_JOINABLE: Final = re.compile(JOINABLE)


def is_gram(weights: Sequence[int], first: int, last: int) -> bool:
    """Tell whether the units from `first` to `last`, both included, are a gram.

    >>> is_gram([9, 1, 2, 8], 0, 3), is_gram([1 << 28, 1, 2, 1], 0, 3)
    (True, False)
    """
    if last - first >= tables.LONGEST_GRAM:
        return False
    if last - first < tables.ALWAYS:
        return True
    run = weights[first : last + 1]
    least = min(run[0], run[-1])
    return all(weight < least for weight in run[1:-1]) or (
        len(run) <= tables.LONGEST_LIGHT and max(run) < tables.LIGHT
    )


def gram(units: Sequence[Unit]) -> Key:
    """Give the key of a gram, or of a single unit."""
    shard = key = exact = 0
    for unit in units:
        shard = step(shard, hash32(unit.skeleton, tables.SEED_SHARD))
        key = step(key, hash32(unit.skeleton, tables.SEED_KEY))
        exact = step(exact, hash32(unit.exact, tables.SEED_EXACT))
    length = len(units)
    return mix(shard ^ length), mix(key ^ length), mix(exact ^ length)


def token(kind: str, text: str) -> Key:
    """Give the key of a token: a day or an abbreviation.

    kind: "@" (abbreviation), "." or "-" (how it is dotted) or "#" (day); no unit begins so.
    """
    return gram([Unit(kind + text, kind + text, 0)])


def step(value: int, unit: int) -> int:
    """Add a unit to the hash of those before it."""
    value = (value ^ unit) * 0x9E3779B1 & 0xFFFFFFFF
    return value ^ value >> 15


def tokens(folded: str) -> Iterator[tuple[str, str]]:
    """Give the abbreviations of a folded text as kind and text.

    Kind "@" is any; "." has dots between its letters, "-" only one after them. One that hangs on
    the word before it may begin anywhere.

    >>> list(tokens("ธ.ก.ส. เปิด ที่กสร."))
    [('@', 'ธกส'), ('.', 'ธกส'), ('@', 'กสร'), ('@', 'สร')]
    >>> list(tokens("กพร.ปช."))
    [('@', 'กพรปช'), ('.', 'กพรปช'), ('@', 'กพร'), ('-', 'กพร')]
    """
    for found in _ABBREVIATION.finditer(folded):
        yield from abbreviation(found[0])
    for found in _ATTACHED.finditer(folded):
        yield from attached(found[0])


def abbreviation(written: str) -> Iterator[tuple[str, str]]:
    """Give the kinds and texts of what `ABBREVIATION` matched."""
    letters = written.replace(".", "")
    if len(letters) < 2:
        return
    yield "@", letters
    style = style_of(written)
    if style:
        yield style, letters
    if style == ".":
        for part in written.split(".")[:-1]:
            if len(part) >= LONG_PART:
                yield "@", part
                yield "-", part


def attached(written: str) -> Iterator[tuple[str, str]]:
    """Give the kinds and texts of what `ATTACHED` matched."""
    letters = written.replace(".", "")
    for first in range(len(letters) - 1):
        yield "@", letters[first:]


def joined(folded: str) -> Iterator[str]:
    """Give the words that are written with a hyphen, and each two words side by side, in one.

    >>> list(joined("e-service, world skills asia"))
    ['eservice', 'worldskills', 'skillsasia']
    """
    return joined_in("|".join(LATIN.findall(folded)))


def joined_in(latin: str) -> Iterator[str]:
    """Do as `joined` with what `LATIN` matched."""
    for found in _COMPOUND.finditer(latin):
        yield found[0].replace("-", "")
    for found in _JOINABLE.finditer(latin):
        yield found[1] + found[2]


def style_of(abbreviation: str) -> str:
    """Tell how an abbreviation is dotted: ".", "-", or "" where it has no dot.

    >>> style_of("ก.พ.ร."), style_of("กพร."), style_of("กพร")
    ('.', '-', '')
    """
    if "." in abbreviation.rstrip("."):
        return "."
    return "-" if abbreviation.endswith(".") else ""
