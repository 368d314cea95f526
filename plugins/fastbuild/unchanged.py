"""The quickest build: nothing that the last one read has changed, so there is nothing to do.

Imports nothing slow, as it is over in less time than that would take.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.fastbuild import inputs, keys, state
from plugins.fastbuild.executor import executor

NOTE = "unchanged"
MANY = 20_000
"""So many files are looked at sooner by two processes."""

Stamps = Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Note:
    """Hold what a build looked at, and what it said.

    options: the key of its options. places: the stamps of what lay below each folder.
    site: the inode of the site's folder.
    """

    options: bytes
    places: Mapping[str, Stamps]
    site: int
    report: Any


def look(*folders: Path, modules: Path | None = None) -> dict[str, Stamps]:
    """Take the stamps of everything below folders, and of the Python files in `modules`."""
    places: dict[str, Stamps] = {
        str(folder): list(inputs.scan(str(folder)).stamps()) for folder in folders
    }
    if modules:
        files = sorted(path.name for path in modules.glob("*.py"))
        places[str(modules)] = [(name, inputs.stamp(f"{modules}/{name}")) for name in files]
    return places


def note(
    work: Path, site: Path, options: object, places: Mapping[str, Stamps], report: Any
) -> None:
    """Remember, where the build remembers everything, that it is up to date."""
    if work.is_dir():
        noted = Note(keys.key(options), places, site.stat().st_ino, report)
        state.save(work / NOTE, noted)


def report(work: Path, site: Path, options: object) -> Any:
    """Give the last build's report if the same build would make the same site; else None."""
    noted = state.load(work / NOTE)
    if not isinstance(noted, Note) or noted.options != keys.key(options) or not site.is_dir():
        return None
    if noted.site != site.stat().st_ino or (work / "journal").exists():
        return None
    parts = [
        (place, stamps[start : start + MANY])
        for place, stamps in noted.places.items()
        for start in range(0, len(stamps), MANY)
    ]
    with executor(2 if len(parts) > len(noted.places) else 1) as pool:
        return noted.report if all(pool.map(_same, parts)) else None


def _same(part: tuple[str, Stamps]) -> bool:
    return inputs.same(*part)
