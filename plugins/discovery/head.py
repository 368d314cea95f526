"""What templates ask about a page's head: `discovery`, a global of every template.

Each method takes the template's own variables, so a page depends on nothing else: `lang`,
`path`, `page_type`, the values of its type, and `share_cards`, the ids of the releases that
have a card of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup

from plugins.bilingual import addresses
from plugins.bilingual.release import Release
from plugins.discovery import cards, edition, feed, linked_data, manifest, opensearch, subject
from plugins.discovery.feed import TYPES
from plugins.discovery.linked_data import Thing
from plugins.discovery.origin import Origin, moment
from plugins.discovery.picture import Picture, of_card, of_photo
from plugins.discovery.settings import Settings
from plugins.discovery.trail import above

NOT_INDEXED = frozenset({"404"})
"""Page types that search engines must leave out."""

_LOCALES = {"th": "th_TH", "en": "en_GB"}

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """Hold a link of the head: its site-absolute path, media type and title."""

    path: str
    type: str
    title: str


@dataclass(frozen=True)
class Head:
    """Answer what a template asks about its page's head."""

    origin: Origin
    options: Settings

    @pass_context
    def subject(self, page: Values) -> subject.Subject:
        """Give the page's title and description."""
        return subject.of(page["page_type"], page["lang"], self.origin, page)

    @pass_context
    def is_indexed(self, page: Values) -> bool:
        """Tell whether search engines may list the page."""
        if page["page_type"] == "release":
            return bool(page["article"].status != "hidden")
        return page["page_type"] not in NOT_INDEXED

    @pass_context
    def locale(self, page: Values) -> str:
        """Give the page's language as Open Graph writes it."""
        return _LOCALES[page["lang"]]

    @pass_context
    def other_locales(self, page: Values) -> list[str]:
        """Give the other languages that the page exists in, as Open Graph writes them."""
        return [_LOCALES[lang] for lang in page["alternates"] if lang != page["lang"]]

    @pass_context
    def picture(self, page: Values) -> Picture:
        """Give the picture that the page shows when it is shared."""
        lang = page["lang"]
        if page["page_type"] == "release":
            release = page["release"]
            own = edition.of(release, lang, self.origin)
            return self._picture_of(release, own, has_card=release.id in page["share_cards"])
        if page["page_type"].startswith("division") and "division" in page:
            place = cards.of_division(self.origin, lang, page["division"])
        else:
            place = cards.of_site(self.origin, lang)
        return of_card(place, self.origin)

    @pass_context
    def feeds(self, page: Values) -> list[Link]:
        """List the feeds that follow what the page is about."""
        lang = page["lang"]
        folders = [(feed.folder(lang), self.origin.title(lang))]
        if page["page_type"].startswith("division") and "division" in page:
            division = page["division"]
            title = self.origin.title(lang, division.name(lang))
            folders.insert(0, (feed.folder(lang, division.slug), title))
        return [
            Link(folder + name, type_, title)
            for folder, title in folders
            for name, type_ in TYPES.items()
        ]

    @pass_context
    def search(self, page: Values) -> Link:
        """Give the description of the site's search for browsers."""
        lang = page["lang"]
        path = addresses.home(lang) + opensearch.FILE
        return Link(path, opensearch.TYPE, self.origin.title(lang))

    @pass_context
    def manifest(self, page: Values) -> str:
        """Give the site-absolute path of the web manifest."""
        return addresses.home(page["lang"]) + manifest.FILE

    @property
    def licence(self) -> str:
        """Give the address of the licence, "" without one."""
        return self.options.licence

    @pass_context
    def linked_data(self, page: Values) -> Markup:
        """Give what the page is about in JSON-LD, escaped for a script element."""
        return linked_data.script(self._things(page))

    def moment(self, value: Any) -> str:
        """Write a moment for machines, in Bangkok's time."""
        return moment(value)

    def _picture_of(self, release: Release, own: edition.Edition, *, has_card: bool) -> Picture:
        photo = of_photo(own)
        if photo:
            return photo
        if has_card:
            return of_card(cards.of_release(self.origin, own), self.origin)
        return of_card(cards.of_division(self.origin, own.lang, release.division), self.origin)

    def _things(self, page: Values) -> list[Thing]:
        lang, page_type = page["lang"], page["page_type"]
        if page_type == "index":
            return [
                linked_data.organisation(self.origin, lang),
                linked_data.website(self.origin, lang),
            ]
        url = self.origin.absolute(page["path"])
        title = subject.of(page_type, lang, self.origin, page).title
        trail = [(self.origin.absolute(path), name) for path, name in above(page_type, lang, page)]
        breadcrumb = linked_data.breadcrumb([*trail, (url, title)])
        if page_type != "release":
            return [linked_data.collection(self.origin, lang, url, title), breadcrumb]
        own = edition.of(page["release"], lang, self.origin)
        url = self.picture(page).url
        things = [linked_data.article(self.origin, own, url, self.options.licence), breadcrumb]
        return [*things, linked_data.gallery(own)] if own.images else things
