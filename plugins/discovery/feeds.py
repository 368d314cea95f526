"""All feeds of a site: one for each language, and one for each division in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.bilingual.release import Division, Release
from plugins.discovery import atom, edition, feed, json_feed
from plugins.discovery.feed import Entry, Feed
from plugins.discovery.origin import Origin
from plugins.discovery.settings import Settings
from plugins.errors import LANGUAGES

WRITERS = {feed.ATOM: atom.write, feed.JSON: json_feed.write}

Newest = Mapping[tuple[str, str], list[Release]]
"""The newest releases by language, and by division's slug or "" for all."""


@dataclass(frozen=True)
class Feeds:
    """Write the feeds of a site."""

    origin: Origin
    options: Settings

    def write(
        self, releases: Iterable[Release], divisions: Iterable[Division]
    ) -> Iterator[tuple[str, str]]:
        """Give the site-absolute path and the text of every feed.

        releases: newest first.
        """
        found = newest(releases, self.options.feed_entries)
        for lang in LANGUAGES:
            titles = {"": self.origin.title(lang)}
            titles |= {d.slug: self.origin.title(lang, d.name(lang)) for d in divisions}
            for slug, title in titles.items():
                made = self._feed(lang, slug, title, found.get((lang, slug), []))
                for name, writer in WRITERS.items():
                    yield made.folder + name, writer(made)

    def _feed(self, lang: str, slug: str, title: str, releases: list[Release]) -> Feed:
        id_base = self.options.id_base or self.origin.url
        return Feed(
            lang=lang,
            title=title,
            origin=self.origin,
            folder=feed.folder(lang, slug),
            id_base=id_base,
            entries=self._entries(lang, releases, id_base),
            hub=self.options.hub,
            licence=self.options.licence,
        )

    def _entries(self, lang: str, releases: list[Release], id_base: str) -> list[Entry]:
        editions = (
            (edition.of(release, lang, self.origin), str(release.editions[lang].content))
            for release in releases
        )
        return feed.entries(editions, id_base)


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
