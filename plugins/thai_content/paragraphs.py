"""The quick way from Markdown to HTML for what nearly every release is: plain paragraphs.

It takes a text only where the full renderer would make nothing but paragraphs of it, and then
gives exactly what that would give; tests/thai_content/test_paragraphs.py compares the two.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plugins.thai import addresses
from plugins.thai_content import links, prose, times

_SPECIAL = re.compile(
    r"[`\\<\t\r\f\0\2\3]|&[#A-Za-z0-9]|\*[^*]*\*|_[^_]*_|\][(:\[]|\]\s\[|\[TOC\]|\|"
)
"""What may begin markup, an entity or a table, or what a parser would drop."""

_SIGNS = re.compile(r"[`\\<\t\r\f\0\2\3&*_\[\]|]")
"""What all of that has one of; nearly no paragraph has any, and to look for these is quick."""

_BLANK = re.compile(r"(?<=\n) +\n")
_RULE = re.compile(r" {0,3}([-*_])\1{2,} *")
_MARKUP = re.compile(
    r"\n(?: {0,3}(?:[#>]|[*+-] |[0-9]+\. |(?:- {0,2}){3,} *\n))|[^\n]\n[=-]+ *\n|  \n"
    rf"|[^\n]\n{prose.ITEM}"
)
"""In a block: headings, quotes, lists, rules, underlines of headings, line breaks, other items."""

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")
_ESCAPED = re.compile("\2(\\d+)\3")
"""A character after a backslash stands for itself; the parser keeps its number until the end."""


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
            continue
        shown = _plain(block)
        if shown is None:
            return None
        if shown.strip():
            parts.append("<p>" + "".join(_marked(shown, lang, day)) + "</p>")
    return "\n".join(parts)


def _plain(block: str) -> str | None:
    """Give the text of a block that is a paragraph, as the parser holds it; None for any other."""
    shown = block
    if "\\" in block:
        if _ESCAPED.search(block):
            return None
        shown = _ESCAPE.sub(lambda match: f"\2{ord(match[1])}\3", block)
    if _SIGNS.search(block) and _SPECIAL.search(_ESCAPED.sub("", shown)):
        return None
    if _MARKUP.search(f"\n{block}\n"):
        return None
    return shown.lstrip()


def _marked(text: str, lang: str | None, day: dt.date | None) -> Iterator[str]:
    end = 0
    for mark in times.marks(text, lang, day) if lang else ():
        title = f' title="{mark.title}"' if mark.title else ""
        yield f'{_linked(text[end : mark.start])}<time datetime="{mark.value}"{title}>'
        yield f"{_html(_unescaped(text[mark.start : mark.end]))}</time>"
        end = mark.end
    yield _linked(text[end:])


def _linked(text: str) -> str:
    """Write text for a page, its addresses as links."""
    text = _unescaped(text)
    parts, end = [], 0
    for address in addresses.find(text):
        parts.append(_html(text[end : address.start]))
        shown = _html(text[address.start : address.end])
        attributes = f'class="{links.CLASS}" href="{_html(address.url)}" rel="noopener"'
        parts.append(f"<a {attributes}>{shown}</a>")
        end = address.end
    parts.append(_html(text[end:]))
    return "".join(parts)


def _unescaped(text: str) -> str:
    """Give back the characters that stood for themselves."""
    return _ESCAPED.sub(lambda match: chr(int(match[1])), text) if "\2" in text else text


def _html(text: str) -> str:
    text = text.replace("&", "&amp;").replace(">", "&gt;")
    return text.replace("\N{NO-BREAK SPACE}", "&nbsp;")
