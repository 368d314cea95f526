"""Files that pieces of data are appended to, so that sixty thousand texts need not be in memory.

A piece is found again by its place: the pack's name, offset, length in bytes and hash.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO, NamedTuple

from plugins.fastbuild import keys


class Place(NamedTuple):
    """Say where a piece lies: in which pack, from which byte, how many; and their hash."""

    pack: str
    offset: int
    length: int
    digest: bytes


class DamagedError(Exception):
    """Say that the packs don't hold what was put into them."""


class Packs:
    """Read and append pieces in a folder of packs; each process appends to a pack of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own: tuple[int, IO[bytes]] | None = None
        self._open: dict[str, int] = {}

    def __reduce__(self) -> tuple[type[Packs], tuple[Path]]:
        return Packs, (self.folder,)

    def append(self, data: bytes) -> Place:
        """Put a piece at the end of this process's pack."""
        if self._own is None or self._own[0] != os.getpid():
            self.folder.mkdir(parents=True, exist_ok=True)
            name = f"{os.getpid()}-{os.urandom(4).hex()}"
            self._own = os.getpid(), (self.folder / name).open("xb", buffering=0)
        file = self._own[1]
        offset = file.tell()
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        return Place(Path(file.name).name, offset, len(data), keys.of_bytes(data))

    def read(self, place: Place) -> bytes:
        """Give the piece at a place; raise DamagedError where it is not what was put there."""
        try:
            data = self._pread(place.pack, place.offset, place.length)
        except OSError as error:
            raise DamagedError(place.pack) from error
        if keys.of_bytes(data) != place.digest:
            raise DamagedError(place.pack)
        return data

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
        used = set(used)
        for path in self.folder.glob("*") if self.folder.exists() else ():
            if path.name not in used:
                path.unlink()
