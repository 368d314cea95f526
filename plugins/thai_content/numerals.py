"""Numerals in running text as the site's setting asks: as written, Thai or Arabic.

Works on the Markdown renderer's own tree: code, attributes and addresses are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from plugins.thai import digits

CONVERSIONS: dict[str, Callable[[str], str]] = {
    "source": str,
    "thai": digits.to_thai,
    "arabic": digits.to_arabic,
}
"""What the setting PRAKAT_NUMERALS may be, and what each does to a text."""

_PLACEHOLDER = re.compile(f"({STX}[^{ETX}]*{ETX})")
"""What Markdown puts in place of raw HTML and escaped characters; its digits are addresses."""

_LEFT_ALONE = frozenset({"code", "pre", "kbd", "samp", "script", "style"})


class NumeralsTreeprocessor(Treeprocessor):
    """Convert the digits of the text nodes of a Markdown tree."""

    def __init__(self, md: Markdown, convert: Callable[[str], str]) -> None:
        super().__init__(md)
        self.convert = convert

    def run(self, root: ET.Element) -> None:
        """Change `root` in place."""
        for element in root.iter():
            if element.tag not in _LEFT_ALONE and not isinstance(element.text, AtomicString):
                element.text = self._converted(element.text)
            if element is not root:
                element.tail = self._converted(element.tail)

    def _converted(self, text: str | None) -> str | None:
        if not text:
            return text
        parts = _PLACEHOLDER.split(text)
        parts[::2] = [self.convert(part) for part in parts[::2]]
        return "".join(parts)


class NumeralsExtension(Extension):
    """Add `NumeralsTreeprocessor` behind the marking of dates, which reads the source's digits."""

    def __init__(self, numerals: str) -> None:
        super().__init__()
        self.convert = CONVERSIONS[numerals]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown's own name
        """Register behind "prakat_times" (priority 15)."""
        md.treeprocessors.register(NumeralsTreeprocessor(md, self.convert), "prakat_numerals", 12)
