"""The shards of an index: its postings, written as files."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from plugins.search import bits, grams
from plugins.search.grams import I64, U64
from plugins.search.layout import FOLDER_BITS
from plugins.search.records import write_file

SHARD_BYTES: Final = 1600
"""What a shard is to hold on average."""

POSTING_BYTES: Final = 1.2
"""Measured on press releases; only the number of shards is guessed from it."""

AT_ONCE: Final = 100_000
"""Postings that are encoded at once, of whole shards: so many lie in a processor's cache."""

_BELOW: Final = grams.KEY_BITS + grams.EXACT_BITS + grams.DOC_BITS + bits.SYMBOL_BITS


def shard_bits(postings: int) -> int:
    """Give how many bits number the shards of an index with so many postings.

    >>> shard_bits(4_000), shard_bits(20_000_000)
    (2, 14)
    """
    size = postings * POSTING_BYTES / SHARD_BYTES
    return min(grams.SHARD_BITS, max(0, round(math.log2(max(1, size)))))


def capacity(documents: int) -> int:
    """Give for how many documents numbers are coded, so that few new ones change no shard.

    >>> capacity(7), capacity(5000), capacity(62_783)
    (7, 5120, 65536)
    """
    step = 1 << max(0, documents.bit_length() - 4)
    return -(-documents // step) * step


def numbered(postings: U64, count_bits: int) -> U64:
    """Give sorted postings whose shards are numbered with fewer bits."""
    below = np.uint64((1 << _BELOW) - 1)
    high = postings >> np.uint64(_BELOW + grams.SHARD_BITS - count_bits) << np.uint64(_BELOW)
    result: U64 = high | postings & below
    result.sort()
    return result


def of(postings: U64) -> I64:
    """Give the shard of each posting."""
    return (postings >> np.uint64(_BELOW)).astype(np.int64)


def edges(numbers: Sequence[int] | I64) -> U64:
    """Give the least posting of each of some shards."""
    return np.asarray(numbers, np.uint64) << np.uint64(_BELOW)


def write(folder: Path, postings: U64, shards: I64, count: int) -> I64:
    """Write shards, given the sorted postings of just these; give how many each has.

    folder: of all shards. count: the index's capacity.
    """
    for group in np.unique(shards >> FOLDER_BITS).tolist():
        (folder / str(group)).mkdir(parents=True, exist_ok=True)
    starts = np.searchsorted(postings, edges(shards))
    counts = np.diff(np.append(starts, len(postings)))
    for shard in shards[counts == 0].tolist():
        write_file(f"{folder}/{shard >> FOLDER_BITS}/{shard}.idx", b"")
    for part in portions(np.arange(len(shards)), counts):
        first, last = part[0], part[-1]
        _encode(folder, postings[starts[first] : starts[last] + counts[last]], count)
    return counts


def portions(shards: I64, counts: I64, most: int = AT_ONCE) -> list[I64]:
    """Share shards out so that each portion has at most so many postings, or is one shard.

    >>> [part.tolist() for part in portions(np.array([3, 5, 6, 9]), np.array([2, 1, 9, 0]), 3)]
    [[3, 5], [6], [9]]
    """
    ends = np.cumsum(counts)
    parts = []
    at = 0
    while at < len(shards):
        limit = ends[at] - counts[at] + most
        until = max(at + 1, int(np.searchsorted(ends, limit, "right")))
        parts.append(shards[at:until])
        at = until
    return parts


def _encode(folder: Path, postings: U64, count: int) -> None:
    if not len(postings):
        return
    data, numbers, lengths = bits.encode(postings, count)
    view = memoryview(data)
    at = 0
    for shard, length in zip(numbers.tolist(), lengths.tolist(), strict=True):
        write_file(f"{folder}/{shard >> FOLDER_BITS}/{shard}.idx", view[at : at + length])
        at += length
