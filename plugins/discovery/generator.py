"""The Pelican generator of everything that finds a site: sitemaps, feeds, data, cards."""

from __future__ import annotations

import shutil
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.bilingual import addresses
from plugins.bilingual import settings as site_settings
from plugins.bilingual.plan import Site, plan
from plugins.bilingual.release import Release
from plugins.discovery import (
    cards,
    catalogue,
    edition,
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
from plugins.discovery.feeds import Feeds
from plugins.discovery.lettering import Face
from plugins.discovery.origin import Origin
from plugins.discovery.settings import Settings
from plugins.errors import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
SITEMAP = "sitemap.xml"
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


class DiscoveryGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Write what search engines, feed readers, browsers and machines read of the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.origin, self.options = about(self.settings)

    def generate_output(self, _writer: Any) -> None:
        """Write all files into the output folder."""
        self._write_sitemaps()
        context = self.context
        for path, text in Feeds(self.origin, self.options).write(
            context["releases"], context["divisions"]
        ):
            self._write(path, text)
        self._write_catalogue()
        self._write_cards()
        self._write_small_files()

    def _write(self, path: str, data: str | bytes) -> None:
        file = Path(self.output_path, path.removeprefix("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)

    def _write_sitemaps(self) -> None:
        options = site_settings.from_pelican(self.settings)
        releases = self.context["releases"]
        site = Site(
            releases=releases,
            divisions=self.context["divisions"],
            pages=self.context["standing_pages"],
            latest=options.latest,
            page_size=options.page_size,
        )
        news, older = survey.divide(releases, options.now)
        files = []
        for made in chain(
            survey.of_pages(plan(site), self.origin),
            survey.of_news(news, self.origin),
            *(survey.of_year(year, found, self.origin) for year, found in _by_year(older)),
        ):
            self._write(made.name, made.text)
            files.append((self.origin.absolute(f"/{made.name}"), made.changed))
        self._write(SITEMAP, sitemap.index(files))
        self._write(robots.FILE, robots.write(self.origin.absolute(f"/{SITEMAP}")))

    def _write_catalogue(self) -> None:
        about = Catalogue(self.origin, self.options.licence, self.options.licence_name)
        totals: dict[int, int] = {}
        for year, found in _by_year(self.context["releases"]):
            records = (
                [edition.of(release, lang, self.origin) for lang in release.languages]
                for release in found
            )
            self._write(catalogue.year_file(year), catalogue.year(about, year, records, len(found)))
            totals[year] = len(found)
        guide = catalogue.GUIDE in self.context["standing_pages"]
        divisions = self.context["divisions"]
        self._write(catalogue.FILE, catalogue.index(about, totals, divisions, guide=guide))

    def _write_cards(self) -> None:
        theme = Path(self.theme)
        file, name = FACE
        press = Press(Face(theme / file, name), theme / MARK, ROOT / self.options.cache)
        places = list(self._places())
        printed = press.print(place.card for place in places)
        for place in places:
            target = Path(self.output_path, place.path.removeprefix("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(printed[place.card], target)

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


def _by_year(releases: Sequence[Release]) -> Iterator[tuple[int, list[Release]]]:
    """Group releases, given newest first, by year."""
    for year, found in groupby(releases, key=lambda release: release.date.year):
        yield year, list(found)
