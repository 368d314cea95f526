"""The index of all documents, written as files."""

from __future__ import annotations

import json
import math
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from plugins.errors import LANGUAGES, PrakatError, Problem, Severity, Text
from plugins.search import bits, grams, postings, records, tables
from plugins.search.document import Document

FOLDER: Final = "search-index"
MANIFEST: Final = "manifest.json"
SHARD_BYTES: Final = 1600
"""What a shard is to hold on average; fewer bytes a shard are more shards to name."""

POSTING_BYTES_A_CHARACTER: Final = 0.66
"""Measured on press releases; only the number of shards is guessed from it."""

MOST_DOCUMENTS: Final = 1 << grams.DOC_BITS

GROUP_BITS: Final = 6
"""Shards and blocks are named in groups, a folder each, so that the manifest stays small."""


def build(
    documents: Iterable[Document],
    output: Path,
    base: str = "",
    advance: Callable[[int], None] = lambda _: None,
) -> None:
    """Write the index of `documents` to output/search-index, in place of what lay there.

    base: the path of the site's root on its host, without a slash at its end.
    advance: called with 1 for each document that was read.
    The same documents give the same bytes, in whatever order they come.
    """
    ordered = sorted(documents, key=lambda document: (document.date, document.id))
    folder = output / FOLDER
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    languages = {}
    for lang in LANGUAGES:
        own = [document for document in ordered if document.lang == lang]
        if own:
            languages[lang] = _build_language(own, folder / lang, advance)
    manifest = {"format": tables.FORMAT, "base": base, "languages": languages}
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def shard_bits(characters: int) -> int:
    """Give how many bits number the shards of an index over so many characters.

    >>> shard_bits(4_000), shard_bits(39_000_000)
    (1, 14)
    """
    size = characters * POSTING_BYTES_A_CHARACTER / SHARD_BYTES
    return min(16, max(0, round(math.log2(max(1, size)))))


def _build_language(
    documents: Sequence[Document], folder: Path, advance: Callable[[int], None]
) -> dict[str, Any]:
    if len(documents) > MOST_DOCUMENTS:
        raise PrakatError(_too_many(len(documents), folder))
    bits_of_shards = shard_bits(sum(len(d.title) + len(d.body) for d in documents))
    with tempfile.TemporaryDirectory() as scratch:
        parts = postings.write(documents, bits_of_shards, Path(scratch), advance)
        shards = _write_shards(parts, bits_of_shards, len(documents), folder / "terms")
    return {
        "documents": len(documents),
        "shardBits": bits_of_shards,
        "shards": shards,
        **records.write(documents, folder),
    }


def _write_shards(
    parts: Sequence[Path], count_bits: int, documents: int, folder: Path
) -> list[str]:
    group_size = 1 << max(0, count_bits - GROUP_BITS)
    part_size = (1 << count_bits) // len(parts)
    group: list[bytes] = []
    names: list[str] = []
    for number, part in enumerate(parts):
        shards = [b""] * part_size
        found = postings.read(part)
        if len(found):
            data, numbers, lengths = bits.encode(found, documents)
            at = 0
            for shard, length in zip(numbers.tolist(), lengths.tolist(), strict=True):
                shards[shard - number * part_size] = data[at : at + length].tobytes()
                at += length
        group += shards
        while len(group) >= group_size:
            names.append(
                records.write_numbered(folder, group[:group_size], len(names) * group_size)
            )
            del group[:group_size]
    return names


def _too_many(count: int, folder: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        folder,
        0,
        Text(
            th=f"มีข่าว {count:,} เรื่องในภาษาเดียว ดัชนีค้นหารับได้ {MOST_DOCUMENTS:,} เรื่อง",
            en=f"{count:,} releases in one language; the search index takes {MOST_DOCUMENTS:,}",
        ),
        Text(th="แยกข่าวเก่าไปไว้อีกเว็บไซต์หนึ่ง", en="move old releases to a site of their own"),
    )
