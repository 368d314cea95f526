"""All feeds of a site: one for each language, and one for each division in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.bilingual.release import Division
from plugins.bilingual.roster import Listed
from plugins.discovery import atom, edition, feed, json_feed
from plugins.discovery.feed import Feed
from plugins.discovery.origin import Origin
from plugins.discovery.settings import Settings
from plugins.errors import LANGUAGES

WRITERS = {feed.ATOM: atom.write, feed.JSON: json_feed.write}


@dataclass(frozen=True)
class Source:
    """Hold what a feed is made from, its texts not yet asked for.

    folder: the site-absolute path that it stands below. releases: newest first.
    """

    lang: str
    folder: str
    title: str
    releases: Listed

    @property
    def texts(self) -> bytes:
        """Give the hash of the texts that the feed holds."""
        return self.releases.says(self.lang)


def sources(
    releases: Listed, divisions: Iterable[Division], origin: Origin, most: int
) -> Iterator[Source]:
    """List the feeds of a site, each with the newest `most` releases of its language.

    releases: newest first. A release is only in the feeds of the languages that it exists in.
    """
    own = releases.by_division
    for lang in LANGUAGES:
        yield Source(lang, feed.folder(lang), origin.title(lang), releases.first_in(lang, most))
        for division in divisions:
            title = origin.title(lang, division.name(lang))
            found = own.get(division.slug, releases[:0]).first_in(lang, most)
            yield Source(lang, feed.folder(lang, division.slug), title, found)


def make(source: Source, origin: Origin, options: Settings) -> Feed:
    """Make a feed; its texts are read here."""
    id_base = options.id_base or origin.url
    editions = (
        (edition.of(release, source.lang, origin), str(release.editions[source.lang].content))
        for release in source.releases
    )
    return Feed(
        lang=source.lang,
        title=source.title,
        origin=origin,
        folder=source.folder,
        id_base=id_base,
        entries=feed.entries(editions, id_base),
        hub=options.hub,
        licence=options.licence,
    )
