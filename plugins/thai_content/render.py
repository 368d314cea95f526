"""Markdown to the HTML of a page: safe whoever wrote it, with machine-readable dates and links."""

from __future__ import annotations

import datetime as dt
import html
import re

import nh3
from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from plugins.thai_content import anchors, paragraphs
from plugins.thai_content.headings import HeadingExtension
from plugins.thai_content.links import CLASS, LinkExtension
from plugins.thai_content.numerals import NumeralsExtension
from plugins.thai_content.prose import CLASSES, ProseExtension
from plugins.thai_content.times import TimeExtension

_NAMES = (
    "a abbr b blockquote br caption cite code dd del dfn dl dt em figcaption figure h2 h3 h4 h5 h6 "
    "hr i img ins kbd li ol p pre q s samp small strong sub sup table tbody td tfoot th thead time "
    "tr ul var"
)
TAGS = frozenset(_NAMES.split())
"""The elements that a release's body may hold; all others lose their tags and keep their text."""

_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "del": {"datetime"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src", "alt", "title", "width", "height"},
    "ins": {"datetime"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime", "title"},
}
_CONTROLS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
"""C0 and C1 controls: not allowed in HTML (WHATWG, 13.1.4), though old texts hold them."""

_SCHEMES = {"http", "https", "mailto", "tel"}


_OWN_ADDRESS = re.compile(r"(?!//)[^\s:\\\x00-\x20]+")
"""An address on this site. Browsers read a backslash as a slash and skip tabs and line ends."""


def _own_images_only(element: str, attribute: str, value: str) -> str | None:
    """Drop the source of a picture that another host would serve: pages call no third party."""
    if element == "img" and attribute == "src" and not _OWN_ADDRESS.fullmatch(value):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=_ATTRIBUTES,
    allowed_classes=CLASSES | {"a": {CLASS}},
    attribute_filter=_own_images_only,
    url_schemes=_SCHEMES,
    link_rel="noopener",
    strip_comments=True,
)
_STRIPPER = nh3.Cleaner(tags=set(), strip_comments=True)


class Renderer:
    """Convert Markdown for pages of one language; one parser serves any number of texts.

    numerals: a key of `numerals.CONVERSIONS`.
    """

    def __init__(self, lang: str, numerals: str = "source", *, times: bool = True) -> None:
        self._times = TimeExtension(lang)
        extensions = [
            TableExtension(),
            SaneListExtension(),
            TocExtension(slugify=anchors.heading),
            HeadingExtension(),
            ProseExtension(),
            LinkExtension(),
        ]
        if times:
            extensions.append(self._times)
        if numerals != "source":
            extensions.append(NumeralsExtension(numerals))
        self._lang = lang if times else None
        self._is_source = numerals == "source"
        self._markdown = Markdown(extensions=extensions, output_format="html")

    def render(self, text: str, day: dt.date | None = None) -> str:
        """Give the sanitised HTML of `text`.

        day: the release's own day, which says what "today" in the text means.

        >>> Renderer("th").render("เมื่อ ๒๙ เมษายน ๒๕๖๒ <script>alert(1)</script>")
        '<p>เมื่อ <time datetime="2019-04-29" title="29 เมษายน ค.ศ. 2019">๒๙ เมษายน ๒๕๖๒</time> </p>'
        """
        shown = visible(text)
        quick = paragraphs.render(shown, self._lang, day) if self._is_source else None
        return self.render_fully(shown, day) if quick is None else quick

    def render_fully(self, text: str, day: dt.date | None = None) -> str:
        """Give what `render` gives, by way of the whole Markdown parser."""
        self._times.of(day)
        self._markdown.reset()
        return _CLEANER.clean(self._markdown.convert(text))


def visible(text: str) -> str:
    r"""Leave out the control characters that a page may not hold; line ends and tabs stay.

    >>> visible("ก\x0bข\n\x85")
    'กข\n'
    """
    return _CONTROLS.sub("", text)


def plain(page_html: str) -> str:
    r"""Give the text of HTML without its tags, entities resolved.

    >>> plain("<p>ก &amp; ข</p>\n<p>ค</p>")
    'ก & ข\nค'
    """
    return html.unescape(_STRIPPER.clean(page_html))
