"""All feeds of a site: one for each language, and one for each division in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.bilingual.release import Division, Release
from plugins.discovery import atom, edition, feed, json_feed
from plugins.discovery.feed import Feed
from plugins.discovery.origin import Origin
from plugins.discovery.settings import Settings
from plugins.errors import LANGUAGES

WRITERS = {feed.ATOM: atom.write, feed.JSON: json_feed.write}

Newest = Mapping[tuple[str, str], list[Release]]
"""The newest releases by language, and by division's slug or "" for all."""


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
    releases: Iterable[Release], divisions: Iterable[Division], origin: Origin, most: int
) -> Iterator[Source]:
    """List the feeds of a site, each with the newest `most` releases of its language.

    releases: newest first.
    """
    found = newest(releases, most)
    for lang in LANGUAGES:
        titles = {"": origin.title(lang)}
        titles |= {division.slug: origin.title(lang, division.name(lang)) for division in divisions}
        for slug, title in titles.items():
            yield Source(lang, feed.folder(lang, slug), title, found.get((lang, slug), []))


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


def newest(releases: Iterable[Release], most: int) -> Newest:
    """Find the newest `most` releases of each language, and of each division in it.

    releases: newest first. A release is only in the feeds of the languages that it exists in.
    """
    found: dict[tuple[str, str], list[Release]] = {}
    for release in releases:
        for lang in release.languages:
            for slug in ("", release.division.slug):
                kept = found.setdefault((lang, slug), [])
                if len(kept) < most:
                    kept.append(release)
    return found
