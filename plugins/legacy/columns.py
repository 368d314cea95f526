"""The columns of a table of HTML: cells that reach over rows, and which columns hold numbers."""

from __future__ import annotations

import re
from typing import Final

from bs4 import Tag

_NUMBER: Final = re.compile(r"[+−–-]?\s*[0-9๐-๙][0-9๐-๙,.\s]*%?")
_NOTHING: Final = re.compile(r"[-–—.\s]*")
_WIDEST: Final = 100
"""Columns and rows over which a cell may reach; more is a mistake that would fill the memory."""


def fill(table: Tag) -> None:
    """Put an empty cell wherever one from a row above reaches, so that columns stay columns."""
    reaching: dict[int, int] = {}
    for row in table("tr"):
        at = 0
        cells = row(("td", "th"), recursive=False)
        for cell in cells:
            while reaching.get(at, 0):
                reaching[at] -= 1
                cell.insert_before(Tag(name="td"))
                at += 1
            down = _span(cell, "rowspan") - 1
            for column in range(at, at + _span(cell, "colspan")):
                reaching[column] = down
            at += _span(cell, "colspan")
        while reaching.get(at, 0):
            reaching[at] -= 1
            row.append(Tag(name="td"))
            at += 1


def delimiters(table: Tag, width: int) -> list[str]:
    """Give the signs below the head of a table of Markdown: columns of numbers stand right."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in table("tr")[1:]:
        at = 0
        for cell in row(("td", "th"), recursive=False):
            if at < width:
                columns[at].append(" ".join(cell.get_text(" ").split()))
            at += _span(cell, "colspan")
    return ["--:" if _is_numeric(column) else "---" for column in columns]


def _is_numeric(cells: list[str]) -> bool:
    said = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    return bool(said) and all(_NUMBER.fullmatch(cell) for cell in said)


def _span(cell: Tag, name: str) -> int:
    written = str(cell.get(name, ""))
    span = int(written) if written.isascii() and written.isdecimal() else 1
    return max(1, min(_WIDEST, span))
