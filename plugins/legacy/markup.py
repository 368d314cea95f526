"""Plain text as Markdown that shows exactly that text.

What an old item holds is text, never markup: a line that begins with "1." is no list of ours, a
"<b>" is three characters. Only what a renderer would interpret is escaped, so that the Markdown
stays readable to whoever edits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_INLINE = re.compile(r"[\\`*_\[{<&]")
"""What may be an escape, code, emphasis, a link, attributes, HTML or an entity."""
_ENTITY = re.compile(r"&#?[0-9A-Za-z]+;")

_AT_START = re.compile(
    r"#|>|\|"  # heading, quotation, table
    r"|[-+](?=\s|$|[-+])"  # list, rule, underlined heading
    r"|[-:](?=[-:|\s]*$)"  # the second row of a table
    r"|=(?==*\s*$)|~(?=~~)|:(?=\s|$)|!(?=!!)"  # heading, code, definition, admonition
)
_NUMBER_AT_START = re.compile(r"(?:\d+\.|[0-9]+\))(?=\s|$)")
"""A list item: Python-Markdown takes "๑." for one, editors that follow CommonMark take "1)"."""
_STARTS = frozenset("#>|-+=~:!")

_ENTITIES = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "~": "&#126;", "=": "&#61;", "|": "&#124;"}
"""Characters that Markdown's backslash does not reach."""
_SINGLE_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")


def markdown(paragraphs: Iterable[str]) -> str:
    r"""Write paragraphs as Markdown that renders to exactly them, the file's last "\n" included.

    A "\n" in a paragraph becomes a hard line break. Expects text that `item.tidy` has cleaned.

    >>> print(markdown(["๑) ประชาสัมพันธ์", "1. <b> & *", "# ก"]), end="")
    ๑) ประชาสัมพันธ์
    <BLANKLINE>
    1\. &lt;b> & \*
    <BLANKLINE>
    \# ก
    """
    text = at_start(inline("\n\n".join(paragraphs)))
    return _SINGLE_BREAK.sub("  \n", text) + "\n"


def inline(text: str) -> str:
    r"""Escape what would be emphasis, a link, code or HTML within a line.

    >>> inline("*ด่วน* <b> a_b")
    '\\*ด่วน\\* &lt;b> a_b'
    """
    return _INLINE.sub(_escaped, text)


def at_start(text: str) -> str:
    r"""Escape what would be a heading, a list, a rule or a table at the start of a line.

    >>> at_start("- ก\n1. ข")
    '\\- ก\n1\\. ข'
    """
    lines = text.split("\n")
    return "\n".join(_line(line) if line and _may_start(line[0]) else line for line in lines)


def _may_start(char: str) -> bool:
    return char in _STARTS or char.isdigit()


def _line(text: str) -> str:
    if _AT_START.match(text):
        return _escape(text[0]) + text[1:]
    number = _NUMBER_AT_START.match(text)
    return f"{text[: number.end() - 1]}\\{text[number.end() - 1 :]}" if number else text


def _escaped(found: re.Match[str]) -> str:
    char, text, at = found[0], found.string, found.start()
    if char == "_" and _is_letter(text[at - 1 : at]) and _is_letter(text[at + 1 : at + 2]):
        return char  # inside a word, as in an address, it is no emphasis
    if char == "&" and not _ENTITY.match(text, at):
        return char
    return _escape(char)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _escape(char: str) -> str:
    return _ENTITIES.get(char) or "\\" + char
