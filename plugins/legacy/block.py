"""What a document is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

LINES: Final = "lines"
"""The kind of a block of plain text: whether its lines belong together nobody knows."""


class Block(NamedTuple):
    """Hold a paragraph, heading, list or table.

    text: what it says, on one line. markdown: how the site's Markdown writes it.
    kind: the name of its HTML element, or "title", "letterhead" and "caption" for Word's styles.
    lines: the same, parted at its line breaks or its table's cells, if it has any.
    struck: what is struck through in it, which `text` leaves out. pictures: their names.
    """

    text: str
    markdown: str
    kind: str = "p"
    lines: tuple[Block, ...] = ()
    struck: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def joined(lines: Sequence[Block], kind: str) -> Block:
    r"""Make a block of lines that stand below one another; one line is its own block.

    >>> joined([Block("ก", "ก"), Block("ข", "ข")], "p").markdown
    'ก  \nข'
    """
    if len(lines) == 1:
        return lines[0]
    text = " ".join(line.text for line in lines if line.text)
    struck = tuple(words for line in lines for words in line.struck)
    pictures = tuple(name for line in lines for name in line.pictures)
    made = "  \n".join(line.markdown for line in lines)
    return Block(text, made, kind, tuple(lines), struck, pictures)
