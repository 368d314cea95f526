"""What a build keeps for the next one: which documents an index has, and their postings, plain.

The postings of each shard are a slice of a file of 64-bit numbers; a changed shard's are put at
the end of a file of their own. So a change is made without decoding any shard.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from plugins.search.grams import I64, U64

VERSION: Final = b"prakat search 2\n"


@dataclass
class Slices:
    """Hold where the postings of each shard lie: in which of `files`, from where, how many."""

    files: list[str]
    file: NDArray[np.int32]
    start: I64
    count: I64

    def read(self, folder: Path, shards: Iterable[int]) -> U64:
        """Read the postings of shards, in order. Raises OSError or ValueError if some are gone."""
        found = [np.zeros(0, np.uint64)]
        maps: dict[int, Any] = {}
        for shard in shards:
            number, count = int(self.file[shard]), int(self.count[shard])
            if count:
                if number not in maps:
                    maps[number] = np.memmap(folder / self.files[number], np.uint64, "r")
                start = int(self.start[shard])
                part = maps[number][start : start + count]
                if len(part) != count:
                    raise ValueError(self.files[number])
                found.append(part)
        return np.concatenate(found)

    def append(self, folder: Path, name: str, shards: I64, postings: U64, counts: I64) -> None:
        """Put the new postings of some shards at the end of a file."""
        if name not in self.files:
            self.files.append(name)
        with (folder / name).open("ab") as file:
            at = file.tell() // 8
            file.write(postings.tobytes())
        self.file[shards] = self.files.index(name)
        self.start[shards] = at + np.cumsum(counts) - counts
        self.count[shards] = counts


@dataclass
class Kept:
    """Hold what is kept of one language.

    keys: of the documents, by number. capacity, shard_bits: what its shards are coded for.
    size: how many postings it has. manifest: its part of the manifest.
    """

    keys: list[bytes]
    capacity: int
    shard_bits: int
    size: int
    slices: Slices
    manifest: dict[str, Any] = field(default_factory=dict)


class Store:
    """Keep and find what belongs to an index, by the bytes of its manifest.

    program: the version of what makes it; what another version kept is no use.
    """

    def __init__(self, folder: Path, program: bytes) -> None:
        self.folder = folder
        self._program = program
        folder.mkdir(parents=True, exist_ok=True)

    def load(self, manifest: bytes) -> dict[str, Kept]:
        """Give what was kept with an index; nothing if that is gone, damaged or of another one."""
        try:
            data = self._path(manifest).read_bytes()
        except OSError:
            return {}
        head = len(VERSION) + 32
        body = data[head:]
        if data[:head] != VERSION + hashlib.sha256(body).digest():
            return {}
        found: dict[str, Kept] = pickle.loads(body)  # noqa: S301  our own, its checksum is right
        return found

    def save(self, manifest: bytes, kept: dict[str, Kept], before: bytes) -> None:
        """Keep what belongs to an index, and what belonged to the one `before` for now."""
        body = pickle.dumps(kept, protocol=5)
        written = self.folder / "next"
        written.write_bytes(VERSION + hashlib.sha256(body).digest() + body)
        written.replace(self._path(manifest))
        used = {name for one in kept.values() for name in one.slices.files}
        used |= {name for one in self.load(before).values() for name in one.slices.files}
        used |= {self._path(manifest).name, self._path(before).name}
        for path in self.folder.iterdir():
            if path.name not in used:
                path.unlink()

    def _path(self, manifest: bytes) -> Path:
        name = hashlib.sha256(self._program + b"\0" + manifest).hexdigest()[:20]
        return self.folder / f"{name}.state"
