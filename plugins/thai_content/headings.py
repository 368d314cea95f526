"""Headings of a body begin one level below the page's title, whichever level their author chose."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_FIRST, _LAST = 2, 6


class HeadingTreeprocessor(Treeprocessor):
    """Shift all headings of a Markdown tree so that the highest one is an h2."""

    def run(self, root: ET.Element) -> None:
        """Change `root` in place."""
        headings = [element for element in root.iter() if element.tag in _LEVELS]
        if not headings:
            return
        shift = _FIRST - min(_LEVELS[heading.tag] for heading in headings)
        for heading in headings:
            heading.tag = f"h{min(_LEVELS[heading.tag] + shift, _LAST)}"


class HeadingExtension(Extension):
    """Add `HeadingTreeprocessor`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown's own name
        """Register before "toc" (priority 5), which gives headings their anchors."""
        md.treeprocessors.register(HeadingTreeprocessor(md), "prakat_headings", 14)
