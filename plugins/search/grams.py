"""The terms of many texts at once, as arrays: what `terms.gram` does, some hundred times faster."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray

from plugins.search import tables
from plugins.search.terms import Key
from plugins.search.units import hash32, make

SHARD_BITS: Final = 16
"""Bits of a shard's number while an index is made; one that is read may use the first few."""

KEY_BITS: Final = 21
EXACT_BITS: Final = 5
DOC_BITS: Final = 18
"""Bits of a term's number below its shard's, and of a document's number."""

U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]
_STOP: Final = 0
_HEAVIEST: Final = 0xFFFFFFFF


class Units:
    """Number the units of a language as they are met, with the hashes and weight of each.

    Number 0 is the end of a text, which no gram crosses.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: list[tuple[int, int, int, int]] = [(0, 0, 0, _HEAVIEST)]

    def numbers(self, raw: list[str]) -> NDArray[np.int32]:
        """Give the numbers of units as `units.raw` cuts them, and the end after them."""
        found = np.fromiter(map(self._numbers.get, raw, repeat(_STOP)), np.int32, len(raw))
        for place in np.flatnonzero(found == _STOP).tolist():
            found[place] = self._add(raw[place])
        return np.append(found, np.int32(_STOP))

    def table(self) -> U32:
        """Give shard hash, key hash, exact hash and weight as four rows."""
        return np.array(self._rows, np.uint32).T.copy()

    def _add(self, text: str) -> int:
        if text in self._numbers:
            return self._numbers[text]
        unit = make(text)
        row = (
            hash32(unit.skeleton, tables.SEED_SHARD),
            hash32(unit.skeleton, tables.SEED_KEY),
            hash32(unit.exact, tables.SEED_EXACT),
            unit.weight,
        )
        self._rows.append(row)
        self._numbers[text] = number = len(self._rows) - 1
        return number


def number(key: Key, shard_bits: int) -> int:
    """Give the number of a term in an index of 2**shard_bits shards."""
    shard, skeleton, exact = key
    low = (skeleton & (1 << KEY_BITS) - 1) << EXACT_BITS | exact & (1 << EXACT_BITS) - 1
    return shard >> 32 - shard_bits << KEY_BITS + EXACT_BITS | low


def grams(units: NDArray[np.int32], table: U32) -> Iterator[tuple[U64, I64]]:
    """Give the terms of every length: their numbers, and the place of each one's first unit."""
    columns = table[:, units]
    hashes, weights = columns[:3], columns[3]
    state = np.zeros_like(hashes)
    inner = np.zeros(len(units), np.uint32)
    ends = _sums(units == _STOP)
    heavy = _sums(weights >= tables.LIGHT)
    for length in range(1, tables.LONGEST_GRAM + 1):
        count = len(units) - length + 1
        if count <= 0:
            return
        if length > 2:
            inner = np.maximum(inner[:count], weights[length - 2 : length - 2 + count])
        is_gram = ends[length:] == ends[:count]
        if length > tables.ALWAYS:
            fits = inner[:count] < np.minimum(weights[:count], weights[length - 1 :])
            if length <= tables.LONGEST_LIGHT:
                fits |= heavy[length:] == heavy[:count]
            is_gram &= fits
            places = np.flatnonzero(is_gram)
            own = state[:, places]
            for more in range(tables.ALWAYS, length):  # few are so long: only theirs are made
                own = _step(own, hashes[:, places + more])
        else:
            places = np.flatnonzero(is_gram)
            state = _step(state[:, :count], hashes[:, length - 1 :])
            own = state[:, places]
        yield _number(_mix(own ^ np.uint32(length))), places


def _sums(which: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Give how many of the first 0, 1, 2 … are true."""
    return np.concatenate((np.zeros(1, np.int32), np.cumsum(which, dtype=np.int32)))


def _number(keys: U32) -> U64:
    shard, skeleton, exact = keys.astype(np.uint64)
    low = (skeleton & np.uint64((1 << KEY_BITS) - 1)) << np.uint64(EXACT_BITS)
    low |= exact & np.uint64((1 << EXACT_BITS) - 1)
    top = shard >> np.uint64(32 - SHARD_BITS) << np.uint64(KEY_BITS + EXACT_BITS)
    return np.asarray(top | low, np.uint64)


def _step(values: U32, units: U32) -> U32:
    values = (values ^ units) * np.uint32(0x9E3779B1)
    return values ^ values >> np.uint32(15)


def _mix(values: U32) -> U32:
    values = (values ^ values >> np.uint32(16)) * np.uint32(0x85EBCA6B)
    values = (values ^ values >> np.uint32(13)) * np.uint32(0xC2B2AE35)
    return values ^ values >> np.uint32(16)
