"""A change of an index: the shards whose terms came or went, and the documents beside it.

A document that is new among older ones gives all later ones another number. Then nearly every
shard is written, but nothing that stayed is analysed again: postings that are kept call their
document by an id that it keeps, and are numbered when they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from plugins.fastbuild.executor import each
from plugins.search import analysis, bits, columns, grams, records, shards, whole
from plugins.search.document import Document, Documents
from plugins.search.grams import I64, U64
from plugins.search.layout import shards_folder
from plugins.search.reader import Language
from plugins.search.store import Kept, Slices

MOST_CHANGED: Final = 8
"""Of so many documents at most one may be another; more are sooner made anew."""

FEW: Final = 24
"""Of so few documents the shards are found by their terms; else by looking through all shards."""

MOST_ADDED: Final = 500_000
"""Postings that lie beside the slices; with more, the slices are written anew."""

AT_ONCE: Final = 2_000_000
"""Postings that one process writes at once."""

_SYMBOL: Final = np.uint64(bits.SYMBOL_BITS)
_DOCUMENT: Final = np.uint64((1 << grams.DOC_BITS) - 1)


@dataclass(frozen=True)
class Places:
    """Say where the language's files lie, where new ones go, and where postings are kept."""

    old: Path
    folder: Path
    store: Path


@dataclass(frozen=True)
class Change:
    """Hold which document is which.

    keys, ids: of the documents, by number. before, now: their numbers by id, -1 for none.
    """

    keys: list[bytes]
    ids: I64
    before: I64
    now: I64

    @property
    def fresh(self) -> I64:
        """Give the ids of documents that were not there before."""
        return np.flatnonzero((self.before < 0) & (self.now >= 0))

    @property
    def gone(self) -> I64:
        """Give the ids of documents that are not there any more."""
        return np.flatnonzero((self.before >= 0) & (self.now < 0))

    @property
    def moved(self) -> I64:
        """Give the ids of documents that have another number than before."""
        return np.flatnonzero((self.before >= 0) & (self.now >= 0) & (self.before != self.now))

    @property
    def is_small(self) -> bool:
        """Tell whether few documents differ."""
        return int(np.count_nonzero(self.before != self.now)) <= FEW


def make(
    known: Kept | None, documents: Documents, places: Places, workers: int | None
) -> tuple[Kept, list[str]] | None:
    """Write what differs from an index that was made before; None where all must be made anew.

    Gives also the files of the old one that are no part of the index any more.
    """
    change = _compare(known, [document.key for document in documents.listed]) if known else None
    if known is None or change is None:
        return None
    count = shards.capacity(len(documents))
    numbers = change.before[change.ids]
    former = records.Former(places.old, known.manifest, known.columns, numbers)
    old = _Old(Language(places.old, places.old.name, known.manifest), former)
    try:
        if count == known.capacity and change.is_small and len(known.slices.added) <= MOST_ADDED:
            size, slices = _write_few(known, change, (old, documents), places, workers)
        else:
            size, slices = _write_many(known, change, documents, places, workers)
        if shards.shard_bits(size) != known.shard_bits:
            return None
        moves = columns.Moves(numbers, change.now[known.ids], lambda gone: old[gone].title)
        about = columns.after(known.columns, moves, documents)
        written = records.write(documents, about, places.folder, former, workers)
    except (OSError, ValueError):
        return None
    manifest = {
        "documents": len(documents), "capacity": count, "shardBits": known.shard_bits, **written,
    }  # fmt: skip
    is_renewed = slices.files != known.slices.files
    kept = Kept(
        change.keys,
        np.arange(len(documents)) if is_renewed else change.ids,
        len(documents) if is_renewed else len(change.now),
        count, known.shard_bits, size, slices, about, manifest,
    )  # fmt: skip
    return kept, list(_gone(known, kept, places.old))


def _compare(known: Kept, keys: list[bytes]) -> Change | None:
    """Find out by their keys which documents stayed; None where too few did."""
    own = dict(zip(known.keys, known.ids.tolist(), strict=True))
    ids = np.array([own.get(key, -1) for key in keys], np.int64)
    fresh = np.flatnonzero(ids < 0)
    ids[fresh] = np.arange(len(fresh)) + known.next_id
    total = known.next_id + len(fresh)
    changed = max(len(fresh), len(known.keys) - len(keys) + len(fresh))
    if changed * MOST_CHANGED > len(keys) or total > _DOCUMENT or len({*keys}) < len(keys):
        return None
    before, now = np.full(total, -1), np.full(total, -1)
    before[known.ids] = np.arange(len(known.ids))
    now[ids] = np.arange(len(ids))
    return Change(keys, ids, before, now)


def _write_few(
    known: Kept,
    change: Change,
    both: tuple[_Old, Sequence[Document]],
    places: Places,
    workers: int | None,
) -> tuple[int, Slices]:
    """Write the shards with the terms that came or went; give how many postings there are.

    both: the documents as they were, and as they are.
    """
    old, documents = both
    gone = [(number, old[number]) for number in change.before[change.gone].tolist()]
    before = _analyse(gone, known.shard_bits)
    fresh = [(own, documents[change.now[own]]) for own in change.fresh.tolist()]
    added = _analyse(fresh, known.shard_bits)
    after = _numbered(added, change.now)
    moved = [(own, documents[change.now[own]]) for own in change.moved.tolist()]
    touched = np.unique(
        np.concatenate(
            (
                shards.of(np.setxor1d(before, after, assume_unique=True)),
                shards.of(_analyse(moved, known.shard_bits)),
            )
        )
    )
    slices = _with_added(known.slices, change, added)
    write = _Write(slices, change, places, known.shard_bits, known.capacity)
    parts = shards.portions(touched, slices.count[touched], AT_ONCE)
    for _ in each(write.only, parts, workers if len(parts) > 1 else 1):
        pass
    return known.size + len(added) - len(before), slices


def _write_many(
    known: Kept,
    change: Change,
    documents: Sequence[Document],
    places: Places,
    workers: int | None,
) -> tuple[int, Slices]:
    """Write all shards that have a document that came, went or has another number."""
    fresh = [(own, documents[change.now[own]]) for own in change.fresh.tolist()]
    slices = _with_added(known.slices, change, _analyse(fresh, known.shard_bits))
    write = _Write(slices, change, places, known.shard_bits, shards.capacity(len(documents)))
    write.all_of_them = write.count != known.capacity
    write.renew = len(slices.added) > MOST_ADDED
    total = 1 << known.shard_bits
    step = max(1, total >> whole.PART_BITS)
    parts = [np.arange(at, at + step) for at in range(0, total, step)]
    done = list(each(write, parts, 1 if len(documents) < records.FEW else workers))
    size = sum(int(part.counts.sum()) for part in done)
    return size, whole.slices(done) if write.renew else slices


def _with_added(slices: Slices, change: Change, added: U64) -> Slices:
    """Give the slices with what was added, and without what was and is gone again."""
    stays = change.now[_ids(slices.added)] >= 0
    united = np.concatenate((slices.added[stays], added))
    united.sort()
    return Slices(slices.files, slices.file, slices.start, slices.count, slices.sums, united)


class _Write:
    """Write shards from what is kept of them and what was added, in any process.

    count: the index's capacity. all_of_them: whether those are written too of whose documents
    none came, went or has another number. renew: whether to keep the postings anew.
    """

    def __init__(
        self, slices: Slices, change: Change, places: Places, shard_bits: int, count: int
    ) -> None:
        self.count = count
        self.all_of_them = False
        self.renew = False
        self._slices = slices
        self._now = change.now
        self._differs = change.before != change.now
        self._store = places.store
        self._folder = places.folder / shards_folder(count, shard_bits)

    def only(self, some: I64) -> None:
        """Write some shards."""
        added = self._slices.added
        added = added[np.isin(shards.of(added), some)]
        for few in shards.portions(some, self._slices.count[some]):
            first, end = np.searchsorted(added, shards.edges([few[0], few[-1] + 1]))
            postings = np.concatenate((self._slices.read(self._store, few), added[first:end]))
            shards.write(self._folder, _numbered(postings, self._now), few, self.count)

    def __call__(self, some: I64) -> whole.Part:
        """Write those of a range of shards that differ, and tell what all of them have."""
        first, end = np.searchsorted(self._slices.added, shards.edges([some[0], some[-1] + 1]))
        added = self._slices.added[first:end]
        postings = np.concatenate((self._slices.read(self._store, some), added))
        touched = np.full(len(some), self.all_of_them)
        touched[shards.of(postings[self._differs[_ids(postings)]]) - some[0]] = True
        postings = _numbered(postings, self._now)
        own = shards.of(postings) - some[0]
        shards.write(self._folder, postings[touched[own]], some[touched], self.count)
        counts = np.bincount(own, minlength=len(some))
        if self.renew:
            return whole.keep_part(self._store, postings, counts)
        return whole.Part("", counts, np.zeros(0, np.uint64))


def _ids(postings: U64) -> I64:
    return (postings >> _SYMBOL & _DOCUMENT).astype(np.int64)


def _numbered(postings: U64, numbers: I64) -> U64:
    """Give sorted postings of documents by their numbers, without those that have none."""
    now = numbers[_ids(postings)]
    is_there = now >= 0
    if not is_there.all():
        postings, now = postings[is_there], now[is_there]
    result: U64 = postings & ~(_DOCUMENT << _SYMBOL) | now.astype(np.uint64) << _SYMBOL
    result.sort(kind="stable")  # which is quick where nearly all is in order
    return result


def _analyse(documents: Sequence[tuple[int, Document]], size: int) -> U64:
    analyser = analysis.Analyser()
    parts = [np.zeros(0, np.uint64)]
    parts += [
        analyser.postings(documents[at : at + analysis.BATCH])
        for at in range(0, len(documents), analysis.BATCH)
    ]
    return shards.numbered(np.concatenate(parts), size)


class _Old:
    """Read documents that the index has had under their numbers, from the index itself.

    Raises OSError or ValueError if they are not what they were.
    """

    def __init__(self, index: Language, former: records.Former) -> None:
        self._index = index
        self._former = former

    def __getitem__(self, number: int) -> Document:
        self._former.check(number)
        record, text = self._index.document(number)
        return Document(
            id=record.id, url=record.url, title=record.title, body=text, date=record.date,
            division=record.division, lang=record.lang,
        )  # fmt: skip


def _gone(known: Kept, kept: Kept, old: Path) -> Iterator[str]:
    yield from records.gone(known.manifest, kept.manifest, old)
    if known.capacity != kept.capacity:
        terms = shards_folder(known.capacity, known.shard_bits)
        for path in (old / terms).rglob("*.idx"):
            yield f"{terms}/{path.relative_to(old / terms).as_posix()}"
