"""The index of one language, made from nothing on all cores."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from plugins.fastbuild.executor import executor
from plugins.search import analysis, grams, records, shards
from plugins.search.document import Document
from plugins.search.grams import I64, U64
from plugins.search.layout import shards_folder
from plugins.search.store import Kept, Slices

FEW: Final = 500
"""So few documents are done sooner here than by workers that must be started."""

PART_BITS: Final = 6


def make(
    documents: Sequence[Document],
    folder: Path,
    store: Path,
    workers: int | None,
    advance: Callable[[int], None],
) -> Kept:
    """Write the index of documents, which are in order, to `folder`; its postings to `store`."""
    if len(documents) < FEW:
        workers = 1
    count = shards.capacity(len(documents))
    with tempfile.TemporaryDirectory(dir=store) as scratch:
        batches = range(-(-len(documents) // analysis.BATCH))
        analyse = _Analyse(documents, Path(scratch))
        cuts: list[I64] = []
        with executor(workers, initializer=_keep, initargs=(analyse,)) as pool:
            for cut in pool.map(_call, batches):
                cuts.append(cut)
                advance(min(analysis.BATCH, len(documents) - (len(cuts) - 1) * analysis.BATCH))
        total = sum(int(cut[-1]) for cut in cuts)
        size = shards.shard_bits(total)
        target = folder / shards_folder(count, size)
        write = _Write(Path(scratch), cuts, target, store, (count, size))
        with executor(workers, initializer=_keep, initargs=(write,)) as pool:
            parts: list[tuple[str, I64]] = list(pool.map(_call, range(1 << min(PART_BITS, size))))
    counts = np.concatenate([counts for _, counts in parts])
    per_part = len(counts) // len(parts)
    slices = Slices(
        [name for name, _ in parts],
        np.repeat(np.arange(len(parts), dtype=np.int32), per_part),
        np.concatenate([np.cumsum(own) - own for _, own in parts]),
        counts,
    )
    manifest = {
        "documents": len(documents),
        "capacity": count,
        "shardBits": size,
        **records.write(documents, folder),
    }
    return Kept([d.key for d in documents], count, size, total, slices, manifest)


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

    def __call__(self, part: int) -> tuple[str, I64]:
        parts = 1 << min(PART_BITS, self._size)
        wide = (1 << PART_BITS) // parts
        postings = np.concatenate(list(self._read(part * wide, (part + 1) * wide)))
        postings = shards.numbered(postings, self._size)
        own = np.arange((1 << self._size) // parts) + part * ((1 << self._size) // parts)
        counts = shards.write(self._target, postings, own, self._count)
        name = f"{os.urandom(6).hex()}.u64"
        (self._store / name).write_bytes(postings.tobytes())
        return name, counts

    def _read(self, first: int, last: int) -> Iterator[U64]:
        for batch, cut in enumerate(self._cuts):
            start, end = int(cut[first]), int(cut[last])
            path = self._scratch / f"{batch}.u64"
            yield np.fromfile(path, np.uint64, end - start, offset=start * 8)


_function: Callable[[int], Any] | None = None


def _keep(function: Callable[[int], Any]) -> None:
    """Take the function of this worker's tasks: it comes once, and not with each of them."""
    global _function  # noqa: PLW0603  a worker process has one job
    _function = function


def _call(number: int) -> Any:
    assert _function
    return _function(number)
