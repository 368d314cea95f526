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

from plugins.search import bits, days, grams, tables, terms
from plugins.search.document import Document
from plugins.search.folding import fold
from plugins.search.grams import U64
from plugins.search.units import stem
from plugins.search.vocabulary import Vocabulary, hashes
from plugins.thai import normalize

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
WORD: Final = " "

_ONE: Final = np.uint64(1)
_DOC: Final = np.uint64(grams.DOC_BITS)
_SYMBOL: Final = np.uint64(bits.SYMBOL_BITS)
_DOCUMENT: Final = np.uint64((1 << grams.DOC_BITS) - 1)


class Analyser:
    """Turn documents into postings; what it learns of one text makes the next one quicker."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()

    def postings(self, documents: Sequence[tuple[int, Document]]) -> U64:
        """Give the sorted postings of documents, each given with its number."""
        batch = _Batch(self._vocabulary)
        for number, document in sorted(documents, key=itemgetter(0)):
            batch.add(number, document)
        return batch.postings()


class _Batch:
    """Collect the units and tokens of documents, in order of their numbers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._texts: list[str] = []
        self._numbers: list[int] = []
        self._tokens: list[tuple[str, int, int]] = []

    def add(self, number: int, document: Document) -> None:
        day = document.date.isoformat()
        tokens = {DAY + day: 0, DAY + day[: days.MONTH]: 0}
        self._numbers.append(number)
        for text, title in ((document.title, TITLE), (document.text(), 0)):
            folded = fold(normalize.clean(text))
            self._texts.append(folded)
            found = {kind + word for kind, word in terms.tokens(folded)}
            found |= {DAY + day for day in days.named(text, document.date)}
            found |= {WORD + stem(word) for word in terms.joined(folded)}
            tokens |= {token: NAMED | title | tokens.get(token, 0) for token in found}
        self._tokens += [(token, number, symbol) for token, symbol in tokens.items()]

    def postings(self) -> U64:
        if not self._numbers:
            return np.zeros(0, np.uint64)
        units = self._vocabulary.numbers(self._texts)
        lengths = np.diff(np.flatnonzero(units == grams.STOP), prepend=-1)
        place = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
        every = [
            found << _DOC + _ONE | place[first]
            for found, first in grams.grams(units, self._vocabulary.table())
        ]
        packed = np.concatenate(every)
        packed.sort()
        first = np.flatnonzero(np.concatenate(([True], packed[1:] >> _ONE != packed[:-1] >> _ONE)))
        frequency = np.diff(np.append(first, len(packed)))
        packed = packed[first]
        own = (packed >> _ONE & _DOCUMENT).view(np.int64)
        size = lengths[::2] + lengths[1::2]
        in_title = (~packed & _ONE).view(np.int64) * TITLE
        symbols = levels(frequency, size.take(own)) | in_title
        term = packed >> _DOC + _ONE << _DOC
        number = np.array(self._numbers, np.uint64).take(own)
        postings = (term | number) << _SYMBOL | symbols.view(np.uint64)
        return _united(postings, self._token_postings())

    def _token_postings(self) -> U64:
        names = {token: place for place, token in enumerate({one for one, _, _ in self._tokens})}
        written = [name.removeprefix(WORD) for name in names]
        seeds = (tables.SEED_SHARD, tables.SEED_KEY, tables.SEED_EXACT)
        numbers = grams.tokens(np.stack([hashes(written, seed) for seed in seeds]))
        own = numbers[[names[token] for token, _, _ in self._tokens]]
        document = np.array([number for _, number, _ in self._tokens], np.uint64)
        symbol = np.array([symbol for _, _, symbol in self._tokens], np.uint64)
        packed = (own << _DOC | document) << _SYMBOL | symbol
        packed.sort()
        is_last = np.append(packed[1:] >> _SYMBOL != packed[:-1] >> _SYMBOL, np.True_)
        result: U64 = packed[is_last]
        return result


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
