"""The units of text that search compares, cut without any context.

A unit is an orthographic cluster of Thai, a Latin word (lightly stemmed), a number or one letter
of another script. Spaces, punctuation and marks that stand alone are no units: "มาตรา 33" and
"มาตรา33" have the same ones. `theme/static/js/search/units.js` is this module's twin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from plugins.search import tables
from plugins.thai import words

_SCRIPTS: Final = "\u0370-\u0dff\u0e81-\u1fff\u3040-\u9fff\uac00-\ud7af"
FOREIGN: Final = rf"[a-zß-ɏ]+(?:'s(?![a-z]))?|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+|[{_SCRIPTS}]"
"""A unit that is no Thai cluster."""

FOREIGN_CHARS: Final = f"a-zß-ɏ'0-9,{_SCRIPTS}"
"""All characters of which such a unit may be made."""

PATTERN: Final = f"{words.CLUSTER}|{FOREIGN}"
"""A unit of folded text; it means the same in Python and, with the `u` flag, in JavaScript."""

LENGTH_BITS: Final = 6
"""The upper bits of a weight, which say how long the unit is."""

_UNITS: Final = re.compile(PATTERN, re.ASCII)


@dataclass(frozen=True, slots=True)
class Unit:
    """Hold one unit: its exact form, the form that tolerance compares, and its weight.

    start, end: where it stands in the folded text.
    weight: how well it stands at the end of a gram; rarer units weigh more.
    """

    exact: str
    skeleton: str
    weight: int
    start: int = 0
    end: int = 0


def units(folded: str) -> list[Unit]:
    """Cut folded text into units with their forms and places.

    >>> [(unit.exact, unit.skeleton) for unit in units("ให้ workers 1,500")]
    [('ให้', 'ไห'), ('worker', 'worker'), ('1500', '1500')]
    """
    return [make(found[0], *found.span()) for found in _UNITS.finditer(folded)]


class Forms(NamedTuple):
    """Hold the forms of a unit, and its length as its weight counts it."""

    exact: str
    skeleton: str
    length: int


def make(text: str, start: int = 0, end: int = 0) -> Unit:
    """Give the unit that is written `text` in folded text."""
    exact, skeleton, length = forms(text)
    weight = length << 32 - LENGTH_BITS | hash32(skeleton, tables.SEED_WEIGHT) >> LENGTH_BITS
    return Unit(exact, skeleton, weight, start, end)


def forms(text: str) -> Forms:
    """Give the forms of the unit that is written `text` in folded text."""
    first = text[0]
    if "ก" <= first <= "ๅ":
        skeleton = _skeleton(text)
        return Forms(text, skeleton, min(len(skeleton), 4))
    if first in "0123456789":
        number = text.replace(",", "")
        return Forms(number, number, 7)
    word = stem(text)
    return Forms(word, word, min(len(word), 8))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Take English endings off that change no meaning, and write American spellings one way.

    >>> [stem(word) for word in ("workers", "policies", "labour", "programme", "thailand's", "gas")]
    ['worker', 'policy', 'labor', 'program', 'thailand', 'gas']
    """
    word = word.removesuffix("'s")
    if word in tables.SPELLINGS:
        return tables.SPELLINGS[word]
    word = _change(word, _ENDINGS)
    return tables.SPELLINGS.get(word) or _change(word, _BRITISH)


def _by_last(endings: tuple[Ending, ...]) -> dict[str, tuple[Ending, ...]]:
    """Give the endings by their last letters: most words have none of them."""
    letters = {ending[-1] for ending, _, _ in endings}
    return {last: tuple(one for one in endings if one[0][-1] == last) for last in letters}


Ending = tuple[str, str, int]
_ENDINGS: Final = _by_last(tables.ENDINGS)
_BRITISH: Final = _by_last(tables.BRITISH)


def _change(word: str, endings: dict[str, tuple[Ending, ...]]) -> str:
    for ending, other, least in endings.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: len(word) - len(ending)] + other
    return word


def _skeleton(cluster: str) -> str:
    skeleton = cluster.translate(tables.CONFUSABLE)
    return tables.FINALS.get(skeleton, skeleton)


def hash32(text: str, seed: int) -> int:
    """Hash the UTF-16 code units of `text`: FNV-1a with a final mix, 32 bits.

    >>> hash32("แรงงาน", 0)
    2002060653
    """
    value = seed ^ 0x811C9DC5
    for char in text:
        value = (value ^ ord(char)) * 0x01000193 & 0xFFFFFFFF
    return mix(value)


def mix(value: int) -> int:
    """Spread a 32-bit value over all its bits."""
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return value ^ value >> 16
