"""What is shown of a result: a file a document, and blocks of records for long lists."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import numpy as np

from plugins.fastbuild.executor import each
from plugins.search import packing, phrases
from plugins.search.document import Document
from plugins.search.grams import I64

BLOCK: Final = 64
"""Records in a block, and documents whose files share a folder."""

GROUP: Final = 32
"""Blocks that share a folder."""

FEW: Final = 500
"""So few documents are written sooner here than by workers that must be started."""

FIRST_PIECE: Final = 4_000
LATER_PIECE: Final = 6_000
"""Characters of a text's pieces; the first holds a usual release, and comes with its record."""


class Former:
    """Find what an older index has of the documents of a new one.

    folder, manifest: its language's folder, and what `write` gave for it.
    numbers: the number there of each document that stayed as it was, -1 for others.
    """

    def __init__(self, folder: Path, manifest: Mapping[str, Any], numbers: I64) -> None:
        self.manifest = manifest
        self._folder = folder
        self._numbers = numbers
        self._names: dict[str, list[str]] = {}

    def unchanged(self, size: int) -> list[bool]:
        """Tell of each `size` documents whether they are those with the same numbers there."""
        stays = self._numbers == np.arange(len(self._numbers))
        whole = np.logical_and.reduceat(stays, np.arange(0, len(stays), size))
        end, old_end = len(stays), self.manifest["documents"]
        if old_end > end and end % size:
            whole[-1] = False
        return list(whole.tolist())

    def files(self, number: int) -> dict[str, bytes] | None:
        """Give the files of a document, by what follows its number in their names."""
        old = int(self._numbers[number])
        if old < 0:
            return None
        folder = self._folder / "documents" / self.manifest["groups"][old // BLOCK]
        if folder.name not in self._names:
            self._names = {folder.name: os.listdir(folder)}  # noqa: PTH208  the next use is of it
        start = f"{old}."
        names = sorted(name for name in self._names[folder.name] if name.startswith(start))
        return {name[len(start) :]: (folder / name).read_bytes() for name in names}


def write(
    documents: Sequence[Document],
    folder: Path,
    former: Former | None = None,
    workers: int | None = 1,
) -> dict[str, Any]:
    """Write all that is not postings; give the part of the manifest that describes it.

    former: an older index whose files are in another place; what it has is not written again.
    """
    divisions = divisions_of(documents)
    if former and former.manifest["divisions"] != divisions[: len(former.manifest["divisions"])]:
        former = None  # records name divisions by their places
    write = _Write(documents, folder, divisions, former)
    old = former.manifest if former else {}
    groups = _made(write.group, old.get("groups", []), former, (len(documents), BLOCK), workers)
    size = BLOCK * GROUP
    blocks = _made(write.blocks, old.get("blocks", []), former, (len(documents), size), workers)
    return {
        "block": BLOCK,
        "groups": groups,
        "blocks": blocks,
        "blocksInGroup": GROUP,
        "divisions": divisions,
        "facets": _write_named("facets", _facets(documents, divisions), folder, old),
        "phrases": _write_named("phrases", _pack(phrases.common(documents)), folder, old),
        "years": _years(documents),
    }


def _made(
    make: Callable[[int], str],
    old: Sequence[str],
    former: Former | None,
    sizes: tuple[int, int],
    workers: int | None,
) -> list[str]:
    """Give the names of folders, of which those that differ are made; sizes: of all, of each."""
    total, size = sizes
    stays = former.unchanged(size) if former else [False] * -(-total // size)
    todo = [number for number, stay in enumerate(stays) if not stay]
    made = iter(each(make, todo, workers if len(todo) * size >= FEW else 1))
    return [old[number] if stay else next(made) for number, stay in enumerate(stays)]


def divisions_of(documents: Sequence[Document]) -> list[str]:
    """Give the slugs of all divisions, in order."""
    return sorted({document.division for document in documents})


def gone(old: Mapping[str, Any], new: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Give the files below a language's old folder that `new` does not name, as `old` did."""
    for name, key in (("documents", "groups"), ("blocks", "blocks")):
        for group in {*old[key]} - {*new[key]}:
            for path in (folder / name / group).iterdir():
                yield f"{name}/{group}/{path.name}"
    for name in ("facets", "phrases"):
        if old[name] != new[name]:
            yield f"{name}.{old[name]}.bin"


class _Write:
    """Write files of documents in any process."""

    def __init__(
        self,
        documents: Sequence[Document],
        folder: Path,
        divisions: list[str],
        former: Former | None,
    ) -> None:
        self._documents = documents
        self._folder = folder
        self._divisions = divisions
        self._former = former

    def group(self, number: int) -> str:
        """Write the documents of one folder."""
        first = number * BLOCK
        files = {}
        for place, document in enumerate(self._documents[first : first + BLOCK], first):
            own = self._former.files(place) if self._former else None
            for name, data in (own or self._made(document)).items():
                files[f"{place}.{name}"] = data
        return write_group(self._folder / "documents", files)

    def blocks(self, number: int) -> str:
        """Write the blocks of one folder."""
        first = number * GROUP
        some = self._documents[first * BLOCK : (first + GROUP) * BLOCK]
        records = [_record(document, self._divisions) for document in some]
        blocks = [_pack(_columns(records[at : at + BLOCK])) for at in range(0, len(records), BLOCK)]
        return write_numbered(self._folder / "blocks", blocks, first)

    def _made(self, document: Document) -> dict[str, bytes]:
        pieces = _pieces(document.text())
        first = _pack([*_record(document, self._divisions), len(pieces), pieces[0]])
        later = {f"{place}.bin": packing.pack(piece) for place, piece in enumerate(pieces[1:], 1)}
        return {**later, "bin": first}


def write_group(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write files into a folder that is named by the hash of them all; give its name."""
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode("ascii") + data)
    group = base64.b32encode(digest.digest()[:5]).decode("ascii").lower()
    target = folder / group
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_file(f"{target}/{name}", data)
    return group


def write_file(path: str, data: bytes | memoryview) -> None:
    """Write a file; quicker than pathlib, for there are a hundred thousand."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


def write_numbered(folder: Path, files: Sequence[bytes], first: int) -> str:
    """Do as `write_group` with files that are named by their numbers from `first`."""
    return write_group(folder, {f"{n}.bin": data for n, data in enumerate(files, first)})


def _record(document: Document, divisions: list[str]) -> list[Any]:
    return [
        document.date.isoformat(),
        document.id,
        document.legacy_id,
        document.url,
        divisions.index(document.division),
        document.has_photos | document.is_withdrawn << 1,
        document.title,
    ]


def _columns(records: list[list[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*records, strict=True)]


def _pack(value: object) -> bytes:
    return packing.pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _pieces(body: str) -> list[str]:
    later = range(FIRST_PIECE, len(body), LATER_PIECE)
    return [body[:FIRST_PIECE], *(body[at : at + LATER_PIECE] for at in later)]


def _facets(documents: Sequence[Document], divisions: list[str]) -> bytes:
    numbers = {slug: number for number, slug in enumerate(divisions)}
    column = b"".join(numbers[document.division].to_bytes(2, "big") for document in documents)
    photos = bytes(document.has_photos for document in documents)
    return zlib.compress(column[::2] + column[1::2] + photos, 9)


def _write_named(what: str, data: bytes, folder: Path, known: Mapping[str, Any]) -> str:
    """Write a file that is named by its hash, unless it is `known`; give the hash."""
    name = hashlib.sha256(data).hexdigest()[:8]
    if known.get(what) != name:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{what}.{name}.bin").write_bytes(data)
    return name


def _years(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Give each year with the number of its first document."""
    years = groupby(enumerate(documents), key=lambda pair: pair[1].date.year)
    return [(year, next(pairs)[0]) for year, pairs in years]
