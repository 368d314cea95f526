"""Compressed copies beside the files of a site, for servers that send them as they are.

The same file gives the same copy: no name and no time is written into it.
"""

from __future__ import annotations

import importlib
import importlib.util
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

SUFFIXES = (
    ".atom", ".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest", ".xml",
)  # fmt: skip
"""What shrinks; pictures, fonts, ZIPs and the shards of search are compressed already."""

LEAST_BYTES = 1024
"""A smaller file travels in one packet either way."""

_GZIP = 16 + zlib.MAX_WBITS

Compress = Callable[[bytes], bytes]


def gzip(data: bytes) -> bytes:
    """Compress as gzip does, without a name and a time.

    >>> gzip(b"a" * 99) == gzip(b"a" * 99)
    True
    """
    made = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, _GZIP)
    return made.compress(data) + made.flush()


def brotli(data: bytes) -> bytes:
    """Compress with the brotli library, which is not one of our own."""
    return bytes(importlib.import_module("brotli").compress(data))


FORMATS: dict[str, Compress] = {"gz": gzip, "br": brotli}
"""The ways to compress, by the suffix that a copy gets."""


def is_there(form: str) -> bool:
    """Tell whether this machine can make copies of a form."""
    return form in FORMATS and (form != "br" or importlib.util.find_spec("brotli") is not None)


def names(path: str, forms: Iterable[str]) -> list[str]:
    """Name the copies that a file may have.

    >>> names("en/index.html", ("gz", "br")), names("card.png", ("gz",))
    (['en/index.html.gz', 'en/index.html.br'], [])
    """
    return [f"{path}.{form}" for form in forms] if path.endswith(SUFFIXES) else []


class Copier:
    """Write copies of files below a folder, in any process."""

    def __init__(self, folder: Path, forms: Sequence[str]) -> None:
        self._folder = folder
        self._forms = forms

    def make(self, paths: Iterable[str]) -> list[str]:
        """Write the copies of some files, and name those that were worth it."""
        made = []
        for path in paths:
            data = (self._folder / path).read_bytes()
            for form in self._forms if len(data) >= LEAST_BYTES else ():
                name = f"{path}.{form}"
                (self._folder / name).write_bytes(FORMATS[form](data))
                made.append(name)
        return made
