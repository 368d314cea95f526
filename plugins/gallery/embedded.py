"""What a photographer's own program wrote into a JPEG: caption, credit, copyright and the time.

It stands in where photos.toml says nothing. Nothing else is read: all else is thrown away.
"""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from plugins.gallery import jpeg
from plugins.gallery.packets import Note

_CAPTION, _CREDIT, _COPYRIGHT = 120, 110, 116
_UTF8: Final = b"\x1b%G"
_THAI: Final = re.compile("[\u0e01-\u0e5b]")
_TAKEN: Final = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_NAMES: Final = {
    "{http://purl.org/dc/elements/1.1/}description": _CAPTION,
    "{http://ns.adobe.com/photoshop/1.0/}Credit": _CREDIT,
    "{http://purl.org/dc/elements/1.1/}rights": _COPYRIGHT,
}
_DESCRIPTION: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"
_ITEM: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_LONGEST: Final = 4000


def read(data: bytes) -> Note:
    r"""Read the note of a JPEG; IPTC stands before XMP. What is broken counts as not there.

    >>> read(b"\xff\xd8\xff\xd9")
    Note(caption={}, credit={}, copyright={}, alt={}, taken='')
    """
    blocks: dict[str, bytes] = {}
    for name, body in jpeg.resources(data):
        blocks.setdefault(name, body)
    iptc, xmp = _iptc(blocks.get("iptc", b"")), _xmp(blocks.get("xmp", b""))
    # IPTC has room for ten Thai letters of a credit: where XMP goes on, XMP is the whole.
    found = xmp | {n: text for n, text in iptc.items() if not xmp.get(n, "").startswith(text)}
    taken = _taken(blocks.get("exif", b""))
    return Note(
        caption=_by_language(found.get(_CAPTION, "")),
        credit=_by_language(found.get(_CREDIT, "")),
        copyright=_by_language(found.get(_COPYRIGHT, "")),
        taken=taken,
    )


def _by_language(text: str) -> dict[str, str]:
    """File a text under the language that it is written in."""
    text = " ".join(text.split())[:_LONGEST]
    return {("th" if _THAI.search(text) else "en"): text} if text else {}


def _iptc(block: bytes) -> dict[int, str]:
    """Read the IIM datasets out of Photoshop's image resources."""
    found: dict[int, str] = {}
    encoding = "latin-1"
    for record, number, body in _datasets(_iim(block)):
        if (record, number) == (1, 90) and body == _UTF8:
            encoding = "utf-8"
        elif record == 2 and number in _NAMES.values():
            found[number] = _decode(body, encoding)
    return found


def _decode(body: bytes, encoding: str) -> str:
    """Decode a text: many programs write UTF-8 or TIS-620 without saying so."""
    for candidate in ("utf-8", "cp874") if encoding != "utf-8" else ("utf-8",):
        try:
            return body.decode(candidate)
        except UnicodeDecodeError:
            continue
    return body.decode(encoding, "ignore")


def _iim(block: bytes) -> bytes:
    place = 0
    while block[place : place + 4] == b"8BIM" and place + 12 <= len(block):
        (kind,) = struct.unpack_from(">H", block, place + 4)
        name = block[place + 6] + 1
        start = place + 6 + name + name % 2
        if start + 4 > len(block):
            return b""
        (length,) = struct.unpack_from(">I", block, start)
        if kind == 0x0404:
            return block[start + 4 : start + 4 + length]
        place = start + 4 + length + length % 2
    return b""


def _datasets(iim: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place + 5 <= len(iim) and iim[place] == 0x1C:
        record, number, length = struct.unpack_from(">BBH", iim, place + 1)
        yield record, number, iim[place + 5 : place + 5 + length]
        place += 5 + length


def _xmp(packet: bytes) -> dict[int, str]:
    if b"<!" in packet:  # a document type can define entities that grow without end
        return {}
    try:
        root = ET.fromstring(packet.strip(b"\0 \r\n\t").decode("utf-8"))  # noqa: S314
    except (ET.ParseError, UnicodeDecodeError, ValueError):
        return {}
    found: dict[int, str] = {}
    for description in root.iter(_DESCRIPTION):
        for name, number in _NAMES.items():
            element = description.find(name)
            items = [] if element is None else [li.text or "" for li in element.iter(_ITEM)]
            plain = element.text if element is not None else description.get(name)
            text = next((item for item in items if item.strip()), plain or "")
            if text.strip():
                found.setdefault(number, text)
    return found


def _taken(block: bytes) -> str:
    """Read DateTimeOriginal out of an Exif block."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4], "")
    try:
        (first,) = struct.unpack_from(f"{order or '>'}I", block, 4)
        (place,) = struct.unpack(f"{order}I", _entry(block, order, first, 0x8769))
        text = _entry(block, order, place, 0x9003)
        (at,) = struct.unpack(f"{order}I", text)
    except (struct.error, LookupError):
        return ""
    match = _TAKEN.match(block[at : at + 19].decode("ascii", "replace")) if order else None
    return f"{match[1]}-{match[2]}-{match[3]}T{match[4]}:{match[5]}:{match[6]}" if match else ""


def _entry(block: bytes, order: str, place: int, tag: int) -> bytes:
    """Give the value field of a tag of the directory at `place`; LookupError without one."""
    (count,) = struct.unpack_from(f"{order}H", block, place)
    for index in range(min(count, 1000)):
        entry = place + 2 + 12 * index
        if struct.unpack_from(f"{order}H", block, entry)[0] == tag:
            return block[entry + 8 : entry + 12]
    raise LookupError(tag)
