"""Documents that a new release is made from: Word, HTML or plain text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from pathlib import Path
from typing import Final, NamedTuple

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.legacy import days, frame, markup, notices, seed, webpage, word
from plugins.legacy.block import LINES, Block, joined
from plugins.legacy.complaints import LONG_TITLE, Complaint, quoted
from plugins.legacy.item import tidy

TOP: Final = 3
"""Blocks below the title among which a date or a division may stand by itself."""
BOTTOM: Final = 6
"""Blocks at the end among which date, division and credit may stand."""
_RULE: Final = re.compile(r"[-_–—*=.]{3,}")
_THAI: Final = re.compile("[ก-ฮ]")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")

UNREADABLE = Complaint(
    Severity.ERROR,
    Text(th="เปิดอ่านไม่ได้ ({reason})", en="this can't be read ({reason})"),
    Text(th="ตรวจชื่อไฟล์และสิทธิ์อ่าน", en="check the file's name and that you may read it"),
)
UNKNOWN = Complaint(
    Severity.ERROR,
    Text(
        th="อ่านไฟล์ชนิด “{ending}” ไม่ได้ ที่อ่านได้คือ {known}",
        en="files that end in “{ending}” can't be read; known are {known}",
    ),
    Text(
        th="บันทึกเป็น .docx ด้วย Word หรือคัดลอกข้อความลงไฟล์ .txt",
        en="save it as .docx with Word, or copy its text into a .txt file",
    ),
)
EMPTY = Complaint(
    Severity.ERROR,
    Text(th="ไม่มีข้อความในไฟล์นี้", en="there is no text in this file"),
    Text(
        th="ถ้าเป็นภาพสแกน ให้พิมพ์ข้อความลงไฟล์ .txt",
        en="if it is a scan, type its text into a .txt file",
    ),
)
NOT_TEXT = Complaint(
    Severity.ERROR,
    Text(th="ไฟล์นี้ไม่ใช่ข้อความ", en="this is no text"),
    Text(th="บันทึกเป็นข้อความแบบ UTF-8", en="save it as UTF-8 text"),
)
NOTICE = Complaint(
    Severity.WARNING,
    Text(
        th="ไม่ได้นำประกาศเหนือข่าวมา: {found}", en="the notice above the release was left out: {found}"
    ),
    Text(
        th="ประกาศบนทุกหน้าอยู่ใน content/notices.toml",
        en="notices that stand on every page are in content/notices.toml",
    ),
)
LEFT_OUT = Complaint(
    Severity.WARNING,
    Text(
        th="ภาพวาดของ Word {count} ภาพไม่ได้นำมา อัลบั้มรับ JPEG, PNG, TIFF และ WebP",
        en="{count} drawings of Word's own were left out; an album takes JPEG, PNG, TIFF and WebP",
    ),
    Text(
        th="บันทึกเป็นภาพ JPEG แล้ววางในโฟลเดอร์ photos ถ้าต้องการ",
        en="save them as JPEG and put them into the folder photos if they are wanted",
    ),
)


@dataclass
class Manuscript:
    """Hold what a document says of a release; what it does not say is empty.

    lang: "th" where it has Thai letters, else "en". when: a date, or a naive datetime of Bangkok.
    written: the date as it stands there. division: as it is named there. body: Markdown.
    pictures: their bytes, by the names that they get.
    """

    lang: str = "th"
    title: str = ""
    when: dt.date | None = None
    written: str = ""
    division: str = ""
    credit: str = ""
    body: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)


def read(path: Path, divisions: Collection[str]) -> Manuscript:
    """Read a document; the form is told by the file's ending.

    divisions: the names that a line of its own may have to be taken for the division.
    Raises PrakatError that says what can't be read.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise PrakatError(
            UNKNOWN.at(path, ending=path.suffix or path.name, known=", ".join(READERS))
        )
    try:
        blocks, pictures, left_out = reader(path)
    except OSError as error:
        raise PrakatError(UNREADABLE.at(path, reason=error.strerror or str(error))) from error
    if not blocks:
        raise PrakatError(EMPTY.at(path))
    manuscript = Manuscript(pictures=pictures)
    if left_out:
        manuscript.warnings.append(LEFT_OUT.at(path, count=left_out))
    if len(blocks) > 1 and notices.recognised(blocks[0].text):
        manuscript.warnings.append(NOTICE.at(path, found=quoted(blocks.pop(0).text)))
    manuscript.lang = "th" if any(_THAI.search(block.text) for block in blocks) else "en"
    _understand(manuscript, blocks, divisions)
    return manuscript


class Found(NamedTuple):
    """Hold what a reader finds in a document: its pictures by name, and how many it left out."""

    blocks: list[Block]
    pictures: dict[str, bytes]
    left_out: int = 0


def _word(path: Path) -> Found:
    found = word.read(path)
    return Found(webpage.blocks(found.html), found.pictures, found.left_out)


def _webpage(path: Path) -> Found:
    """Put the page's one heading of the first level first, whatever stands above it."""
    blocks = webpage.blocks(_decoded(path))
    headings = [block for block in blocks if block.kind == "h1"]
    if len(headings) == 1:
        blocks.sort(key=lambda block: block.kind != "h1")
    return Found(blocks, {})


def _text(path: Path) -> Found:
    """Part text at blank lines; where there are none each line is a paragraph, as Word has it."""
    text = tidy(_decoded(path))[0].strip("\n")
    parts = re.split(r"\n\n+", text) if "\n\n" in text else text.split("\n")
    return Found([_lines(part.split("\n")) for part in parts if part], {})


def _lines(lines: list[str]) -> Block:
    blocks = [Block(" ".join(line.split()), markup.markdown([line])[:-1]) for line in lines]
    return joined(blocks, LINES) if len(blocks) > 1 else blocks[0]


def _decoded(path: Path) -> str:
    try:
        text, _ = seed.decode(path.read_bytes())
    except UnicodeDecodeError:
        raise PrakatError(NOT_TEXT.at(path)) from None
    if "\0" in text:
        raise PrakatError(NOT_TEXT.at(path))
    return text


READERS: Final[dict[str, Callable[[Path], Found]]] = {
    ".docx": _word,
    ".html": _webpage,
    ".htm": _webpage,
    ".txt": _text,
}


def _understand(manuscript: Manuscript, blocks: list[Block], divisions: Collection[str]) -> None:
    """Take title, date, division and credit out of the blocks; the rest is the body."""
    blocks = [block for block in _parted(blocks, divisions) if not _is_mark(block.text)]
    at = _title(blocks, divisions)
    if at is not None:
        manuscript.title = blocks.pop(at).text
    edge = {*range((at or 0) + TOP), *range(len(blocks) - BOTTOM, len(blocks))}
    body = []
    for n, block in enumerate(blocks):
        kept = _take(manuscript, block, divisions) if n in edge else block
        body += [kept] if kept else []
    is_shifted = any(block.kind == "h1" for block in body)  # h1 is the title's alone
    manuscript.body = "".join(
        f"{'#' * (is_shifted and block.kind in _HEADINGS)}{block.markdown}\n\n" for block in body
    ).rstrip("\n") + "\n" * bool(body)


def _parted(blocks: list[Block], divisions: Collection[str]) -> Iterator[Block]:
    """Part paragraphs at top and bottom where one of their lines says something of the release."""
    for n, block in enumerate(blocks):
        said = [frame.read(line.text, divisions) is not None for line in block.lines]
        if TOP < n < len(blocks) - BOTTOM or not any(said):
            yield block
            continue
        for is_said, group in groupby(zip(said, block.lines, strict=True), lambda pair: pair[0]):
            lines = [line for _, line in group]
            yield from lines if is_said else [joined(lines, block.kind)]


def _title(blocks: list[Block], divisions: Collection[str]) -> int | None:
    """Find the title: a heading at the top, or the first block that says nothing else.

    Of lines that stand close together as text does, or are too long for a title, it is the first;
    they are parted in `blocks`.
    """
    said = takewhile(lambda block: frame.is_above_title(block.text, divisions), blocks)
    first = len([*said])
    at = next((n for n, block in enumerate(blocks[: first + TOP]) if block.kind == "h1"), first)
    if at == len(blocks):
        return None
    block = blocks[at]
    if block.lines and (block.kind == LINES or len(block.text) > LONG_TITLE):
        blocks[at : at + 1] = [block.lines[0], joined(block.lines[1:], block.kind)]
    is_title = blocks[at].kind in ("h1", "h2", "p") and len(blocks[at].text) <= LONG_TITLE
    return at if is_title else None


def _is_mark(text: str) -> bool:
    return bool(_RULE.fullmatch(text) or seed.is_gallery_mark(text))


def _take(manuscript: Manuscript, block: Block, divisions: Collection[str]) -> Block | None:
    """Take what a line of its own says of the release; give what is left for the body."""
    said = frame.read(block.text, divisions)
    if said is None:
        return block
    if said.kind == "division":
        manuscript.division = manuscript.division or block.text
    elif said.kind == "credit":
        manuscript.credit = manuscript.credit or block.text
    elif said.when is not None:
        if manuscript.when is None:
            manuscript.when, manuscript.written = said.when, said.written
        if days.day(said.when) != days.day(manuscript.when):
            return block
    return Block(said.kept, markup.markdown([said.kept])[:-1]) if said.kept else None
