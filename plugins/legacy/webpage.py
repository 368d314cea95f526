"""HTML, of a saved page or a Word document, as blocks of Markdown."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any, Final

from bs4 import BeautifulSoup, NavigableString, Tag
from markdownify import ATX, SPACES, MarkdownConverter

from plugins.legacy import markup
from plugins.legacy.block import Block
from plugins.legacy.item import tidy

_NOT_TEXT: Final = (
    "script", "style", "template", "noscript", "nav", "header", "footer", "aside", "form", "iframe",
    "button", "svg", "object", "video", "audio",
)  # fmt: skip
"""Elements that are no part of what a release says."""
STYLES: Final = frozenset({"title", "letterhead", "caption"})
"""Classes that say what a paragraph is for; `word` gives them."""
_GROUPS: Final = ("article", "center", "div", "main", "section", "body", "html", "[document]")
_BLOCKS: Final = (
    "blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre",
    "table", "ul",
)  # fmt: skip
_MOST_LINES: Final = 40
"""Line breaks of a paragraph that may part a title from a date; a poem has more."""
_BACK: Final = "↑"
"""How Mammoth leads back from a footnote."""
_STRUCK: Final = ("s", "del", "strike")
_RAISED: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
"""How a title, which is plain text, writes what stands raised."""
_INDENT: Final = 4
"""Columns by which Python-Markdown wants what belongs to an item of a list to be set in."""


def blocks(html: str) -> list[Block]:
    r"""Give the headings, paragraphs, lists and tables of what a page is about, in order.

    A block of pictures alone has no text. A link to a place in the page is its text alone: ours
    has no such places.

    >>> [block.markdown for block in blocks("<nav>เมนู</nav><h1>ก</h1><p>1. <b>ข</b></p>")]
    ['# ก', '1\\. **ข**']
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(_NOT_TEXT):
        element.decompose()
    for link in soup.select('a[href^="#"]'):
        if link.get_text() == _BACK:
            link.decompose()
        else:
            link.unwrap()
    root = _main(soup)
    found = (_block(element) for element in _elements(root))
    return [block for block in found if block.text or block.struck or block.pictures]


def _main(soup: BeautifulSoup) -> Tag:
    for selector in ("article", "main", "[role=main]", "body"):
        found = soup.select(selector)
        if len(found) == 1:
            return found[0]
    return soup


def _elements(group: Tag) -> Iterator[Tag]:
    """Go through groups to the blocks in them; text that stands loose becomes paragraphs."""
    loose: list[Any] = []
    for child in [*group.children]:
        if isinstance(child, Tag) and (child.name in _BLOCKS or _is_group(child)):
            yield from _paragraphs(loose)
            loose = []
            if child.name in _BLOCKS:
                yield child
            else:
                yield from _elements(child)
        else:
            loose.append(child)
    yield from _paragraphs(loose)


def _is_group(element: Tag) -> bool:
    return element.name in _GROUPS or element.find(_BLOCKS) is not None


def _paragraphs(loose: list[Any]) -> Iterator[Tag]:
    """Make paragraphs of loose text; two line breaks part them."""
    paragraph = Tag(name="p")
    breaks = 0
    for node in loose:
        if isinstance(node, Tag) and node.name == "br":
            breaks += 1
        elif not isinstance(node, NavigableString) or node.strip():
            if breaks >= 2:
                yield paragraph
                paragraph = Tag(name="p")
            elif breaks and paragraph.contents:
                paragraph.append(Tag(name="br", can_be_empty_element=True))
            breaks = 0
            paragraph.append(node)
    if paragraph.contents:
        yield paragraph


def _block(element: Tag) -> Block:
    kind = element.name if element.name in _BLOCKS else "p"
    lines: Iterable[Block] = ()
    if kind == "p":
        lines = _lines(element)
    elif kind == "table":
        cells = element(("td", "th"))
        lines = [_block(copy.copy(line)) for cell in cells for line in cell("p") or [cell]]
    pictures = tuple(str(picture["src"]) for picture in element("img") if picture.get("src"))
    for picture in element(("img", "picture")):
        picture.decompose()
    struck = tuple(
        words for found in element(_STRUCK) if (words := " ".join(found.get_text().split()))
    )
    made = tidy_markdown(_Converter().convert_soup(element))
    said = _text(element, "" if kind == "p" else " ")
    style = "".join(element.get("class") or ())
    kind = style if style in STYLES else kind
    return Block(said, made, kind, tuple(lines), struck, pictures)


def _text(element: Tag, gap: str) -> str:
    """Give what an element says on one line, without what is struck through in it.

    A line break parts words as a space does. Changes the element.
    """
    for line_break in element("br"):
        line_break.append(" ")
    for struck in element(_STRUCK):
        struck.decompose()
    for raised in element("sup"):
        raised.string = raised.get_text().translate(_RAISED)
    return " ".join(tidy(element.get_text(gap))[0].split())


def _lines(paragraph: Tag) -> list[Block]:
    """Part a paragraph at its line breaks, each line within the marks that it stood in."""
    count = len(paragraph("br")) + 1
    if not 1 < count <= _MOST_LINES:
        return []
    lines = []
    for wanted in range(count):
        line = copy.copy(paragraph)
        at = 0
        for node in [*line.descendants]:
            if isinstance(node, Tag) and node.name == "br":
                at += 1
                node.extract()
            elif at != wanted and (not isinstance(node, Tag) or node.name == "img"):
                node.extract()
        lines.append(_block(line))
    return [line for line in lines if line.text or line.struck]


def tidy_markdown(text: str) -> str:
    r"""Clean Markdown without touching what stands at the ends of its lines, which means something.

    >>> tidy_markdown("\n-   ก\u200bข  \n    ค\n")
    '-   กข  \n    ค'
    """
    return "\n".join(_tidy_line(line) for line in text.strip("\n").split("\n"))


def _tidy_line(line: str) -> str:
    inner = line.strip(" ")
    start = len(line) - len(line.lstrip(" "))
    breaks = "  " if inner and line.endswith("  ") else ""
    return " " * start * bool(inner) + tidy(inner)[0] + breaks


class _Converter(MarkdownConverter):
    """Writes Markdown as Python-Markdown reads it."""

    def __init__(self) -> None:
        super().__init__(
            heading_style=ATX, newline_style=SPACES, bullets="-", table_infer_header=True,
            escape_misc=False, escape_asterisks=False, escape_underscores=False,
            sup_symbol="<sup>", sub_symbol="<sub>",
        )  # fmt: skip

    def escape(self, text: str, parent_tags: set[str]) -> str:
        escaped = markup.inline(text.replace("\u00a0", " "))
        return escaped.replace("|", "&#124;") if parent_tags & {"td", "th"} else escaped

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        plain = markup.at_start(text.strip(" \n"))
        return str(super().convert_p(el, plain, parent_tags))  # type: ignore[misc]  # it has no types

    def convert_s(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        said = text.strip()
        return text.replace(said, f"<s>{said}</s>") if said else text

    convert_del = convert_strike = convert_s

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        first, *more = text.strip().split("\n") or [""]
        if el.contents and isinstance(el.contents[0], NavigableString):
            first = markup.at_start(first)
        marker = "1." if el.parent is not None and el.parent.name == "ol" else "-"
        rest = [" " * _INDENT * bool(line.strip()) + line for line in more]
        return "\n".join([marker.ljust(_INDENT) + first, *rest]) + "\n"
