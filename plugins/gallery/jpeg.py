"""JPEG files: read their structure, and write them anew with only what a picture needs.

Marker segments are let through by a list of what is known to be harmless; all else, whatever it
is, stays behind: Exif with its location and thumbnail, maker notes, comments, previews, and what
phones append after the picture.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from plugins.gallery.packets import Note, exif, photoshop, xmp

SOI: Final = b"\xff\xd8"
EOI: Final = 0xD9
END: Final = b"\xff\xd9"
_SOS: Final = 0xDA
_APP: Final = range(0xE0, 0xF0)
_PICTURE: Final = frozenset({*range(0xC0, 0xD0), _SOS, 0xDB, 0xDC, 0xDD, EOI} - {0xC8})
"""Frames, entropy and quantisation tables, scans, line count and restart interval."""
_MARKER: Final = re.compile(rb"\xff+([^\x00\xff])")
_END_OF_DATA: Final = re.compile(rb"\xff[^\x00\xd0-\xd7]")
"""What ends coded data: any marker but 0xFF00, a coded 0xFF, and D0 to D7, restarts within it.

It begins with one byte and no repetition, so that the search is memchr's and not the engine's.
"""
_LARGEST: Final = 0xFFFF - 2


class Segment(NamedTuple):
    """Hold a marker, the body of its segment, and the coded data that follow it (scans only)."""

    marker: int
    body: bytes
    data: memoryview


class StructureError(ValueError):
    """Say that the bytes are no whole JPEG."""


def segments(jpeg: bytes, *, head: bool = False) -> Iterator[Segment]:
    """Walk through a JPEG, up to and with its end; what lies behind is left alone.

    head: stop before the first scan.

    Raises StructureError where it ends too early.
    """
    view, place = memoryview(jpeg), len(SOI)
    while True:
        match = _MARKER.match(jpeg, place)
        if not match:
            raise StructureError(place)
        marker, place = match[1][0], match.end()
        if marker == EOI:
            yield Segment(marker, b"", view[:0])
            return
        if place + 2 > len(jpeg):
            raise StructureError(place)
        (length,) = struct.unpack_from(">H", jpeg, place)
        body = jpeg[place + 2 : place + length]
        if length < 2 or len(body) != length - 2:
            raise StructureError(place)
        place += length
        begin = place
        if marker == _SOS:
            if head:
                return
            following = _END_OF_DATA.search(jpeg, place)
            if not following:
                raise StructureError(place)
            place = following.start()
        yield Segment(marker, body, view[begin:place])


def rewrite(jpeg: bytes, note: Note, orientation: int) -> Iterator[bytes | memoryview]:
    """Give the JPEG in pieces, its coded picture untouched, with `note` and nothing private.

    orientation: Exif's, 1 to 8; it is kept, since the stored pixels are.
    """
    head = _header(note, orientation)
    yield SOI
    for position, segment in enumerate(segments(jpeg)):
        if head and not (position == 0 and segment.marker == 0xE0):
            yield head
            head = b""
        kept = _kept(segment)
        if kept is not None:
            yield _segment(segment.marker, kept)
            yield segment.data


def resources(jpeg: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the Exif, XMP and IPTC blocks of a JPEG by name; a broken file gives what it has."""
    try:
        for segment in segments(jpeg, head=True):
            for name, marker, prefix in _RESOURCES:
                if segment.marker == marker and segment.body.startswith(prefix):
                    yield name, segment.body[len(prefix) :]
    except StructureError:
        return


_RESOURCES: Final = (
    ("exif", 0xE1, b"Exif\0\0"),
    ("xmp", 0xE1, b"http://ns.adobe.com/xap/1.0/\0"),
    ("iptc", 0xED, b"Photoshop 3.0\0"),
)


def _kept(segment: Segment) -> bytes | None:
    """Give the body that is published, or None where nothing of the segment is."""
    marker, body = segment.marker, segment.body
    if marker in _PICTURE:
        return body
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        return body[:12] + b"\0\0"  # without the thumbnail that may follow
    if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        return body
    if marker == 0xEE and body.startswith(b"Adobe") and len(body) >= 12:
        return body[:12]
    return None


def _header(note: Note, orientation: int) -> bytes:
    parts = b""
    if orientation != 1:
        parts += _segment(0xE1, b"Exif\0\0" + exif(orientation))
    packet = b"http://ns.adobe.com/xap/1.0/\0" + xmp(note)
    if len(packet) <= _LARGEST:
        parts += _segment(0xE1, packet)
    return parts + _segment(0xED, photoshop(note))


def _segment(marker: int, body: bytes) -> bytes:
    if marker == EOI:
        return END
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
