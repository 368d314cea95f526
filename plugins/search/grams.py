"""The terms of many texts at once, as arrays: what `terms.gram` does, some hundred times faster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from plugins.search import tables
from plugins.search.terms import Key

SHARD_BITS: Final = 16
"""Bits of a shard's number while an index is made; one that is read may use the first few."""

KEY_BITS: Final = 21
EXACT_BITS: Final = 5
DOC_BITS: Final = 18
"""Bits of a term's number below its shard's, and of a document's number."""

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]
U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]
STOP: Final = 0
"""The number of a text's end, which no gram crosses."""

HEAVIEST: Final = 0xFFFFFFFF


def number(key: Key, shard_bits: int) -> int:
    """Give the number of a term in an index of 2**shard_bits shards."""
    shard, skeleton, exact = key
    low = (skeleton & (1 << KEY_BITS) - 1) << EXACT_BITS | exact & (1 << EXACT_BITS) - 1
    return shard >> 32 - shard_bits << KEY_BITS + EXACT_BITS | low


def tokens(hashes: U32) -> U64:
    """Give the terms that are tokens, from three rows of hashes, as `terms.token` does."""
    return _number(mix(_step(np.zeros_like(hashes), hashes) ^ np.uint32(1)))


def grams(units: NDArray[np.int32], table: U32) -> Iterator[tuple[U64, I64]]:
    """Give the terms of every length: their numbers, and the place of each one's first unit."""
    columns = table.take(units, axis=1)
    hashes, weights = columns[:3], columns[3]
    state = np.zeros_like(hashes)
    inner = np.zeros(len(units), np.uint32)
    ends = _sums(units == STOP)
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
            own = state.take(places, axis=1)
            for more in range(tables.ALWAYS, length):  # few are so long: only theirs are made
                own = _step(own, hashes.take(places + more, axis=1))
        else:
            places = np.flatnonzero(is_gram)
            state = _step(state[:, :count], hashes[:, length - 1 :])
            own = state.take(places, axis=1)
        yield _number(mix(own ^ np.uint32(length))), places


def _sums(which: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Give how many of the first 0, 1, 2 … are true."""
    return np.concatenate((np.zeros(1, np.int32), np.cumsum(which, dtype=np.int32)))


def _number(keys: U32) -> U64:
    shard, skeleton, exact = keys
    low = (skeleton & np.uint32((1 << KEY_BITS) - 1)) << np.uint32(EXACT_BITS)
    low |= exact & np.uint32((1 << EXACT_BITS) - 1)
    number: U64 = (shard >> np.uint32(32 - SHARD_BITS)).astype(np.uint64)
    number <<= np.uint64(KEY_BITS + EXACT_BITS)
    number |= low
    return number


def _step(values: U32, units: U32) -> U32:
    values = values ^ units
    values *= np.uint32(0x9E3779B1)
    values ^= values >> np.uint32(15)
    return values


def mix(values: U32) -> U32:
    """Spread 32-bit values over all their bits, as `units.mix` does."""
    values = values ^ values >> np.uint32(16)
    values *= np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    values ^= values >> np.uint32(16)
    return values
