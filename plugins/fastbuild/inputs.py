"""What lies in the content folder, seen without reading it.

A file whose stamp (size, times, inode) is that of the last build was not written since. A file
that was written a moment before it was looked at could be written again within the same tick of
the clock, so its stamp is not trusted.
"""

from __future__ import annotations

import os
import stat
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from plugins.fastbuild import beside
from plugins.fastbuild.beside import Beside

UNSURE = 0
"""The stamp of what is not there, and of what changed too recently for its stamp to be trusted."""

TICK_NS = 2_000_000_000
"""The coarsest clock of a common file system, FAT's."""

MANY = 20_000
"""So many files are looked at by a second process."""


class Tree(NamedTuple):
    """Hold what lies below a root: the stamp of every path, and the names in every folder.

    Paths are given from the root; those of folders, and their names, end in "/", but the root
    itself is "". Names are sorted; dotted ones are left out.
    """

    stamps: dict[str, int]
    names: dict[str, tuple[str, ...]]


EMPTY = Tree({}, {})

Packed = tuple[str, "array[int]", str, list[str], "array[int]"]
"""A tree as few large things, which are quicker to save and load than many small ones.

It holds the paths, their stamps, the folders, the lists of names that there are, and which of
these each folder has.
"""

_BETWEEN = "\0"
"""Stands between names and paths: none can hold it."""


def pack(tree: Tree) -> Packed:
    """Pack a tree.

    >>> tree = Tree({"": 1, "a/": 2, "b": 3}, {"": ("a/", "b"), "a/": ()})
    >>> unpack(pack(tree)) == tree
    True
    """
    places: dict[tuple[str, ...], int] = {}
    which = array("I", [places.setdefault(names, len(places)) for names in tree.names.values()])
    lists = [_BETWEEN.join(names) for names in places]
    stamps = array("q", tree.stamps.values())
    return _BETWEEN.join(tree.stamps), stamps, _BETWEEN.join(tree.names), lists, which


def unpack(packed: Packed) -> Tree:
    """Give the tree that was packed."""
    paths, stamps, folders, joined, which = packed
    lists = [tuple(names.split(_BETWEEN)) if names else () for names in joined]
    names = dict(zip(folders.split(_BETWEEN), map(lists.__getitem__, which), strict=True))
    return Tree(dict(zip(paths.split(_BETWEEN), stamps, strict=True)), names)


def scan(root: str, last: Tree = EMPTY, meanwhile: Callable[[], object] | None = None) -> Tree:
    """Look at everything below a folder; where nothing changed since `last`, give that again.

    meanwhile: what this process may do while another one looks, if there is much to look at.
    """
    if not last.names:
        return _first(root)
    changed = differing(root, last.stamps, meanwhile)
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


def stamp(path: str, recent: int | None = None, folder: int | None = None) -> int:
    """Give one number for a file's size, times and inode, or UNSURE.

    recent: a moment in nanoseconds; what changed after it is unsure. None means a tick ago.
    folder: an open one that the path begins in.
    """
    recent = _recent() if recent is None else recent
    try:
        found = os.stat(path, dir_fd=folder)
    except OSError:
        return UNSURE
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    if changed > recent:
        return UNSURE
    size = 0 if stat.S_ISDIR(found.st_mode) else found.st_size
    return hash((found.st_mtime_ns, found.st_ctime_ns, size, found.st_ino)) or 1


def differing(
    root: str, stamps: Mapping[str, int], meanwhile: Callable[[], object] | None = None
) -> dict[str, int]:
    """Give the new stamps of all that is not certainly as it was.

    meanwhile: what this process may do while another one looks; it is not done if there is none.
    """
    paths, old = list(stamps), list(stamps.values())
    if len(paths) < MANY or not beside.can_fork():
        return _differing(root, paths, old)
    own = len(paths) // (4 if meanwhile else 2)
    other = Beside(lambda: _differing(root, paths[own:], old[own:]))
    try:
        if meanwhile:
            meanwhile()
        found = _differing(root, paths[:own], old[:own])
        found |= other.result()
    finally:
        other.drop()
    return found


def _differing(root: str, paths: Iterable[str], old: Iterable[int]) -> dict[str, int]:
    recent = _recent()
    with _opened(root) as (start, folder):
        return {
            path: now
            for path, known in zip(paths, old, strict=True)
            if (now := stamp(start + path, recent, folder)) != known or now == UNSURE
        }


@contextmanager
def _opened(root: str) -> Iterator[tuple[str, int | None]]:
    """Give how paths below a folder begin, and from which open folder the system goes on.

    It finds them sooner from there than from the root of all.
    """
    if os.stat not in os.supports_dir_fd:
        yield f"{root}/", None
        return
    try:
        folder = os.open(root, os.O_RDONLY)
    except OSError:
        yield f"{root}/", None
        return
    try:
        yield "./", folder
    finally:
        os.close(folder)


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
