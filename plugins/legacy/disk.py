"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_PREFIX: Final = ".import-"
_ABANDONED_AFTER: Final = 3600
"""Seconds without a change after which a staging folder must be that of a killed command."""


def replace(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step: whoever reads, and whatever is killed, sees no part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}-{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def add(path: Path, data: bytes) -> None:
    """Write a new file in one step. Raises FileExistsError where there is one, which stays."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:  # a memory stick knows no hard links
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
            temporary.rename(path)
    finally:
        temporary.unlink(missing_ok=True)


class Staging:
    """Make folders aside and move them into place, so that nobody ever sees a part of one.

    root: the folder below which they appear; made where it does not exist. What an earlier,
    killed command left aside is removed.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._aside: Path | None = None

    def place(self, name: str, files: Mapping[str, bytes], folders: Iterable[str] = ()) -> None:
        """Make the folder `name`, a path with "/", with folders and files in it.

        Raises OSError where the disk refuses; FileExistsError or ENOTEMPTY where it is there.
        """
        aside = f"{self._open()}/new"
        os.mkdir(aside)  # noqa: PTH102  pathlib takes as long as the disk, 60,000 times over
        for folder in folders:
            os.mkdir(f"{aside}/{folder}")  # noqa: PTH102
        for file_name, data in files.items():
            with open(f"{aside}/{file_name}", "xb") as file:  # noqa: PTH123
                file.write(data)
        target = f"{self._root}/{name}"
        try:
            os.rename(aside, target)  # noqa: PTH104
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            os.rename(aside, target)  # noqa: PTH104

    def close(self) -> None:
        """Remove what is left aside."""
        if self._aside:
            shutil.rmtree(self._aside, ignore_errors=True)
            self._aside = None

    def _open(self) -> Path:
        if self._aside is None:
            self._root.mkdir(parents=True, exist_ok=True)
            for left in self._root.glob(f"{_PREFIX}*"):
                if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                    shutil.rmtree(left, ignore_errors=True)
            self._aside = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._root))
        return self._aside
