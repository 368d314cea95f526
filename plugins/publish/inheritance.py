"""What a release takes over from the one before it."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from plugins.publish import headers

KEPT = ".prakat-kept"
"""Names, line by line, the files that are here for the readers of the release before only."""


def inherit(old: Path, new: Path) -> None:
    """Let a new release share what did not change, and keep what its readers may still ask for.

    A file that is the same in both becomes one file on the disk: its time stays, so a browser that
    asks whether it has changed is told no. A file whose name carries its hash and that the new
    release doesn't have stays for one release more: a page that was opened before finds its style,
    its fonts and the search index that it began with.

    old: the live release; it is read only. new: complete, not live yet.
    """
    only_kept = set(read_kept(old))
    kept = []
    for name in walk(old):
        file = new / name
        if file.exists():
            share(old / name, file)
        elif name not in only_kept and headers.IMMUTABLE.fullmatch(f"/{name}"):
            file.parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(old / name, file)
            kept.append(name)
    (new / KEPT).write_text("".join(f"{name}\n" for name in sorted(kept)), encoding="utf-8")


def read_kept(release: Path) -> list[str]:
    """List the files that a release only keeps for the readers of the one before it."""
    try:
        return (release / KEPT).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def walk(release: Path) -> Iterator[str]:
    """Give the path of every file of a release but for our own notes."""
    for folder, _, files in os.walk(release):
        for file in files:
            name = Path(folder, file).relative_to(release).as_posix()
            if not name.startswith(".prakat-"):
                yield name


def share(old: Path, new: Path) -> None:
    """Make a file that is the same in both releases one file."""
    if filecmp.cmp(old, new, shallow=False):
        aside = new.with_name(f".{new.name}.shared"[-200:])
        try:
            os.link(old, aside)
        except OSError:  # a file system without links, or a file that has too many
            return
        aside.replace(new)


def link_or_copy(old: Path, new: Path) -> None:
    """Put a file of the old release into the new one."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
