"""Markdown as the author of a press release means it, where that differs from a programmer's.

- Lines set in by a tab or by spaces, as official letters begin their paragraphs, are paragraphs and
  no code.
- `๑.` at the start of a line is text and stays as it was written; a list of Markdown's is numbered
  with 1, 2, 3. HTML counts in no other digits, and would count anew.
- A line that begins with a Thai number or a bullet begins a line of the page too.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

ITEM = r" {0,3}(?:[๐-๙]+(?:[.)] ?|/)|[•●▪◦‣·\uf0b7\uf0a7\uf0d8])"
"""How an item begins that no list of Markdown's is made of; the last three are Word's symbols."""

_ITEM = re.compile(ITEM)
_ALIGNED = re.compile(r"text-align: (?P<side>left|center|right);")


class ItemPreprocessor(Preprocessor):
    """End the line before an item with Markdown's line break."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines, two spaces behind each that an item follows."""
        following = [*lines[1:], ""]
        return [
            f"{line}  " if line.strip() and _ITEM.match(after) else line
            for line, after in zip(lines, following, strict=True)
        ]


class AlignmentTreeprocessor(Treeprocessor):
    """Turn the alignment of a table's cells, which is a style, into a class of ours."""

    def run(self, root: ET.Element) -> None:
        """Change `root` in place."""
        for cell in root.iter():
            if cell.tag in ("td", "th") and (found := _ALIGNED.match(cell.get("style", ""))):
                del cell.attrib["style"]
                cell.set("class", f"pk-{found['side']}")


CLASSES = {name: {"pk-left", "pk-center", "pk-right"} for name in ("td", "th")}
"""The classes that a sanitiser has to let pass."""


class ProseExtension(Extension):
    """Read a text as prose. It comes after the extension that makes lists sane."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown's own name
        """Take out code by indentation, and change what begins an item of a list."""
        md.parser.blockprocessors.deregister("code")
        for name in ("olist", "ulist"):
            processor = md.parser.blockprocessors[name]
            for pattern in ("RE", "CHILD_RE", "INDENT_RE"):
                setattr(
                    processor, pattern, re.compile(getattr(processor, pattern).pattern, re.ASCII)
                )
        md.preprocessors.register(ItemPreprocessor(md), "prakat_items", 10)
        md.treeprocessors.register(AlignmentTreeprocessor(md), "prakat_alignment", 15)
