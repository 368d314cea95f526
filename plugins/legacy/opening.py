"""The top of a document: its title, and what stands above it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from plugins.legacy import frame
from plugins.legacy.block import LINES, Block, joined
from plugins.legacy.complaints import LONG_TITLE

REACH: Final = 3
"""Blocks among which a heading is the title, though something stands above it."""
_MOST_CELLS: Final = 12
"""Lines that a letterhead's table may have; one of figures has more."""


class Opening(NamedTuple):
    """Hold a document's title, the letterhead above it, what else is there, and all below."""

    title: Block | None
    letterhead: list[Block]
    above: list[Block]
    below: list[Block]


def read(blocks: list[Block], divisions: Collection[str]) -> Opening:
    """Find the title: a heading near the top, or the first block that says nothing else.

    Of plain text's lines that stand together, and of lines too long for a title, it is the first.
    """
    first = next((n for n, block in enumerate(blocks) if _may_be_title(block, divisions)), None)
    if first is None:
        return _opened(None, blocks, [], divisions)
    at = first
    for kind in ("title", "h1"):
        near = enumerate(blocks[: first + REACH])
        found = [n for n, block in near if block.kind == kind and _may_be_title(block, divisions)]
        if found:
            at = found[0]
            break
    title, below = blocks[at], blocks[at + 1 :]
    if title.lines and (title.kind == LINES or len(title.text) > LONG_TITLE):
        title, below = title.lines[0], [joined(title.lines[1:], title.kind), *below]
    if title.kind not in ("title", "h1", "h2", "p") or len(title.text) > LONG_TITLE:
        return _opened(None, blocks[:at], blocks[at:], divisions)
    return _opened(title, blocks[:at], below, divisions)


def _may_be_title(block: Block, divisions: Collection[str]) -> bool:
    return bool(block.text) and not (
        frame.is_above_title(block.text, divisions) or _is_letterhead(block, divisions)
    )


def _is_letterhead(block: Block, divisions: Collection[str]) -> bool:
    if block.kind == "table":
        return len(block.lines) <= _MOST_CELLS and (
            bool(block.pictures)
            or any(frame.is_letterhead(line.text, divisions) for line in block.lines)
        )
    return block.kind == "letterhead" or frame.is_letterhead(block.text, divisions)


def _opened(
    title: Block | None, above: list[Block], below: list[Block], divisions: Collection[str]
) -> Opening:
    """Part a letterhead from what else stands above the title; a logo belongs to it."""
    is_styled = title is not None and title.kind == "title"
    letterhead: list[Block] = []
    others: list[Block] = []
    for block in above:
        is_one = _is_letterhead(block, divisions) or (is_styled and frame.is_office(block.text))
        (letterhead if is_one and block.text not in divisions else others).append(block)
    if letterhead:
        logos = [block for block in others if block.pictures and not block.text]
        letterhead += logos
        others = [block for block in others if block not in logos]
    return Opening(title, letterhead, others, below)
