"""What builds changed in a site, one after another, for whoever keeps copies of it.

A build notes its changes where somebody has made the folder for it; nobody else pays for it.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

HISTORY = "history"


class History:
    """Keep the journals of builds in a folder, by names that sort as they came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, journal: Path) -> None:
        """Move in a journal that was carried out, if the folder is there and it changed anything.

        Its name is the moment, so that it is not that of an entry of a folder that was lost.
        """
        if self.folder.is_dir() and any(json.loads(journal.read_text("utf-8")).values()):
            last = int(self.names()[-1]) if self.names() else 0
            journal.replace(self.folder / f"{max(time.time_ns(), last + 1):020}")

    def names(self) -> list[str]:
        """Name the entries, the oldest first."""
        return sorted(path.name for path in self.folder.glob("[0-9]*"))

    def since(self, name: str | None) -> set[str] | None:
        """Give the paths that changed after an entry; None where that is not known.

        It is not known if the entry is not there, nor if a whole new site was made since.
        """
        names = self.names()
        if name not in names:
            return None
        changed: set[str] = set()
        for later in names[names.index(name) + 1 :]:
            journal = json.loads((self.folder / later).read_text("utf-8"))
            if "moves" not in journal:
                return None
            changed.update(journal["moves"], journal["deletions"])
        return changed

    def forget(self, before: str) -> None:
        """Delete the entries before one."""
        for name in self.names():
            if name < before:
                (self.folder / name).unlink()
