"""The reader of text seeds: one release as the ministry's old site showed it, saved as text.

The form is in this folder's README: an optional notice, the title, `วันที่:` with the date, the
body, a line of dashes, then the division, the date once more and the photo credit.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import PrakatError, Problem
from plugins.legacy import complaints, days, notices
from plugins.legacy.complaints import quoted
from plugins.legacy.days import Day
from plugins.legacy.item import Item, Notice, Record, tidy
from plugins.thai import dates, normalize, slips

_DATE_LINE = re.compile(r"วันที่\s*[:：]\s*(?P<date>.*)")
_RULE = re.compile(r"[-_–—]{5,}")
_GALLERY_MARKS = frozenset({"download images", "download image"})
"""What stood on a page of the ministry as the link to its gallery, in lower case."""
_LOOKS_LIKE_DATE = re.compile(r"(วันที่\s*)?[0-9๐-๙]+\s*[ก-ฮ].*[0-9๐-๙]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = {"cp874": "TIS-620/CP874", "utf-16": "UTF-16"}


@dataclass(frozen=True)
class Block:
    """Hold lines that stand together between blank lines; `line` is 1-based."""

    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Give the lines as one text."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Closing:
    """Hold what stands below the dashes."""

    division: str
    credit: str
    warnings: list[Problem]


def records(path: Path) -> Iterator[Record]:
    """Give the one record of a text seed. Raises OSError where it can't be read."""
    data = path.read_bytes()
    yield Record(path, 1, data, hashlib.sha256(data).hexdigest(), len(data))


def item(record: Record) -> Item:
    """Understand a text seed.

    Text is kept as it was written, slips included. Raises PrakatError with the first thing that
    keeps the seed from being understood, by line.
    """
    path = record.path
    decoded, warnings = _decoded(record)
    text, cleaned = tidy(decoded)
    lines = text.split("\n")
    blocks = _blocks(lines)
    if not blocks:
        raise PrakatError(complaints.EMPTY.at(path, 1))
    dated = next((n for n, line in enumerate(lines) if _DATE_LINE.fullmatch(line)), None)
    if dated is None:
        raise PrakatError(complaints.NO_DATE.at(path, blocks[0].line))
    notice, title = _top(path, _blocks(lines[:dated]), dated + 1)
    header = _header(path, lines, dated)
    rules = [n for n, line in enumerate(lines) if n >= header.line and _RULE.fullmatch(line)]
    if not rules:
        raise PrakatError(complaints.NO_DIVISION.at(path, blocks[-1].line))
    body = _blocks(lines[header.line : rules[-1]], first=header.line + 1)
    paragraphs = [block for block in body if not is_gallery_mark(block.text)]
    if not paragraphs:
        raise PrakatError(complaints.NO_BODY.at(path, header.line))
    closing = _closing(path, lines, rules[-1] + 1, header)
    warnings += complaints.of_title(path, title.line, title.text)
    warnings += [*header.warnings, *_slips(path, [title, *paragraphs]), *closing.warnings]
    return Item(
        record=record,
        when=header.when,
        category=closing.division,
        lang="th",
        title=title.text,
        paragraphs=tuple(block.text for block in paragraphs),
        credit=closing.credit,
        gallery_lost=len(paragraphs) < len(body),
        notice=notice,
        cleaned=cleaned,
        warnings=tuple(warnings),
    )


def is_gallery_mark(text: str) -> bool:
    """Tell whether a line is what stood for the gallery of a release.

    >>> is_gallery_mark("DOWNLOAD IMAGES")
    True
    """
    return text.lower() in _GALLERY_MARKS


def decode(data: bytes) -> tuple[str, str]:
    """Read bytes in any encoding that a seed may have; give the text and the encoding's name.

    Beside what `normalize.decode` knows that is UTF-16 with a mark. Raises UnicodeDecodeError.
    """
    if data.startswith(_UTF_16):
        return data.decode("utf-16"), "utf-16"
    return normalize.decode(data)


def _decoded(record: Record) -> tuple[str, list[Problem]]:
    path, data = record.path, record.data
    try:
        text, encoding = decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PrakatError(complaints.BINARY.at(path, line)) from None
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise PrakatError(complaints.BINARY.at(path, line))
    name = _ENCODINGS.get(encoding)
    return text, [complaints.CONVERTED.at(path, encoding=name)] if name else []


def _blocks(lines: list[str], first: int = 1) -> list[Block]:
    """Group lines between blank ones; `first` is the line number of lines[0]."""
    found: list[Block] = []
    start = 0
    for end, line in enumerate([*lines, ""]):
        if line:
            continue
        if end > start:
            found.append(Block(first + start, tuple(lines[start:end])))
        start = end + 1
    return found


def _top(path: Path, above: list[Block], dated: int) -> tuple[Notice | None, Block]:
    """Tell the notice from the title among the blocks above the date on line `dated`."""
    notice = notices.recognised(above[0].text) if len(above) > 1 else None
    titles = above[1:] if notice else above
    if not titles:
        raise PrakatError(complaints.NO_TITLE.at(path, dated))
    first, *more = (
        (block.line + offset, line) for block in titles for offset, line in enumerate(block.lines)
    )
    if more:
        line, second = more[0]
        two = complaints.TWO_TITLES.at(path, line, first=quoted(first[1]), second=quoted(second))
        raise PrakatError(two)
    return notice, titles[0]


def _header(path: Path, lines: list[str], dated: int) -> Day:
    """Read the date at lines[dated], or on the next line that is not blank."""
    match = _DATE_LINE.fullmatch(lines[dated])
    written = match["date"] if match else ""
    at = dated
    while not written and at + 1 < len(lines):
        at += 1
        written = lines[at]
    if not written:
        raise PrakatError(complaints.NO_DATE.at(path, dated + 1))
    return days.read(path, at + 1, written)


def _closing(path: Path, lines: list[str], start: int, header: Day) -> Closing:
    """Read division, date and credit from lines[start:], whatever their order and number."""
    found: list[str] = []
    warnings: list[Problem] = []
    for number, text in enumerate(lines[start:], start=start + 1):
        if not text:
            continue
        try:
            when = days.day(dates.parse(text.removeprefix("วันที่")))
        except dates.DateError:
            if _LOOKS_LIKE_DATE.fullmatch(text):
                unread = complaints.CLOSING_DATE_UNREAD.at(path, number, closing=quoted(text))
                warnings.append(unread)
            else:
                found.append(text)
            continue
        if when != days.day(header.when):
            differ = complaints.DATES_DIFFER.at(
                path,
                number,
                closing=quoted(text),
                header=quoted(header.written),
                header_line=header.line,
            )
            warnings.append(differ)
    if not found:
        raise PrakatError(complaints.NO_DIVISION.at(path, start))
    return Closing(found[0], ", ".join(found[1:]), warnings)


def _slips(path: Path, blocks: list[Block]) -> Iterator[Problem]:
    for block in blocks:
        for line, text in enumerate(block.lines, start=block.line):
            for slip in slips.find(text):
                yield complaints.SLIP.at(path, line, found=quoted(slip.text))
