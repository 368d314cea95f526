"""Texts too many for memory: appended to files, read back one at a time by any process.

A text is found again by its place: the pack's name, offset, length in bytes and hash.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from plugins.fastbuild import keys

Place = tuple[str, int, int, bytes]


class DamagedError(Exception):
    """Say that the packs don't hold what was put into them."""


class Packs:
    """Read and append texts in a folder of packs; each process appends to a pack of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own: tuple[int, IO[bytes]] | None = None
        self._open: dict[str, int] = {}

    def __reduce__(self) -> tuple[type[Packs], tuple[Path]]:
        return Packs, (self.folder,)

    def append(self, text: str) -> Place:
        """Put a text at the end of this process's pack."""
        if self._own is None or self._own[0] != os.getpid():
            self.folder.mkdir(parents=True, exist_ok=True)
            name = f"{os.getpid()}-{os.urandom(4).hex()}"
            self._own = os.getpid(), (self.folder / name).open("xb", buffering=0)
        file = self._own[1]
        data = text.encode()
        offset = file.tell()
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        return Path(file.name).name, offset, len(data), keys.of_bytes(data)

    def read(self, place: Place) -> str:
        """Give the text at a place; raise DamagedError where it is not what was put there."""
        name, offset, length, digest = place
        try:
            data = self._pread(name, offset, length)
        except OSError as error:
            raise DamagedError(name) from error
        if keys.of_bytes(data) != digest:
            raise DamagedError(name)
        return data.decode()

    def _pread(self, name: str, offset: int, length: int) -> bytes:
        if not hasattr(os, "pread"):
            with (self.folder / name).open("rb") as file:
                file.seek(offset)
                return file.read(length)
        if name not in self._open:
            self._open[name] = os.open(self.folder / name, os.O_RDONLY)
        return os.pread(self._open[name], length, offset)

    def close(self) -> None:
        """Close all files."""
        if self._own:
            self._own[1].close()
        for descriptor in self._open.values():
            os.close(descriptor)
        self._own, self._open = None, {}

    def prune(self, used: Iterable[str]) -> None:
        """Delete the packs that are not used any more."""
        for path in self.folder.glob("*") if self.folder.exists() else ():
            if path.name not in set(used):
                path.unlink()

    def delete(self) -> None:
        """Delete everything."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
