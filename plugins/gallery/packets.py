"""What is written into a photo that is downloaded: caption, credit and copyright, and no more.

XMP is for all of today's programs; IPTC-IIM for the newsroom systems that read only that; and a
minimal Exif where pixels are stored turned.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from plugins.errors import LANGUAGES

_IIM_LIMITS: Final = {55: 8, 110: 256, 116: 512, 120: 2000}
"""Bytes of each IIM dataset of record 2.

IIM 4.2 gives a credit 32 and a copyright 128, when a letter was a byte: ten Thai letters, which cut
กระทรวงแรงงาน short. Readers go by the length that stands before the text.
"""

_NOT_XML: Final = dict.fromkeys(
    (*(c for c in range(0x20) if chr(c) not in "\t\n\r"), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
"""Characters that XML 1.0 can't hold."""


@dataclass(frozen=True)
class Note:
    """Hold what a published photo says of itself; texts are by language.

    taken: when the picture was taken, in local time as in Exif ("2019-04-29T10:30:00"), or "".
    """

    caption: Mapping[str, str] = field(default_factory=dict)
    credit: Mapping[str, str] = field(default_factory=dict)
    copyright: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    taken: str = ""


def both(words: Mapping[str, str], joint: str = " / ") -> str:
    """Give one text of those of all languages, Thai first, each once.

    >>> both({"en": "Ministry", "th": "กระทรวง"})
    'กระทรวง / Ministry'
    """
    return joint.join(dict.fromkeys(words[lang] for lang in LANGUAGES if words.get(lang)))


def xmp(note: Note) -> bytes:
    """Write an XMP packet.

    >>> b"photoshop:Credit" in xmp(Note(credit={"th": "กระทรวงแรงงาน"}))
    True
    """
    properties = [
        _alternatives("dc:description", note.caption),
        _alternatives("dc:rights", note.copyright),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", note.alt),
        _simple("photoshop:Credit", both(note.credit)),
        _simple("photoshop:DateCreated", note.taken),
        _simple("xmpRights:Marked", "True" if note.copyright else ""),
    ]
    return (
        '<?xpacket begin="\N{BYTE ORDER MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        f'{"".join(properties)}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def iptc(note: Note) -> bytes:
    """Write IPTC-IIM datasets in UTF-8, each within its limit and never cut inside a letter."""
    fields = [
        (55, note.taken[:10].replace("-", "")),
        (110, both(note.credit)),
        (116, both(note.copyright)),
        (120, both(note.caption, "\n")),
    ]
    datasets = _dataset(1, 90, b"\x1b%G") + _dataset(2, 0, b"\x00\x04")
    for number, text in fields:
        if text:
            datasets += _dataset(2, number, shorten(text, _IIM_LIMITS[number]))
    return datasets


def photoshop(note: Note) -> bytes:
    """Wrap the IPTC datasets as Photoshop's image resource, the body of a JPEG's APP13."""
    datasets = iptc(note)
    padding = b"\0" * (len(datasets) % 2)
    return (
        b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(datasets)) + datasets + padding
    )


def exif(orientation: int) -> bytes:
    """Write a TIFF header with the orientation (2 to 8) and nothing else."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"MM\0*\0\0\0\x08" + struct.pack(">H", 1) + entry + b"\0\0\0\0"


def shorten(text: str, limit: int) -> bytes:
    """Encode a text in at most `limit` bytes of UTF-8, cut only before a letter with its marks.

    >>> shorten("ที่นี่", 12).decode()
    'ที่'
    """
    encoded = text.encode()
    if len(encoded) <= limit:
        return encoded
    kept = encoded[:limit].decode(errors="ignore")
    end = len(kept)
    while end and unicodedata.category(text[end]) == "Mn":
        end -= 1
    return text[:end].rstrip().encode()


def _dataset(record: int, number: int, body: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(body)) + body


def _alternatives(name: str, words: Mapping[str, str]) -> str:
    """Write a text by language; its first one is the default."""
    present = [(lang, words[lang]) for lang in LANGUAGES if words.get(lang)]
    if not present:
        return ""
    items = "".join(
        f"<rdf:li xml:lang={quoteattr(lang)}>{_text(text)}</rdf:li>"
        for lang, text in [("x-default", present[0][1]), *present]
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def _simple(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>" if text else ""


def _text(text: str) -> str:
    return escape(text.translate(_NOT_XML))
