"""Dates in running text become `<time>` elements that a machine can read.

Works on the Markdown renderer's own tree, so that code, attributes and addresses are never
touched. The text that a reader sees stays as it was written; the other era is in the title.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.thai import dates
from plugins.thai_content import filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

_LEFT_ALONE = frozenset({"code", "pre", "time", "kbd", "samp", "script", "style"})
_YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")
_MACHINE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?|\d\d-\d\d|\d\d:\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def machine_value(iso: str) -> str | None:
    """Give the `datetime` attribute for an ISO value, or None where HTML has no form for it.

    Ranges, day lists and 24:00 have none.

    >>> machine_value("2019-04-29"), machine_value("XXXX-04-29"), machine_value("2019-04/2019-05")
    ('2019-04-29', '04-29', None)
    """
    value = _YEARLESS.sub(r"\1", iso).removeprefix("T")
    if not _MACHINE.fullmatch(value) or value.startswith("24:"):
        return None
    return value


def other_era(iso: str, lang: str) -> str | None:
    """Say a whole day in the era that pages of `lang` don't use; None for anything but a day.

    >>> other_era("2019-04-29", "th"), other_era("2019-04-29", "en")
    ('29 เมษายน ค.ศ. 2019', '29 April B.E. 2562')
    """
    return filters.other_era(dt.date.fromisoformat(iso), lang) if _DAY.fullmatch(iso) else None


class Mark(NamedTuple):
    """Hold the attributes `datetime` and, where there is one, `title` of `text[start:end]`."""

    start: int
    end: int
    value: str
    title: str | None


def marks(text: str, lang: str, day: dt.date | None = None) -> Iterator[Mark]:
    """Find the dates of a text that HTML has a form for, in order, for pages of `lang`.

    A date that is in doubt is left alone; the checks tell its author.

    day: the release's own day, which says what "today" means.

    >>> list(marks("เมื่อ ๒๙ เมษายน ๒๕๖๒", "en"))
    [Mark(start=6, end=20, value='2019-04-29', title='29 April B.E. 2562')]
    """
    for found in dates.find(text, day):
        value = machine_value(found.iso) if found.iso and not found.reason else None
        if value is not None:
            yield Mark(found.start, found.end, value, other_era(value, lang))


class TimeTreeprocessor(Treeprocessor):
    """Wrap each date of the text nodes of a Markdown tree in `<time>`."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.lang = lang
        self.day: dt.date | None = None

    def run(self, root: ET.Element) -> None:
        """Change `root` in place."""
        self._visit(root)

    def _visit(self, element: ET.Element) -> None:
        if element.tag in _LEFT_ALONE:
            return
        children = list(element)
        if element.text and not isinstance(element.text, AtomicString):
            text, times = self._split(element.text)
            element.text = text
            for position, time in enumerate(times):
                element.insert(position, time)
        for child in children:
            self._visit(child)
            if child.tail:
                tail, times = self._split(child.tail)
                child.tail = tail
                after = list(element).index(child) + 1
                for position, time in enumerate(times, start=after):
                    element.insert(position, time)

    def _split(self, text: str) -> tuple[str, list[ET.Element]]:
        """Cut `text` into what stands before the first date, and the dates with their tails."""
        times: list[ET.Element] = []
        found = list(marks(text, self.lang, self.day))
        ends = [mark.start for mark in found[1:]] + [len(text)]
        for mark, until in zip(found, ends, strict=False):
            time = ET.Element("time", {"datetime": mark.value})
            if mark.title:
                time.set("title", mark.title)
            time.text = text[mark.start : mark.end]
            time.tail = text[mark.end : until]
            times.append(time)
        return (text[: found[0].start] if found else text), times


class TimeExtension(Extension):
    """Add `TimeTreeprocessor` for pages of `lang` after Markdown's inline patterns ran."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang
        self.processor: TimeTreeprocessor | None = None

    def of(self, day: dt.date | None) -> None:
        """Take the next texts to be of `day`."""
        if self.processor:
            self.processor.day = day

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Markdown's own name
        """Register behind "inline" (priority 20), so that links and emphasis are elements."""
        self.processor = TimeTreeprocessor(md, self.lang)
        md.treeprocessors.register(self.processor, "prakat_times", 15)
