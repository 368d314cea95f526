"""From documents to postings: every term of every document, as sorted arrays of numbers.

A posting is a term's number, a document's number and a symbol in 63 bits. A document's postings
depend on nothing but the document: an edit changes only the terms that it adds or takes away.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from plugins.search import bits, characters, days, grams, tables
from plugins.search.document import Document
from plugins.search.grams import U8, U16, U64
from plugins.search.tokens import WORD, tokens
from plugins.search.vocabulary import Vocabulary, hashes

TITLE: Final = bits.LEVELS
USUAL_LENGTH: Final = 2000
"""Units of a usual release; a longer one needs a term more often to be about it."""

SATURATION: Final = 1.2
LENGTH_WEIGHT: Final = 0.75
THRESHOLDS: Final = (0.12, 0.3, 0.55)
"""Where BM25's saturated frequency passes from one level to the next."""

NAMED: Final = 2
"""The level of a token that a text has; a day that is only that of publication has 0."""

BATCH: Final = 48
"""Documents that are analysed at once: some 100 MB of arrays, unless they are long."""

DAY: Final = "#"

_ONE: Final = np.uint64(1)
_DOC: Final = np.uint64(grams.DOC_BITS)
_SYMBOL: Final = np.uint64(bits.SYMBOL_BITS)
_DOCUMENT: Final = np.uint64((1 << grams.DOC_BITS) - 1)


class Analyser:
    """Turn documents into postings; what it learns of one text makes the next one quicker."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._known: dict[str, int] = {}

    def postings(self, documents: Sequence[tuple[int, Document]]) -> U64:
        """Give the sorted postings of documents, each given with its number."""
        if not documents:
            return np.zeros(0, np.uint64)
        documents = sorted(documents, key=itemgetter(0))
        numbers = np.array([number for number, _ in documents], np.uint64)
        texts = [text for _, document in documents for text in (document.title, document.text())]
        codes = characters.folded(texts)
        kinds = characters.kinds(codes)
        own = self._grams(codes, kinds, numbers)
        sets = tokens(codes, kinds)
        for place, text in enumerate(texts):
            published = documents[place // 2][1].date
            sets[place].update(DAY + day for day in days.named(text, published))
        for _, document in documents:
            day = document.date.isoformat()
            sets.append({DAY + day, DAY + day[: days.MONTH]})
        return _united(own, self._named(sets, numbers))

    def _grams(self, codes: U16, kinds: U8, numbers: U64) -> U64:
        """Give the postings of all grams of documents, of which titles and texts take turns."""
        units = self._vocabulary.numbers(codes, kinds)
        lengths = np.diff(np.flatnonzero(units == grams.STOP), prepend=-1)
        place = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
        every = [
            found << _DOC + _ONE | place.take(first)
            for found, first in grams.grams(units, self._vocabulary.table())
        ]
        packed = np.concatenate(every)
        packed.sort()
        first = np.flatnonzero(np.concatenate(([True], packed[1:] >> _ONE != packed[:-1] >> _ONE)))
        frequency = np.diff(np.append(first, len(packed)))
        packed = packed.take(first)
        own = (packed >> _ONE & _DOCUMENT).view(np.int64)
        size = lengths[::2] + lengths[1::2]
        in_title = (~packed & _ONE).view(np.int64) * TITLE
        symbols = levels(frequency, size.take(own)) | in_title
        term = packed >> _DOC + _ONE << _DOC
        return (term | numbers.take(own)) << _SYMBOL | symbols.view(np.uint64)

    def _named(self, sets: Sequence[set[str]], numbers: U64) -> U64:
        """Give the postings of tokens: of all titles and texts in turn, then of publication."""
        terms = self._terms(sets)
        sizes = [len(one) for one in sets]
        owners = np.repeat(np.concatenate([np.repeat(numbers, 2), numbers]), sizes)
        weights = [*(NAMED | TITLE, NAMED) * len(numbers), *[0] * len(numbers)]
        symbols = np.repeat(np.array(weights, np.uint64), sizes)
        packed = (terms << _DOC | owners) << _SYMBOL | symbols
        packed.sort()
        is_last = np.append(packed[1:] >> _SYMBOL != packed[:-1] >> _SYMBOL, np.True_)
        result: U64 = packed[is_last]
        return result

    def _terms(self, sets: Sequence[set[str]]) -> U64:
        """Give the term of every token, of which those are hashed that are new."""
        new = list(set().union(*sets) - self._known.keys())
        written = [token.removeprefix(WORD) for token in new]
        seeds = (tables.SEED_SHARD, tables.SEED_KEY, tables.SEED_EXACT)
        numbers = grams.tokens(np.stack([hashes(written, seed) for seed in seeds]))
        self._known.update(zip(new, numbers.tolist(), strict=True))
        return np.array([self._known[token] for one in sets for token in one], np.uint64)


def _united(postings: U64, tokens: U64) -> U64:
    """Add the postings of tokens but where the text's own units have that term, and sort all."""
    places = np.minimum(np.searchsorted(postings, tokens >> _SYMBOL << _SYMBOL), len(postings) - 1)
    new = tokens[postings[places] >> _SYMBOL != tokens >> _SYMBOL] if len(postings) else tokens
    new.sort()
    return np.insert(postings, np.searchsorted(postings, new), new)


def levels(frequency: NDArray[np.int64], size: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give how strongly documents of `size` units hold terms, from 0 to LEVELS - 1.

    >>> levels(np.array([1, 1, 9]), np.array([200, 90000, 2000])).tolist()
    [3, 0, 3]
    """
    norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * size / USUAL_LENGTH)
    saturated = frequency / (frequency + norm)
    return np.asarray(sum((saturated >= one).astype(np.int64) for one in THRESHOLDS))
