"""Postings as bits: written for a whole range of shards at once, read one shard at a time.

docs/architecture/search-index.md describes the format byte by byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from plugins.search.grams import DOC_BITS, EXACT_BITS, I64, KEY_BITS, U64

SYMBOL_BITS: Final = 3
LEVELS: Final = 4
"""How strongly a document holds a term, from 0; 4 is added where its title holds it."""

ORDERS: Final = ("32071654", "02317645", "23017654", "32716054")
"""Orders of the eight symbols, the commonest first: a symbol's place is coded in unary.

Chosen by k-means over the terms of 67,783 releases: 1.62 bits a symbol, 1.99 with one order alone.
"""

ORDER_BITS: Final = 2
CHOOSING: Final = 8
"""So many documents make a term say which order it has; fewer have the first."""

_LAST: Final = 7
_PLACES: Final = np.array([[order.index(str(one)) for one in range(8)] for order in ORDERS])
_LENGTHS: Final = np.minimum(_PLACES + 1, _LAST)
_UNARY: Final = ((1 << _PLACES) - 1 << (_PLACES < _LAST)).astype(np.uint64)
"""Each order's codes of the symbols: as many ones as its place, and a zero but after the last."""

_PAIRS: Final = _LENGTHS[::2] | _LENGTHS[1::2] << 32
"""The lengths in two orders as one number, so that both are summed up at once."""


def rice_bits(universe: int, count: int) -> int:
    """Give the parameter of the Rice code for `count` numbers spread over `universe`.

    >>> [rice_bits(5000, count) for count in (1, 10, 1000, 5000)]
    [11, 8, 1, 0]
    """
    return max(1, universe * 710 // (count * 1024)).bit_length() - 1


def encode(postings: U64, documents: int) -> tuple[bytes, I64, I64]:
    """Write sorted, packed postings of whole shards.

    documents: how many the numbers are coded for.
    Gives the bytes, and for each shard that is not empty its number and its length in bytes.
    """
    doc = _field(postings, SYMBOL_BITS, DOC_BITS)
    symbol = _field(postings, 0, SYMBOL_BITS)
    term = (postings >> np.uint64(SYMBOL_BITS + DOC_BITS)).view(np.int64)
    first_term = _firsts(term)
    terms = term[first_term]
    first_skeleton = _firsts(terms >> EXACT_BITS)
    skeletons = terms[first_skeleton] >> EXACT_BITS
    first_shard = _firsts(skeletons >> KEY_BITS)

    frequency = _lengths(first_term, len(doc))
    orders = _orders(symbol, first_term, frequency)
    own = np.repeat(orders << SYMBOL_BITS, frequency) + symbol
    each = _join(
        _rice(_gaps(doc, first_term), documents, frequency),
        _Codes(_UNARY.take(own), _LENGTHS.take(own)),
    )
    head_of_term = _join(
        _join(_plain(terms & (1 << EXACT_BITS) - 1, EXACT_BITS), _gamma(frequency)),
        _plain(orders, np.where(frequency < CHOOSING, 0, ORDER_BITS)),
    )
    per_shard = _lengths(first_shard, len(skeletons))
    head_of_skeleton = _join(
        _rice(_gaps(skeletons & (1 << KEY_BITS) - 1, first_shard), 1 << KEY_BITS, per_shard),
        _gamma(_lengths(first_skeleton, len(terms))),
    )
    head_of_shard = _gamma(per_shard)

    shard_at = first_term[first_skeleton[first_shard]]
    before = np.zeros(len(term), np.int64)
    before[first_term] += head_of_term.length
    before[first_term[first_skeleton]] += head_of_skeleton.length
    before[shard_at] += head_of_shard.length
    end = np.cumsum(each.length + before)
    sizes = np.diff(end[np.append(shard_at[1:], len(term)) - 1], prepend=0)
    bytes_of = -(-sizes // 8)
    end += np.repeat(
        np.cumsum(bytes_of * 8) - np.cumsum(sizes) - bytes_of * 8 + sizes,
        _lengths(shard_at, len(term)),
    )

    words = np.zeros(int(bytes_of.sum()) // 8 + 2, np.uint64)
    each.write(words, end)
    at = (end - each.length)[first_term]
    head_of_term.write(words, at)
    at = (at - head_of_term.length)[first_skeleton]
    head_of_skeleton.write(words, at)
    head_of_shard.write(words, (at - head_of_skeleton.length)[first_shard])
    data = words.astype(">u8").tobytes()[: int(bytes_of.sum())]
    return data, skeletons[first_shard] >> KEY_BITS, bytes_of


class _Codes(NamedTuple):
    """Hold codes: each so many bits long, all of them zeros before its value's own."""

    value: U64
    length: I64

    def write(self, words: U64, end: I64) -> None:
        """Write codes, in order of place, so that each ends before a bit."""
        last = end - 1
        _put(words, last >> 6, self.value << (~last & 63).view(np.uint64))
        some = np.flatnonzero(last & 63 < self.length - 1)
        inside = (last[some] & 63).view(np.uint64)
        _put(words, (last[some] >> 6) - 1, self.value[some] >> np.uint64(1) >> inside)


def _put(words: U64, places: I64, values: U64) -> None:
    if len(places):
        firsts = _firsts(places)
        words[places[firsts]] |= np.bitwise_or.reduceat(values, firsts)


def _join(one: _Codes, other: _Codes) -> _Codes:
    value = one.value << other.length.view(np.uint64) | other.value
    return _Codes(value, one.length + other.length)


def _plain(values: I64, count: int | I64) -> _Codes:
    return _Codes(values.view(np.uint64), np.broadcast_to(count, values.shape))


def _gamma(values: I64) -> _Codes:
    return _Codes(values.view(np.uint64), 2 * _log2(values) + 1)


def _rice(values: I64, universe: int, counts: I64) -> _Codes:
    """Code runs of numbers; `counts` tells how long each run is."""
    parameter = np.repeat(_log2(np.maximum(1, universe * 710 // (counts * 1024))), counts)
    one = np.left_shift(1, parameter)
    return _Codes((one | values & one - 1).view(np.uint64), (values >> parameter) + 1 + parameter)


def _orders(symbol: I64, first_term: I64, frequency: I64) -> I64:
    """Give for each term the order that codes its symbols in the fewest bits."""
    pairs = [np.add.reduceat(lengths.take(symbol), first_term) for lengths in _PAIRS]
    bits = [half for pair in pairs for half in (pair & 0xFFFFFFFF, pair >> 32)]
    return np.where(frequency < CHOOSING, 0, np.argmin(bits, axis=0))


def _gaps(values: I64, firsts: I64) -> I64:
    """Give how many numbers lie between each and the one before it in its run."""
    gaps = np.diff(values, prepend=0) - 1
    gaps[firsts] = values[firsts]
    return gaps


def _field(postings: U64, shift: int, count: int) -> I64:
    return (postings >> np.uint64(shift) & np.uint64((1 << count) - 1)).view(np.int64)


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

    def symbol(self, order: str) -> int:
        """Read one symbol of a posting."""
        code = self._bits[self._at : self._at + _LAST]
        place = len(code) - len(code.lstrip("1"))
        if place == len(code) < _LAST:
            raise EOFError
        self._at += min(place + 1, _LAST)
        return int(order[place])

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
            order = ORDERS[bits.plain(ORDER_BITS) if frequency >= CHOOSING else 0]
            k = rice_bits(documents, frequency)
            document = -1
            postings = []
            for _ in range(frequency):
                document += bits.rice(k) + 1
                postings.append((document, bits.symbol(order)))
            yield key, exact, postings


def _firsts(values: I64) -> I64:
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))


def _lengths(firsts: I64, total: int) -> I64:
    return np.diff(np.append(firsts, total))


def _log2(values: I64) -> I64:
    return np.frexp(values.astype(np.float64))[1].astype(np.int64) - 1
