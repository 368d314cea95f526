"""What a Word document says outside its text, or in a way that Mammoth does not read."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
)
_DOCUMENT: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_PAGE: Final = re.compile(
    r"(?:หน้า|Page)?[\s0-9๐-๙/|()–-]*(?:of|จาก|ของ)?[\s0-9๐-๙/|()–-]*", re.IGNORECASE
)
"""The number of a page, which no page of ours has."""


class Around(NamedTuple):
    """Hold the lines of headers and footers, and what of the text itself can't be kept.

    struck: words struck through twice, which arrive as plain ones. formulas: their signs.
    drawn: how many charts and diagrams there are.
    """

    edges: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    drawn: int = 0


NOTHING: Final = Around()


def read(archive: zipfile.ZipFile) -> Around:
    """Read a document's parts. Raises what a broken one raises."""
    names = set(archive.namelist())
    if _DOCUMENT not in names:
        return Around()
    document = ET.fromstring(archive.read(_DOCUMENT))  # noqa: S314  expat stops entities that grow
    edges = [
        line
        for name in _edges(archive, names)
        for line in _lines(ET.fromstring(archive.read(name)))  # noqa: S314
    ]
    return Around(
        tuple(dict.fromkeys(line for line in edges if not _PAGE.fullmatch(line))),
        tuple(_struck_twice(document)),
        tuple(filter(None, (_said(found) for found in document.iter(f"{_MATHS}oMath")))),
        sum(1 for name in _DRAWN for _ in document.iter(name)),
    )


def _edges(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    """Give the names of the parts that are headers, then of those that are footers."""
    if _RELATIONS not in names:
        return
    relations = ET.fromstring(archive.read(_RELATIONS))  # noqa: S314
    for kind in ("/header", "/footer"):
        for relation in relations:
            if relation.get("Type", "").endswith(kind):
                name = posixpath.normpath(
                    posixpath.join("word", relation.get("Target", ""))
                ).lstrip("/")
                if name in names:
                    yield name


def _lines(part: ET.Element) -> Iterator[str]:
    for paragraph in part.iter(f"{_WORD}p"):
        if line := _said(paragraph):
            yield line


def _struck_twice(document: ET.Element) -> Iterator[str]:
    for run in document.iter(f"{_WORD}r"):
        mark = run.find(f"{_WORD}rPr/{_WORD}dstrike")
        if mark is not None and mark.get(f"{_WORD}val") not in ("0", "false") and _said(run):
            yield _said(run)


def _said(element: ET.Element) -> str:
    """Give the text in an element; what was deleted under tracked changes is no text."""
    parts = []
    for node in element.iter():
        if node.tag in (f"{_WORD}t", f"{_MATHS}t"):
            parts.append(node.text or "")
        elif node.tag in (f"{_WORD}tab", f"{_WORD}br"):
            parts.append(" ")
    return " ".join("".join(parts).split())
