"""Plain text as Markdown that shows exactly that text.

What an old item holds is text, never markup: a line that begins with "1." is no list of ours, a
"<b>" is three characters. Only what a renderer would interpret is escaped, so that the Markdown
stays readable to whoever edits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_INLINE = re.compile(
    r"[\\`*\[{]"  # escapes, code, emphasis, links, attributes
    r"|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"  # emphasis; inside a word it is none
    r"|<"
    r"|&(?=#?[0-9A-Za-z]+;)"
)
_ENTITIES = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "~": "&#126;", "=": "&#61;", "|": "&#124;"}
"""Characters that Markdown's backslash does not reach."""

_AT_START = re.compile(
    r"#|>|\|"  # heading, quotation, table
    r"|[-+](?=\s|$|[-+])"  # list, rule, underlined heading
    r"|=(?==*\s*$)|~(?=~~)|:(?=\s)|!(?=!!)"  # heading, code, definition, admonition
)
_NUMBER_AT_START = re.compile(r"(?:\d+\.|[0-9]+\))(?=\s|$)")
"""A list item: Python-Markdown takes "๑." for one, editors that follow CommonMark take "1)"."""


def markdown(paragraphs: Iterable[str]) -> str:
    r"""Write paragraphs as Markdown that renders to exactly them, the file's last "\n" included.

    A "\n" in a paragraph becomes a hard line break. Expects text that `item.tidy` has cleaned.

    >>> print(markdown(["๑) ประชาสัมพันธ์", "1. <b> & *", "# ก\n- ข"]), end="")
    ๑) ประชาสัมพันธ์
    <BLANKLINE>
    1\. &lt;b> & \*
    <BLANKLINE>
    \# ก
    \- ข
    """
    return "\n\n".join("  \n".join(map(_line, text.split("\n"))) for text in paragraphs) + "\n"


def _line(text: str) -> str:
    text = _INLINE.sub(_escape, text)
    if _AT_START.match(text):
        return _escape_char(text[0]) + text[1:]
    number = _NUMBER_AT_START.match(text)
    return f"{text[: number.end() - 1]}\\{text[number.end() - 1 :]}" if number else text


def _escape(found: re.Match[str]) -> str:
    return _escape_char(found[0])


def _escape_char(char: str) -> str:
    return _ENTITIES.get(char) or "\\" + char
