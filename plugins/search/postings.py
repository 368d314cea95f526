"""From documents to the postings of all their terms, sorted, in parts that fit in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from plugins.search import bits, grams, terms
from plugins.search.document import Document
from plugins.search.folding import fold
from plugins.search.grams import U64, Units
from plugins.search.units import raw, stem
from plugins.thai import dates, normalize

BATCH_UNITS: Final = 1_000_000
"""Units that are turned into terms at once: some 150 MB of arrays."""

TITLE: Final = bits.LEVELS
USUAL_LENGTH: Final = 2000
"""Units of a usual release; a longer one needs a term more often to be about it."""

SATURATION: Final = 1.2
LENGTH_WEIGHT: Final = 0.75
THRESHOLDS: Final = (0.12, 0.3, 0.55)
"""Where BM25's saturated frequency passes from one level to the next."""

DAY: Final = "#"
WORD: Final = " "


def write(
    documents: Sequence[Document],
    shard_bits: int,
    folder: Path,
    advance: Callable[[int], None] = lambda _: None,
) -> list[Path]:
    """Write the postings of all documents to files in `folder`, one for a range of shards.

    A document's number is its place in `documents`. `read` gives a file back sorted.
    """
    part_bits = min(shard_bits, 6)
    paths = [folder / f"{part}.u64" for part in range(1 << part_bits)]
    edges = np.arange(1, len(paths), dtype=np.uint64) << np.uint64(
        shard_bits
        - part_bits
        + grams.KEY_BITS
        + grams.EXACT_BITS
        + grams.DOC_BITS
        + bits.SYMBOL_BITS
    )
    files = [path.open("ab") for path in paths]
    try:
        for batch in _batches(documents, advance):
            found = batch.postings(shard_bits)
            parts = np.split(found, np.searchsorted(found, edges))
            for file, part in zip(files, parts, strict=True):
                file.write(part.tobytes())
    finally:
        for file in files:
            file.close()
    return paths


def read(path: Path) -> U64:
    """Give the postings of one file, sorted."""
    postings = np.fromfile(path, np.uint64)
    postings.sort()
    return postings


class _Batch:
    """Collect the units and tokens of consecutive documents."""

    def __init__(self, first: int, units: Units) -> None:
        self._first = first
        self._units = units
        self._runs: list[NDArray[np.int32]] = []
        self._document: list[int] = []
        self._is_title: list[bool] = []
        self._tokens: list[tuple[terms.Key, int, int, bool]] = []
        self.size = 0
        self.count = 0

    def add(self, document: Document) -> None:
        place = self.count
        self.count += 1
        tokens: Counter[str] = Counter()
        in_title: set[str] = set()
        for text, is_title in ((document.title, True), (document.body, False)):
            folded = fold(normalize.clean(text))
            run = self._units.numbers(raw(folded))
            self._runs.append(run)
            self._document.append(place)
            self._is_title.append(is_title)
            self.size += len(run)
            found = [kind + word for kind, word in terms.tokens(folded)]
            found += (DAY + day for day in days(text, document))
            found += (WORD + stem(word) for word in terms.joined(folded))
            tokens.update(found)
            if is_title:
                in_title.update(found)
        tokens.setdefault(DAY + document.date.isoformat(), 0)
        for text, frequency in tokens.items():
            key = _key(text[0].strip(), text[1:])
            self._tokens.append((key, place, frequency, text in in_title))

    def postings(self, shard_bits: int) -> U64:
        units = np.concatenate(self._runs)
        lengths = np.array([len(run) for run in self._runs])
        document = np.repeat(np.array(self._document, np.uint64), lengths)
        is_title = np.repeat(np.array(self._is_title), lengths)
        table = self._units.table()
        every: list[U64] = []
        titles: list[U64] = []
        shift = np.uint64(grams.DOC_BITS)
        for numbers, places in grams.grams(units, table, shard_bits):
            packed = numbers << shift | document[places]
            every.append(packed)
            titles.append(packed[is_title[places]])
        found, frequency = np.unique(np.concatenate(every), return_counts=True)
        in_title = np.isin(found, np.concatenate(titles))
        extra, extra_frequency, extra_title = self._packed_tokens(shard_bits)
        new = ~np.isin(extra, found)
        found = np.concatenate((found, extra[new]))
        frequency = np.concatenate((frequency, extra_frequency[new]))
        in_title = np.concatenate((in_title, extra_title[new]))
        size = np.bincount(document.astype(np.int64), minlength=self.count)
        place = (found & np.uint64((1 << grams.DOC_BITS) - 1)).astype(np.int64)
        level = levels(frequency, size[place])
        level[len(level) - new.sum() :] = np.where(extra_frequency[new] > 0, 2, 0)
        symbols = level + TITLE * in_title
        found = found + np.uint64(self._first)
        result = found << np.uint64(bits.SYMBOL_BITS) | symbols.astype(np.uint64)
        result.sort()
        return np.asarray(result, np.uint64)

    def _packed_tokens(self, shard_bits: int) -> tuple[U64, NDArray[np.int64], NDArray[np.bool_]]:
        packed = [
            grams.number(key, shard_bits) << grams.DOC_BITS | place
            for key, place, _, _ in self._tokens
        ]
        return (
            np.array(packed, np.uint64),
            np.array([frequency for _, _, frequency, _ in self._tokens], np.int64),
            np.array([title for _, _, _, title in self._tokens], np.bool_),
        )


def days(text: str, document: Document) -> Iterator[str]:
    """Give the days that a text names, as ISO dates; both ends of a range."""
    for found in dates.find(text, document.date):
        if found.kind in ("date", "date_range") and found.iso:
            for end in found.iso.split("/"):
                if len(end) == 10 and end[:4].isdigit():
                    yield end


@lru_cache(maxsize=100_000)
def _key(kind: str, text: str) -> terms.Key:
    return terms.token(kind, text)


def levels(frequency: NDArray[np.int64], size: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give how strongly documents of `size` units hold terms, from 0 to LEVELS - 1.

    >>> levels(np.array([1, 1, 9]), np.array([200, 90000, 2000])).tolist()
    [3, 0, 3]
    """
    norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * size / USUAL_LENGTH)
    return np.searchsorted(np.array(THRESHOLDS), frequency / (frequency + norm), "right")


def _batches(documents: Iterable[Document], advance: Callable[[int], None]) -> Iterator[_Batch]:
    units = Units()
    batch = _Batch(0, units)
    for place, document in enumerate(documents):
        if batch.size > BATCH_UNITS:
            yield batch
            batch = _Batch(place, units)
        batch.add(document)
        advance(1)
    if batch.count:
        yield batch
