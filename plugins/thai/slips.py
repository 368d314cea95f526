"""Words that somebody typed twice: shown to an author, never corrected."""

from __future__ import annotations

import re
from typing import NamedTuple

_ALWAYS = ("นาย", "นาง", "นางสาว", "ความ", "และ", "ซึ่ง", "โดย", "จำนวน", "กระทรวง", "เป็น", "ให้")
"""Words whose doubling is a slip wherever it stands: 0 to 161 times in 62,783 real releases."""

_AT_WORD_START = ("การ",)
"""Words that others end in (บูรณาการการทำงาน): their doubling is a slip only after a gap."""

_DOUBLED = tuple(word * 2 for word in (*_ALWAYS, *_AT_WORD_START))
_SLIP = re.compile(
    rf"({'|'.join(sorted(_ALWAYS, key=len, reverse=True))})\1"
    rf"|(?<![ก-๎])({'|'.join(_AT_WORD_START)})\2(?!ันตี|์)"  # การการันตี and การการ์ด are words
)
_AFTER = 12
"""How many characters after the slip are quoted, so that its place is recognised."""


class Slip(NamedTuple):
    """Say where a doubled word begins, and quote it with the beginning of what follows."""

    start: int
    text: str


def find(text: str) -> list[Slip]:
    """Give each suspected slip of `text` with the beginning of what follows it, in order.

    >>> found = find("นายนายทศพล กล่าวว่า การการสัมมนา บูรณาการการทำงาน และการการันตี")
    >>> [(slip.start, slip.text) for slip in found]
    [(0, 'นายนายทศพล'), (20, 'การการสัมมนา')]
    """
    if not any(doubled in text for doubled in _DOUBLED):
        return []
    return [Slip(found.start(), _quoted(text, found)) for found in _SLIP.finditer(text)]


def _quoted(text: str, found: re.Match[str]) -> str:
    rest = re.split(r"\s", text[found.end() : found.end() + _AFTER + 1], maxsplit=1)[0]
    return found[0] + (f"{rest[:_AFTER]}…" if len(rest) > _AFTER else rest)
