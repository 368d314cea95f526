"""The names that photos have in addresses and in ZIPs: whole in Thai and safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from plugins.thai import digits, normalize

DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"}
)
"""Names that Windows gives to devices, whatever the extension (Microsoft, Naming Files)."""

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DIGITS: Final = re.compile(r"([0-9]+)")
_LONGEST: Final = 120
"""UTF-8 bytes of a stem: three bytes a Thai letter, and every file system takes 255 in all."""


def tidy(name: str) -> str:
    """Give the name as it is published: composed, and without what Windows refuses.

    Leaves spaces, Thai letters, digits and case as they are.

    >>> tidy("น\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER MAI THO}\N{THAI CHARACTER SARA AA}.jpg")
    'น้ำ.jpg'
    >>> tidy('a:b?.jpg')
    'a_b_.jpg'
    """
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    name = unicodedata.normalize("NFC", normalize.clean(readable))
    path = PurePath(_FORBIDDEN.sub("_", name))
    stem = _cut(path.stem.strip(" .")).rstrip(" .")
    return (stem or "photo") + path.suffix.rstrip(" .")


def is_device(name: str) -> bool:
    """Tell whether Windows takes the name for a device.

    >>> is_device("CON.jpg"), is_device("con.tar.jpg"), is_device("conference.jpg")
    (True, True, False)
    """
    return name.split(".", maxsplit=1)[0].strip().casefold() in DEVICES


def key(name: str) -> str:
    """Give what two names share that some systems cannot tell apart: case, and how they compose.

    >>> key("IMG_1.JPG") == key("img_1.jpg")
    True
    """
    return unicodedata.normalize("NFC", normalize.clean(name)).casefold()


def order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Give a sorting key that counts: 2 before 10, in Thai digits too.

    >>> sorted(["ภาพ 10.jpg", "ภาพ ๒.jpg", "a.jpg"], key=order)
    ['a.jpg', 'ภาพ ๒.jpg', 'ภาพ 10.jpg']
    """
    parts = _DIGITS.split(digits.to_arabic(key(name)))
    return tuple((0, int(p), p) if p.isdecimal() else (1, 0, p) for p in parts if p)


def public(names: Iterable[tuple[str, str]]) -> list[str]:
    """Give each photo its published file name; no two are alike, on any system.

    names: pairs of the name on disk and the extension of what is published, with its dot.

    >>> public([("a.JPG", ".jpg"), ("a.heic", ".jpg"), ("ข่าว.tif", ".tif")])
    ['a.jpg', 'a-2.jpg', 'ข่าว.tif']
    """
    taken: set[str] = set()
    given = []
    for name, extension in names:
        stem = PurePath(tidy(name)).stem
        candidate, count = stem, 1
        while key(candidate) in taken:
            count += 1
            candidate = f"{stem}-{count}"
        taken.add(key(candidate))
        given.append(candidate + extension)
    return given


def _cut(stem: str) -> str:
    """Shorten a stem to what every file system takes, and never between a letter and its marks."""
    end = len(stem)
    while len(stem[:end].encode()) > _LONGEST:
        end -= 1
    while 0 < end < len(stem) and unicodedata.category(stem[end]) == "Mn":
        end -= 1
    return stem[:end]
