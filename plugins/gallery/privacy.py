"""Photos as they are published: the picture untouched, its note written, all else left behind.

What is kept is listed, format by format; whatever is not on a list is not published. A kind of
file whose inside can't be listed with certainty is made anew from its pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from plugins import errors
from plugins.gallery import jpeg, pictures, png, webp
from plugins.gallery.faults import bad
from plugins.gallery.packets import Note, xmp
from plugins.gallery.pictures import Facts

EXTENSIONS: Final = {
    "jpeg": ".jpg",
    "png": ".png",
    "webp": ".webp",
    "tiff": ".tif",
    "heic": ".jpg",
    "avif": ".jpg",
}
"""What each kind of photo is published as.

HEIC and AVIF become JPEG: few newsrooms can open them, and a phone hides depth maps, previews and
other pictures in them. TIFF is made anew without loss.
"""
_CONVERTED_QUALITY: Final = 95
_KEEP_XMP, _KEEP_PROFILE = 2, 8


def publish(path: Path, facts: Facts, note: Note) -> Iterator[bytes | memoryview]:
    """Give the published form of a photo, in pieces.

    Raises BadPhotoError where the file ends too early or can't be decoded.
    """
    try:
        yield from _pieces(path, facts, note)
    except jpeg.StructureError as error:
        raise bad("truncated", path) from error
    except OSError as error:
        raise bad("unreadable", path, why=errors.why(error)) from error


def dress(data: bytes, note: Note) -> Iterable[bytes | memoryview]:
    """Give a JPEG of our own making with a note."""
    return jpeg.rewrite(data, note, 1)


def _pieces(path: Path, facts: Facts, note: Note) -> Iterator[bytes | memoryview]:
    if facts.kind == "jpeg":
        yield from jpeg.rewrite(path.read_bytes(), note, facts.orientation)
    elif facts.kind == "png":
        yield from png.rewrite(path.read_bytes(), note, facts.orientation)
    elif facts.kind == "webp":
        stored = (facts.width, facts.height)
        if facts.orientation > 4:
            stored = (facts.height, facts.width)
        yield from webp.rewrite(path.read_bytes(), note, facts.orientation, *stored)
    elif facts.kind == "tiff":
        yield _tiff(path, facts, note)
    else:
        image = pictures.full(path, facts)
        yield from dress(image.jpegsave_buffer(Q=_CONVERTED_QUALITY, keep=0), note)


def _tiff(path: Path, facts: Facts, note: Note) -> bytes:
    """Write a TIFF anew: every sample as it was, upright, with its colour profile and the note."""
    image = pictures.whole(path, facts).copy()
    image.set_type(pictures.vips().GValue.blob_type, "xmp-data", xmp(note))
    kept = _KEEP_XMP | _KEEP_PROFILE
    return bytes(image.tiffsave_buffer(compression="deflate", predictor="horizontal", keep=kept))
