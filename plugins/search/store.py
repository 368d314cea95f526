"""What a build keeps for the next one: which documents an index has, and their postings, plain.

The postings of each shard are a slice of a file of 64-bit numbers, which stays as it was when all
was made. Instead of a document's number, which a new one before it changes, they have an id that
stays. What came since lies beside. So a change is made without decoding any shard.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from plugins.search.columns import Columns
from plugins.search.grams import I64, U64

VERSION: Final = b"prakat search 4\n"


@dataclass
class Slices:
    """Hold where the postings of each shard lie: in which of `files`, from where, how many.

    sums: of each shard's postings, to know them by. added: what came since, sorted.
    """

    files: list[str]
    file: NDArray[np.int32]
    start: I64
    count: I64
    sums: U64
    added: U64

    def read(self, folder: Path, shards: I64) -> U64:
        """Read the postings of shards, which are in order, but not what was added.

        Raises OSError or ValueError if they are not what was kept.
        """
        counts = self.count[shards]
        postings = np.empty(int(counts.sum()), np.uint64)
        left = postings.view(np.uint8).data
        with ExitStack() as stack:
            opened: dict[int, FileIO] = {}
            for number, start, count in self._runs(shards[counts > 0]):
                if number not in opened:
                    path = folder / self.files[number]
                    opened[number] = stack.enter_context(path.open("rb", buffering=0))
                opened[number].seek(start * postings.itemsize)
                size = count * postings.itemsize
                if opened[number].readinto(left[:size]) != size:
                    raise ValueError(self.files[number])
                left = left[size:]
        if not np.array_equal(sums(postings, counts), self.sums[shards]):
            raise ValueError("the store does not have what the index has")
        return postings

    def _runs(self, shards: I64) -> Iterator[tuple[int, int, int]]:
        """Give file, start and length of what lies together, so that it is read at once."""
        file, start, count = self.file[shards], self.start[shards], self.count[shards]
        goes_on = (file[1:] == file[:-1]) & (start[1:] == start[:-1] + count[:-1])
        firsts = np.flatnonzero(np.append(True, ~goes_on)[: len(shards)])
        counts = np.add.reduceat(count, firsts) if len(firsts) else count
        return zip(file[firsts].tolist(), start[firsts].tolist(), counts.tolist(), strict=True)


def sums(postings: U64, counts: I64) -> U64:
    """Sum up the postings of each shard.

    >>> sums(np.array([1, 2, 5], np.uint64), np.array([2, 0, 1])).tolist()
    [3, 0, 5]
    """
    total = np.append(np.uint64(0), np.cumsum(postings, dtype=np.uint64))
    ends = np.cumsum(counts)
    result: U64 = total[ends] - total[ends - counts]
    return result


@dataclass
class Kept:
    """Hold what is kept of one language.

    keys: of the documents, by number. ids: what postings call them; `next_id` is free.
    capacity, shard_bits: what its shards are coded for.
    size: how many postings it has. columns: what the manifest sums up.
    manifest: its part of the manifest.
    """

    keys: list[bytes]
    ids: I64
    next_id: int
    capacity: int
    shard_bits: int
    size: int
    slices: Slices
    columns: Columns
    manifest: dict[str, Any]


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

    def save(
        self, manifest: bytes, kept: dict[str, Kept], before: bytes, known: dict[str, Kept]
    ) -> None:
        """Keep what belongs to an index, and for now what is `known` of the one `before`."""
        body = pickle.dumps(kept, protocol=5)
        written = self.folder / "next"
        written.write_bytes(VERSION + hashlib.sha256(body).digest() + body)
        written.replace(self._path(manifest))
        used = {name for one in kept.values() for name in one.slices.files}
        used |= {name for one in known.values() for name in one.slices.files}
        used |= {self._path(manifest).name, self._path(before).name}
        for path in self.folder.iterdir():
            if path.is_dir():  # a build was killed that worked in it
                shutil.rmtree(path)
            elif path.name not in used:
                path.unlink()

    def _path(self, manifest: bytes) -> Path:
        name = hashlib.sha256(self._program + b"\0" + manifest).hexdigest()[:20]
        return self.folder / f"{name}.state"
