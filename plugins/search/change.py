"""A change of an index: the shards whose terms came or went, and the documents beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from plugins.search import analysis, records, shards
from plugins.search.document import Document
from plugins.search.grams import U64
from plugins.search.layout import shards_folder
from plugins.search.reader import Language
from plugins.search.store import Kept, Slices

MOST_CHANGED: Final = 8
"""Of so many documents at most one may be another; more are sooner made anew."""


def make(
    known: Kept | None, documents: Sequence[Document], old: Path, folder: Path, store: Path
) -> tuple[Kept, list[str]] | None:
    """Write what differs from an index that was made before; None where all must be made anew.

    old: where the language's files lie. folder: where new ones go. store: where postings are kept.
    Gives also the files of `old` that are no part of the index any more.
    """
    if known is None or not documents or shards.capacity(len(documents)) != known.capacity:
        return None
    keys = [document.key for document in documents]
    changed = _differing(known.keys, keys)
    if len(changed) * MOST_CHANGED > len(keys) or known.manifest[
        "divisions"
    ] != records.divisions_of(documents):
        return None
    try:
        before = _analyse(_old_documents(known, old, changed), known.shard_bits)
        now = [(number, documents[number]) for number in changed if number < len(documents)]
        after = _analyse(now, known.shard_bits)
        removed = np.setdiff1d(before, after, assume_unique=True)
        added = np.setdiff1d(after, before, assume_unique=True)
        size = known.size + len(added) - len(removed)
        if shards.shard_bits(size) != known.shard_bits:
            return None
        slices = _change_shards(known, removed, added, folder, store)
    except (OSError, ValueError):
        return None
    manifest = {
        "documents": len(documents),
        "capacity": known.capacity,
        "shardBits": known.shard_bits,
        **records.write(documents, folder, known.manifest, changed),
    }
    gone = list(records.gone(known.manifest, manifest, old))
    return Kept(keys, known.capacity, known.shard_bits, size, slices, manifest), gone


def _differing(old: Sequence[bytes], new: Sequence[bytes]) -> list[int]:
    """Give the numbers under which there is another document than before, or none."""
    both = [
        number for number, (one, other) in enumerate(zip(old, new, strict=False)) if one != other
    ]
    return both + list(range(min(len(old), len(new)), max(len(old), len(new))))


def _old_documents(known: Kept, old: Path, changed: Sequence[int]) -> list[tuple[int, Document]]:
    """Read the documents that the index has had under some numbers, from the index itself."""
    index = Language(old, old.name, known.manifest)
    found = []
    for number in changed:
        if number < len(known.keys):
            record, text = index.document(number)
            document = Document(
                id=record.id, url=record.url, title=record.title, body=text, date=record.date,
                division=record.division, lang=record.lang,
            )  # fmt: skip
            found.append((number, document))
    return found


def _analyse(documents: Sequence[tuple[int, Document]], size: int) -> U64:
    analyser = analysis.Analyser()
    parts = [np.zeros(0, np.uint64)]
    parts += [
        analyser.postings(documents[at : at + analysis.BATCH])
        for at in range(0, len(documents), analysis.BATCH)
    ]
    return shards.numbered(np.concatenate(parts), size)


def _change_shards(known: Kept, removed: U64, added: U64, folder: Path, store: Path) -> Slices:
    touched = np.unique(np.concatenate((shards.of(removed), shards.of(added))))
    slices = Slices(
        [*known.slices.files],
        known.slices.file.copy(),
        known.slices.start.copy(),
        known.slices.count.copy(),
    )
    if not len(touched):
        return slices
    postings = slices.read(store, touched.tolist())
    places = np.searchsorted(postings, removed)
    found = postings[np.minimum(places, len(postings) - 1)] if len(postings) else postings
    if not np.array_equal(found, removed):
        raise ValueError("the store does not have what the index has")
    postings = np.concatenate((np.delete(postings, places), added))
    postings.sort()
    target = folder / shards_folder(known.capacity, known.shard_bits)
    counts = shards.write(target, postings, touched, known.capacity)
    slices.append(store, "changes.u64", touched, postings, counts)
    return slices
