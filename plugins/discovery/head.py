"""What templates ask about a page's head: `discovery`, a global of every template.

`{% set head = discovery.of_page() %}` takes the template's own variables, so a page depends on
nothing else: `lang`, `path`, `page_type`, `alternates`, the values of its type, and `share_cards`,
the ids of the releases that have a card of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup

from plugins.bilingual import addresses
from plugins.discovery import (
    cards,
    edition,
    feed,
    linked_data,
    manifest,
    opensearch,
    subject,
    trail,
)
from plugins.discovery.edition import Edition
from plugins.discovery.feed import TYPES
from plugins.discovery.linked_data import Thing
from plugins.discovery.origin import Origin, moment
from plugins.discovery.picture import Picture, of_card, of_photo
from plugins.discovery.settings import Settings
from plugins.discovery.subject import Subject

NOT_INDEXED = frozenset({"404"})
"""Page types that search engines must leave out."""

_LOCALES = {"th": "th_TH", "en": "en_GB"}


@dataclass(frozen=True)
class Link:
    """Hold a link of the head: its site-absolute path, media type and title."""

    path: str
    type: str
    title: str


@dataclass(frozen=True)
class Discovery:
    """Make the head of any page of a site."""

    origin: Origin
    options: Settings

    @pass_context
    def of_page(self, values: Mapping[str, Any]) -> Head:
        """Give the head of the page whose template asks."""
        return Head(self.origin, self.options, values)


class Head:
    """Say what stands in the head of one page.

    values: what its template is given.
    """

    def __init__(self, origin: Origin, options: Settings, values: Mapping[str, Any]) -> None:
        self.origin = origin
        self.options = options
        self._values = values
        self._lang: str = values["lang"]
        self._type: str = values["page_type"]
        self.is_release = self._type == "release"

    @cached_property
    def subject(self) -> Subject:
        """Give the page's title and description."""
        return subject.of(self._type, self._lang, self.origin, self._values)

    @property
    def is_indexed(self) -> bool:
        """Tell whether search engines may list the page."""
        if self.is_release:
            return bool(self._values["article"].status != "hidden")
        return self._type not in NOT_INDEXED

    @property
    def locale(self) -> str:
        """Give the page's language as Open Graph writes it."""
        return _LOCALES[self._lang]

    @property
    def other_locales(self) -> list[str]:
        """Give the other languages that the page exists in, as Open Graph writes them."""
        return [_LOCALES[lang] for lang in self._values["alternates"] if lang != self._lang]

    @cached_property
    def edition(self) -> Edition:
        """Give the release of a release's page, in the page's language."""
        return edition.of(self._values["release"], self._lang, self.origin)

    @property
    def published(self) -> str:
        """Give the moment when a release was published."""
        return moment(self.edition.published)

    @property
    def modified(self) -> str:
        """Give the moment when a release was changed, "" where it never was."""
        return moment(self.edition.changed) if self.edition.was_changed else ""

    @cached_property
    def picture(self) -> Picture:
        """Give the picture that the page shows when it is shared."""
        if self.is_release:
            return of_photo(self.edition) or of_card(self._card_of_release(), self.origin)
        if self._division:
            place = cards.of_division(self.origin, self._lang, self._division)
        else:
            place = cards.of_site(self.origin, self._lang)
        return of_card(place, self.origin)

    @property
    def feeds(self) -> list[Link]:
        """List the feeds that follow what the page is about."""
        folders = [(feed.folder(self._lang), self.origin.title(self._lang))]
        if self._division:
            folder = feed.folder(self._lang, self._division.slug)
            title = self.origin.title(self._lang, self._division.name(self._lang))
            folders.insert(0, (folder, title))
        return [
            Link(folder + name, type_, title)
            for folder, title in folders
            for name, type_ in TYPES.items()
        ]

    @property
    def search(self) -> Link:
        """Give the description of the site's search for browsers."""
        path = addresses.home(self._lang) + opensearch.FILE
        return Link(path, opensearch.TYPE, self.origin.title(self._lang))

    @property
    def manifest(self) -> str:
        """Give the site-absolute path of the web manifest."""
        return addresses.home(self._lang) + manifest.FILE

    @property
    def licence(self) -> str:
        """Give the address of the licence, "" without one."""
        return self.options.licence

    @property
    def linked_data(self) -> Markup:
        """Give what the page is about in JSON-LD, escaped for a script element."""
        return linked_data.script(self._things())

    @property
    def _division(self) -> Any:
        """Give the division of a page that is about one; else None."""
        return self._values.get("division") if self._type.startswith("division") else None

    def _card_of_release(self) -> cards.Place:
        release = self._values["release"]
        if release.id in self._values["share_cards"]:
            return cards.of_release(self.origin, self.edition)
        return cards.of_division(self.origin, self._lang, release.division)

    def _things(self) -> list[Thing]:
        lang = self._lang
        if self._type == "index":
            return [
                linked_data.organisation(self.origin, lang),
                linked_data.website(self.origin, lang),
            ]
        url = self.origin.absolute(self._values["path"])
        steps = [
            *(
                (self.origin.absolute(path), name)
                for path, name in trail.above(self._type, lang, self._values)
            ),
            (url, self.subject.title),
        ]
        if not self.is_release:
            about = [linked_data.collection(self.origin, lang, url, self.subject.title)]
        else:
            licence = self.options.licence
            about = [linked_data.article(self.origin, self.edition, self.picture.url, licence)]
            about += [linked_data.gallery(self.edition)] if self.edition.images else []
        return [*about, linked_data.breadcrumb(steps)]
