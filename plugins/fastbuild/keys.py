"""The hash of what a step reads: two builds that give the same key would make the same thing."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

SIZE = 12
"""Bytes of a key; among ten million, two are alike with a chance of one in 10^15."""

_PLAIN = frozenset({type(None), bool, int, float, dt.date, dt.datetime})
"""The types of values whose repr says all of them."""

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


def key(*values: object) -> bytes:
    """Hash values that are equal in meaning to the same key, whatever process or day it is.

    A value may have a `digest` of its own (bytes), and is then known by it alone.

    >>> key("ก", 1) == key("ก", 1), key("ก", 1) == key("ก", "1"), key(("a",), "b") == key("a", "b")
    (True, False, False)
    """
    parts: list[bytes] = []
    _describe(values, parts)
    return of_bytes(b"".join(parts))


def of_bytes(data: bytes) -> bytes:
    """Hash bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def of_file(path: str | Path) -> bytes:
    """Hash a file's bytes; a file that is not there has a hash of its own."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  called for every file of the archive
            return of_bytes(file.read())
    except FileNotFoundError:
        return b""


def of_folder(folder: Path, pattern: str = "*") -> bytes:
    """Hash the names and bytes of the files below a folder; dotted names and caches don't count."""
    paths = sorted(path for path in folder.rglob(pattern) if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in paths]
    return key(
        [
            (name, of_file(path))
            for name, path in zip(names, paths, strict=True)
            if not any(part.startswith((".", "__pycache__")) for part in name.split("/"))
        ]
    )


def _describe(value: object, parts: list[bytes]) -> None:
    """Write down a value's type and content, so that no two different values look alike.

    The kinds stand in the order of how often they come.
    """
    kind = type(value)
    if kind is str:
        data = value.encode()  # type: ignore[attr-defined]
        parts += (b"s%d:" % len(data), data)
    elif kind is list or kind is tuple:
        parts.append(b"(%d" % len(value))  # type: ignore[arg-type]
        for item in value:  # type: ignore[attr-defined]
            if type(item) is str:
                data = item.encode()
                parts += (b"s%d:" % len(data), data)
            else:
                _describe(item, parts)
    elif kind in _PLAIN:
        data = repr(value).encode()
        parts += (b"%d:" % len(data), data)
    elif isinstance(own := getattr(value, "digest", None), bytes):
        parts += (b"#%d:" % len(own), own)
    elif kind is dict or isinstance(value, Mapping):
        pairs: list[object] = [len(value)]  # type: ignore[arg-type]
        for pair in value.items():  # type: ignore[attr-defined]
            pairs += pair
        _describe(pairs, parts)
    else:
        _describe_rarer(value, parts)


def _describe_rarer(value: object, parts: list[bytes]) -> None:
    if isinstance(value, (set, frozenset)):
        _describe(sorted(value, key=repr), parts)
    elif is_dataclass(value):
        name = type(value).__name__
        _describe([name, *(getattr(value, field.name) for field in fields(value))], parts)
    else:
        data = value if isinstance(value, bytes) else _ADDRESS.sub("", repr(value)).encode()
        parts += (b"%d:" % len(data), data)
