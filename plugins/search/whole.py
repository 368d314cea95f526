"""The index of one language, made from nothing on all cores."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from plugins.fastbuild.executor import each
from plugins.search import analysis, columns, grams, records, shards
from plugins.search.document import Document, Documents
from plugins.search.grams import I64, U64
from plugins.search.layout import shards_folder
from plugins.search.store import Kept, Slices, sums

PART_BITS: Final = 6


def make(
    documents: Documents,
    folder: Path,
    store: Path,
    workers: int | None,
    advance: Callable[[int], None],
) -> Kept:
    """Write the index of documents, which are in order, to `folder`; its postings to `store`."""
    if len(documents) < records.FEW:
        workers = 1
    count = shards.capacity(len(documents))
    with tempfile.TemporaryDirectory(dir=store) as scratch:
        batches = range(-(-len(documents) // analysis.BATCH))
        analyse = _Analyse(documents, Path(scratch))
        cuts: list[I64] = []
        for cut in each(analyse, batches, workers):
            cuts.append(cut)
            advance(min(analysis.BATCH, len(documents) - (len(cuts) - 1) * analysis.BATCH))
        total = sum(int(cut[-1]) for cut in cuts)
        size = shards.shard_bits(total)
        target = folder / shards_folder(count, size)
        write = _Write(Path(scratch), cuts, target, store, (count, size))
        parts = list(each(write, range(1 << min(PART_BITS, size)), workers))
    about = columns.of(documents)
    manifest = {
        "documents": len(documents),
        "capacity": count,
        "shardBits": size,
        **records.write(documents, about, folder, workers=workers),
    }
    keys = [document.key for document in documents.listed]
    ids = np.arange(len(keys))
    return Kept(keys, ids, len(keys), count, size, total, slices(parts), about, manifest)


@dataclass(frozen=True)
class Part:
    """Hold where one process kept postings; of each shard, how many they are and their sum."""

    name: str
    counts: I64
    sums: U64


def keep_part(store: Path, postings: U64, counts: I64) -> Part:
    """Keep the postings of a range of shards in a file of its own."""
    name = f"{os.urandom(6).hex()}.u64"
    (store / name).write_bytes(postings.tobytes())
    return Part(name, counts, sums(postings, counts))


def slices(parts: Sequence[Part]) -> Slices:
    """Say where the postings of each shard lie; all parts have as many shards."""
    return Slices(
        [part.name for part in parts],
        np.repeat(np.arange(len(parts), dtype=np.int32), len(parts[0].counts)),
        np.concatenate([np.cumsum(part.counts) - part.counts for part in parts]),
        np.concatenate([part.counts for part in parts]),
        np.concatenate([part.sums for part in parts]),
        np.zeros(0, np.uint64),
    )


class _Analyse:
    """Analyse batches of documents into files of sorted postings."""

    def __init__(self, documents: Sequence[Document], scratch: Path) -> None:
        self._documents = documents
        self._scratch = scratch
        self._analyser = analysis.Analyser()

    def __call__(self, batch: int) -> I64:
        first = batch * analysis.BATCH
        some = list(enumerate(self._documents[first : first + analysis.BATCH], first))
        postings = self._analyser.postings(some)
        (self._scratch / f"{batch}.u64").write_bytes(postings.tobytes())
        step = 1 << grams.SHARD_BITS - PART_BITS
        edges = shards.edges(list(range(0, 1 << grams.SHARD_BITS, step)))
        return np.append(np.searchsorted(postings, edges), len(postings))


class _Write:
    """Write a part of the shards from the postings of all batches."""

    def __init__(
        self,
        scratch: Path,
        cuts: Sequence[I64],
        target: Path,
        store: Path,
        coded: tuple[int, int],
    ) -> None:
        self._scratch = scratch
        self._cuts = cuts
        self._target = target
        self._store = store
        self._count, self._size = coded

    def __call__(self, part: int) -> Part:
        parts = 1 << min(PART_BITS, self._size)
        wide = (1 << PART_BITS) // parts
        postings = np.concatenate(list(self._read(part * wide, (part + 1) * wide)))
        postings = shards.numbered(postings, self._size)
        own = np.arange((1 << self._size) // parts) + part * ((1 << self._size) // parts)
        counts = shards.write(self._target, postings, own, self._count)
        return keep_part(self._store, postings, counts)

    def _read(self, first: int, last: int) -> Iterator[U64]:
        for batch, cut in enumerate(self._cuts):
            start, end = int(cut[first]), int(cut[last])
            path = self._scratch / f"{batch}.u64"
            yield np.fromfile(path, np.uint64, end - start, offset=start * 8)
