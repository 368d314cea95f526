"""All feeds of a site: one for each language, and one for each division in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from plugins.bilingual.release import Division, Release
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
    releases: list[Release]

    @property
    def texts(self) -> list[object]:
        """Give the editions whose texts the feed holds."""
        return [release.editions[self.lang] for release in self.releases]


def sources(
    releases: Sequence[Release], divisions: Iterable[Division], origin: Origin, most: int
) -> Iterator[Source]:
    """List the feeds of a site, each with the newest `most` releases of its language.

    releases: newest first.
    """
    own: dict[str, list[Release]] = {}
    for release in releases:
        own.setdefault(release.division.slug, []).append(release)
    for lang in LANGUAGES:
        yield Source(lang, feed.folder(lang), origin.title(lang), newest(releases, lang, most))
        for division in divisions:
            title = origin.title(lang, division.name(lang))
            found = newest(own.get(division.slug, []), lang, most)
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


def newest(releases: Iterable[Release], lang: str, most: int) -> list[Release]:
    """Find the newest `most` releases of a language.

    releases: newest first. A release is only in the feeds of the languages that it exists in.
    """
    return list(islice((release for release in releases if release.is_translated(lang)), most))
