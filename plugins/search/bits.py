"""Postings as bits: written for a whole range of shards at once, read one shard at a time.

docs/architecture/search-index.md describes the format byte by byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from plugins.search.grams import DOC_BITS, EXACT_BITS, KEY_BITS, U64

I64 = NDArray[np.int64]

SYMBOL_BITS: Final = 3
LEVELS: Final = 4
"""How strongly a document holds a term, from 0; 4 is added where its title holds it."""

CODES: Final = ("10", "0", "110", "1110", "11110", "111110", "1111110", "1111111")
"""Prefix code of each of the eight symbols; the commonest have the shortest."""

_CODE_LENGTHS: Final = np.array([len(code) for code in CODES])
_CODE_VALUES: Final = np.array([int(code, 2) for code in CODES])


def rice_bits(universe: int, count: int) -> int:
    """Give the parameter of the Rice code for `count` numbers spread over `universe`.

    >>> [rice_bits(5000, count) for count in (1, 10, 1000, 5000)]
    [11, 8, 1, 0]
    """
    return max(1, universe * 710 // (count * 1024)).bit_length() - 1


def encode(postings: U64, documents: int) -> tuple[NDArray[np.uint8], I64, I64]:
    """Write sorted, packed postings of whole shards.

    documents: how many the index has.
    Gives the bytes, and for each shard that is not empty its number and its length in bytes.
    """
    doc = (postings >> np.uint64(SYMBOL_BITS) & np.uint64((1 << DOC_BITS) - 1)).astype(np.int64)
    symbol = (postings & np.uint64((1 << SYMBOL_BITS) - 1)).astype(np.int64)
    term = (postings >> np.uint64(SYMBOL_BITS + DOC_BITS)).astype(np.int64)
    del postings
    skeleton = term >> EXACT_BITS
    shard = skeleton >> KEY_BITS
    first_term = _firsts(term)
    first_skeleton = _firsts(skeleton)
    first_shard = _firsts(shard)

    frequency = _lengths(first_term, len(term))
    gap = doc - np.concatenate(([-1], doc[:-1])) - 1
    gap[first_term] = doc[first_term]
    parameter = np.repeat(_rice_array(documents, frequency), frequency)

    variants = _lengths(np.searchsorted(first_term, first_skeleton), len(first_term))
    skeletons = _lengths(np.searchsorted(first_skeleton, first_shard), len(first_skeleton))
    key = skeleton[first_skeleton] & (1 << KEY_BITS) - 1
    key_gap = key - np.concatenate(([-1], key[:-1])) - 1
    starts = np.searchsorted(first_skeleton, first_shard)
    key_gap[starts] = key[starts]
    key_parameter = np.repeat(_rice_array(1 << KEY_BITS, skeletons), skeletons)

    length = (gap >> parameter) + 1 + parameter + _CODE_LENGTHS[symbol]
    head = np.zeros(len(term), np.int64)
    head_term = EXACT_BITS + _gamma_length(frequency)
    head_skeleton = (key_gap >> key_parameter) + 1 + key_parameter + _gamma_length(variants)
    head_shard = _gamma_length(skeletons)
    head[first_term] += head_term
    head[first_skeleton] += head_skeleton
    head[first_shard] += head_shard

    end = np.cumsum(length + head)
    sizes = np.diff(np.concatenate((end[np.append(first_shard[1:], len(term)) - 1],)), prepend=0)
    bytes_of = -(-sizes // 8)
    shift = np.concatenate(([0], np.cumsum(bytes_of * 8 - sizes)[:-1]))
    end += np.repeat(shift, _lengths(first_shard, len(term)))

    bits = np.zeros(int(bytes_of.sum()) * 8, np.uint8)
    begin = end - length
    _rice(bits, begin, gap, parameter)
    _plain(bits, end - _CODE_LENGTHS[symbol], _CODE_VALUES[symbol], _CODE_LENGTHS[symbol])
    at = begin[first_term] - head_term
    _plain(bits, at, term[first_term] & (1 << EXACT_BITS) - 1, np.full(len(at), EXACT_BITS))
    _gamma(bits, at + EXACT_BITS, frequency)
    at = at[np.searchsorted(first_term, first_skeleton)] - head_skeleton
    _rice(bits, at, key_gap, key_parameter)
    _gamma(bits, at + (key_gap >> key_parameter) + 1 + key_parameter, variants)
    _gamma(bits, at[starts] - head_shard, skeletons)
    return np.packbits(bits), shard[first_shard], bytes_of


class Bits:
    """Read numbers from bytes, bit by bit."""

    def __init__(self, data: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in data)
        self._at = 0

    def plain(self, count: int) -> int:
        """Read a number of `count` bits."""
        begin, self._at = self._at, self._at + count
        if self._at > len(self._bits):
            raise EOFError
        return int(self._bits[begin : self._at] or "0", 2)

    def rice(self, parameter: int) -> int:
        """Read a number in Rice code."""
        one = self._one()
        quotient, self._at = one - self._at, one + 1
        return quotient << parameter | self.plain(parameter)

    def gamma(self) -> int:
        """Read a number from 1 in Elias gamma code."""
        one = self._one()
        count, self._at = one - self._at, one
        return self.plain(count + 1)

    def symbol(self) -> int:
        """Read one symbol of a posting."""
        length = 1
        while (code := self._bits[self._at : self._at + length]) not in CODES:
            length += 1
            if length > len(CODES):
                raise EOFError
        self._at += length
        return CODES.index(code)

    def _one(self) -> int:
        at = self._bits.find("1", self._at)
        if at < 0:
            raise EOFError
        return at


def decode(data: bytes, documents: int) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Read a shard: for each term its skeleton key, its exact key and its (document, symbol)s.

    Raises EOFError if the shard is cut off.
    """
    bits = Bits(data)
    skeletons = bits.gamma()
    parameter = rice_bits(1 << KEY_BITS, skeletons)
    key = -1
    for _ in range(skeletons):
        key += bits.rice(parameter) + 1
        for _ in range(bits.gamma()):
            exact = bits.plain(EXACT_BITS)
            frequency = bits.gamma()
            k = rice_bits(documents, frequency)
            document = -1
            postings = []
            for _ in range(frequency):
                document += bits.rice(k) + 1
                postings.append((document, bits.symbol()))
            yield key, exact, postings


def _firsts(values: I64) -> I64:
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))


def _lengths(firsts: I64, total: int) -> I64:
    return np.diff(np.append(firsts, total))


def _rice_array(universe: int, counts: I64) -> I64:
    return _log2(np.maximum(1, universe * 710 // (counts * 1024)))


def _log2(values: I64) -> I64:
    return np.frexp(values.astype(np.float64))[1].astype(np.int64) - 1


def _gamma_length(values: I64) -> I64:
    return 2 * _log2(values) + 1


def _rice(bits: NDArray[np.uint8], at: I64, values: I64, parameters: I64) -> None:
    quotient = values >> parameters
    bits[at + quotient] = 1
    _plain(bits, at + quotient + 1, values & (1 << parameters) - 1, parameters)


def _gamma(bits: NDArray[np.uint8], at: I64, values: I64) -> None:
    log = _log2(values)
    _plain(bits, at + log, values, log + 1)


def _plain(bits: NDArray[np.uint8], at: I64, values: I64, lengths: I64) -> None:
    for bit in range(int(lengths.max(initial=0))):
        some = np.flatnonzero(lengths > bit)
        bits[at[some] + lengths[some] - 1 - bit] = values[some] >> bit & 1
