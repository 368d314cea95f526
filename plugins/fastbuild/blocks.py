"""Pieces of memory in files of their own, named by their hash: what stays is not written again.

A file that is there was written whole, and what is read of it is compared with its name.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from plugins.fastbuild import keys
from plugins.fastbuild.packs import DamagedError


class Blocks:
    """Read and write pieces in a folder; each is found again by its hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, digest: bytes) -> bytes:
        """Give a piece; raise DamagedError where it is not there, or not what was written."""
        path = self._folder / digest.hex()
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DamagedError(path.name) from error
        if keys.of_bytes(data) != digest:
            raise DamagedError(path.name)
        return data

    def write(self, digest: bytes, data: bytes) -> None:
        """Keep a piece; digest: its hash."""
        path = self._folder / digest.hex()
        if path.exists():
            return
        self._folder.mkdir(exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(path)

    def clear(self) -> None:
        """Delete all pieces, so that none that is damaged is taken for one that is there."""
        self.prune(())

    def prune(self, used: Collection[bytes]) -> None:
        """Delete all pieces but some, and what a killed build left half-written."""
        names = {digest.hex() for digest in used}
        for path in self._folder.glob("*"):
            if path.name not in names:
                path.unlink()
