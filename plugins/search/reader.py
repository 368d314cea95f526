"""The built index, read from the disk as the browser reads it over the network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plugins.search import bits, grams, packing
from plugins.search.layout import FOLDER, MANIFEST, shard_path
from plugins.search.terms import Key

Postings = dict[int, int]
"""Number of a document to its symbol."""


@dataclass(frozen=True)
class Record:
    """Hold what is shown of a document."""

    id: str
    legacy_id: str
    url: str
    title: str
    date: date
    division: str
    has_photos: bool
    is_withdrawn: bool
    lang: str


@dataclass(frozen=True)
class Found:
    """Hold a term's postings: of its exact form, and of all forms with the same skeleton."""

    exact: Postings
    alike: Postings


class Language:
    """Read one language's index."""

    def __init__(self, folder: Path, lang: str, manifest: dict[str, Any]) -> None:
        self.lang = lang
        self.folder = folder
        self.manifest = manifest
        self.documents: int = manifest["documents"]
        self._shards: dict[int, list[tuple[int, int, list[tuple[int, int]]]]] = {}
        self._blocks: dict[int, list[Record]] = {}
        self.requests: list[tuple[str, int]] = []

    def find(self, key: Key) -> Found:
        """Look a term up."""
        shard_bits = self.manifest["shardBits"]
        number = grams.number(key, shard_bits)
        skeleton = number >> grams.EXACT_BITS & (1 << grams.KEY_BITS) - 1
        exact: Postings = {}
        alike: Postings = {}
        for found, form, postings in self._shard(number >> grams.KEY_BITS + grams.EXACT_BITS):
            if found == skeleton:
                if form == number & (1 << grams.EXACT_BITS) - 1:
                    exact = dict(postings)
                for document, symbol in postings:
                    alike[document] = _stronger(symbol, alike.get(document, 0))
        return Found(exact, alike)

    def published(self, year: int) -> range:
        """Give the numbers of the documents of a year of the Common Era."""
        starts = [first for each, first in self.manifest["years"] if each >= year]
        own = any(each == year for each, _ in self.manifest["years"])
        return range(starts[0], [*starts, self.documents][1]) if own else range(0)

    def record(self, document: int) -> Record:
        """Give a document's record."""
        size: int = self.manifest["block"]
        block = document // size
        if block not in self._blocks:
            group = self.manifest["blocks"][block // self.manifest["blocksInGroup"]]
            data = self._read(f"blocks/{group}/{block}.bin")
            columns = json.loads(packing.unpack(data))
            self._blocks[block] = [self._record(row) for row in zip(*columns, strict=True)]
        return self._blocks[block][document % size]

    def document(self, number: int) -> tuple[Record, str]:
        """Give a document's record and its whole text."""
        group = self.manifest["groups"][number // self.manifest["block"]]
        name = f"documents/{group}/{number}"
        *row, count, first = json.loads(packing.unpack(self._read(f"{name}.bin")))
        later = (packing.unpack(self._read(f"{name}.{piece}.bin")) for piece in range(1, count))
        return self._record(row), "".join((first, *later))

    def _record(self, row: Sequence[Any]) -> Record:
        day, own_id, legacy, url, division, flags, title = row
        name = self.manifest["divisions"][division]
        when = date.fromisoformat(day)
        photos, withdrawn = bool(flags & 1), bool(flags & 2)
        return Record(own_id, legacy, url, title, when, name, photos, withdrawn, self.lang)

    def _shard(self, number: int) -> list[tuple[int, int, list[tuple[int, int]]]]:
        if number not in self._shards:
            name = shard_path(self.manifest["capacity"], self.manifest["shardBits"], number)
            data = self._read(name)
            found = bits.decode(data, self.manifest["capacity"]) if data else ()
            self._shards[number] = list(found)
        return self._shards[number]

    def _read(self, name: str) -> bytes:
        data = (self.folder / name).read_bytes()
        self.requests.append((name, len(data)))
        return data


def open_index(output: Path) -> dict[str, Language]:
    """Open the index of a built site: each language's reader."""
    folder = output / FOLDER
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return {
        lang: Language(folder / lang, lang, part) for lang, part in manifest["languages"].items()
    }


def _stronger(one: int, other: int) -> int:
    title = (one | other) & bits.LEVELS
    return title | max(one & bits.LEVELS - 1, other & bits.LEVELS - 1)
