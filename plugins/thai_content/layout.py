"""Markdown that will not come out as its author sees it in the file: said, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.errors import Text

_SUB_ITEM = re.compile(r" {1,3}(?:[*+-]|[0-9]+\.) +\S")
_TOP_ITEM = re.compile(r"(?:[*+-]|[0-9]+\.) +\S")
_ROW = re.compile(r" {0,3}\|?[^|\n]+\|")
_DELIMITERS = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\|? *")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\((?P<address>[^)\s]*)")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=\s|/?>)")


class Doubt(NamedTuple):
    """Say where something may come out otherwise than it was meant, what, and what to do."""

    start: int
    text: Text
    remedy: Text


_BLANK_LINE = Text(th="เว้นหนึ่งบรรทัดก่อนบรรทัดนี้", en="leave a blank line before it")
_LIST = Text(
    th="รายการนี้ติดกับข้อความบรรทัดก่อน จะแสดงต่อกันเป็นย่อหน้าเดียว",
    en="this list follows a line of text, and will be shown as part of its paragraph",
)
_TABLE = Text(
    th="ตารางนี้ติดกับข้อความบรรทัดก่อน จะไม่แสดงเป็นตาราง",
    en="this table follows a line of text, and will not be shown as a table",
)
_SUB = Text(
    th="ข้อย่อยนี้เยื้องน้อยกว่าสี่ช่อง จะแสดงเป็นข้อหลัก",
    en="this item is set in by less than four spaces, and will be shown as one of the list above",
)
_SET_IN = Text(th="เยื้องข้อย่อยสี่ช่อง", en="set it in by four spaces")
_PHOTO = Text(
    th="วางไฟล์ภาพในโฟลเดอร์ photos/ ของข่าว ภาพจะแสดงใต้เนื้อข่าวเอง แล้วลบบรรทัดนี้",
    en="put the file into the release's folder photos/, where it is shown by itself; delete this",
)
_WRITE_TEXT = Text(
    th="ลบออก หรือถ้าเป็นข้อความให้เขียน &lt; แทน <", en="delete it, or write &lt; for a < of the text"
)


def find(text: str, tags: frozenset[str]) -> list[Doubt]:
    r"""Give what a body of Markdown may show otherwise than its author expects, in order.

    tags: the names of the HTML elements that pages may hold.

    >>> [doubt.start for doubt in find("มีดังนี้\n- ก\n- ข\n", frozenset())]
    [9]
    """
    return sorted([*_lines(text), *_pictures(text), *_lost_tags(text, tags)], key=lambda d: d.start)


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


def _is_text(line: str) -> bool:
    """Tell whether a line belongs to a paragraph that what follows would be drawn into."""
    return (
        bool(line.strip())
        and not line.startswith((" ", "\t", "#", ">", "|"))
        and not _TOP_ITEM.match(line)
    )


def _pictures(text: str) -> Iterator[Doubt]:
    for found in _PICTURE.finditer(text):
        address = found["address"]
        said = Text(
            th=f"ภาพ “{address}” ในเนื้อข่าวจะไม่แสดง",
            en=f"the picture “{address}” in the text will not be shown",
        )
        yield Doubt(found.start(), said, _PHOTO)


def _lost_tags(text: str, tags: frozenset[str]) -> Iterator[Doubt]:
    for found in _TAG.finditer(text):
        if found["name"].lower() not in tags:
            said = Text(
                th=f"แท็ก <{found['name']}> จะถูกตัดออกจากหน้าเว็บ",
                en=f"the tag <{found['name']}> will be left out of the page",
            )
            yield Doubt(found.start(), said, _WRITE_TEXT)
