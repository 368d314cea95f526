"""Lists that are typed as a letter has them, which Markdown runs together: said, never changed.

Markdown makes lists of `1. ` and `- ` only, with a space behind them. What `prose` breaks lines
before (`๑.`, `•`) comes out as typed. All else that begins a line is text of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.errors import Text
from plugins.thai_content.doubt import Doubt

_LETTERS = ("กขคงจฉชซฌญ", "abcdefghijklmnopqrstuvwxyz")
"""The letters that items are counted with, in order; ฃ and ฅ are left out in Thai lists."""

_MARK = re.compile(
    r"[ \t]*(?:(?P<number>[0-9]{1,2}\.)(?P<gap>[ \t]*)(?![0-9\s])"
    r"|(?P<section>[0-9]{1,2}(?:\.[0-9]{1,2})+)(?![0-9,%])"
    r"|(?P<bracket>[0-9]{1,2}\)|\([0-9๐-๙]{1,2}\))"
    r"|(?P<thai>[ก-ญ][.)]|\([ก-ญ]\))"
    r"|(?P<latin>[a-z][.)](?=\s)|\([a-z]\))"
    r"|(?P<dash>[-–—])(?P<space>[ \t]*)(?![-–—\s0-9])"
    r"|(?P<sign>[✓✔➢➤►▶■□❖◆★☆]|o(?=[ \t])))"
)
"""How the items begin that authors type; an item of Markdown's own is one of them."""

_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_BROKEN = re.compile(r"(?:  |<br ?/?>)\Z")
"""How a line ends that is not drawn together with the next."""

_SPACED = Text(
    th="ถ้าเป็นรายการ เขียนแต่ละข้อเป็น “{right} ข้อความ” (เว้นวรรคหลัง {right}) และเว้นหนึ่งบรรทัดก่อนข้อแรก",
    en="in a list write each item as “{right} text”, with a space behind {right}, and leave a "
    "blank line before the first",
)
_BREAK = Text(
    th="เว้นหนึ่งบรรทัดก่อนแต่ละข้อ หรือเว้นวรรคสองครั้งท้ายบรรทัดก่อนหน้าทุกข้อ",
    en="leave a blank line before each item, or end each line before one with two spaces",
)


class _Mark(NamedTuple):
    """Hold how an item begins.

    kind: what all items of its list have in common.
    parts: what it is counted with, the parts of `1.2`; none for a sign.
    is_markdown: it begins an item of Markdown's where a list begins.
    """

    kind: str
    parts: tuple[int, ...]
    text: str
    is_markdown: bool

    def follows(self, other: _Mark) -> bool:
        """Tell whether this is the next item of the list of `other`."""
        if self.kind != other.kind:
            return False
        if not self.parts:
            return True
        return self.parts == (*other.parts[:-1], other.parts[-1] + 1)


def find(text: str) -> Iterator[Doubt]:
    r"""Give the second item of each list of `text` that will be shown as one line, in order.

    One item alone is a number or a dash that happens to begin a line.

    >>> [doubt.start for doubt in find("มีดังนี้\n1.ก\n2.ข\n3.ค\n\n1. ก\n2. ข\n\n(3) ก\nและ 5) ข")]
    [13]
    """
    for block in _BLOCK.finditer(text):
        if "\n" in block[0].rstrip("\n") and not block[0].startswith(("|", "<")):
            yield from _run_together(block[0], block.start())


def _run_together(block: str, start: int) -> Iterator[Doubt]:
    """Give the second item of each list of a block of lines without a blank one between."""
    last: dict[str, _Mark] = {}
    said: set[str] = set()
    before = ""
    for line in block.split("\n"):
        mark = _mark(line)
        if mark:
            one = last.get(mark.kind)
            joined = before and not mark.is_markdown and not _BROKEN.search(before)
            if one and joined and mark.follows(one) and mark.kind not in said:
                said.add(mark.kind)
                yield _doubt(start, line, mark)
            last[mark.kind] = mark
        start += len(line) + 1
        before = line


def _mark(line: str) -> _Mark | None:
    found = _MARK.match(line)
    if not found:
        return None
    kind = str(found.lastgroup)
    if found["number"]:
        return _Mark("number", (int(found["number"][:-1]),), found["number"], bool(found["gap"]))
    if found["dash"]:
        is_item = found["dash"] == "-" and bool(found["space"])
        return _Mark(found["dash"], (), found["dash"], is_item)
    text = found[0].strip()
    if found["sign"]:
        return _Mark(text, (), text, is_markdown=False)
    counted = text.strip(".()")
    if found["section"]:
        count = tuple(map(int, counted.split(".")))
    elif found["bracket"]:
        count = (int(counted),)
    else:
        count = (next((abc.index(counted) for abc in _LETTERS if counted in abc), -9),)
    shape = re.sub(r"[^().]+", "", text) if not found["section"] else ""
    return _Mark(kind + shape, count, text, is_markdown=False)


def _doubt(start: int, line: str, mark: _Mark) -> Doubt:
    shown = " ".join(line.split())
    shown = shown if len(shown) <= 30 else f"{shown[:30]}…"
    said = Text(
        th=f"รายการนี้จะแสดงต่อกันเป็นบรรทัดเดียว “{shown}” จะไม่ขึ้นบรรทัดใหม่",
        en=f"this list will be shown as one line: “{shown}” will not begin a new one",
    )
    if mark.kind not in {"number", "-", "–", "—"}:
        return Doubt(start, said, _BREAK)
    right = mark.text if mark.kind == "number" else "-"
    remedy = Text(th=_SPACED.th.format(right=right), en=_SPACED.en.format(right=right))
    return Doubt(start, said, remedy)
