"""The tokens of many texts at once: what `terms` finds, looked for only where one may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from plugins.search import terms
from plugins.search.characters import CONSONANT, END, FOLLOWER
from plugins.search.grams import U8, U16
from plugins.search.units import stem

WORD: Final = " "
"""What begins a token that is a word; others begin with their kind."""

_ABBREVIATION: Final = re.compile(terms.ABBREVIATION)
_ATTACHED: Final = re.compile(terms.ATTACHED)
_LONGEST: Final = 5
"""Consonants that an abbreviation has side by side at most."""

_DOT: Final = ord(".")


def tokens(codes: U16, kinds: U8) -> list[set[str]]:
    """Give the abbreviations and joined words of each text.

    codes, kinds: the texts folded, `END` after each, and of what kind each code unit is.
    """
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    ends = np.flatnonzero(codes == ord(END))
    result: list[set[str]] = [set() for _ in ends]
    met = list(_met(text, codes, kinds))
    owners = np.searchsorted(ends, [place for place, _ in met]).tolist()
    for owner, (_, found) in zip(owners, met, strict=True):
        result[owner].update(found)
    return result


def _met(text: str, codes: U16, kinds: U8) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give tokens with the place where they are met."""
    free, attached = _places(codes, kinds)
    for place in free:
        if found := _ABBREVIATION.match(text, place):
            yield place, _abbreviation(found[0])
    for place in attached:
        if found := _ATTACHED.match(text, place):
            yield place, _attached(found[0])
    for found in terms.LATIN.finditer(text):
        yield found.start(), _joined(found[0])


def _places(codes: U16, kinds: U8) -> tuple[list[int], list[int]]:
    """Give where consonants stand as they do in an abbreviation, and in one that is attached."""
    bounds = np.flatnonzero(np.diff(kinds == CONSONANT, prepend=False))
    starts, ends = bounds[::2], bounds[1::2]
    after = codes[ends]
    dotted = after == _DOT
    length = ends - starts
    some = (dotted | (~_is_thai(after) & (length > 1))) & (length <= _LONGEST)
    starts, dotted = starts[some], dotted[some]
    before = codes[starts - 1]
    free = ~_is_thai(before) & (before != _DOT)
    attached = dotted & (kinds[starts - 1] == FOLLOWER)
    return starts[free].tolist(), starts[attached].tolist()


def _is_thai(codes: U16) -> NDArray[np.bool_]:
    return (codes >= ord("ก")) & (codes <= ord("๎"))


@lru_cache(maxsize=10_000)
def _abbreviation(written: str) -> tuple[str, ...]:
    return tuple(kind + letters for kind, letters in terms.abbreviation(written))


@lru_cache(maxsize=10_000)
def _attached(written: str) -> tuple[str, ...]:
    return tuple(kind + letters for kind, letters in terms.attached(written))


@lru_cache(maxsize=10_000)
def _joined(latin: str) -> tuple[str, ...]:
    return tuple(WORD + stem(word) for word in terms.joined_in(latin))
