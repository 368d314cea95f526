"""The Pelican generator of everything that finds a site: sitemaps, feeds, data, cards."""

from __future__ import annotations

import datetime as dt
import shutil
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.bilingual import addresses
from plugins.bilingual import settings as site_settings
from plugins.bilingual.generator import LISTINGS
from plugins.bilingual.plan import Group, Page, Site, standing
from plugins.bilingual.release import Release
from plugins.bilingual.roster import Listed, Month
from plugins.discovery import (
    cards,
    catalogue,
    edition,
    feeds,
    manifest,
    opensearch,
    picture,
    robots,
    security,
    settings,
    sitemap,
    survey,
)
from plugins.discovery.card import Press
from plugins.discovery.cards import Place
from plugins.discovery.catalogue import Catalogue
from plugins.discovery.feeds import Source
from plugins.discovery.lettering import Face
from plugins.discovery.origin import Origin
from plugins.discovery.settings import Settings
from plugins.discovery.sitemap import Line
from plugins.errors import LANGUAGES
from plugins.fastbuild import keys, program
from plugins.fastbuild.build import Build
from plugins.thai_content import own_words

ROOT = Path(__file__).resolve().parents[2]
SITEMAP = "sitemap.xml"
MORE_PAGES = "more_pages"
"""What the shared context calls the pages that other plugins than bilingual write."""

SHARE_CARDS = "share_cards"
"""What the shared context calls the ids of the releases that have cards of their own."""

FACE = ("cards/Sarabun-SemiBold.ttf", "Sarabun SemiBold")
"""The theme's face for cards: its file, and what the font calls itself."""

MARK = "static/images/icon-512.png"
FAVICON = "static/images/favicon.ico"
ICONS = (
    ("images/mark.svg", "any", "image/svg+xml"),
    ("images/icon-192.png", "192x192", "image/png"),
    ("images/icon-512.png", "512x512", "image/png"),
)
"""The theme's icons: file, sizes, media type."""

THEME_COLOUR = "#14264f"
"""The colour of the masthead: css/tokens.css."""


File = tuple[str, dt.datetime | None]
"""A sitemap's file and the last change to what it lists."""

_Lines = dict[bytes, tuple[Line, ...]]
"""A sitemap's lines by the keys of the pages that they are of."""

_LISTINGS = "sitemap listings"
"""The name under which the lines of all listings are remembered."""


class DiscoveryGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Write what search engines, feed readers, browsers and machines read of the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.origin, self.options = about(self.settings)

    def generate_output(self, _writer: Any) -> None:
        """Write all files into the output folder, but those that the last build made alike."""
        releases = self.context["releases"]
        self._program = keys.key(program.code(), program.settings(self.settings))
        self._write_sitemaps(releases)
        for source in feeds.sources(
            releases, self.context["divisions"], self.origin, self.options.feed_entries
        ):
            self._write_feed(source)
        self._write_catalogue(releases)
        self._write_cards()
        self._write_small_files()

    @property
    def _build(self) -> Build:
        build: Build = self.context["BUILD"]
        return build

    def _is_kept(self, path: str, *made_from: object) -> bool:
        """Tell whether the last build made a file from the same things; it stays then."""
        return self._build.keep(path.removeprefix("/"), self._program, *made_from)

    def _write(self, path: str, data: str | bytes) -> None:
        file = self._file(path)
        file.write_bytes(data.encode() if isinstance(data, str) else data)

    def _file(self, path: str) -> Path:
        file = Path(self.output_path, path.removeprefix("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def _write_feed(self, source: Source) -> None:
        made_from = (source.title, source.releases, source.texts)
        lacking = [
            name for name in feeds.WRITERS if not self._is_kept(source.folder + name, *made_from)
        ]
        if lacking:
            made = feeds.make(source, self.origin, self.options)
            for name in lacking:
                self._write(source.folder + name, feeds.WRITERS[name](made))

    def _write_sitemaps(self, releases: Listed) -> None:
        options = site_settings.from_pelican(self.settings)
        news, older = survey.divide(releases, options.now)
        more = self.context.get(MORE_PAGES, [])
        pages = self.context["standing_pages"]
        groups: list[Group] = self.context[LISTINGS]
        self._build.keep_memo(_LISTINGS)
        site = Site(releases, self.context["divisions"], pages)
        others = chain(more, *(group.pages() for group in standing(site)))
        named = [(slug, list(found)) for slug, found in pages.items()]
        files = self._write_group(
            "pages",
            ([group.key for group in groups], named, [page.path for page in more]),
            chain(self._lines_of_listings(groups), chain.from_iterable(map(self._lines, others))),
        )
        newest = map(sitemap.line, survey.of_releases(news, self.origin, news=True))
        files += self._write_group("news", news, newest, most=sitemap.NEWS_ADDRESSES)
        for year, months in _by_year(older):
            self._keep_months("sitemap", months)
            parts = (self._lines_of_releases(*each) for each in months.items())
            files += self._write_group(str(year), list(months.values()), chain.from_iterable(parts))
        index = [(self.origin.absolute(f"/{name}"), changed) for name, changed in files]
        self._write(SITEMAP, sitemap.index(index))
        self._write(robots.FILE, robots.write(self.origin.absolute(f"/{SITEMAP}")))

    def _lines_of_listings(self, groups: Iterable[Group]) -> Iterator[Line]:
        """Give the lines of all listings; those of pages that stayed as they were are known."""

        def of_group(group: Group, known: _Lines) -> _Lines:
            both = [(keys.key(self._program, page), page) for page in group.pages()]
            return {key: known[key] if key in known else self._lines(page) for key, page in both}

        def make(former: dict[bytes, _Lines] | None) -> dict[bytes, _Lines]:
            former = former or {}
            known = {key: lines for pages in former.values() for key, lines in pages.items()}
            both = [(keys.key(self._program, each.name, each.key), each) for each in groups]
            return {key: former.get(key) or of_group(group, known) for key, group in both}

        found: dict[bytes, _Lines] = self._part(_LISTINGS, [each.key for each in groups], make)
        for pages in found.values():
            yield from chain.from_iterable(pages.values())

    def _lines(self, page: Page) -> tuple[Line, ...]:
        """Give the line of a page, or nothing where it is not to be found by anybody."""
        return tuple(map(sitemap.line, survey.of_pages([page], self.origin)))

    def _lines_of_releases(self, month: Month, releases: Sequence[Release]) -> Iterable[Line]:
        def make(_former: object) -> list[Line]:
            return [sitemap.line(page) for page in survey.of_releases(releases, self.origin)]

        lines: list[Line] = self._part(_part_name("sitemap", *month), releases, make)
        return lines

    def _keep_months(self, kind: str, months: Iterable[Month]) -> None:
        """Let the parts of a year's file stay; they are asked for only when one of them changes."""
        for month in months:
            self._build.keep_memo(_part_name(kind, *month))

    def _part(self, name: str, made_from: object, make: Callable[[Any], Any]) -> Any:
        """Give a part of a file, which may be that of an earlier build.

        make: as in `Memos.renew`.
        """
        return self._build.memos.renew(name, (self._program, made_from), make)

    def _write_group(
        self, name: str, made_from: object, lines: Iterable[Line], most: int = sitemap.ADDRESSES
    ) -> tuple[File, ...]:
        """Write the sitemaps of a group; how many there are shows only when they are made."""
        key = keys.key(self._program, made_from)
        lines = iter(lines)

        def write() -> tuple[File, ...]:
            listed = []
            for made in sitemap.sitemaps(name, lines, most=most):
                self._write(made.name, made.text)
                listed.append((made.name, made.changed))
            return tuple(listed)

        listed: tuple[File, ...] = self._build.memo(f"sitemaps {name}", key, write)
        kept = [self._is_kept(file, key) for file, _ in listed]
        if not all(kept):
            write()  # does nothing where it has just been done: no lines are left then
        return listed

    def _write_catalogue(self, releases: Listed) -> None:
        about = Catalogue(self.origin, self.options.licence, self.options.licence_name)
        totals: dict[int, int] = {}
        for year, months in _by_year(releases):
            totals[year] = sum(map(len, months.values()))
            self._keep_months("catalogue", months)
            if self._is_kept(catalogue.year_file(year), list(months.values())):
                continue
            parts = [self._records(*each) for each in months.items()]
            written = catalogue.year(about, year, parts, totals[year])
            self._write(catalogue.year_file(year), written)
        guide = catalogue.GUIDE in self.context["standing_pages"]
        divisions = self.context["divisions"]
        self._write(catalogue.FILE, catalogue.index(about, totals, divisions, guide=guide))

    def _records(self, month: Month, releases: Listed) -> str:
        """Give the records of a month; those of releases that stayed as they were are known."""

        def make(former: dict[bytes, str] | None) -> dict[bytes, str]:
            known = former or {}
            digests = releases.roster.digests[releases.where]
            found = {}
            for place, digest in zip(releases.places, digests, strict=True):
                key = keys.key(self._program, digest.tobytes())
                found[key] = known.get(key) or self._record(releases.roster.release(place))
            return found

        name = _part_name("catalogue", *month)
        return catalogue.part(self._part(name, releases, make).values())

    def _record(self, release: Release) -> str:
        return catalogue.line(
            [edition.of(release, lang, self.origin) for lang in release.languages]
        )

    def _write_cards(self) -> None:
        theme = Path(self.theme)
        file, name = FACE
        face = Face(theme / file, name, own_words.read(Path(self.settings["PATH"])))
        press = Press(face, theme / MARK, ROOT / self.options.cache)
        places = [
            place
            for place in self._places()
            if not self._is_kept(place.path, press.key(place.card))
        ]
        printed = press.print(place.card for place in places)
        for place in places:
            shutil.copyfile(printed[place.card], self._file(place.path))

    def _places(self) -> Iterator[Place]:
        for lang in LANGUAGES:
            yield cards.of_site(self.origin, lang)
            for division in self.context["divisions"]:
                yield cards.of_division(self.origin, lang, division)
        for release in self.context["releases"][: self.options.cards]:
            for lang in release.languages:
                own = edition.of(release, lang, self.origin)
                if not picture.of_photo(own):
                    yield cards.of_release(self.origin, own)

    def _write_small_files(self) -> None:
        asset = self.env.globals["asset"]
        icons = [(asset(name), sizes, type_) for name, sizes, type_ in ICONS]
        base = urllib.parse.urlsplit(self.origin.url).path
        host = self.origin.url.removesuffix(base)
        for lang in LANGUAGES:
            home = addresses.home(lang)
            described = manifest.write(self.origin, lang, base, THEME_COLOUR, icons)
            self._write(home + manifest.FILE, described)
            search = opensearch.write(self.origin, lang, host + asset("images/favicon.ico"))
            self._write(home + opensearch.FILE, search)
        shutil.copyfile(Path(self.theme, FAVICON), Path(self.output_path, "favicon.ico"))
        if self.options.security_contact and self.options.security_expires:
            address = self.origin.absolute(f"/{security.FILE}")
            text = security.write(
                self.options.security_contact,
                self.options.security_expires,
                address,
                self.options.security_policy,
            )
            self._write(security.FILE, text)


def about(pelican_settings: Mapping[str, Any]) -> tuple[Origin, Settings]:
    """Take what this plugin knows of a site out of Pelican's settings."""
    site = site_settings.from_pelican(pelican_settings).site
    origin = Origin(settings.absolute(pelican_settings["SITEURL"]), site)
    return origin, settings.from_pelican(pelican_settings)


def _part_name(kind: str, *of: object) -> str:
    """Name the memo of a part of a file.

    >>> _part_name("sitemap", 2019, 4)
    'sitemap 2019 4'
    """
    return " ".join(map(str, (kind, *of)))


def _by_year(releases: Listed) -> Iterator[tuple[int, dict[Month, Listed]]]:
    """Group releases, given newest first, by year and then by month."""
    months = releases.months
    for year, found in groupby(months, key=lambda month: month[0]):
        yield year, {month: months[month] for month in found}
