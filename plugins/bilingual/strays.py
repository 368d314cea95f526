"""Files that lie where no build looks for them: somebody put them there to be published."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.bilingual import folder
from plugins.errors import LANGUAGES, Problem, Severity, Text

EDITIONS = tuple(f"{lang}.md" for lang in LANGUAGES)
PHOTOS = "photos"
ALBUM = "photos.toml"
_PICTURES = frozenset(
    {".avif", ".gif", ".heic", ".heif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"}
)
_CLIPS = frozenset(
    {
        ".3gp",
        ".avi",
        ".m4a",
        ".m4v",
        ".mkv",
        ".mov",
        ".mp3",
        ".mp4",
        ".mpg",
        ".wav",
        ".webm",
        ".wmv",
    }
)
_DOCUMENTS = frozenset(
    {".doc", ".docx", ".odt", ".pdf", ".ppt", ".pptx", ".rar", ".rtf", ".xls", ".xlsx", ".zip"}
)
_RAW = frozenset({".arw", ".cr2", ".cr3", ".dng", ".nef", ".orf", ".raf", ".rw2"})
_UNPUBLISHED = (
    (
        _CLIPS,
        Text(
            th="วางคลิปไว้ที่อื่น เช่น YouTube แล้วใส่ลิงก์ในเนื้อข่าว",
            en="put the recording elsewhere, such as YouTube, and link to it in the text",
        ),
    ),
    (
        _DOCUMENTS,
        Text(
            th="ถ้าเป็นต้นฉบับของข่าวให้ย้ายออกจากโฟลเดอร์ ถ้าจะให้ประชาชนอ่าน ให้ใส่ลิงก์ไปยังเอกสารในเนื้อข่าว",
            en="move a manuscript elsewhere; link in the text to what the public is to read",
        ),
    ),
    (
        _RAW,
        Text(
            th="บันทึกรูปเป็น JPEG ใส่ใน photos/ แทนไฟล์นี้",
            en="save the photo as JPEG, and put that into photos/ instead",
        ),
    ),
)
"""What is often put beside a release and is never published, by extension, with what to do."""

_TOP = frozenset({folder.NEWS, folder.PAGES})


def find(content: Path) -> list[Problem]:
    """Name what lies beside the places of content/ and would be published in one of them."""
    news = content / folder.NEWS
    return [
        *_astray(content, _names(content) - _TOP, news),
        *_files(news),
        *(stray for name in sorted(_names(news)) for stray in _in_release(news / name)),
    ]


def meant(names: Iterable[str]) -> dict[str, str]:
    """Give the files that were probably meant as editions, each with the name it should have.

    >>> meant(["th.md.txt", "EN.md", "note.txt"])
    {'th.md.txt': 'th.md', 'EN.md': 'en.md'}
    """
    found = {}
    for name in names:
        stem = name.lower().removesuffix(".txt").removesuffix(".md").removesuffix(".markdown")
        if stem in LANGUAGES and name not in EDITIONS:
            found[name] = f"{stem}.md"
    return found


def _astray(content: Path, names: set[str], news: Path) -> Iterator[Problem]:
    for name in sorted(names):
        if folder.RELEASE_ID.fullmatch(name) and (content / name).is_dir():
            text = Text(
                th=f"ข่าวนี้ไม่ได้อยู่ในโฟลเดอร์ {folder.NEWS} จึงไม่ถูกเผยแพร่",
                en=f"this release is not in the folder {folder.NEWS}, so it is not published",
            )
            remedy = Text(th=f"ย้ายไปไว้ใน {news}", en=f"move it into {news}")
            yield Problem(Severity.WARNING, content / name, 0, text, remedy)


def _files(news: Path) -> Iterator[Problem]:
    for name in sorted(_names(news)):
        if not (news / name).is_dir():
            text = Text(
                th="ไฟล์นี้ไม่ได้อยู่ในโฟลเดอร์ของข่าวใด จึงไม่ถูกเผยแพร่",
                en="this file is in no release's folder, so it is not published",
            )
            remedy = Text(
                th="สร้างโฟลเดอร์ข่าวด้วย ./prakat new แล้วย้ายข้อความไปไว้ในนั้น",
                en="make the release's folder with ./prakat new, and move the text there",
            )
            yield Problem(Severity.WARNING, news / name, 0, text, remedy)


def _in_release(release: Path) -> Iterator[Problem]:
    names = _names(release)
    for name, right in meant(sorted(names)).items():
        text = Text(
            th=f"ชื่อไฟล์ต้องเป็น {right} จึงจะเผยแพร่", en=f"to be published, it must be called {right}"
        )
        remedy = Text(
            th=f"เปลี่ยนชื่อเป็น {right} (Windows มักซ่อน .txt ท้ายชื่อ)",
            en=f"rename it to {right}; Windows may hide a .txt at its end",
        )
        yield Problem(Severity.WARNING, release / name, 0, text, remedy)
    for name in sorted(names):
        if name.lower() == PHOTOS and name != PHOTOS:
            text = Text(th=f"โฟลเดอร์ภาพต้องชื่อ {PHOTOS}", en=f"the photos' folder is {PHOTOS}")
            remedy = Text(th=f"เปลี่ยนชื่อเป็น {PHOTOS}", en=f"rename it to {PHOTOS}")
            yield Problem(Severity.WARNING, release / name, 0, text, remedy)
        elif Path(name).suffix.lower() in _PICTURES:
            yield _unused_picture(release / name, release / PHOTOS)
    for place in (release, release / PHOTOS):
        for name in sorted(_names(place)):
            yield from _unpublished(place / name)
    for name in sorted(_names(release / PHOTOS)):
        if (release / PHOTOS / name).is_dir() and _names(release / PHOTOS / name):
            yield _unused_picture(release / PHOTOS / name, release / PHOTOS)


def _unpublished(path: Path) -> Iterator[Problem]:
    for suffixes, remedy in _UNPUBLISHED:
        if path.suffix.lower() in suffixes and not path.name.startswith("~"):
            text = Text(
                th=f"ไฟล์ชนิด {path.suffix} จะไม่ถูกเผยแพร่",
                en=f"a file of the kind {path.suffix} is not published",
            )
            yield Problem(Severity.WARNING, path, 0, text, remedy)


def _unused_picture(path: Path, photos: Path) -> Problem:
    return Problem(
        Severity.WARNING,
        path,
        0,
        Text(th="ภาพที่นี่จะไม่แสดง", en="pictures here are not shown"),
        Text(th=f"ย้ายไปไว้ใน {photos} โดยตรง", en=f"move them into {photos} itself"),
    )


def _names(path: Path) -> set[str]:
    """Name what lies in a folder; nothing where there is none, or what is hidden."""
    try:
        return {name for name in os.listdir(path) if not name.startswith(".")}  # noqa: PTH208
    except OSError:
        return set()
