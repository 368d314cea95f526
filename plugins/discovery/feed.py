"""What a feed holds, whatever its format: its names, its addresses and its newest entries.

A feed holds the releases that exist in its language, and no others: who subscribes to English
reads English. Which feeds there are never depends on what they hold, so that a reader may
subscribe to a division before it publishes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import nh3

from plugins.bilingual import addresses
from plugins.discovery.edition import Edition, withdrawal
from plugins.discovery.origin import Origin
from plugins.errors import Text
from plugins.thai import dates

ATOM = "feed.atom"
JSON = "feed.json"
TYPES = {ATOM: "application/atom+xml", JSON: "application/feed+json"}
"""The formats by the file's name, with their media types (RFC 4287, JSON Feed 1.1)."""

BYTES = 800_000
"""How much text a feed carries; readers refuse feeds beyond about a megabyte."""

NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=7)))
"""What an archive without any release says of its last change, which Atom demands."""

WITHDRAWN_TITLE = Text(th="(ถอนแล้ว) {}", en="(Withdrawn) {}")
CHANGED = Text(th="แก้ไขเมื่อ {}: {}", en="Changed on {}: {}")

_TAGS = (
    "a abbr b blockquote br caption cite code dd del dl dt em h2 h3 h4 h5 h6 hr i img ins li ol p "
    "pre q s small strong sub sup table tbody td tfoot th thead time tr u ul"
)
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}


@dataclass(frozen=True)
class Entry:
    """Hold an edition with its text.

    id: permanent, even when the site moves to another address.
    title: as feeds show it: a withdrawn one says so.
    html: sanitised, every address absolute; None where the feed has no room for it.
    """

    edition: Edition
    id: str
    title: str
    html: str | None


@dataclass(frozen=True)
class Feed:
    """Hold a feed in one language.

    folder: the site-absolute path that it stands below: a home page or a division's.
    id_base: what its ids begin with: the site's first address.
    """

    lang: str
    title: str
    origin: Origin
    folder: str
    id_base: str
    entries: Sequence[Entry]
    hub: str = ""
    licence: str = ""

    @property
    def id(self) -> str:
        """Give the feed's permanent id."""
        return identity(self.id_base, self.folder + ATOM)

    @property
    def updated(self) -> dt.datetime:
        """Give the moment of the last change to any entry."""
        return max((entry.edition.changed for entry in self.entries), default=NEVER)

    @property
    def home(self) -> str:
        """Give the absolute address of the page that the feed follows."""
        return self.origin.absolute(self.folder)

    def address(self, name: str) -> str:
        """Give the absolute address of the feed in the format of that name."""
        return self.origin.absolute(self.folder + name)


def folder(lang: str, division: str = "") -> str:
    """Give the path below which a language's feeds stand, or those of a division.

    >>> folder("th"), folder("en", "pr")
    ('/', '/en/division/pr/')
    """
    return addresses.division(lang, division) if division else addresses.home(lang)


def identity(id_base: str, path: str) -> str:
    """Give the permanent id of what stands at a site-absolute path.

    >>> identity("https://first.example.go.th", "/news/20190429-1/")
    'https://first.example.go.th/news/20190429-1/'
    """
    return id_base.rstrip("/") + addresses.quote(path)


def entries(
    editions: Iterable[tuple[Edition, str]], id_base: str, room: int = BYTES
) -> list[Entry]:
    """Make entries of editions and their HTML, newest first.

    id_base: what ids begin with: the site's first address.
    room: bytes of text for all entries together; one whose text doesn't fit any more has none.
    """
    made = []
    for edition, text in editions:
        html: str | None = content(edition, text)
        size = len(escape(html or "", quote=False).encode())
        if size > room:
            html = None
        else:
            room -= size
        made.append(Entry(edition, identity(id_base, edition.path), title(edition), html))
    return made


def title(edition: Edition) -> str:
    """Give an edition's title; a withdrawn one's says so, because readers show titles alone."""
    if not edition.is_withdrawn:
        return edition.title
    return WITHDRAWN_TITLE.show(edition.lang).format(edition.title)


def content(edition: Edition, text: str) -> str:
    """Give a release's HTML as a feed shows it, addresses absolute.

    What happened to the release comes first, then its cover, then its text. Of a withdrawn one
    only that and why is told: feeds carry further what they are given.

    The text is sanitised again with fewer elements: ids and titles mean nothing in a reader.
    """
    if edition.is_withdrawn:
        return _history(edition)
    cleaner = nh3.Cleaner(
        tags=set(_TAGS.split()),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative=("rewrite_with_base", edition.url),
        link_rel=None,
    )
    return _history(edition) + _cover(edition) + str(cleaner.clean(text))


def _cover(edition: Edition) -> str:
    if not edition.images:
        return ""
    image = edition.images[0]
    size = f'width="{image.width}" height="{image.height}"'
    return f'<p><img src="{escape(image.url)}" alt="{escape(image.alt)}" {size}></p>'


def _history(edition: Edition) -> str:
    notes = []
    if edition.is_withdrawn:
        notes.append(withdrawal(edition.lang, edition.reason))
    if edition.change:
        day = dates.show(edition.changed.date(), "en" if edition.lang == "en" else "th")
        notes.append(CHANGED.show(edition.lang).format(day, edition.change))
    return "".join(f"<p><strong>{escape(note)}</strong></p>" for note in notes)
