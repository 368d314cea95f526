"""What can be wrong with a photo, said to the press officer who dropped it into the folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.errors import LANGUAGES, PrakatError, Problem, Severity, Text


@dataclass(frozen=True)
class Fault:
    """Hold one kind of fault: how bad, what is said, what to do. `{…}` is filled in."""

    severity: Severity
    text: Text
    remedy: Text


def _error(th: str, en: str, remedy_th: str, remedy_en: str) -> Fault:
    return Fault(Severity.ERROR, Text(th=th, en=en), Text(th=remedy_th, en=remedy_en))


def _warning(th: str, en: str, remedy_th: str, remedy_en: str) -> Fault:
    return Fault(Severity.WARNING, Text(th=th, en=en), Text(th=remedy_th, en=remedy_en))


_AGAIN: Final = (
    "คัดลอกรูปจากกล้องหรือต้นฉบับมาใหม่",
    "copy the photo from the camera or its source again",
)
_RENAME: Final = ("เปลี่ยนชื่อไฟล์", "rename the file")

FAULTS: Final = {
    "empty": _error("ไฟล์รูปว่างเปล่า (0 ไบต์)", "the photo is empty (0 bytes)", *_AGAIN),
    "truncated": _error("ไฟล์รูปขาดหาย ไม่ครบถึงท้ายไฟล์", "the photo ends too early", *_AGAIN),
    "broken": _error(
        "ไฟล์รูปเสีย เปิดไม่ได้ ({why})", "the photo is broken and can't be decoded ({why})", *_AGAIN
    ),
    "damaged": _warning(
        "ไฟล์รูปอาจเสียบางส่วน ({why})",
        "part of the photo may be damaged ({why})",
        "เปิดดูรูป ถ้าภาพเพี้ยนให้คัดลอกมาใหม่",
        "look at the photo; if it looks wrong, copy it from its source again",
    ),
    "no_picture": _error(
        "ไฟล์นี้ไม่ใช่รูปภาพ แม้ชื่อจะลงท้ายด้วย {suffix}",
        "this file is no picture, although its name ends in {suffix}",
        "ลบไฟล์นี้ หรือใส่รูปจริงแทน",
        "delete the file, or put the real photo in its place",
    ),
    "format": _error(
        "ใช้รูปชนิด {found} ไม่ได้ ใช้ได้เฉพาะ JPEG PNG WebP HEIC AVIF และ TIFF",
        "a picture of the kind {found} is not taken; JPEG, PNG, WebP, HEIC, AVIF and TIFF are",
        "บันทึกรูปเป็น JPEG แล้วใส่แทน",
        "save the picture as JPEG and put that in its place",
    ),
    "animated": _error(
        "รูปนี้เป็นภาพเคลื่อนไหว ({frames} ภาพ) ซึ่งแสดงในอัลบั้มไม่ได้",
        "the picture is animated ({frames} frames), which an album can't show",
        "บันทึกภาพที่ต้องการเพียงภาพเดียวเป็น JPEG",
        "save the one frame that is wanted as JPEG",
    ),
    "too_many_pixels": _error(
        "รูปใหญ่ {width:,} × {height:,} จุด เกินที่เปิดได้อย่างปลอดภัย ({limit} ล้านจุด)",
        "the picture has {width:,} × {height:,} pixels, more than is safe to open "
        "({limit} million)",
        "ย่อรูปให้ด้านยาวไม่เกิน 8,000 จุด",
        "make it smaller: at most 8,000 pixels on the longer side",
    ),
    "unreadable": _error(
        "อ่านไฟล์ไม่ได้ ({why})",
        "the file can't be read ({why})",
        "ตรวจสิทธิ์การอ่านไฟล์ แล้วลองใหม่",
        "check the file's permissions and try again",
    ),
    "link": _error(
        "ไฟล์นี้เป็นทางลัด (symlink) ไปนอกโฟลเดอร์ข่าว จึงไม่นำขึ้นเว็บ",
        "this is a link to a place outside the release's folder, so it is not published",
        "คัดลอกรูปจริงมาไว้ใน photos/",
        "copy the photo itself into photos/",
    ),
    "no_file": _error(
        "นี่ไม่ใช่ไฟล์ธรรมดา", "this is no ordinary file", "ลบออกจาก photos/", "take it out of photos/"
    ),
    "device": _error(
        "ชื่อไฟล์นี้ Windows สงวนไว้ จึงเปิดบน Windows ไม่ได้",
        "Windows reserves this name, so nobody there could open the file",
        *_RENAME,
    ),
    "same_name": _error(
        "ชื่อไฟล์ต่างจาก “{other}” เพียงตัวพิมพ์ใหญ่เล็กหรือวิธีเข้ารหัส บางเครื่องเก็บได้เพียงไฟล์เดียว",
        "the name differs from “{other}” only in case or in how it is encoded; "
        "some systems can keep only one of them",
        *_RENAME,
    ),
    "decomposed": _warning(
        "ชื่อไฟล์เข้ารหัสอักษรแบบแยกส่วน จะเผยแพร่ในชื่อ “{name}”",
        "the name is written with its letters taken apart; it is published as “{name}”",
        "ไม่ต้องทำอะไร หรือเปลี่ยนชื่อไฟล์",
        "nothing needs doing; or rename the file",
    ),
    "suffix": _warning(
        "ชื่อลงท้ายด้วย {suffix} แต่ข้างในเป็น {found} จะเผยแพร่ในชื่อ “{name}”",
        "the name ends in {suffix}, but it is {found} inside; it is published as “{name}”",
        "ไม่ต้องทำอะไร หรือเปลี่ยนชื่อไฟล์",
        "nothing needs doing; or rename the file",
    ),
    "no_alt": _warning(
        "รูป {name} ยังไม่มีคำบรรยายแทนภาพ (alt.{lang}) ผู้ที่มองไม่เห็นจะไม่รู้ว่าเป็นภาพอะไร",
        "{name} has no alternative text (alt.{lang}); who can't see it won't know what it shows",
        'เขียนใน photos.toml: [[photo]] file = "{name}" และ alt.{lang} = "…"',
        'write it into photos.toml: [[photo]] file = "{name}" and alt.{lang} = "…"',
    ),
    "many_no_alt": _warning(
        "{count:,} รูปยังไม่มีคำบรรยายแทนภาพ (alt.{lang}): {names} และอีก {rest:,} รูป "
        "ผู้ที่มองไม่เห็นจะไม่รู้ว่าเป็นภาพอะไร",
        "{count:,} photos have no alternative text (alt.{lang}): {names} and {rest:,} more; "
        "who can't see them won't know what they show",
        'เขียนใน photos.toml รูปละส่วน เช่น [[photo]] file = "{first}" และ alt.{lang} = "…" '
        "ดูชื่อทุกรูปด้วย ./prakat check --every-photo",
        'write a part for each into photos.toml, such as [[photo]] file = "{first}" and '
        'alt.{lang} = "…"; ./prakat check --every-photo names them all',
    ),
    "small": _warning(
        "รูปเล็ก {width} × {height} จุด หนังสือพิมพ์ใช้ไม่ได้",
        "the photo is small, {width} × {height} pixels; newspapers can't use it",
        "ใส่รูปต้นฉบับขนาดเต็มถ้ามี",
        "put in the photo at its full size, if there is one",
    ),
    "large": _warning(
        "ไฟล์ใหญ่ {megabytes} MB ผู้รับจะโหลดนาน",
        "the file is large, {megabytes} MB, and slow to download",
        "บันทึกเป็น JPEG คุณภาพ 90",
        "save it as JPEG at quality 90",
    ),
    "duplicate": _warning(
        "รูปนี้เหมือนหรือเกือบเหมือน “{other}”",
        "this photo is the same as “{other}”, or nearly",
        "ลบรูปที่ไม่ต้องการออก หรือปล่อยไว้ถ้าตั้งใจ",
        "delete the one not wanted, or leave both if that is meant",
    ),
    "value": _error(
        "photos.toml: {key} = {value} ใช้ไม่ได้ ต้องเป็น {wanted}",
        "photos.toml: {key} = {value} is not allowed; it must be {wanted}",
        "แก้ค่านี้ ดูตัวอย่างใน docs/authoring.th.md",
        "correct it; docs/authoring.th.md has an example",
    ),
    "unknown_key": _error(
        "photos.toml: ไม่รู้จัก “{key}” ใช้ได้เฉพาะ {known}",
        "photos.toml: “{key}” is unknown; {known} are known",
        "แก้ชื่อ หรือลบบรรทัดนี้",
        "correct the name, or delete the line",
    ),
    "outside": _error(
        "photos.toml: “{name}” ชี้ออกนอกโฟลเดอร์ photos/",
        "photos.toml: “{name}” leads out of photos/",
        "ใส่ชื่อไฟล์ใน photos/ เท่านั้น",
        "give only the name of a file in photos/",
    ),
    "missing": _error(
        "photos.toml: ไม่มีไฟล์ “{name}” ใน photos/",
        "photos.toml: there is no “{name}” in photos/",
        "แก้ชื่อให้ตรง หรือเพิ่มรูป",
        "correct the name, or add the photo",
    ),
    "twice": _error(
        "photos.toml: “{name}” มีสองครั้ง",
        "photos.toml: “{name}” stands there twice",
        "รวมเป็นรายการเดียว",
        "make one entry of the two",
    ),
    "disk": _error(
        "เขียนไฟล์ไม่ได้ ({why})",
        "can't be written ({why})",
        "เพิ่มพื้นที่ว่างในดิสก์ หรือตรวจสิทธิ์ของโฟลเดอร์ แล้วสร้างใหม่",
        "make room on the disk, or check the folder's permissions, and build again",
    ),
}
"""Every fault by its name."""


def problem(fault: str, path: Path, line: int = 0, **values: object) -> Problem:
    """Make the problem of a fault at a file.

    >>> print(problem("empty", Path("a.jpg")).show("en"))
    a.jpg: error: the photo is empty (0 bytes)
        → copy the photo from the camera or its source again
    """
    kind = FAULTS[fault]
    return Problem(kind.severity, path, line, _fill(kind.text, values), _fill(kind.remedy, values))


class BadPhotoError(PrakatError):
    """Say why one photo can't be published."""


class DiskError(PrakatError):
    """Say that a product can't be written: no photo's fault, and no use going on."""


def bad(fault: str, path: Path, **values: object) -> BadPhotoError:
    """Make the error of a fault at a photo."""
    return BadPhotoError(problem(fault, path, 0, **values))


def _fill(text: Text, values: dict[str, object]) -> Text:
    """Fill the values in, of a Text each language's own."""
    thai, english = ({key: _shown(v, lang) for key, v in values.items()} for lang in LANGUAGES)
    return Text(th=text.th.format(**thai), en=text.en.format(**english))


def _shown(value: object, lang: str) -> object:
    return value.show(lang) if isinstance(value, Text) else value
