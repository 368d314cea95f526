"""Plain text as Markdown that shows exactly that text.

What an old item holds is text, never markup: a line that begins with "1." is no list of ours, a
"<b>" is three characters. Only what our renderer would misread is escaped, so that the Markdown
stays readable to whoever edits it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_INLINE = re.compile(r"[\\`*_\[{<&]")
"""What may be an escape, code, emphasis, a link, attributes, HTML or an entity."""
_ENTITY = re.compile(r"&(?:#|[0-9A-Za-z]+;)")
_TAG = re.compile(r"<(?:[A-Za-z/!?]|$)")
"""What may be HTML; "<ด่วน>" is none."""
_ESCAPES = re.compile(r"\\[!-/:-@\[-`{-~]")
_LINK = re.compile(r"\](?:[(\[:]|\s+[\[:])")
_BRACKETS = re.compile(r"\[(?:[\[^]|TOC\])")
"""What makes links of brackets, or else notes, wiki links and a table of contents."""

_AT_START = re.compile(
    r"#|>"  # heading, quotation
    r"|[-+*](?=\s|$)"  # list; a sign alone may get the spaces of a line break
    r"|[-:|](?=[-:|\s]*$)"  # rule, underlined heading, the second row of a table
    r"|[*_](?=[*_\s]*$)"  # rule
    r"|=(?==*\s*$)|~(?=~~)|:(?=\s|$)|!(?=!!)"  # heading, code, definition, admonition
)
_NUMBER_AT_START = re.compile(r"[0-9]+\.(?=\s|$)")
"""An item of a list; our pages take "๑." and "1)" as text, and so they stay."""
_STARTS = frozenset("#>|-+=~:!*_")

_ENTITIES = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "~": "&#126;", "=": "&#61;", "|": "&#124;"}
"""Characters that Markdown's backslash does not reach."""
_SINGLE_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")


def markdown(paragraphs: Iterable[str]) -> str:
    r"""Write paragraphs as Markdown that renders to exactly them, the file's last "\n" included.

    A "\n" in a paragraph becomes a hard line break. Expects text that `item.tidy` has cleaned.

    >>> print(markdown(["๑) ประชาสัมพันธ์", "1. <b> & *", "# ก"]), end="")
    ๑) ประชาสัมพันธ์
    <BLANKLINE>
    1\. &lt;b> & *
    <BLANKLINE>
    \# ก
    """
    text = at_start("\n\n".join(inline(paragraph) for paragraph in paragraphs))
    return _SINGLE_BREAK.sub("  \n", text) + "\n"


def inline(text: str, whole: str | None = None, always: str = "") -> str:
    r"""Escape what would be emphasis, a link, code or HTML within a line.

    A sign that makes a pair is escaped only where its paragraph has another.

    whole: the paragraph where `text` is only a part of it. always: signs to escape in any case,
    since the paragraph has markup of ours.

    >>> inline("*ด่วน* <b> a_b")
    '\\*ด่วน\\* &lt;b> a_b'
    >>> inline("*หมายเหตุ <ด่วน> 1_000_ [1]")
    '*หมายเหตุ <ด่วน> 1_000_ [1]'
    """
    if not _INLINE.search(text):
        return text
    paragraph = text if whole is None else whole
    pairs = {*always} | {sign for sign in "*_`" if _count(sign, paragraph) > 1}
    if _LINK.search(paragraph):
        pairs.add("[")
    pairs |= {sign for sign, other in (("{", "}"), ("<", "@")) if other in paragraph}
    return _INLINE.sub(lambda found: _escaped(found, pairs), text)


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


def _escaped(found: re.Match[str], pairs: Collection[str]) -> str:
    char, text, at = found[0], found.string, found.start()
    means = char in pairs
    if char == "_":
        means = means and not _is_within(text, at)
    elif char == "&":
        means = _ENTITY.match(text, at) is not None
    elif char == "<":
        means = means or _TAG.match(text, at) is not None
    elif char == "[":
        means = means or _BRACKETS.match(text, at) is not None
    elif char == "\\":
        means = means or at + 1 == len(text) or _ESCAPES.match(text, at) is not None
    return _escape(char) if means else char


def _count(sign: str, text: str) -> int:
    """Count the signs that may open or close something."""
    if sign != "_":
        return text.count(sign)
    return sum(not _is_within(text, at) for at, char in enumerate(text) if char == sign)


def _is_within(text: str, at: int) -> bool:
    """Tell whether a sign stands inside a word, as in an address, where it is no emphasis."""
    return _is_letter(text[at - 1 : at]) and _is_letter(text[at + 1 : at + 2])


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _escape(char: str) -> str:
    return _ENTITIES.get(char) or "\\" + char
