"""What is shown of a result: a file a document, and blocks of records for long lists."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from plugins.search import packing, phrases
from plugins.search.document import Document

BLOCK: Final = 64
"""Records in a block, and documents whose files share a folder."""

GROUP: Final = 32
"""Blocks that share a folder."""

FIRST_PIECE: Final = 4_000
LATER_PIECE: Final = 6_000
"""Characters of a text's pieces; the first holds a usual release, and comes with its record."""


def write(
    documents: Sequence[Document],
    folder: Path,
    known: Mapping[str, Any] | None = None,
    changed: Iterable[int] = (),
) -> dict[str, Any]:
    """Write all that is not postings; give the part of the manifest that describes it.

    known: what this gave for an index with the same divisions, of which only documents with the
    numbers `changed` were others.
    """
    divisions = divisions_of(documents)
    groups, blocks = [], []
    parts = {number // BLOCK for number in changed}
    for number, first in enumerate(range(0, len(documents), BLOCK)):
        if known and number not in parts:
            groups.append(known["groups"][number])
        else:
            files = _document_files(documents[first : first + BLOCK], first, divisions)
            groups.append(write_group(folder / "documents", files))
    parts = {number // GROUP for number in parts}
    for number, first in enumerate(range(0, len(groups), GROUP)):
        if known and number not in parts:
            blocks.append(known["blocks"][number])
        else:
            blocks.append(_write_blocks(documents, first, divisions, folder))
    return {
        "block": BLOCK,
        "groups": groups,
        "blocks": blocks,
        "blocksInGroup": GROUP,
        "divisions": divisions,
        "facets": _write_named("facets", _facets(documents, divisions), folder, known),
        "phrases": _write_named("phrases", _pack(phrases.common(documents)), folder, known),
        "years": _years(documents),
    }


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


def _document_files(part: Sequence[Document], first: int, divisions: list[str]) -> dict[str, bytes]:
    files = {}
    for number, document in enumerate(part, first):
        pieces = _pieces(document.text())
        record = _record(document, divisions)
        files[f"{number}.bin"] = _pack([*record, len(pieces), pieces[0]])
        for place, piece in enumerate(pieces[1:], 1):
            files[f"{number}.{place}.bin"] = packing.pack(piece)
    return files


def _write_blocks(
    documents: Sequence[Document], first: int, divisions: list[str], folder: Path
) -> str:
    """Write the blocks of one folder, of which `first` is the first block."""
    some = documents[first * BLOCK : (first + GROUP) * BLOCK]
    records = [_record(document, divisions) for document in some]
    blocks = [_pack(_columns(records[at : at + BLOCK])) for at in range(0, len(records), BLOCK)]
    return write_numbered(folder / "blocks", blocks, first)


def write_group(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write files into a folder that is named by the hash of them all; give its name."""
    digest = hashlib.sha256()
    for name, data in files.items():
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


def _write_named(what: str, data: bytes, folder: Path, known: Mapping[str, Any] | None) -> str:
    """Write a file that is named by its hash, unless it is `known`; give the hash."""
    name = hashlib.sha256(data).hexdigest()[:8]
    if not known or known[what] != name:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{what}.{name}.bin").write_bytes(data)
    return name


def _years(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Give each year with the number of its first document."""
    years = groupby(enumerate(documents), key=lambda pair: pair[1].date.year)
    return [(year, next(pairs)[0]) for year, pairs in years]
