"""Addresses in running text become links, as readers expect to be able to press them.

Works on the Markdown renderer's own tree, like the marking of dates: code, links and what their
author wrote as HTML stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from plugins.thai import addresses

if TYPE_CHECKING:
    from markdown import Markdown

CLASS = "pk-address"
"""The class of a link whose text is its address, so that print doesn't give it twice."""

_LEFT_ALONE = frozenset({"a", "code", "pre", "kbd", "samp", "script", "style", "time"})
_ANCHOR = re.compile(r"</?a\b", re.IGNORECASE)


class LinkTreeprocessor(Treeprocessor):
    """Wrap each address of the text nodes of a Markdown tree in `<a>`."""

    def run(self, root: ET.Element) -> None:
        """Change `root` in place."""
        for block in root:
            if not self._holds_html_links(block):
                self._visit(block)

    def _holds_html_links(self, block: ET.Element) -> bool:
        """Tell whether the author wrote a link as HTML; the tree has its text, not its bounds."""
        raw = self.md.htmlStash.rawHtmlBlocks
        return any(
            _ANCHOR.match(str(raw[int(found[1])]))
            for text in block.itertext()
            for found in HTML_PLACEHOLDER_RE.finditer(text)
        )

    def _visit(self, element: ET.Element) -> None:
        if element.tag in _LEFT_ALONE:
            return
        children = list(element)
        if element.text and not isinstance(element.text, AtomicString):
            element.text, links = _split(element.text)
            for position, link in enumerate(links):
                element.insert(position, link)
        for child in children:
            self._visit(child)
            if child.tail:
                child.tail, links = _split(child.tail)
                after = list(element).index(child) + 1
                for position, link in enumerate(links, start=after):
                    element.insert(position, link)


def _split(text: str) -> tuple[str, list[ET.Element]]:
    """Cut `text` into what stands before the first address, and the links with their tails."""
    links: list[ET.Element] = []
    found = list(addresses.find(text))
    ends = [address.start for address in found[1:]] + [len(text)]
    for address, until in zip(found, ends, strict=False):
        link = ET.Element("a", {"href": address.url, "class": CLASS})
        link.text = text[address.start : address.end]
        link.tail = text[address.end : until]
        links.append(link)
    return (text[: found[0].start] if found else text), links


class LinkExtension(Extension):
    """Add `LinkTreeprocessor` behind Markdown's unescaping, which makes addresses whole."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown's own name
        """Register it last: "unescape" has priority 0."""
        md.treeprocessors.register(LinkTreeprocessor(md), "prakat_links", -5)
