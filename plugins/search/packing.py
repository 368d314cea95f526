"""Text as few bytes: one byte for an ASCII or Thai character, then deflate."""

from __future__ import annotations

import codecs
import zlib
from functools import lru_cache
from typing import Final

_THAI: Final = 0x0E00
_TABLE: Final = codecs.charmap_build("".join(map(chr, (*range(0x80), *range(_THAI, _THAI + 0x60)))))
_OTHERS: Final = "prakat.search"
"""Who writes the characters that the table has not."""


def pack(text: str) -> bytes:
    """Compress text.

    >>> unpack(pack("แรงงาน – Labour 👷")), len(pack("แรงงาน")) < 20
    ('แรงงาน – Labour 👷', True)
    """
    return zlib.compress(codecs.charmap_encode(text, _OTHERS, _TABLE)[0], 9)


def unpack(data: bytes) -> str:
    """Undo `pack`. Raises zlib.error on bytes that it has not made."""
    plain = zlib.decompress(data)
    units: list[int] = []
    at = 0
    while at < len(plain):
        byte = plain[at]
        if byte == 0xFF:
            units.append(plain[at + 1] << 8 | plain[at + 2])
            at += 2
        else:
            units.append(byte if byte < 0x80 else _THAI + byte - 0x80)
        at += 1
    raw = b"".join(unit.to_bytes(2, "big") for unit in units)
    return raw.decode("utf-16-be", "surrogatepass")


def _others(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _escaped(error.object[error.start : error.end]), error.end


@lru_cache(maxsize=4096)
def _escaped(text: str) -> bytes:
    raw = text.encode("utf-16-be", "surrogatepass")
    return b"".join(b"\xff" + raw[at : at + 2] for at in range(0, len(raw), 2))


codecs.register_error(_OTHERS, _others)
