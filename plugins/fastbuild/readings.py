"""What was read of the content's files: a little of each in memory, the rest in packs.

Sixty thousand files are remembered in columns, and these in blocks: what stays as it was is not
unpacked before somebody asks for it, and never packed again.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from plugins.fastbuild import keys
from plugins.fastbuild.keys import SIZE
from plugins.fastbuild.packs import Place

_DIGESTS: Final = 4 * SIZE
_NUMBERS: Final = 3
_BLOCK: Final = 4096


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
    """Hold the readings of files by their paths, each in a row; all have equally many facts."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._paths: list[str] = []
        self._columns: list[_Column] = []
        self._digests = bytearray()
        self._numbers = array("Q")
        self._packs: list[str] = []

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "_rows": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._rows = dict(zip(self._paths, range(len(self._paths)), strict=True))

    def __contains__(self, path: str) -> bool:
        return path in self._rows

    @property
    def rows(self) -> dict[str, int]:
        """Give the row of each path."""
        return self._rows

    def column(self, number: int) -> list[Any]:
        """Give one fact of every row. Nobody may change the list."""
        return self._columns[number].values() if self._columns else []

    def facts(self, row: int) -> tuple[Any, ...]:
        """Give all facts of a row."""
        return tuple([column.values()[row] for column in self._columns])

    def key(self, *numbers: int) -> bytes:
        """Give the hash of which files there are in which rows, and of some facts of every row."""
        if not self._columns:
            return b""
        return keys.key("\n".join(self._paths), [self._columns[each].packed() for each in numbers])

    def hashes(self, row: int) -> tuple[bytes, bytes]:
        """Give the hashes of a row: of the facts and the values, and of the text."""
        at = row * _DIGESTS + SIZE
        own = bytes(self._digests[at : at + 2 * SIZE])
        return own[:SIZE], own[SIZE:]

    def cards(self) -> list[bytes]:
        """Give the hash of the facts and the values of every row."""
        return self._hashes(1)

    def texts(self) -> list[bytes]:
        """Give the hash of the text of every row."""
        return self._hashes(2)

    def _hashes(self, place: int) -> list[bytes]:
        digests = bytes(self._digests)
        starts = range(place * SIZE, len(digests), _DIGESTS)
        return [digests[start : start + SIZE] for start in starts]

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
            self._columns = [_Column() for _ in reading.facts]
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

    def packs(self) -> set[str]:
        """Name the packs that are used."""
        return {self._packs[number] for number in set(self._numbers[::_NUMBERS])}


class _Column:
    """Hold one fact of each file, in blocks that stay packed where nothing differs."""

    def __init__(self) -> None:
        self._values: list[Any] | None = []
        self._packed: list[bytes] = []
        self._stale: set[int] = set()

    def packed(self) -> list[bytes]:
        """Give all blocks, packed."""
        if self._values is not None:
            count = -(-len(self._values) // _BLOCK)
            del self._packed[count:]
            for number in sorted(self._stale):
                if number < count:
                    block = self._values[number * _BLOCK : (number + 1) * _BLOCK]
                    packed = pickle.dumps(block, pickle.HIGHEST_PROTOCOL)
                    self._packed[number : number + 1] = [packed]
            self._stale.clear()
        return self._packed

    __getstate__ = packed

    def __setstate__(self, packed: list[bytes]) -> None:
        self._values = None
        self._packed = packed
        self._stale = set()

    def values(self) -> list[Any]:
        """Give all values."""
        if self._values is None:
            blocks = map(pickle.loads, self._packed)
            self._values = list(chain.from_iterable(blocks))
        return self._values

    def put(self, row: int, value: Any) -> None:
        """Put a value into a row, which may be the next one."""
        values = self.values()
        if row == len(values):
            values.append(value)
        elif values[row] == value:
            return
        else:
            values[row] = value
        self._stale.add(row // _BLOCK)

    def pop(self) -> None:
        """Forget the last row."""
        values = self.values()
        values.pop()
        self._stale.add(len(values) // _BLOCK)
