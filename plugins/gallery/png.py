"""PNG files: write them anew with only what a picture needs."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from plugins.gallery.jpeg import StructureError
from plugins.gallery.packets import Note, exif, xmp

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD".split()
)
"""Chunks that decide on how the picture looks; text, time, Exif and animation stay behind."""


def chunks(png: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Walk through a PNG: each chunk's kind and the whole of it, up to and with IEND.

    Raises StructureError where it ends too early.
    """
    view, place, kind = memoryview(png), len(SIGNATURE), b""
    while kind != b"IEND":
        if place + 12 > len(png):
            raise StructureError(place)
        length, kind = struct.unpack_from(">I4s", png, place)
        end = place + 12 + length
        if end > len(png):
            raise StructureError(place)
        yield kind, view[place:end]
        place = end


def frames(png: bytes) -> int:
    """Count the frames: more than 1 where the PNG is animated (APNG)."""
    for kind, chunk in chunks(png):
        if kind == b"acTL":
            return max(1, int.from_bytes(chunk[8:12], "big"))
        if kind == b"IDAT":
            break
    return 1


def rewrite(png: bytes, note: Note, orientation: int) -> Iterator[bytes | memoryview]:
    """Give the PNG in pieces, its pixels untouched, with `note` and nothing private."""
    yield SIGNATURE
    for kind, chunk in chunks(png):
        if kind in _KEPT:
            yield chunk
        if kind == b"IHDR":
            yield _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(note))
            if orientation != 1:
                yield _chunk(b"eXIf", exif(orientation))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
