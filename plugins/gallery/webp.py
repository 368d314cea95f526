"""WebP files: write them anew with only what a picture needs."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from plugins.gallery.jpeg import StructureError
from plugins.gallery.packets import Note, exif, xmp

_KEPT: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ICCP"})
_HAS_ICC, _HAS_ALPHA, _HAS_EXIF, _HAS_XMP = 0x20, 0x10, 0x08, 0x04


def chunks(webp: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Walk through a WebP: each chunk's kind and body.

    Raises StructureError where it ends too early.
    """
    if len(webp) < 12:
        raise StructureError(len(webp))
    end = 8 + struct.unpack_from("<I", webp, 4)[0]
    if end > len(webp):
        raise StructureError(len(webp))
    view, place = memoryview(webp), 12
    while place + 8 <= end:
        kind, length = struct.unpack_from("<4sI", webp, place)
        if place + 8 + length > len(webp):
            raise StructureError(place)
        yield kind, view[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def rewrite(
    webp: bytes, note: Note, orientation: int, width: int, height: int
) -> Iterator[bytes | memoryview]:
    """Give the WebP in pieces, its coded picture untouched, with `note` and nothing private.

    width, height: of the picture as it is stored.
    """
    kept = [(kind, bytes(body)) for kind, body in chunks(webp) if kind in _KEPT]
    flags = _HAS_XMP | (_HAS_EXIF if orientation != 1 else 0)
    for kind, body in kept:
        flags |= _HAS_ICC if kind == b"ICCP" else 0
        flags |= _HAS_ALPHA if kind == b"ALPH" or _is_lossless_with_alpha(kind, body) else 0
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    parts = [(b"VP8X", bytes([flags, 0, 0, 0]) + canvas), *kept]
    if orientation != 1:
        parts.append((b"EXIF", exif(orientation)))
    parts.append((b"XMP ", xmp(note)))
    body = b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in parts
    )
    yield b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP"
    yield body


def _is_lossless_with_alpha(kind: bytes, body: bytes) -> bool:
    return kind == b"VP8L" and len(body) > 4 and bool(body[4] & 0x10)
