"""The ZIP of an album: stored, never deflated, the same bytes from build to build, any size.

Python's zipfile reads all data through Python to sum them up. Here the sums are known from when
the files were made, so the system copies the bytes itself, as `cp` does.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

ZIP64_FROM: Final = 0xFFFFFFFF
"""Sizes and offsets from here on need ZIP64's fields; so do 65,535 entries."""
_MANY: Final = 0xFFFF
_UTF8: Final = 0x0800
_MADE_BY_UNIX, _REGULAR_FILE = 3, 0o100644 << 16
_LOCAL, _CENTRAL = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END64, _LOCATOR = struct.Struct("<4sQ2H2I4Q"), struct.Struct("<4sIQI")
_CHUNK: Final = 1 << 20
_PAGE: Final = 4096
"""Files from disk begin at a multiple of this, as page caches and file systems keep them: a system
copies whole pages then, and shares the blocks where it can (`copy_file_range` on XFS, Btrfs)."""
_ALIGNMENT: Final = struct.Struct("<3H")
_ALIGNED: Final = 0xD935
"""Android's extra field for that: https://source.android.com/docs/security/features/apksigning."""


@dataclass(frozen=True)
class Member:
    """Hold one file of a ZIP: its path within, and either a file on disk or a text's bytes.

    crc, size: of the file on disk, where they are known; else they are found by reading it.
    """

    name: str
    source: Path | bytes
    crc: int | None = None
    size: int = 0


def write(out: BinaryIO, members: Iterable[Member], moment: tuple[int, ...]) -> int:
    """Write a ZIP and give its size in bytes.

    moment: year (1980 or later), month, day, hour, minute, second: every file's time.

    Memory stays flat whatever the files' sizes. Names are flagged as UTF-8.
    """
    central: list[bytes] = []
    place = 0
    stamp = _stamp(moment)
    summed = [(member, *_sum(member)) for member in members]
    _reserve(out, sum(size for _, _, size in summed))
    for member, crc, size in summed:
        local = _local(member.name.encode(), crc, size, stamp)
        if isinstance(member.source, Path):
            local = _align(local, len(member.name.encode()), place)
        central.append(_entry(member.name.encode(), crc, size, stamp, place))
        out.write(local)
        _copy(member.source, out)
        place += len(local) + size
    directory = b"".join(central)
    tail = directory + _tail(len(central), len(directory), place)
    out.write(tail)
    return place + len(tail)


def checksum(path: Path) -> tuple[int, int]:
    """Give a file's CRC-32 and its size in bytes, reading it in pieces."""
    crc, size = 0, 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
    return crc, size


def _sum(member: Member) -> tuple[int, int]:
    if isinstance(member.source, bytes):
        return zlib.crc32(member.source), len(member.source)
    return checksum(member.source) if member.crc is None else (member.crc, member.size)


def _stamp(moment: tuple[int, ...]) -> tuple[int, int]:
    """Give MS-DOS's time and date; it counts two seconds at a time.

    >>> _stamp((2019, 4, 29, 9, 30, 0))
    (19392, 20125)
    """
    year, month, day, hour, minute, second = moment
    return hour << 11 | minute << 5 | second // 2, (max(year, 1980) - 1980) << 9 | month << 5 | day


def _local(name: bytes, crc: int, size: int, stamp: tuple[int, int]) -> bytes:
    extra, version, shown = b"", 20, size
    if size >= ZIP64_FROM:
        extra, version, shown = struct.pack("<2H2Q", 1, 16, size, size), 45, 0xFFFFFFFF
    fixed = _LOCAL.pack(
        b"PK\3\4", version, _UTF8, 0, *stamp, crc, shown, shown, len(name), len(extra)
    )
    return fixed + name + extra


def _align(local: bytes, name: int, place: int) -> bytes:
    """Lengthen the extra fields of a file's header at a place so that its data begins with a page.

    name: the length of the file's name in bytes.
    """
    missing = -(place + len(local) + _ALIGNMENT.size) % _PAGE
    extra = _ALIGNMENT.pack(_ALIGNED, missing + 2, _PAGE) + bytes(missing)
    before = len(local) - _LOCAL.size - name
    length = struct.pack("<H", before + len(extra))
    return local[: _LOCAL.size - 2] + length + local[_LOCAL.size :] + extra


def _entry(name: bytes, crc: int, size: int, stamp: tuple[int, int], place: int) -> bytes:
    wide, shown, at = b"", size, place
    if size >= ZIP64_FROM:
        wide, shown = struct.pack("<2Q", size, size), 0xFFFFFFFF
    if place >= ZIP64_FROM:
        wide, at = wide + struct.pack("<Q", place), 0xFFFFFFFF
    extra = struct.pack("<2H", 1, len(wide)) + wide if wide else b""
    version = 45 if extra else 20
    sizes = (crc, shown, shown, len(name), len(extra), 0, 0, 0)
    made = _MADE_BY_UNIX << 8 | version
    fixed = _CENTRAL.pack(b"PK\1\2", made, version, _UTF8, 0, *stamp, *sizes, _REGULAR_FILE, at)
    return fixed + name + extra


def _tail(count: int, size: int, place: int) -> bytes:
    wide = b""
    if count >= _MANY or size >= ZIP64_FROM or place >= ZIP64_FROM:
        end64 = _END64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, place)
        wide = end64 + _LOCATOR.pack(b"PK\6\7", 0, place + size, 1)
    shown = min(count, _MANY)
    size, place = (0xFFFFFFFF if n >= ZIP64_FROM else n for n in (size, place))
    return wide + _END.pack(b"PK\5\6", 0, 0, shown, shown, size, place, 0)


def _reserve(out: BinaryIO, size: int) -> None:
    """Ask for the room at once: a full disk is noticed now, and a fifth of the copying is saved."""
    try:
        os.posix_fallocate(out.fileno(), 0, size)
    except (AttributeError, OSError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC:
            raise


def _copy(source: Path | bytes, out: BinaryIO) -> None:
    """Append a file; where the system can, it copies without the bytes passing through here."""
    if isinstance(source, bytes):
        out.write(source)
        return
    with source.open("rb") as file:
        left = os.fstat(file.fileno()).st_size
        if hasattr(os, "copy_file_range"):
            out.flush()
            with contextlib.suppress(OSError):  # another file system: the rest is copied below
                while left and (moved := os.copy_file_range(file.fileno(), out.fileno(), left)):
                    left -= moved
        shutil.copyfileobj(file, out, _CHUNK)
