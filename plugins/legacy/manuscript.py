"""Documents that a new release is made from: Word, HTML or plain text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from plugins.errors import PrakatError, Problem
from plugins.legacy import (
    days,
    frame,
    leavings,
    markup,
    notices,
    opening,
    pictures,
    seed,
    webpage,
    word,
)
from plugins.legacy.block import LINES, Block, joined
from plugins.legacy.complaints import Complaint, listed, quoted
from plugins.legacy.item import tidy
from plugins.legacy.surroundings import NOTHING, Around

TOP: Final = 3
"""Blocks below the title among which a date or a division may stand by itself."""
BOTTOM: Final = 6
"""Blocks at the end among which date, division and credit may stand."""
_RULE: Final = re.compile(r"[-_–—*=.]{3,}")
_THAI: Final = re.compile("[ก-ฮ]")
_LATIN: Final = re.compile("[A-Za-z]")
_HEADINGS: Final = ("title", "h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Manuscript:
    """Hold what a document says of a release; what it does not say is empty.

    lang: "th" or "en", by its letters. when: a date, or a naive datetime of Bangkok.
    written: the date as it stands there. division: as it is named there. body: Markdown.
    pictures: their bytes, by the names that they get; so are alts, what is to be seen in them,
    and captions.
    """

    lang: str = "th"
    title: str = ""
    when: dt.date | None = None
    written: str = ""
    division: str = ""
    credit: str = ""
    body: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)


def read(path: Path, divisions: Collection[str]) -> Manuscript:
    """Read a document; the form is told by the file's ending.

    divisions: the names that a line of its own may have to be taken for the division.
    Raises PrakatError that says what can't be read.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise PrakatError(
            leavings.UNKNOWN.at(path, ending=path.suffix or path.name, known=", ".join(READERS))
        )
    try:
        found = reader(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PrakatError(leavings.UNREADABLE.at(path, reason=reason)) from error
    blocks = found.blocks
    if not blocks:
        raise PrakatError(leavings.EMPTY.at(path))
    manuscript = Manuscript(pictures=found.pictures, alts=found.alts)
    if found.left_out:
        manuscript.warnings.append(leavings.LEFT_OUT.at(path, count=found.left_out))
    if len(blocks) > 1 and notices.recognised(blocks[0].text):
        notice = listed([blocks.pop(0).text])
        manuscript.warnings.append(leavings.NOTICE.at(path, found=notice))
    manuscript.lang = _language(block.text for block in blocks)
    _understand(manuscript, found, path, divisions)
    return manuscript


class Found(NamedTuple):
    """Hold what a reader finds in a document: as `Word` does, but blocks."""

    blocks: list[Block]
    pictures: dict[str, bytes]
    alts: dict[str, str]
    left_out: int = 0
    around: Around = NOTHING


def _word(path: Path) -> Found:
    found = word.read(path)
    return Found(
        webpage.blocks(found.html), found.pictures, found.alts, found.left_out, found.around
    )


def _webpage(path: Path) -> Found:
    """Put the page's one heading of the first level first, whatever stands above it."""
    blocks = webpage.blocks(_decoded(path))
    headings = [block for block in blocks if block.kind == "h1"]
    if len(headings) == 1:
        blocks.sort(key=lambda block: block.kind != "h1")
    return Found(blocks, {}, {})


def _text(path: Path) -> Found:
    """Part text at blank lines; where there are none each line is a paragraph, as Word has it."""
    text = tidy(_decoded(path))[0].strip("\n")
    parts = re.split(r"\n\n+", text) if "\n\n" in text else text.split("\n")
    return Found([_lines(part.split("\n")) for part in parts if part], {}, {})


def _lines(lines: list[str]) -> Block:
    blocks = [Block(" ".join(line.split()), markup.markdown([line])[:-1]) for line in lines]
    return joined(blocks, LINES) if len(blocks) > 1 else blocks[0]


def _decoded(path: Path) -> str:
    try:
        text, _ = seed.decode(path.read_bytes())
    except UnicodeDecodeError:
        raise PrakatError(leavings.NOT_TEXT.at(path)) from None
    if "\0" in text:
        raise PrakatError(leavings.NOT_TEXT.at(path))
    return text


READERS: Final[dict[str, Callable[[Path], Found]]] = {
    ".docx": _word,
    ".html": _webpage,
    ".htm": _webpage,
    ".txt": _text,
}


def _understand(
    manuscript: Manuscript, found: Found, path: Path, divisions: Collection[str]
) -> None:
    """Take title, date, division and credit out of the blocks; the rest is the body."""
    parted = _parted(found.blocks, divisions)
    top = opening.read([block for block in parted if not _is_mark(block.text)], divisions)
    manuscript.title = top.title.text if top.title else ""
    above = [*_said(manuscript, top.letterhead, path, divisions), *top.above]
    blocks = [*above, *top.below]
    edge = _edge(blocks, TOP + len(above))
    body = []
    for n, block in enumerate(blocks):
        kept = _take(manuscript, block, divisions) if n in edge else block
        body += [kept] if kept else []
    _look_around(manuscript, found.around, path, divisions)
    arranged = pictures.arrange(body)
    manuscript.captions = arranged.captions
    places = [f"{name} → {quoted(words)}" for name, words in arranged.places.items()]
    _warn(manuscript, leavings.PLACES, path, ", ".join(places))
    out = [block for block in (top.title, *top.letterhead) if block]
    for complaint, struck in ((leavings.STRUCK_OUT, out), (leavings.STRUCK, arranged.body)):
        words = [words for block in struck for words in block.struck]
        _warn(manuscript, complaint, path, listed(words))
    manuscript.body = _markdown([block for block in arranged.body if block.markdown])


def _markdown(body: list[Block]) -> str:
    is_shifted = any(block.kind in ("h1", "title") for block in body)  # h1 is the title's alone
    return "".join(
        f"{'#' * (is_shifted and block.kind in _HEADINGS)}{block.markdown}\n\n" for block in body
    ).rstrip("\n") + "\n" * bool(body)


def _warn(manuscript: Manuscript, complaint: Complaint, path: Path, found: str) -> None:
    if found:
        manuscript.warnings.append(complaint.at(path, found=found))


def _edge(blocks: list[Block], top: int) -> set[int]:
    """Give the positions at the top and the bottom; pictures alone do not count."""
    texts = [n for n, block in enumerate(blocks) if block.text]
    return {*texts[:top], *texts[-BOTTOM:]}


def _parted(blocks: list[Block], divisions: Collection[str]) -> Iterator[Block]:
    """Part paragraphs at top and bottom where one of their lines says something of the release."""
    edge = _edge(blocks, 2 * TOP)
    for n, block in enumerate(blocks):
        said = [frame.read(line.text, divisions) is not None for line in block.lines]
        if n not in edge or block.kind == "table" or not any(said):
            yield block
            continue
        for is_said, group in groupby(zip(said, block.lines, strict=True), lambda pair: pair[0]):
            lines = [line for _, line in group]
            yield from lines if is_said else [joined(lines, block.kind)]


def _said(
    manuscript: Manuscript, letterhead: list[Block], path: Path, divisions: Collection[str]
) -> list[Block]:
    """Give the lines of a letterhead that say something of the release; name all others."""
    lines = [line for block in letterhead for line in block.lines or (block,)]
    said = [line for line in lines if frame.read(line.text, divisions)]
    others = [line.text for line in lines if line not in said and line.text]
    named = (name for text in others for name in divisions if name in text)
    manuscript.division = manuscript.division or next(named, "")
    _warn(manuscript, leavings.LETTERHEAD, path, listed(others))
    logos = {name for block in letterhead for name in block.pictures}
    for name in logos:
        del manuscript.pictures[name]
        manuscript.alts.pop(name, None)
    if logos:
        manuscript.warnings.append(leavings.LOGO.at(path, count=len(logos)))
    return said


def _look_around(
    manuscript: Manuscript, around: Around, path: Path, divisions: Collection[str]
) -> None:
    """Take date and division of the pages' header where the text has none; name what is lost."""
    for line in around.edges:
        said = frame.read(line, divisions)
        if said and said.when and manuscript.when is None:
            manuscript.when, manuscript.written = said.when, said.written
        if said and said.kind == "division":
            manuscript.division = manuscript.division or line
    _warn(manuscript, leavings.EDGES, path, listed(around.edges))
    _warn(manuscript, leavings.STRUCK_TWICE, path, listed(around.struck))
    _warn(manuscript, leavings.FORMULAS, path, listed(around.formulas))
    if around.drawn:
        manuscript.warnings.append(leavings.DRAWN.at(path, count=around.drawn))


def _language(texts: Iterable[str]) -> str:
    """Tell the language by which letters are more: an English text may name somebody in Thai."""
    text = " ".join(texts)
    thai = len(_THAI.findall(text))
    return "th" if thai and thai * 2 >= len(_LATIN.findall(text)) else "en"


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
