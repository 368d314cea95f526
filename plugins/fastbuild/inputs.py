"""What lies in the content folder, seen without reading it.

A file whose stamp (size, times, inode) is that of the last build was not written since. A file
that was written a moment before it was looked at could be written again within the same tick of
the clock, so its stamp is not trusted.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from plugins.fastbuild.executor import each, start_method

UNSURE = 0
"""The stamp of what is not there, and of what changed too recently for its stamp to be trusted."""

TICK_NS = 2_000_000_000
"""The coarsest clock of a common file system, FAT's."""

MANY = 20_000
"""So many files are looked at sooner by two processes."""


class Tree(NamedTuple):
    """Hold what lies below a root: the stamp of every path, and the names in every folder.

    Paths are given from the root; those of folders, and their names, end in "/", but the root
    itself is "". Names are sorted; dotted ones are left out.
    """

    stamps: dict[str, int]
    names: dict[str, tuple[str, ...]]


EMPTY = Tree({}, {})


def scan(root: str, last: Tree = EMPTY) -> Tree:
    """Look at everything below a folder; where nothing changed since `last`, give that again."""
    if not last.names:
        return _first(root)
    changed = differing(root, last.stamps)
    if not changed:
        return last
    tree = Tree({**last.stamps, **changed}, dict(last.names))
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path in sorted(changed, reverse=True):  # what is in a folder before the folder
        if path in tree.names:
            _look_again(root, path, tree, known)
    return tree


def _first(root: str) -> Tree:
    tree = Tree({"": stamp(root)}, {})
    _list(root, "", tree, {})
    return tree


def _look_again(
    root: str, folder: str, tree: Tree, known: dict[tuple[str, ...], tuple[str, ...]]
) -> None:
    """List a folder of a tree anew."""
    old = tree.names[folder]
    new = _names(f"{root}/{folder}")
    for name in set(old) - set(new):
        _forget(folder + name, tree)
    tree.names[folder] = known.setdefault(new, new)
    for name in set(new) - set(old):
        tree.stamps[folder + name] = stamp(f"{root}/{folder}{name}")
        if name.endswith("/"):
            _list(root, folder + name, tree, known)


def _list(
    root: str, folder: str, tree: Tree, known: dict[tuple[str, ...], tuple[str, ...]]
) -> None:
    """Put all that is below a folder into a tree; folders that hold the same names share them."""
    recent = _recent()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        names = _names(f"{root}/{path}")
        tree.names[path] = known.setdefault(names, names)
        for name in names:
            tree.stamps[path + name] = stamp(f"{root}/{path}{name}", recent)
            if name[-1] == "/":
                waiting.append(path + name)


def _forget(path: str, tree: Tree) -> None:
    tree.stamps.pop(path, None)
    for name in tree.names.pop(path, ()):
        _forget(path + name, tree)


def changes(now: Tree, last: Tree) -> list[str]:
    """List the paths of a tree that are not certainly as they were.

    >>> changes(Tree({"a": 1, "b": 2, "c": UNSURE}, {}), Tree({"a": 1, "c": UNSURE}, {}))
    ['b', 'c']
    """
    before = last.stamps.get
    return [path for path, own in now.stamps.items() if own != before(path) or own == UNSURE]


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


def differing(root: str, stamps: Mapping[str, int]) -> dict[str, int]:
    """Give the new stamps of all that is not certainly as it was."""
    paths, old = list(stamps), list(stamps.values())
    half = len(paths) // 2
    if len(paths) < MANY or start_method() != "fork":
        return _differing(root, paths, old)
    found: dict[str, int] = {}
    parts = [slice(half), slice(half, None)]

    def look(part: slice) -> dict[str, int]:
        return _differing(root, paths[part], old[part])

    for part in each(look, parts, workers=2, near=True):
        found |= part
    return found


def _differing(root: str, paths: Iterable[str], old: Iterable[int]) -> dict[str, int]:
    recent = _recent()
    return {
        path: now
        for path, known in zip(paths, old, strict=True)
        if (now := stamp(f"{root}/{path}", recent)) != known or now == UNSURE
    }


def _recent() -> int:
    return time.time_ns() - TICK_NS


def _names(folder: str) -> tuple[str, ...]:
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.name + "/" if entry.is_dir() else entry.name
                for entry in entries
                if not entry.name.startswith(".")
            ]
    except OSError:
        return ()
    return tuple(sorted(found))
