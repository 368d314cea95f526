"""What is shown of a result: a file a document, and blocks of records for long lists."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from plugins.search import packing
from plugins.search.document import Document

BLOCK: Final = 64
"""Records in a block, and documents whose files share a folder."""

GROUP: Final = 32
"""Blocks that share a folder."""

FIRST_PIECE: Final = 4_000
LATER_PIECE: Final = 6_000
"""Characters of a text's pieces; the first holds a usual release, and comes with its record."""


def write(documents: Sequence[Document], folder: Path) -> dict[str, Any]:
    """Write all that is not postings; give the part of the manifest that describes it."""
    divisions = sorted({document.division for document in documents})
    blocks: list[bytes] = []
    groups = []
    for first in range(0, len(documents), BLOCK):
        part = documents[first : first + BLOCK]
        records = [_record(document, divisions) for document in part]
        blocks.append(_pack(_columns(records)))
        files = {}
        for number, (document, record) in enumerate(zip(part, records, strict=True), first):
            pieces = _pieces(document.body)
            files[f"{number}.bin"] = _pack([*record, len(pieces), pieces[0]])
            for place, piece in enumerate(pieces[1:], 1):
                files[f"{number}.{place}.bin"] = packing.pack(piece)
        groups.append(write_group(folder / "documents", files))
    return {
        "block": BLOCK,
        "groups": groups,
        "blocks": [
            write_numbered(folder / "blocks", blocks[at : at + GROUP], at)
            for at in range(0, len(blocks), GROUP)
        ],
        "blocksInGroup": GROUP,
        "divisions": divisions,
        "facets": _write_facets(documents, divisions, folder),
        "years": _years(documents),
    }


def write_group(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write files into a folder that is named by the hash of them all; give its name."""
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode("ascii") + data)
    group = base64.b32encode(digest.digest()[:5]).decode("ascii").lower()
    target = folder / group
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (target / name).write_bytes(data)
    return group


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
        int(document.has_photos),
        " ".join(document.title.split()),
    ]


def _columns(records: list[list[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*records, strict=True)]


def _pack(value: object) -> bytes:
    return packing.pack(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _pieces(body: str) -> list[str]:
    later = range(FIRST_PIECE, len(body), LATER_PIECE)
    return [body[:FIRST_PIECE], *(body[at : at + LATER_PIECE] for at in later)]


def _write_facets(documents: Sequence[Document], divisions: list[str], folder: Path) -> str:
    numbers = {slug: number for number, slug in enumerate(divisions)}
    column = b"".join(numbers[document.division].to_bytes(2, "big") for document in documents)
    photos = bytes(document.has_photos for document in documents)
    data = zlib.compress(column[::2] + column[1::2] + photos, 9)
    name = hashlib.sha256(data).hexdigest()[:8]
    (folder / f"facets.{name}.bin").write_bytes(data)
    return name


def _years(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Give each year with the number of its first document."""
    years = groupby(enumerate(documents), key=lambda pair: pair[1].date.year)
    return [(year, next(pairs)[0]) for year, pairs in years]
