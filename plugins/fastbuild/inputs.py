"""What lies below a folder and whether it changed, told by the file system's own records.

A file whose stamp (size, times, inode) is that of the last build was not written since. A file
that was written a moment before it was looked at could be written again within the same tick of
the clock, so its stamp is not trusted.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

UNSURE = 0
"""The stamp of what is not there, and of what changed too recently for its stamp to be trusted."""

TICK_NS = 2_000_000_000
"""The coarsest clock of a common file system, FAT's."""


class Folder(NamedTuple):
    """Hold a folder's stamp and the names in it, sorted; those of folders end in "/"."""

    stamp: int
    names: tuple[str, ...]


class Tree(NamedTuple):
    """Hold what lies below a root: folders and the stamps of files, by their path from it.

    The root itself is the folder "". Dotted names are left out.
    """

    folders: dict[str, Folder]
    files: dict[str, int]

    def stamps(self) -> Iterator[tuple[str, int]]:
        """List every path with its stamp."""
        yield from ((path, folder.stamp) for path, folder in self.folders.items())
        yield from self.files.items()


EMPTY = Tree({}, {})


def scan(root: str, last: Tree = EMPTY) -> Tree:
    """Look at everything below a folder; `last`, a scan of it, saves listing what is the same."""
    tree = Tree({}, {})
    recent = _recent()
    waiting = [""]
    while waiting:
        path = waiting.pop()
        now = stamp(f"{root}/{path}", recent)
        known = last.folders.get(path)
        if known is None or known.stamp != now or now == UNSURE:
            known = Folder(now, tuple(_names(f"{root}/{path}")))
        tree.folders[path] = known
        for name in known.names:
            if name[-1] == "/":
                waiting.append(path + name)
            else:
                tree.files[path + name] = stamp(f"{root}/{path}{name}", recent)
    return tree


def stamp(path: str, recent: int | None = None) -> int:
    """Give one number for a file's size, times and inode, or UNSURE.

    recent: a moment in nanoseconds; what changed after it is unsure. None means a tick ago.
    """
    recent = _recent() if recent is None else recent
    try:
        found = os.stat(path)  # noqa: PTH116  called for every file of the archive
    except OSError:
        return UNSURE
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    if changed > recent:
        return UNSURE
    size = 0 if stat.S_ISDIR(found.st_mode) else found.st_size
    return hash((found.st_mtime_ns, found.st_ctime_ns, size, found.st_ino)) or 1


def same(root: str, stamps: Iterable[tuple[str, int]]) -> bool:
    """Tell whether everything that was looked at is certainly as it was."""
    recent = _recent()
    return all(old != UNSURE and stamp(f"{root}/{path}", recent) == old for path, old in stamps)


def _recent() -> int:
    return time.time_ns() - TICK_NS


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name + "/" if entry.is_dir() else entry.name
                for entry in entries
                if not entry.name.startswith(".")
            )
    except OSError:
        return []
