"""The quick way from Markdown to HTML for what nearly every release is: plain paragraphs.

It takes a text only where the full renderer would make nothing but paragraphs of it, and then
gives exactly what that would give; tests/thai_content/test_paragraphs.py compares the two.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plugins.thai_content import times

_SPECIAL = "`\\_[]<>&|\t\r\f\0\2\3"
"""The characters that may begin markup, an entity or a table, or that a parser would drop."""

_BLANK = re.compile(r"(?<=\n) +\n")
_RULE = re.compile(r" {0,3}([-*_])\1{2,} *")
_MARKUP = re.compile(
    r"\n(?: {4}| {0,3}(?:#|[*+-] |\d+\. |(?:- {0,2}){3,} *\n))|[^\n]\n[=-]+ *\n|  \n"
)
"""In a block: lines of code, headings, lists and rules, underlines of headings, line breaks."""


def render(text: str, lang: str | None, day: dt.date | None = None) -> str | None:
    r"""Give the HTML of a text that is plain paragraphs and rules; None for any other.

    lang: of the page, whose dates are marked; None marks no dates.

    >>> render("ก\n\n***\n\n12 พ.ค. 62", "en")
    '<p>ก</p>\n<hr>\n<p><time datetime="2019-05-12" title="12 May B.E. 2562">12 พ.ค. 62</time></p>'
    >>> render("ก\n\n- ข", "th")
    """
    parts = []
    for block in _BLANK.sub("\n", f"{text}\n\n").split("\n\n"):
        if _RULE.fullmatch(block.lstrip("\n")):
            parts.append("<hr>")
        elif not _is_plain(block):
            return None
        elif block.strip():
            parts.append("<p>" + "".join(_marked(block.lstrip(), lang, day)) + "</p>")
    return "\n".join(parts).replace("\N{NO-BREAK SPACE}", "&nbsp;")


def _is_plain(block: str) -> bool:
    if any(character in block for character in _SPECIAL) or block.count("*") > 1:
        return False
    return not _MARKUP.search(f"\n{block}\n")


def _marked(text: str, lang: str | None, day: dt.date | None) -> Iterator[str]:
    end = 0
    for mark in times.marks(text, lang, day) if lang else ():
        title = f' title="{mark.title}"' if mark.title else ""
        yield f'{text[end : mark.start]}<time datetime="{mark.value}"{title}>'
        yield f"{text[mark.start : mark.end]}</time>"
        end = mark.end
    yield text[end:]
