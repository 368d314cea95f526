"""Markdown that will not come out as its author sees it in the file: said, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from plugins.errors import Text
from plugins.thai_content import typed_lists
from plugins.thai_content.doubt import Doubt

_SUB_ITEM = re.compile(r" {1,3}(?:[*+-]|[0-9]+\.) +\S")
_TOP_ITEM = re.compile(r"(?:[*+-]|[0-9]+\.) +\S")
_ROW = re.compile(r" {0,3}\|?[^|\n]+\|")
_DELIMITERS = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\|? *")
_UNDERLINE = re.compile(r"[=-]+ *")
_LOOSE_BOLD = re.compile(
    r"(?<![\\*])\*\*(?:[ \t]+(?P<right>[^*\n]*[^*\s])|(?P<left>[^*\s][^*\n]*?)[ \t]+)\*\*(?!\*)"
    r"|\*\*[^*\n]+\*\*"
)
"""Asterisks of bold text with a space on the inner side of one pair; bold text that is sound."""

_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=\s|/?>)")


_QUOTED: Final = 40
"""How many characters of a line are quoted."""

_BLANK_LINE = Text(th="เว้นหนึ่งบรรทัดก่อนบรรทัดนี้", en="leave a blank line before it")
_LIST = Text(
    th="รายการนี้ติดกับข้อความบรรทัดก่อน จะแสดงต่อกันเป็นย่อหน้าเดียว",
    en="this list follows a line of text, and will be shown as part of its paragraph",
)
_TABLE = Text(
    th="ตารางนี้ติดกับข้อความบรรทัดก่อน จะไม่แสดงเป็นตาราง",
    en="this table follows a line of text, and will not be shown as a table",
)
_IN_TABLE = Text(
    th="ข้อความนี้ติดกับตารางข้างบน จะแสดงรวมอยู่ในตาราง",
    en="this text follows a table, and will be drawn into it",
)
_HEADING = Text(
    th="“{line}” จะแสดงเป็นหัวข้อ เพราะบรรทัดถัดไปเป็นเส้น {rule}",
    en="“{line}” will be shown as a heading, because of the {rule} below it",
)
_RULE_OR_HEADING = Text(
    th="ถ้าเป็นหัวข้อให้เขียน “## {line}” แล้วลบเส้น ถ้าไม่ใช่ให้เว้นหนึ่งบรรทัดก่อนเส้น",
    en="write a heading as “## {line}” without the line below; else leave a blank line before that",
)
_BOLD = Text(
    th="“{bold}” จะไม่เป็นตัวหนา และเครื่องหมาย ** จะแสดงออกมา เพราะมีช่องว่างติดกับ **",
    en="“{bold}” will not be bold, and its ** will be shown: there is a space inside them",
)
_TIGHT = Text(th="ลบช่องว่างที่ติดกับ ** ด้านใน เป็น **{words}**", en="take the space out: **{words}**")
_SUB = Text(
    th="ข้อย่อยนี้เยื้องน้อยกว่าสี่ช่อง จะแสดงเป็นข้อหลัก",
    en="this item is set in by less than four spaces, and will be shown as one of the list above",
)
_SET_IN = Text(th="เยื้องข้อย่อยสี่ช่อง", en="set it in by four spaces")
_WRITE_TEXT = Text(
    th="ลบออก หรือถ้าเป็นข้อความให้เขียน &lt; แทน <", en="delete it, or write &lt; for a < of the text"
)


def find(text: str, tags: frozenset[str]) -> list[Doubt]:
    r"""Give what a body of Markdown may show otherwise than its author expects, in order.

    tags: the names of the HTML elements that pages may hold.

    >>> [doubt.start for doubt in find("มีดังนี้\n- ก\n- ข\n", frozenset())]
    [9]
    """
    doubts = [
        *_lines(text),
        *_blocks(text),
        *_bold(text),
        *typed_lists.find(text),
        *_lost_tags(text, tags),
    ]
    return sorted(doubts, key=lambda doubt: doubt.start)


def _lines(text: str) -> Iterator[Doubt]:
    start, before = 0, ""
    lines = text.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if _SUB_ITEM.match(line) and _TOP_ITEM.match(before):
            yield Doubt(start, _SUB, _SET_IN)
        elif _is_text(before) and _TOP_ITEM.match(line):
            yield Doubt(start, _LIST, _BLANK_LINE)
        elif _is_text(before) and _ROW.match(line) and _DELIMITERS.fullmatch(after):
            yield Doubt(start, _TABLE, _BLANK_LINE)
        start += len(line) + 1
        before = line


def _blocks(text: str) -> Iterator[Doubt]:
    """Look at what the first two lines of a block decide for all of it: a table, a heading."""
    start, block = 0, list[str]()
    for line in [*text.split("\n"), ""]:
        if line.strip():
            block.append(line)
            continue
        if len(block) > 1:
            yield from _below_table(block, start)
            yield from _underlined(block, start)
        start += sum(len(one) + 1 for one in block) + len(line) + 1
        block = []


def _below_table(block: list[str], start: int) -> Iterator[Doubt]:
    """Give the first line that belongs to a table only because no blank line stands before it."""
    if not (_ROW.match(block[0]) and _DELIMITERS.fullmatch(block[1])):
        return
    for place, line in enumerate(block):
        if place > 1 and "|" not in line:
            offset = sum(len(one) + 1 for one in block[:place])
            yield Doubt(start + offset, _IN_TABLE, _BLANK_LINE)
            return


def _underlined(block: list[str], start: int) -> Iterator[Doubt]:
    """Give a line of text that a line of dashes below makes a heading."""
    line, rule = block[:2]
    if not line.startswith("#") and re.search(r"\w", line) and _UNDERLINE.fullmatch(rule):
        yield Doubt(
            start,
            _filled(_HEADING, line=_shortened(line), rule=rule.strip()[:5]),
            _filled(_RULE_OR_HEADING, line=_shortened(line)),
        )


def _bold(text: str) -> Iterator[Doubt]:
    for found in _LOOSE_BOLD.finditer(text):
        words = found["left"] or found["right"]
        if words:
            yield Doubt(
                found.start(),
                _filled(_BOLD, bold=_shortened(found[0])),
                _filled(_TIGHT, words=_shortened(words)),
            )


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _filled(text: Text, **values: str) -> Text:
    return Text(th=text.th.format(**values), en=text.en.format(**values))


def _is_text(line: str) -> bool:
    """Tell whether a line belongs to a paragraph that what follows would be drawn into."""
    return (
        bool(line.strip())
        and not line.startswith((" ", "\t", "#", ">", "|"))
        and not _TOP_ITEM.match(line)
    )


def _lost_tags(text: str, tags: frozenset[str]) -> Iterator[Doubt]:
    for found in _TAG.finditer(text):
        if found["name"].lower() not in tags:
            said = Text(
                th=f"แท็ก <{found['name']}> จะถูกตัดออกจากหน้าเว็บ",
                en=f"the tag <{found['name']}> will be left out of the page",
            )
            yield Doubt(found.start(), said, _WRITE_TEXT)
