"""What can be wrong with a file in photos/, each made on the spot."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image

from tests.gallery import photos


def _write(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _good(path: Path) -> bytes:
    return photos.jpeg(path, number=5).read_bytes()


def _saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    photos.drawing(number=9).save(out, kind, **options)
    return out.getvalue()


def truncated(path: Path) -> None:
    data = _saved("JPEG", quality=90)
    path.write_bytes(data[: len(data) * 2 // 5])


def hole(path: Path) -> None:
    data = _saved("JPEG", quality=90)
    middle = len(data) // 2
    path.write_bytes(data[:middle] + data[middle + 300 :])


def rot(path: Path) -> None:
    """Turn two bytes of the coded picture into a marker that does not exist."""
    data = bytearray(_saved("JPEG", quality=90))
    middle = len(data) // 2
    data[middle : middle + 2] = b"\xff\x32"
    path.write_bytes(data)


def bomb(path: Path) -> None:
    """Write 30,000 x 30,000 pixels in a few kilobytes: only as many rows as a reader would try."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 30_001 * 300, 9)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)


def lying(path: Path) -> None:
    data = bytearray(_saved("JPEG"))
    frame = data.find(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", 65_500, 65_500)
    path.write_bytes(data)


def animated(path: Path, kind: str) -> None:
    frames = [photos.drawing(number=n) for n in range(3)]
    frames[0].save(path, kind, save_all=True, append_images=frames[1:], duration=100)


def link_out(path: Path) -> None:
    outside = path.parents[2] / "secret.jpg"
    photos.jpeg(outside)
    path.symlink_to(outside)


def link_in(path: Path) -> None:
    other = path.parents[1] / "kept" / "x.jpg"
    other.parent.mkdir()
    photos.jpeg(other, number=8)
    path.symlink_to(other)


def grey16(path: Path) -> None:
    Image.linear_gradient("L").convert("I;16").save(path)


def palette(path: Path) -> None:
    photos.drawing().quantize(32).save(path, transparency=3)


MAKE: Final[dict[str, Callable[[Path], object]]] = {
    "photo": lambda path: photos.jpeg(path, number=5),
    "png": photos.png,
    "truncated": truncated,
    "cut_header": lambda path: path.write_bytes(_good(path)[:300]),
    "truncated_png": lambda path: path.write_bytes(_saved("PNG")[:-400]),
    "truncated_webp": lambda path: path.write_bytes(_saved("WEBP")[:-400]),
    "hole": hole,
    "rot": rot,
    "text": _write("<!doctype html><title>404</title>ไม่พบหน้า".encode()),
    "svg": _write(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    "empty": _write(b""),
    "bomb": bomb,
    "lying": lying,
    "animated_webp": lambda path: animated(path, "WEBP"),
    "animated_png": lambda path: animated(path, "PNG"),
    "animated_gif": lambda path: animated(path, "GIF"),
    "link_out": link_out,
    "link_nowhere": lambda path: path.symlink_to(path.with_name("nothing.jpg")),
    "link_loop": lambda path: path.symlink_to(path),
    "link_in": link_in,
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "cmyk_profile": lambda path: path.write_bytes(
        _saved("JPEG", icc_profile=b"\0" * 16 + b"CMYK" + b"\0" * 16 + b"acsp" + b"\0" * 100)
    ),
    "garbage_profile": lambda path: path.write_bytes(_saved("JPEG", icc_profile=b"garbage" * 40)),
    "garbage_exif": lambda path: path.write_bytes(
        _saved("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12\0\x03" + b"\xff" * 30)
    ),
    "orientation_9": lambda path: photos.jpeg(path, 9),
    "one_pixel": lambda path: Image.new("RGB", (1, 1), (9, 9, 9)).save(path),
    "grey16": grey16,
    "palette": palette,
}
"""What makes each bad file, by the name that bad.json calls it."""
