"""Whether anything at all changed since the last build: if not, there is nothing to do.

Imports nothing slow, as it is over in less time than that would take.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from plugins.fastbuild import inputs, keys, state
from plugins.fastbuild.inputs import EMPTY, Tree
from plugins.fastbuild.output import STATE, TREE

NOTE = "unchanged"

Stamps = Mapping[str, int]


class Seen(NamedTuple):
    """Hold what the content folder held at the build whose state is meant, and holds now."""

    state: bytes
    last: Tree
    now: Tree

    @property
    def is_same(self) -> bool:
        """Tell whether the content is certainly as it was."""
        return self.last is self.now


@dataclass(frozen=True)
class Note:
    """Hold what a build was made with, besides the content, and what it said.

    options: the key of its options. places: the stamps of what lay below each folder.
    site: the inode of the site's folder. state: the identity of what it remembered.
    """

    options: bytes
    places: Mapping[str, Stamps]
    site: int
    state: bytes
    report: Any


def look(work: Path, content: Path, meanwhile: Callable[[], object] | None = None) -> Seen:
    """Look at the content folder beside what the last build saw of it.

    meanwhile: as in `inputs.scan`.
    """
    identity, packed = state.load(work / TREE) or (b"", None)
    current = state.identity(work / STATE)
    last = inputs.unpack(packed) if packed and identity == current else EMPTY
    return Seen(current, last, inputs.scan(str(content), last, meanwhile))


def stamps(folder: Path, *, modules_only: bool = False) -> dict[str, Stamps]:
    """Take the stamps of everything below a folder, or of the Python files in it."""
    if not modules_only:
        return {str(folder): inputs.scan(str(folder)).stamps}
    files = sorted(path.name for path in folder.glob("*.py"))
    return {str(folder): {name: inputs.stamp(f"{folder}/{name}") for name in files}}


def note(
    work: Path, site: Path, options: object, places: Mapping[str, Stamps], report: Any
) -> None:
    """Remember, where the build remembers everything, that it is up to date."""
    if work.is_dir():
        identity = state.identity(work / STATE)
        noted = Note(keys.key(options), places, site.stat().st_ino, identity, report)
        state.save(work / NOTE, noted)


def report(work: Path, site: Path, options: object, seen: Seen) -> Any:
    """Give the last build's report if the same build would make the same site; else None."""
    noted = state.load(work / NOTE) if seen.is_same else None
    if not isinstance(noted, Note) or noted.options != keys.key(options) or not site.is_dir():
        return None
    if noted.site != site.stat().st_ino or (work / "journal").exists():
        return None
    if noted.state != seen.state:
        return None
    is_same = not any(inputs.differing(*place) for place in noted.places.items())
    return noted.report if is_same else None
