"""What a build remembers for the next one; memory that is damaged or too old is no memory."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from plugins.fastbuild.readings import Readings

VERSION = b"prakat build 5\n"
"""Raised when what is remembered takes another form."""

_HEAD = len(VERSION) + hashlib.blake2b().digest_size


class Made(NamedTuple):
    """Hold what a file of the site was made from.

    program: the key of the settings, templates and code. inputs: the key of the content.
    digest: the hash of its bytes.
    texts: the files whose texts it turned out to show besides, each with the text's hash.
    """

    program: bytes
    inputs: bytes
    digest: bytes
    texts: tuple[tuple[str, bytes], ...] = ()


class Group(NamedTuple):
    """Hold files of the site that are kept or looked at together.

    key: of all that they were made from, b"" where that is not known.
    texts: as in Made, of all of them. names: the paths of the files, one a line.
    packed: a dict of Made by path, unpacked when needed.
    """

    key: bytes
    texts: frozenset[tuple[str, bytes]]
    names: str
    packed: bytes

    @classmethod
    def of(cls, key: bytes, files: dict[str, Made]) -> Group:
        """Pack files."""
        texts = frozenset(text for made in files.values() for text in made.texts)
        return cls(key, texts, "\n".join(files), pickle.dumps(files, pickle.HIGHEST_PROTOCOL))

    @property
    def paths(self) -> list[str]:
        """Name the files without unpacking them."""
        return self.names.split("\n") if self.names else []

    @property
    def files(self) -> dict[str, Made]:
        """Unpack the files."""
        files: dict[str, Made] = pickle.loads(self.packed)  # noqa: S301  part of our own state
        return files


NOTHING = Group.of(b"", {})


@dataclass
class State:
    """Hold what is remembered of a build.

    reader: the key of the settings and code that read the content.
    groups: the files of the site, by the names of their groups.
    owned: the folders whose files a generator remembers by itself; none of them is in a group.
    copies: the forms of the files' compressed copies.
    root: the inode of the site's folder; another folder in its place is not the site that was made.
    """

    reader: bytes = b""
    readings: Readings = field(default_factory=Readings)
    groups: dict[str, Group] = field(default_factory=dict)
    owned: frozenset[str] = frozenset()
    copies: tuple[str, ...] = ()
    root: int = 0

    @property
    def count(self) -> int:
        """Count the files of the site."""
        return sum(len(group.paths) for group in self.groups.values())


def load(path: Path) -> Any:
    """Read what the last build saved; None where the file is not whole or not ours."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[_HEAD:]
    if data[:_HEAD] != VERSION + hashlib.blake2b(body).digest():
        return None
    return pickle.loads(body)  # noqa: S301  our own file, and its checksum is right


def save(path: Path, value: Any) -> None:
    """Write a value for `load` to read."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    with path.open("wb") as file:
        file.write(VERSION + hashlib.blake2b(body).digest())
        file.write(body)


def identity(path: Path) -> bytes:
    """Give what tells one saved value from any other; b"" where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""
