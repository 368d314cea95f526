"""The terms of a text: grams of units that no context can change, and tokens beside them.

A gram is a run of units whose inner ones all weigh less than both of its ends (a "sparse n-gram").
Whether a run is a gram depends on nothing outside it, so the grams of a query are among those of
every text that holds the query, wherever a segmenter would have cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plugins.search import tables
from plugins.search.units import Unit, hash32, mix, stem

Key = tuple[int, int, int]
"""A term's three hashes: which shard, which skeleton, which exact form."""

ABBREVIATION: Final = (
    "(?<![ก-๎.])(?:(?:[ก-ฮ]{1,4}\\.)*[ก-ฮ]{1,5}(?![ก-๎.])|(?:[ก-ฮ]{1,4}\\.)+(?![ะ-ฺๅ็-๎]))"
)
"""Consonants with or without dots, as สปส, ธ.ก.ส. and รมว. before a name."""

_ABBREVIATION: Final = re.compile(ABBREVIATION)
_COMPOUND: Final = re.compile(r"[a-z]+(?:-[a-z]+)+")
_JOINABLE: Final = re.compile(
    rf"(?<![a-z-])(?:{'|'.join(sorted(tables.JOINING))}) [a-z]{{2,}}(?![a-z])"
)


def is_gram(weights: Sequence[int], first: int, last: int) -> bool:
    """Tell whether the units from `first` to `last`, both included, are a gram.

    >>> is_gram([3, 1, 2], 0, 2), is_gram([3, 2, 2], 0, 2)
    (True, False)
    """
    if last - first >= tables.LONGEST_GRAM:
        return False
    least = min(weights[first], weights[last])
    return all(weight < least for weight in weights[first + 1 : last])


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
    """Give the key of a token: a day, an abbreviation, a joined word.

    kind: one of "@" (abbreviation), "+" (joined words) and "#" (day); no unit begins so.
    """
    return gram([Unit(kind + text, kind + text, 0)])


def step(value: int, unit: int) -> int:
    """Add a unit to the hash of those before it."""
    value = (value ^ unit) * 0x9E3779B1 & 0xFFFFFFFF
    return value ^ value >> 15


def tokens(folded: str) -> Iterator[tuple[str, str]]:
    """Give the abbreviations and joined words of a folded text as kind and text.

    >>> sorted(tokens("ธ.ก.ส. เปิด e-service"))
    [('+', 'eservice'), ('@', 'ธกส')]
    """
    for found in _ABBREVIATION.finditer(folded):
        letters = found[0].replace(".", "")
        if len(letters) > 1:
            yield "@", letters
    for found in _COMPOUND.finditer(folded):
        yield "+", stem(found[0].replace("-", ""))
    for found in _JOINABLE.finditer(folded):
        yield "+", stem(found[0].replace(" ", ""))
