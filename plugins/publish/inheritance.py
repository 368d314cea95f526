"""What a release takes over from the one before it."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.publish import headers

KEPT = ".prakat-kept"
"""Names, line by line, the files that are here for the readers of the release before only."""


def share_all(old: Path, new: Path) -> None:
    """Let a site share what did not change with the release before it.

    A file that is the same in both becomes one file on the disk: its time stays, so a browser that
    asks whether it has changed is told no.

    old: the live release; it is read only. new: complete, not live yet.
    """
    for name in walk(old):
        if (new / name).exists():
            share(old / name, new / name)


def keep(old: Path, new: Path, names: Iterable[str]) -> None:
    """Keep what the readers of the live release may still ask for.

    A file whose name carries its hash and that the new release doesn't have stays for one release
    more: a page that was opened before finds its style, its fonts and the search index that it
    began with.

    old, new: as for `share_all`. names: of all files of the old release that may be gone.
    """
    only_kept = set(read_kept(old))
    kept = []
    for name in names:
        if name in only_kept or not headers.IMMUTABLE.fullmatch(f"/{name}"):
            continue
        file = new / name
        if not file.exists() and (old / name).exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(old / name, file)
            kept.append(name)
    (new / KEPT).write_text("".join(f"{name}\n" for name in sorted(kept)), encoding="utf-8")


def copy_all(site: Path, folder: Path) -> None:
    """Make an empty folder hold what a site holds, each file one with the site's."""
    for place, names, files in os.walk(site):
        target = f"{folder}{place[len(str(site)) :]}"
        for name in names:
            os.mkdir(f"{target}/{name}")  # noqa: PTH102  sixty thousand times
        for name in files:
            link_or_copy(f"{place}/{name}", f"{target}/{name}")


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


def link_or_copy(old: str | Path, new: str | Path) -> None:
    """Put a file of one copy of the site into another."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
