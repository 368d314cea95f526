"""What is shown of a result: blocks of records, and each document's text for its excerpt."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from plugins.search import packing
from plugins.search.document import Document

BLOCK: Final = 32
"""Records in a block. More would be read in vain, fewer would compress badly."""

GROUP: Final = 32
"""Blocks that share a folder."""

PIECE: Final = 16_000
"""Characters of a text's piece; a synopsis of 240,000 is read only as far as needed."""


def write(documents: Sequence[Document], folder: Path) -> dict[str, Any]:
    """Write all that is not postings; give the part of the manifest that describes it."""
    from plugins.search.build import write_group  # noqa: PLC0415

    divisions = sorted({document.division for document in documents})
    texts = [_write_text(document, folder / "texts") for document in documents]
    blocks = [
        _block(documents[at : at + BLOCK], texts[at : at + BLOCK], divisions)
        for at in range(0, len(documents), BLOCK)
    ]
    groups = [
        write_group(folder / "records", blocks[at : at + GROUP], at)
        for at in range(0, len(blocks), GROUP)
    ]
    return {
        "block": BLOCK,
        "group": GROUP,
        "records": groups,
        "divisions": divisions,
        "facets": _write_facets(documents, divisions, folder),
        "years": _years(documents),
        "url": _address(documents),
    }


def _block(documents: Sequence[Document], texts: Sequence[str], divisions: list[str]) -> bytes:
    first = documents[0].date
    address = _address(documents)
    columns = [
        first.isoformat(),
        [(document.date - first).days for document in documents],
        [_short_id(document) for document in documents],
        [document.legacy_id for document in documents],
        [divisions.index(document.division) for document in documents],
        [int(document.has_photos) for document in documents],
        list(texts),
        [] if address else [document.url for document in documents],
        [" ".join(document.title.split()) for document in documents],
    ]
    return packing.pack(json.dumps(columns, ensure_ascii=False, separators=(",", ":")))


def _short_id(document: Document) -> str:
    day = document.date.strftime("%Y%m%d-")
    rest = document.id.removeprefix(day)
    return rest if rest != document.id else "=" + document.id


def _address(documents: Sequence[Document]) -> str:
    """Give the pattern of all addresses, with * for the id, or "" if they have none."""
    pattern = documents[0].url.replace(documents[0].id, "*")
    fits = all(document.url == pattern.replace("*", document.id) for document in documents)
    return pattern if fits else ""


def _write_text(document: Document, folder: Path) -> str:
    """Write the body in pieces; give what a record says of them: a hash and how many."""
    pieces = [document.body[at : at + PIECE] for at in range(0, len(document.body), PIECE)]
    packed = [packing.pack(piece) for piece in pieces]
    digest = hashlib.sha256(b"".join(packed)).hexdigest()[:6]
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(packed):
        (folder / f"{document.id}.{digest}.{number}.bin").write_bytes(data)
    return digest if len(packed) == 1 else f"{digest}.{len(packed)}"


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
