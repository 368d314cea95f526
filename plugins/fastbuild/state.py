"""What a build remembers for the next one; memory that is damaged or too old is no memory."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from plugins.fastbuild.inputs import EMPTY, Tree
from plugins.fastbuild.packs import Place

VERSION = b"prakat build 1\n"
"""Raised when what is remembered takes another form."""


class Reading(NamedTuple):
    """Hold what was read of a file.

    source: the hash of its bytes. digest: the hash of `values`. place: where its text lies.
    """

    source: bytes
    values: Any
    digest: bytes
    place: Place


class Made(NamedTuple):
    """Hold what a file of the site was made from.

    program: the key of the settings, templates and code. inputs: the key of the content.
    digest: the hash of its bytes.
    texts: the files whose texts it turned out to show, besides its own, each with the text's hash.
    """

    program: bytes
    inputs: bytes
    digest: bytes
    texts: tuple[tuple[str, bytes], ...] = ()


@dataclass
class State:
    """Hold what is remembered of a build.

    reader: the key of the settings and code that read the content.
    root: the inode of the site's folder; another folder in its place is not the site that was made.
    """

    reader: bytes = b""
    tree: Tree = EMPTY
    readings: dict[str, Reading] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    memos: dict[str, tuple[bytes, Any]] = field(default_factory=dict)
    root: int = 0


def load(path: Path) -> Any:
    """Read what the last build saved; None where the file is not whole or not ours."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head = len(VERSION) + hashlib.blake2b().digest_size
    body = memoryview(data)[head:]
    if data[:head] != VERSION + hashlib.blake2b(body).digest():
        return None
    return pickle.loads(body)  # noqa: S301  our own file, and its checksum is right


def save(path: Path, value: Any) -> None:
    """Write a value for `load` to read."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    with path.open("wb") as file:
        file.write(VERSION + hashlib.blake2b(body).digest())
        file.write(body)
