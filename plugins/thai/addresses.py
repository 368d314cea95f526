"""Addresses of the web and of mail in running text, as Thai releases write them.

Thai runs on without a space: an address ends where a word of the sentence begins, though Thai names
and Thai paths are part of it: www.ม33เรารักกัน.com, https://www.mol.go.th/ข่าว-1, but
www.mol.go.thและ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59"
_LABEL: Final = rf"(?:(?!(?<=[{_THAI}])www\.)[A-Za-z0-9_{_THAI}-]){{1,63}}"
_TOP: Final = "(?:[A-Za-z]{2,24}(?![A-Za-z0-9])|ไทย)"
_HOST: Final = (
    rf"(?:(?:{_LABEL}\.){{1,8}}{_TOP}|(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?!\d))(?::\d{{1,5}})?"
)
_GOES_ON: Final = "และ|หรือ|ได้|ซึ่ง|โดย|เพื่อ|ตั้งแต่|ภายใน|เว็บไซต์|เฟซบุ๊ก|ทวิตเตอร์|โทร"
"""How the sentence goes on where no space parts it from an address that ends in a slash."""

_THAI_RUN: Final = rf"(?<=[/=_%+-])(?!{_GOES_ON})[{_THAI}]++(?!https?:)"
_PATH: Final = rf"(?:[/?#](?:[!$%&'(*+),./0-9:;=?@A-Z_a-z~#-]|{_THAI_RUN})*)?"
_ADDRESS = re.compile(
    rf"(?P<web>(?:(?<![A-Za-z])https?://|(?<![A-Za-z0-9@./_-])www\.){_HOST}{_PATH})"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}"
    r"[A-Za-z]{2,24}(?![A-Za-z0-9@-])"
)
_END: Final = ".,;:!?'&*_~(-"
"""What ends a sentence, or begins its next part, and no address."""


class Address(NamedTuple):
    """Hold where in a text an address stands, and the URL that it means."""

    start: int
    end: int
    url: str


def find(text: str) -> Iterator[Address]:
    """Find the addresses of a text, in order and without overlap.

    An address without a scheme is given http, from which servers lead on to https.

    >>> [address.url for address in find("www.mol.go.thและ pr@mol.go.th")]
    ['http://www.mol.go.th', 'mailto:pr@mol.go.th']
    >>> [address.url for address in find("(https://www.mol.go.th/ข่าว-๑) ที่ www.ม33เรารักกัน.com")]
    ['https://www.mol.go.th/ข่าว-๑', 'http://www.ม33เรารักกัน.com']
    """
    if not any(sign in text for sign in ("://", "www.", "@")):
        return
    for found in _ADDRESS.finditer(text):
        written = found[0]
        if found["web"] is None:
            yield Address(*found.span(), f"mailto:{written}")
            continue
        written = _trimmed(written)
        url = written if "://" in written else f"http://{written}"
        yield Address(found.start(), found.start() + len(written), url)


def _trimmed(written: str) -> str:
    """Leave off what ends the sentence, and a bracket that was opened before the address."""
    end = len(written)
    opened, closed = written.count("("), written.count(")")
    while written[end - 1] in _END or (written[end - 1] == ")" and closed > opened):
        opened -= written[end - 1] == "("
        closed -= written[end - 1] == ")"
        end -= 1
    return written[:end]
