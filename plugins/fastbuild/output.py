"""The site's folder: new files are made beside it and take their places when all of them are made.

A whole new site is exchanged for the old one in one step. Of a site that changed a little, a
journal names the files that are to move in and those that are to go; once it is written, whoever
comes next carries it to its end, so a kill at any moment leaves the old site or leads to the new.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from plugins.fastbuild import inputs, state
from plugins.fastbuild.history import HISTORY, History
from plugins.fastbuild.inputs import Tree
from plugins.fastbuild.state import State
from plugins.publish import swap

STATE, TREE = "state", "tree"
"""What the two files of memory are called: what was made, and what the content looked like."""


FRESH = "fresh-"
"""How the names of the folders begin in which builds make new files."""


def work_folder(site: Path) -> Path:
    """Name the folder beside a site in which its builds work and remember.

    >>> work_folder(Path("/srv/output")).as_posix()
    '/srv/.output-build'
    """
    return site.with_name(f".{site.name}-build")


class Output:
    """Change a site's folder; `work` is a folder beside it, on the same file system."""

    def __init__(self, site: Path, work: Path) -> None:
        self.site = site
        self.fresh = work / f"{FRESH}{os.urandom(4).hex()}"
        """Where new files are made, at their paths in the site; each build has a place of its own,
        so that a worker on another host that outlived a killed build harms no later one."""
        self.other = work / "other"
        """Where generators that know nothing of this make theirs."""
        self._made: set[str] = set()  # the folders that this process knows to be there
        self._journal = work / "journal"
        self._history = History(work / HISTORY)
        self.state = work / STATE
        self.tree = work / TREE
        self.packs = work / "packs"
        self.blocks = work / "blocks"
        self.memos = work / "memos"

    @property
    def root(self) -> int:
        """Give the inode of the site's folder; 0 where there is none."""
        try:
            return self.site.stat().st_ino
        except FileNotFoundError:
            return 0

    def recover(self) -> None:
        """Carry a killed build to its end if it had come to its journal, else clear it away."""
        if self._journal.exists():
            self._carry_out()
        self.clear()

    def clear(self) -> None:
        """Delete what was made and not put into the site."""
        self._made.clear()
        for place in (*self.state.parent.glob(f"{FRESH}*"), self.other):
            shutil.rmtree(place, ignore_errors=True)
        for place in (self.state, self.tree):
            _next(place).unlink(missing_ok=True)

    def put(self, path: str, data: bytes) -> None:
        """Make a new file; the same bytes may be written again, also at the same time."""
        target = f"{self.fresh}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._made:
            _make_folder(folder)
            self._made.add(folder)
        flags = os.O_WRONLY | os.O_CREAT  # not emptied: it is whole however often it is written
        descriptor = os.open(target, flags, 0o666)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
        finally:
            os.close(descriptor)

    def others(self) -> Iterator[str]:
        """List the files that generators made by themselves."""
        return self.below(self.other)

    @staticmethod
    def below(root: Path, folder: str = "") -> Iterator[str]:
        """List the files below a folder, by their paths from `root`."""
        start = len(f"{root}/")
        for place, _, names in os.walk(root / folder):
            for name in names:
                yield f"{place}/{name}"[start:].replace(os.sep, "/")

    def adopt_folder(self, folder: str) -> list[str]:
        """Put all that generators made in a folder with the new files; give their paths."""
        made = list(self.below(self.other, folder))
        if made:
            self.fresh.mkdir(parents=True, exist_ok=True)
            (self.other / folder).rename(self.fresh / folder)
        return made

    def adopt(self, path: str) -> None:
        """Put such a file with the new ones."""
        target = self.fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.other / path).replace(target)

    def commit(
        self, memory: State, tree: Tree, *, whole: bool, new: Iterable[str], gone: Iterable[str]
    ) -> None:
        """Put the new files into the site, and what is remembered of them into its place.

        tree: what the content looked like; it belongs to this very memory.
        whole: let them be the whole site; else `new` move in, and `gone` are deleted.
        """
        moves = sorted(new, key=_order)
        if whole:
            self.fresh.mkdir(parents=True, exist_ok=True)
            memory.root = self.fresh.stat().st_ino
        else:
            for folder in {os.path.dirname(path) for path in moves}:  # noqa: PTH120
                (self.site / folder).mkdir(parents=True, exist_ok=True)
            memory.root = self.root
        state.save(_next(self.state), memory)
        state.save(_next(self.tree), (state.identity(_next(self.state)), inputs.pack(tree)))
        journal = {"root": memory.root} if whole else {"moves": moves, "deletions": sorted(gone)}
        self._write_journal({"fresh": self.fresh.name, **journal})
        self._carry_out()

    def _write_journal(self, journal: dict[str, object]) -> None:
        written = self._journal.with_suffix(".next")
        written.write_text(json.dumps(journal), encoding="utf-8")
        written.replace(self._journal)

    def _carry_out(self) -> None:
        """Do what the journal says; what was done before does no harm."""
        journal = json.loads(self._journal.read_text(encoding="utf-8"))
        fresh = self.fresh.with_name(journal["fresh"])
        if "root" in journal:
            if self.root != journal["root"]:
                swap.exchange(fresh, self.site) if self.root else fresh.rename(self.site)
        else:
            self._move(fresh, journal["moves"], journal["deletions"])
        for place in (self.state, self.tree):
            if _next(place).exists():
                _next(place).replace(place)
        self._history.take(self._journal)
        self._journal.unlink(missing_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)

    def _move(self, fresh: Path, moves: list[str], deletions: list[str]) -> None:
        for path in moves:
            with suppress(FileNotFoundError):  # it was moved before a kill
                os.replace(f"{fresh}/{path}", f"{self.site}/{path}")  # noqa: PTH105  thousands
        for path in deletions:
            (self.site / path).unlink(missing_ok=True)
            for folder in (self.site / path).parents:
                if folder == self.site or not _remove_empty(folder):
                    break


def _next(place: Path) -> Path:
    return place.with_suffix(".next")


def _order(path: str) -> tuple[bool, int, str]:
    """Let pages come after the files that they need, and what is named by others before those."""
    return path.endswith(".html"), -path.count("/"), path


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102  its parent is there, nearly always
    except FileExistsError:  # another worker was quicker
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


def _remove_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True
