"""JavaScript without the blanks and comments that only people need.

For the theme's own modules, where statements end in semicolons and templates hold no templates.
"""

from __future__ import annotations

import re
from typing import Final

_PIECE: Final = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)
    |(?P<blank>\s+)
    |(?P<word>[\w$]+)
    |(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)
_PATTERN: Final = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_BEFORE_PATTERN: Final = frozenset("(,=:[!&|?;{}+-*%<>~^")
_ENDS: Final = frozenset(";{},([:?=&|<>*!.")
"""After these a statement goes on, or has ended in any case."""


def minify(script: str) -> str:
    r"""Take comments and needless blanks out; strings and patterns stay as they are.

    >>> minify('const a = 1; // one\nlet b = a + " x  " ;\nif (/ +/g.test(b)) { b = a / 2; }\n')
    'const a=1;let b=a+" x  ";if(/ +/g.test(b)){b=a/2;}'
    >>> minify("const c = / [^ -@]/u ;")
    'const c=/ [^ -@]/u;'
    """
    parts: list[str] = []
    blank = ""
    at = 0
    while found := _PIECE.match(script, at):
        kind, piece = found.lastgroup, found[0]
        if piece == "/" and (not parts or parts[-1][-1:] in _BEFORE_PATTERN):
            pattern = _PATTERN.match(script, at)
            piece = pattern[0] if pattern else piece
        at += len(piece)
        if kind in ("blank", "comment"):
            blank += piece if kind == "blank" else ""
            continue
        if parts and blank:
            parts.append(_needed(parts[-1][-1:], piece[0], blank))
        parts.append(piece)
        blank = ""
    return "".join(parts)


def _needed(before: str, after: str, blank: str) -> str:
    if before in _ENDS or after in "})]":
        return ""
    if _is_word(before) and _is_word(after):
        return " "
    if before in "+-" and after == before:
        return " "
    starts_statement = (
        "\n" in blank and before in "}])\"'`" and (_is_word(after) or after in "[({`")
    )
    return "\n" if starts_statement else ""


def _is_word(char: str) -> bool:
    return char.isalnum() or char in "_$#"
