"""The site as it was last built for a host, so that a publish makes only what has changed.

It lies among the host's releases, on their file system: the built site, the builds' memory, and a
spare copy of the site that needs only the last changes to be the next release. Files are shared by
links: whoever changes one puts a new file in its place.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.fastbuild import state
from plugins.fastbuild.history import HISTORY, History
from plugins.fastbuild.output import work_folder
from plugins.publish import inheritance

BUILT = ".prakat-built"
"""In a copy of the site: up to which entry of the builds' history it goes."""


@dataclass(frozen=True)
class Store:
    """Name a folder in which the site of a host is built."""

    folder: Path

    @property
    def site(self) -> Path:
        """The built site."""
        return self.folder / "site"

    @property
    def spare(self) -> Path:
        """A copy of the site that was right once, and no release."""
        return self.folder / "spare"

    @property
    def history(self) -> History:
        """What builds have changed in it."""
        return History(work_folder(self.site) / HISTORY)

    def prepare(self, *, clean: bool) -> None:
        """Make the store ready for a build; clean: forget all that there was."""
        if clean:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.history.folder.mkdir(parents=True, exist_ok=True)

    @property
    def now(self) -> str | None:
        """Name the last entry of the history."""
        return next(reversed(self.history.names()), None)

    def since(self, copy: Path) -> set[str] | None:
        """Give what has changed in the site since it was copied; None where that is not known."""
        return self.history.since(_read(copy / BUILT))

    def unverified(self, key: bytes) -> set[str] | None:
        """Give what has changed since the site was `verified`; None if all has to be looked at.

        key: of how it is verified.
        """
        known, name = state.load(self.folder / "verified") or (b"", None)
        return self.history.since(name) if known == key else None

    def verified(self, key: bytes) -> None:
        """Note that nothing is wrong with the site as it is."""
        state.save(self.folder / "verified", (key, self.now))

    def fill(self, folder: Path, live: Path | None, changed: Collection[str] | None) -> None:
        """Make a folder, which is empty, the next release after `live`.

        changed: what `since` says of the live release. What that one has unchanged is shared with
        it, so that its time stays, and hashed files that its readers may still ask for are kept.
        """
        if live and changed is None:
            inheritance.share_all(live, self.site)
        self._copy(folder)
        if live:
            inheritance.keep(live, folder, inheritance.walk(live) if changed is None else changed)

    def _copy(self, folder: Path) -> None:
        """Copy the site: of the spare what is right, else all of it."""
        changed = self.since(self.spare)
        if changed is None:
            inheritance.copy_all(self.site, folder)
        else:
            folder.rmdir()
            self.spare.rename(folder)
            only_kept = set(inheritance.read_kept(folder))
            bring_up(self.site, folder, changed | only_kept)
            (folder / inheritance.KEPT).unlink(missing_ok=True)
        (folder / BUILT).write_text(self.now or "", encoding="ascii")

    def make_spare(self, old: Path | None, copies: Iterable[Path]) -> None:
        """Make the spare ready for the next publish.

        old: a release that is no longer kept, which becomes it if it can. copies: other releases.
        """
        if old and not self.spare.exists() and self.since(old) is not None:
            old.rename(self.spare)
        if self.site.is_dir() and self.since(self.spare) is None:
            shutil.rmtree(self.spare, ignore_errors=True)
            aside = self.folder / "spare.next"
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            self._copy(aside)
            aside.rename(self.spare)
        known = [name for copy in (*copies, self.spare) if (name := _read(copy / BUILT))]
        self.history.forget(min(known, default=""))


def bring_up(site: Path, copy: Path, paths: Collection[str]) -> None:
    """Let files of a copy be those of the site, or be gone as there."""
    for path in paths:
        if (site / path).exists():
            if (copy / path).exists() and (copy / path).samefile(site / path):
                continue  # to replace a file by a link to itself does nothing: the link would stay
            new = copy / f"{path}.new"
            new.parent.mkdir(parents=True, exist_ok=True)
            new.unlink(missing_ok=True)
            inheritance.link_or_copy(site / path, new)
            new.replace(copy / path)
            continue
        (copy / path).unlink(missing_ok=True)
        for folder in (copy / path).parents:
            if folder == copy or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
