"""What the links and pictures that an author wrote lead to, where that is not what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from plugins.errors import Text
from plugins.thai_content.doubt import Doubt

PHOTOS: Final = "photos"
_SHOWN: Final = frozenset({".jpg", ".png", ".webp"})
"""The extensions under which the photos that browsers show are published: as they are."""

_PICTURE = re.compile(r"!\[[^\]\n]*\]\(<?(?P<address>[^)>\s]*)")
_BARE = re.compile(
    r"(?<!!)(?<!\\)\[(?P<words>[^\]\n]*)\]\(\s*<?(?P<address>(?:(?P<mail>[\w.+-]+@)|www\.)?"
    r"(?:[A-Za-z0-9ก-๎-]+\.)+(?:th|com|net|org|gov|int|info|ไทย)(?![\w.-])[^)>\s]*)"
)
"""A link whose address has neither https:// nor mailto: before the name of a host."""

_OUT_OF_PHOTOS = Text(
    th=f"วางไฟล์ภาพในโฟลเดอร์ {PHOTOS}/ ของข่าว ภาพจะแสดงใต้เนื้อข่าวเอง แล้วลบบรรทัดนี้",
    en=f"put the file into the release's folder {PHOTOS}/, where it is shown by itself, and delete "
    "this",
)


def pictures(text: str, file: Path) -> Iterator[Doubt]:
    """Give the pictures of a text that its page can't show.

    file: the edition whose text it is, as `content/news/20190429-1/th.md`. A photo of the release
    lies beside its Thai page; the English one lies elsewhere and has to name the whole way.
    """
    release = file.parent
    whole = f"/news/{release.name}/"
    for found in _PICTURE.finditer(text):
        address = unquote(found["address"])
        inside = address.removeprefix(whole).removeprefix("./")
        is_published = _is_photo(release, inside)
        if is_published and (file.stem == "th" or address.startswith(whole)):
            continue
        said = Text(
            th=f"ภาพ “{address}” ในเนื้อข่าวจะไม่แสดง",
            en=f"the picture “{address}” in the text will not be shown",
        )
        longer = Text(th=f"เขียนที่อยู่เป็น {whole}{inside}", en=f"write its address as {whole}{inside}")
        yield Doubt(found.start(), said, longer if is_published else _OUT_OF_PHOTOS)


def _is_photo(release: Path, address: str) -> bool:
    """Tell whether an address, from the release's page, is that of a photo of the release."""
    folder, _, name = address.partition("/")
    if folder != PHOTOS or "/" in name or "\0" in name:
        return False
    photo = release / PHOTOS / name
    return photo.suffix in _SHOWN and photo.is_file()


def links(text: str) -> Iterator[Doubt]:
    """Give the links of a text to other sites that will be looked for on this one.

    >>> [doubt.remedy.en for doubt in links("[ก](www.mol.go.th/a) [ข](https://www.mol.go.th)")]
    ['write [ก](https://www.mol.go.th/a)']
    """
    for found in _BARE.finditer(text):
        address = found["address"]
        scheme = "mailto:" if found["mail"] else "https://"
        said = Text(
            th=f"ลิงก์ “{address}” จะพาไปหน้าที่ไม่มีในเว็บไซต์นี้ เพราะไม่ได้ขึ้นต้นด้วย {scheme}",
            en=f"the link “{address}” will lead to no page of this site, as it does not begin with "
            f"{scheme}",
        )
        shown = f"[{found['words']}]({scheme}{address})"
        yield Doubt(found.start(), said, Text(th=f"เขียนเป็น {shown}", en=f"write {shown}"))
