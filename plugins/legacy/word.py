"""Word documents as HTML, and the pictures that are in them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import mammoth

from plugins.errors import PrakatError, Severity, Text
from plugins.legacy import surroundings
from plugins.legacy.complaints import Complaint
from plugins.legacy.surroundings import Around

LARGEST: Final = 200_000_000
"""Bytes of a document unpacked; more is no press release and would fill the memory."""

_ENDINGS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/webp": "webp",
}
"""Pictures that an album takes, by their media type; a drawing of Word's own is left out."""
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"

_SAVE_AGAIN: Final = Text(
    th="เปิดใน Word แล้วบันทึกเป็น .docx ไม่ใส่รหัสผ่าน หรือคัดลอกข้อความลงไฟล์ .txt",
    en="open it in Word and save it as .docx without a password, or copy its text into a .txt file",
)
LOCKED = Complaint(
    Severity.ERROR,
    Text(
        th="เป็นเอกสาร Word รุ่นเก่า หรือมีรหัสผ่าน จึงอ่านไม่ได้",
        en="this is a document of an old Word, or has a password; it can't be read",
    ),
    _SAVE_AGAIN,
)
BROKEN = Complaint(
    Severity.ERROR,
    Text(
        th="ไม่ใช่เอกสาร Word หรือไฟล์เสีย ({reason})",
        en="this is no Word document, or broken ({reason})",
    ),
    _SAVE_AGAIN,
)
TOO_LARGE = Complaint(
    Severity.ERROR,
    Text(
        th="เอกสารใหญ่ {size} ล้านไบต์เมื่อคลายออก อ่านได้ไม่เกิน {limit} ล้านไบต์",
        en="the document holds {size} million bytes, {limit} million can be read",
    ),
    Text(
        th="เอาภาพออกจากเอกสาร แล้ววางภาพไว้ในโฟลเดอร์ photos เอง",
        en="take its pictures out and put them into the folder photos yourself",
    ),
)


_PURPOSES: Final = (("Title", "h1.title"), ("Header", "p.letterhead"), ("Caption", "p.caption"))
_LEVELS: Final = range(1, 6)
_LISTS: Final = (("Bullet", "ul", "unordered"), ("Number", "ol", "ordered"))


def _styles() -> str:
    """Write what Mammoth should know of Word's own styles.

    To it "List Bullet 2" is a list of its own. A level that a paragraph itself has comes first.
    """
    rules = [
        f"p{style} => {path}:fresh"
        for name, path in _PURPOSES
        for style in (f"[style-name='{name}']", f".{name}")
    ]
    for level in reversed(_LEVELS):
        number = str(level) if level > 1 else ""
        for name, element, order in _LISTS:
            path = f"{'ul|ol > li > ' * (level - 1)}{element} > li:fresh"
            if level > 1:
                rules.insert(0, f"p:{order}-list({level}) => {path}")
            rules.append(f"p[style-name='{f'List {name} {number}'.strip()}'] => {path}")
            rules.append(f"p.List{name}{number} => {path}")
    return "\n".join(rules)


class Word(NamedTuple):
    """Hold a document's text as HTML and its pictures, by the names that they get.

    alts: the alternative texts of pictures that have one. left_out: how many pictures no album
    takes. around: what stands outside the text.
    """

    html: str
    pictures: dict[str, bytes]
    alts: dict[str, str]
    left_out: int
    around: Around


def read(path: Path) -> Word:
    """Read a .docx: headings, paragraphs, lists, tables, links, marks; where its pictures stand.

    What was deleted under tracked changes stays out. Raises OSError where the file can't be read
    and PrakatError where it is no such document.
    """
    try:
        with path.open("rb") as file:
            return _converted(path, file)
    except (OSError, PrakatError):
        raise
    except Exception as error:  # a broken document fails anywhere in the library, with anything
        raise PrakatError(BROKEN.at(path, reason=type(error).__name__)) from error


def _converted(path: Path, file: BinaryIO) -> Word:
    if file.read(len(_OLD_WORD)) == _OLD_WORD:
        raise PrakatError(LOCKED.at(path))
    with zipfile.ZipFile(file) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
        if size > LARGEST:
            large, limit = size // 1_000_000, LARGEST // 1_000_000
            raise PrakatError(TOO_LARGE.at(path, size=large, limit=limit))
        around = surroundings.read(archive)
    pictures: dict[str, bytes] = {}
    alts: dict[str, str] = {}
    left_out = 0

    def keep(image: Any) -> dict[str, str]:
        nonlocal left_out
        ending = _ENDINGS.get(image.content_type)
        if ending is None:
            left_out += 1
            return {}
        name = f"photo-{len(pictures) + 1:02}.{ending}"
        with image.open() as source:
            pictures[name] = source.read()
        if alt := " ".join((image.alt_text or "").split()):
            alts[name] = alt
        return {"src": name}

    file.seek(0)
    images = mammoth.images.img_element(keep)
    made = mammoth.convert_to_html(file, convert_image=images, style_map=_styles())
    return Word(str(made.value), pictures, alts, left_out, around)
