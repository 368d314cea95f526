"""The pictures of a document in its text: whose caption a paragraph is, and where they stand."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from plugins.legacy.block import Block

_CAPTION: Final = re.compile(
    r"(?:ภาพ|รูป)(?:ประกอบ)?(?:ที่)\s*[0-9๐-๙]|(?:Photo|Picture|Figure) [0-9]"
)


class Arranged(NamedTuple):
    """Hold the blocks without captions; captions by the pictures' names.

    places: the words behind which a picture without a caption stands amid the text.
    """

    body: list[Block]
    captions: dict[str, str]
    places: dict[str, str]


def arrange(body: list[Block]) -> Arranged:
    """Find each picture's caption, on the side on which the first has it."""
    marked = [n for n, block in enumerate(body) if block.pictures or _is_caption(block)]
    side = -1 if marked and not body[marked[0]].pictures else 1
    last = max((n for n, block in enumerate(body) if block.text), default=-1)
    captions: dict[str, str] = {}
    places: dict[str, str] = {}
    used: set[int] = set()
    said = ""
    for n, block in enumerate(body):
        said = block.text or said
        beside = n + side
        if not block.pictures:
            continue
        if 0 <= beside < len(body) and beside not in used and _is_caption(body[beside]):
            used.add(beside)
            captions |= dict.fromkeys(block.pictures, body[beside].text)
        elif n < last:
            places |= dict.fromkeys(block.pictures, said)
    return Arranged([block for n, block in enumerate(body) if n not in used], captions, places)


def _is_caption(block: Block) -> bool:
    is_one = block.kind == "caption" or (block.kind == "p" and bool(_CAPTION.match(block.text)))
    return is_one and bool(block.text) and not block.pictures
