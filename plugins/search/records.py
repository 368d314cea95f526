"""What is shown of a result: a file a document, and blocks of records for long lists."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from plugins.fastbuild.executor import each
from plugins.search import packing, phrases
from plugins.search.columns import Columns
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

    folder, manifest, columns: its language's folder, what `write` gave for it, and from which.
    numbers: the number there of each document that stayed as it was, -1 for others.
    """

    def __init__(
        self, folder: Path, manifest: Mapping[str, Any], columns: Columns, numbers: I64
    ) -> None:
        self.manifest = manifest
        self.columns = columns
        self._folder = folder
        self._numbers = numbers
        self._open: dict[tuple[str, str], dict[str, bytes]] = {}

    def unchanged(self, size: int) -> list[bool]:
        """Tell of each `size` documents whether they are those with the same numbers there."""
        stays = self._numbers == np.arange(len(self._numbers))
        whole = np.logical_and.reduceat(stays, np.arange(0, len(stays), size))
        end, old_end = len(stays), self.manifest["documents"]
        if old_end > end and end % size:
            whole[-1] = False
        return list(whole.tolist())

    def block(self, number: int) -> bytes:
        """Give a block of records, whose documents are the same with the same numbers."""
        return self._group("blocks", self.manifest["blocks"][number // GROUP])[f"{number}.bin"]

    def files(self, number: int) -> dict[str, bytes] | None:
        """Give the files of a document, by what follows its number in their names."""
        old = int(self._numbers[number])
        if old < 0:
            return None
        found = self._group("documents", self.manifest["groups"][old // BLOCK])
        start = f"{old}."
        return {name[len(start) :]: found[name] for name in found if name.startswith(start)}

    def check(self, old: int) -> None:
        """Look whether the files of the document that had a number are what they were.

        Raises OSError or ValueError if not.
        """
        self._group("documents", self.manifest["groups"][old // BLOCK])

    def _group(self, kind: str, group: str) -> dict[str, bytes]:
        """Read the files of a folder. Raises ValueError if they are not what it is named by."""
        if (kind, group) not in self._open:
            folder = self._folder / kind / group
            found = {path.name: path.read_bytes() for path in sorted(folder.glob("*.bin"))}
            if group_name(found) != group:
                raise ValueError(folder)
            self._open = {(kind, group): found}  # the next use is of it
        return self._open[kind, group]


def write(
    documents: Sequence[Document],
    columns: Columns,
    folder: Path,
    former: Former | None = None,
    workers: int | None = 1,
) -> dict[str, Any]:
    """Write all that is not postings; give the part of the manifest that describes it.

    columns: those of the documents.
    former: an older index whose files are in another place; what it has is not written again.
    """
    divisions = columns.divisions
    if former and former.manifest["divisions"] != divisions[: len(former.manifest["divisions"])]:
        former = None  # records name divisions by their places
    write = _Write(documents, folder, divisions, former)
    old = former.manifest if former else {}
    groups = _made(write.group, old.get("groups", []), former, (len(documents), BLOCK), workers)
    size = BLOCK * GROUP
    blocks = _made(write.blocks, old.get("blocks", []), former, (len(documents), size), workers)
    if former and columns.has_facets_of(former.columns):
        facets = old["facets"]
    else:
        facets = _write_named("facets", columns.facets(), folder, old)
    return {
        "block": BLOCK,
        "groups": groups,
        "blocks": blocks,
        "blocksInGroup": GROUP,
        "divisions": divisions,
        "facets": facets,
        "phrases": _write_named("phrases", _pack(phrases.common(columns.titles)), folder, old),
        "years": columns.years(),
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
    are_few = len(todo) == 1 or len(todo) * size < FEW
    made = iter(each(make, todo, 1 if are_few else workers))
    return [old[number] if stay else next(made) for number, stay in enumerate(stays)]


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
        self._stays = former.unchanged(BLOCK) if former else []

    def group(self, number: int) -> str:
        """Write the documents of one folder."""
        first = number * BLOCK
        files = {}
        for place in range(first, min(first + BLOCK, len(self._documents))):
            own = self._former.files(place) if self._former else None
            for name, data in (own or self._made(self._documents[place])).items():
                files[f"{place}.{name}"] = data
        return write_group(self._folder / "documents", files)

    def blocks(self, number: int) -> str:
        """Write the blocks of one folder."""
        first = number * GROUP
        end = min(first + GROUP, -(-len(self._documents) // BLOCK))
        blocks = [self._block(block) for block in range(first, end)]
        return write_numbered(self._folder / "blocks", blocks, first)

    def _block(self, number: int) -> bytes:
        if self._former and self._stays[number]:
            return self._former.block(number)
        some = self._documents[number * BLOCK : (number + 1) * BLOCK]
        return _pack(_columns([_record(document, self._divisions) for document in some]))

    def _made(self, document: Document) -> dict[str, bytes]:
        pieces = _pieces(document.text())
        first = _pack([*_record(document, self._divisions), len(pieces), pieces[0]])
        later = {f"{place}.bin": packing.pack(piece) for place, piece in enumerate(pieces[1:], 1)}
        return {**later, "bin": first}


def group_name(files: Mapping[str, bytes]) -> str:
    """Give the hash of files and their names, which a folder with them is named by."""
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode("ascii") + data)
    return base64.b32encode(digest.digest()[:5]).decode("ascii").lower()


def write_group(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write files into a folder that is named by the hash of them all; give its name."""
    group = group_name(files)
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


def _write_named(what: str, data: bytes, folder: Path, known: Mapping[str, Any]) -> str:
    """Write a file that is named by its hash, unless it is `known`; give the hash."""
    name = hashlib.sha256(data).hexdigest()[:8]
    if known.get(what) != name:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{what}.{name}.bin").write_bytes(data)
    return name
