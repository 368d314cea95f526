"""What was read of the content's files: a little of each in memory, the rest in packs.

Sixty thousand files are remembered in columns, and these in blocks: what stays as it was is not
read before somebody asks for it, and never packed or written again.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from plugins.fastbuild import keys
from plugins.fastbuild.blocks import Blocks
from plugins.fastbuild.keys import SIZE
from plugins.fastbuild.packs import DamagedError, Place

if TYPE_CHECKING:  # a build of which nothing changed is over before numpy would have been loaded
    import numpy as np
    from numpy.typing import NDArray

_DIGESTS: Final = 4 * SIZE
_NUMBERS: Final = 3
_BLOCK: Final = 4096
_STALE: Final = b""
"""Stands for the hash of a block that is to be packed."""


class Reading(NamedTuple):
    """Hold what was read of a file.

    source: the hash of its bytes. facts: what is kept in memory.
    card: the hash of the facts and the values; text: of the text.
    place: where the values and the text lie.
    """

    source: bytes
    facts: Sequence[Any]
    card: bytes
    text: bytes
    place: Place


class Readings:
    """Hold the readings of files by their paths, each in a row; all have equally many facts.

    blocks: where facts lie that were read by an earlier build, and those of this one are to lie.
    """

    def __init__(self, blocks: Blocks | None = None) -> None:
        self.blocks = blocks
        self._rows: dict[str, int] = {}
        self._paths: list[str] = []
        self._columns: list[_Column] = []
        self._new: dict[bytes, bytes] = {}
        self._digests = bytearray()
        self._numbers = array("Q")
        self._packs: list[str] = []

    def __getstate__(self) -> dict[str, Any]:
        columns = [column.pack(self._new) for column in self._columns]
        return {**vars(self), "_rows": {}, "_columns": columns}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._rows = dict(zip(self._paths, range(len(self._paths)), strict=True))
        self._columns = [_Column(self._block, digests) for digests in state["_columns"]]

    def __contains__(self, path: str) -> bool:
        return path in self._rows

    def _block(self, digest: bytes) -> bytes:
        if digest in self._new:
            return self._new[digest]
        if self.blocks is None:
            raise DamagedError(digest.hex())
        return self.blocks.read(digest)

    @property
    def rows(self) -> dict[str, int]:
        """Give the row of each path."""
        return self._rows

    def column(self, number: int) -> list[Any]:
        """Give one fact of every row. Nobody may change the list."""
        return self._columns[number].values() if self._columns else []

    def facts(self, row: int) -> tuple[Any, ...]:
        """Give all facts of a row."""
        return tuple([column.value(row) for column in self._columns])

    def key(self, *numbers: int) -> bytes:
        """Give the hash of which files there are in which rows, and of some facts of every row."""
        if not self._columns:
            return b""
        hashes = [b"".join(self._columns[each].pack(self._new)) for each in numbers]
        return keys.key("\n".join(self._paths), hashes)

    def hashes(self, row: int) -> tuple[bytes, bytes]:
        """Give the hashes of a row: of the facts and the values, and of the text."""
        at = row * _DIGESTS + SIZE
        own = bytes(self._digests[at : at + 2 * SIZE])
        return own[:SIZE], own[SIZE:]

    def cards(self) -> NDArray[np.uint8]:
        """Give the hash of the facts and the values of every row, each in a row of bytes."""
        return self._hashes(1)

    def texts(self) -> NDArray[np.uint8]:
        """Give the hash of the text of every row, each in a row of bytes."""
        return self._hashes(2)

    def _hashes(self, place: int) -> NDArray[np.uint8]:
        import numpy as np  # noqa: PLC0415

        digests = np.frombuffer(bytes(self._digests), np.uint8)
        return digests.reshape(-1, _DIGESTS // SIZE, SIZE)[:, place]

    def get(self, path: str) -> Reading | None:
        """Give the reading of a file, None where there is none."""
        row = self._rows.get(path)
        if row is None:
            return None
        at = row * _DIGESTS
        digests = bytes(self._digests[at : at + _DIGESTS])
        source, card, text, place = (digests[n : n + SIZE] for n in range(0, _DIGESTS, SIZE))
        pack, offset, length = self._numbers[row * _NUMBERS : (row + 1) * _NUMBERS]
        where = Place(self._packs[pack], offset, length, place)
        return Reading(source, self.facts(row), card, text, where)

    def text_key(self, path: str) -> bytes:
        """Give the hash of a file's text; b"" where there is none."""
        row = self._rows.get(path)
        return b"" if row is None else self.hashes(row)[1]

    def put(self, path: str, reading: Reading) -> None:
        """Take the reading of a file, instead of the one that there was."""
        if path not in self._rows:
            self._rows[path] = len(self._paths)
            self._paths.append(path)
            self._digests += bytes(_DIGESTS)
            self._numbers.extend([0] * _NUMBERS)
        if not self._columns:
            self._columns = [_Column(self._block) for _ in reading.facts]
        row = self._rows[path]
        for column, fact in zip(self._columns, reading.facts, strict=True):
            column.put(row, fact)
        place = reading.place
        if place.pack not in self._packs:
            self._packs.append(place.pack)
        digests = reading.source.ljust(SIZE) + reading.card + reading.text + place.digest
        self._digests[row * _DIGESTS : (row + 1) * _DIGESTS] = digests
        numbers = array("Q", [self._packs.index(place.pack), place.offset, place.length])
        self._numbers[row * _NUMBERS : (row + 1) * _NUMBERS] = numbers

    def retain(self, paths: Iterable[str]) -> None:
        """Forget all files but these."""
        for path in self._rows.keys() - set(paths):
            last = self._paths[-1]
            reading = self.get(last)
            if path != last and reading:
                row = self._rows[path]
                self._rows[last], self._paths[row] = row, last
                self.put(last, reading)
            del self._rows[path]
            self._paths.pop()
            for column in self._columns:
                column.pop()
            del self._digests[-_DIGESTS:]
            del self._numbers[-_NUMBERS:]

    def keep(self) -> None:
        """Write the facts that are new to the blocks."""
        for column in self._columns:
            column.pack(self._new)
        if self.blocks:
            for digest, packed in self._new.items():
                self.blocks.write(digest, packed)
            self._new = {}

    def prune(self) -> None:
        """Delete the blocks that are not used any more."""
        if self.blocks:
            self.blocks.prune({each for column in self._columns for each in column.pack(self._new)})

    def packs(self) -> set[str]:
        """Name the packs that are used."""
        return {self._packs[number] for number in set(self._numbers[::_NUMBERS])}


class _Column:
    """Hold one fact of each file, in blocks that stay packed where nobody asks for them.

    read: gives what was packed, by its hash. digests: the hashes of the blocks that there are.
    """

    def __init__(self, read: Callable[[bytes], bytes], digests: Iterable[bytes] = ()) -> None:
        self._read = read
        self._digests = list(digests)
        self._blocks: list[list[Any] | None] = [None] * len(self._digests)
        self._all: list[Any] | None = None

    def pack(self, new: dict[bytes, bytes]) -> list[bytes]:
        """Give the hashes of all blocks; put those that differ from what was read, packed, in."""
        for number, digest in enumerate(self._digests):
            if digest == _STALE:
                packed = pickle.dumps(self._blocks[number], pickle.HIGHEST_PROTOCOL)
                self._digests[number] = keys.of_bytes(packed)
                new[self._digests[number]] = packed
        return self._digests

    def values(self) -> list[Any]:
        """Give all values."""
        if self._all is None:
            blocks = map(self._block, range(len(self._blocks)))
            self._all = list(chain.from_iterable(blocks))
        return self._all

    def value(self, row: int) -> Any:
        """Give the value of a row."""
        return self._block(row // _BLOCK)[row % _BLOCK]

    def put(self, row: int, value: Any) -> None:
        """Put a value into a row, which may be the next one."""
        number, place = divmod(row, _BLOCK)
        if number == len(self._blocks):
            self._blocks.append([])
            self._digests.append(_STALE)
        block = self._block(number)
        if place < len(block) and block[place] == value:
            return
        block[place : place + 1] = [value]
        self._digests[number], self._all = _STALE, None

    def pop(self) -> None:
        """Forget the last row."""
        block = self._block(len(self._blocks) - 1)
        block.pop()
        self._digests[-1], self._all = _STALE, None
        if not block:
            self._blocks.pop()
            self._digests.pop()

    def _block(self, number: int) -> list[Any]:
        block = self._blocks[number]
        if block is None:
            block = self._blocks[number] = pickle.loads(self._read(self._digests[number]))  # noqa: S301  our own
        return block
