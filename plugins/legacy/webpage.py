"""HTML, of a saved page or a Word document, as blocks of Markdown."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote

from bs4 import BeautifulSoup, NavigableString, Tag
from markdownify import ATX, SPACES, MarkdownConverter

from plugins.legacy import columns, markup
from plugins.legacy.block import Block
from plugins.legacy.item import tidy
from plugins.thai import addresses

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
_OURS: Final = (
    ("*_", ("b", "strong", "i", "em")),
    ("[`", ("a",)),
    ("\\", ("a", "b", "strong", "i", "em", "s", "del", "strike", "sup", "sub")),
    ("`", ("code", "kbd", "samp", "pre", "td")),
)
"""Signs that Markdown of ours uses, and for which elements: none of a text may stand beside one."""
_EMPHASES: Final = ("b", "strong", "i", "em")
_WORD_ENDS: Final = re.compile(r"[\w\u0e31-\u0e4e](?:[^*_]*[\w\u0e31-\u0e4e])?", re.DOTALL)
_UNSAFE: Final = re.compile(r"[\s()<>\[\]{}|`\\\"*]")
_DELIMITERS: Final = re.compile(r"\|(?: --- \|)+")
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
    for table in element("table") if kind != "table" else [element]:
        columns.fill(table)
    pictures = tuple(str(picture["src"]) for picture in element("img") if picture.get("src"))
    for picture in element(("img", "picture")):
        picture.decompose()
    struck = tuple(
        words for found in element(_STRUCK) if (words := " ".join(found.get_text().split()))
    )
    made = tidy_markdown(_Converter(element).convert_soup(element))
    made = made.replace("![", "\\![")  # a link behind an exclamation mark, and no picture
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
    """Writes an element's Markdown as Python-Markdown reads it."""

    def __init__(self, element: Tag) -> None:
        super().__init__(
            heading_style=ATX, newline_style=SPACES, bullets="-", table_infer_header=True,
            escape_misc=False, escape_asterisks=False, escape_underscores=False,
            sup_symbol="<sup>", sub_symbol="<sub>", autolinks=False,
        )  # fmt: skip
        self._whole = element.get_text()
        self._always = "".join(sign for sign, names in _OURS if element.find(names))

    def escape(self, text: str, parent_tags: set[str]) -> str:
        escaped = markup.inline(text.replace("\u00a0", " "), self._whole, self._always)
        if "a" in parent_tags:
            escaped = escaped.replace("]", "\\]")
        return escaped.replace("|", "&#124;") if parent_tags & {"td", "th"} else escaped

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        el["href"] = _UNSAFE.sub(lambda sign: quote(sign[0]), str(el.get("href", "")))
        if not el["href"] or (el["href"] == el.get_text() and _stands_alone(el)):
            return text
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        plain = markup.at_start(text.strip(" \n"))
        return str(super().convert_p(el, plain, parent_tags))  # type: ignore[misc]  # it has no types

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasis(el, text, "**", "strong", parent_tags)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasis(el, text, "*", "em", parent_tags)

    convert_strong, convert_i = convert_b, convert_em

    def convert_s(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        said = text.strip()
        return text.replace(said, f"<s>{said}</s>") if said else text

    convert_del = convert_strike = convert_s

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        lines = text.strip().split("\n")
        at = next((n for n, line in enumerate(lines) if _DELIMITERS.fullmatch(line)), None)
        if at is not None:
            width = lines[at].count("---")
            lines[at] = f"| {' | '.join(columns.delimiters(el, width))} |"
        return str(super().convert_table(el, "\n".join(lines), parent_tags))  # type: ignore[misc]

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        first, *more = text.strip().split("\n") or [""]
        if el.contents and isinstance(el.contents[0], NavigableString):
            first = markup.at_start(first)
        rest = [" " * _INDENT * bool(line.strip()) + line for line in more]
        return "\n".join([f"{_marker(el):<{_INDENT}}{first}", *rest]) + "\n"


def _emphasis(el: Tag, text: str, sign: str, name: str, parents: set[str]) -> str:
    """Write emphasis with its sign where that is understood, else as HTML.

    A sign between a letter and a bracket or quotation mark is none to Markdown.
    """
    said = text.strip()
    if not said or parents & {"_noformat", *_EMPHASES}:
        return text
    is_plain = _is_parted(el) or (_WORD_ENDS.fullmatch(said) and not _touches(el))
    if is_plain and not el.find(_EMPHASES) and not said.startswith("\\"):
        return text.replace(said, f"{sign}{said}{sign}")
    return text.replace(said, f"<{name}>{said}</{name}>")


def _is_parted(element: Tag) -> bool:
    """Tell whether white space or an end is on both sides of an element within a line."""
    before, after = element.previous_sibling, element.next_sibling
    return (before is None or (isinstance(before, NavigableString) and before.endswith(" "))) and (
        after is None or (isinstance(after, NavigableString) and after.startswith(" "))
    )


def _touches(element: Tag) -> bool:
    return isinstance(element.previous_sibling, Tag) or isinstance(element.next_sibling, Tag)


def _stands_alone(link: Tag) -> bool:
    """Tell whether a link is an address that our pages make a link of by themselves."""
    text = link.get_text()
    return _is_parted(link) and [address.url for address in addresses.find(text)] == [text]


def _marker(item: Tag) -> str:
    """Give what an item of a list begins with: a hyphen, or its number."""
    if item.parent is None or item.parent.name != "ol":
        return "-"
    start = str(item.parent.get("start", ""))
    first = int(start) if start.isascii() and start.isdecimal() else 1
    return f"{first + len(item.find_previous_siblings('li'))}. "
