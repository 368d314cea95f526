"""The index of all documents, written as files.

The same documents give the same bytes, whatever was built before: a change re-writes the shards
that hold its terms and the documents beside it, and comes to what a build from nothing gives.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final

from plugins.errors import LANGUAGES, PrakatError, Problem, Severity, Text
from plugins.search import change, grams, tables, whole
from plugins.search.document import Documents, Listed
from plugins.search.layout import FOLDER, MANIFEST
from plugins.search.store import Kept, Store

MOST_DOCUMENTS: Final = 1 << grams.DOC_BITS


@dataclass(frozen=True)
class Memory:
    """Hold what makes a build quick that follows another.

    site: what the last build left; it is read and not changed.
    store: a folder for what is kept between builds.
    program: the version of all that the index is made with, besides the documents.
    """

    site: Path
    store: Path
    program: bytes = b""


def build(
    documents: Iterable[Listed],
    output: Path,
    base: str = "",
    *,
    memory: Memory | None = None,
    workers: int | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> list[str]:
    """Write the index of `documents` to output/search-index, in place of what lay there.

    base: the path of the site's root on its host, without a slash at its end.
    memory: with it, only files that differ from those of its site are written.
    workers: how many processes; None is one for each core. advance: called with documents done.
    Gives the files of the memory's site that are no part of the index any more.
    """
    ordered = sorted(documents, key=attrgetter("date", "id"))
    folder = output / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        memory = memory or Memory(Path(scratch, "none"), Path(scratch))
        before = _read(memory.site / FOLDER / MANIFEST)
        store = Store(memory.store, memory.program)
        known = store.load(before)
        stale: set[str] = set()
        kept: dict[str, Kept] = {}
        for lang in LANGUAGES:
            own = Documents([document for document in ordered if document.lang == lang])
            if len(own) > MOST_DOCUMENTS:
                raise PrakatError(_too_many(len(own), folder / lang))
            old = memory.site / FOLDER / lang
            places = change.Places(old, folder / lang, store.folder)
            changed = change.make(known.get(lang), own, places, workers)
            if changed:
                kept[lang], gone = changed
            else:
                shutil.rmtree(folder / lang, ignore_errors=True)
                gone = list(_files(old))
                if own:
                    kept[lang] = whole.make(own, folder / lang, store.folder, workers, advance)
            stale.update(f"{lang}/{name}" for name in gone)
        data = _manifest(base, kept)
        if data != before:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / MANIFEST).write_bytes(data)
        if memory.store != Path(scratch):
            store.save(data, kept, before, known)
    return [f"{FOLDER}/{name}" for name in sorted(stale) if not (folder / name).exists()]


def _manifest(base: str, kept: Mapping[str, Kept]) -> bytes:
    parts = {lang: one.manifest for lang, one in kept.items()}
    manifest = {"format": tables.FORMAT, "base": base, "languages": parts}
    return json.dumps(manifest, ensure_ascii=False, separators=(",", ":")).encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


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
