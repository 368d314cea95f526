"""Which pages the site has: each page type, in each language, as data that a writer can render."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from plugins.bilingual import addresses, listing
from plugins.bilingual.release import Division, Release
from plugins.errors import LANGUAGES
from plugins.thai_content.anchors import slug as tag_slug

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Tag:
    """Hold a tag as written, and its part of an address."""

    name: str
    slug: str


@dataclass(frozen=True)
class Page:
    """Hold one page that is to be written.

    path: its site-absolute path.
    alternates: the path of this very page in each language that it exists in.
    switch: where the language switch leads; the other language's page or, without one, its
        nearest listing.
    """

    path: str
    lang: str
    template: str
    values: Mapping[str, Any]
    alternates: Mapping[str, str]
    switch: str

    @property
    def switch_same(self) -> bool:
        """Tell whether the language switch leads to the same content."""
        return self.switch in self.alternates.values()


@dataclass
class Site:
    """Hold everything that pages are made of.

    releases: the listed ones, newest first; unlisted: hidden ones, which have pages only.
    pages: the standing pages: by slug, then by language, a Pelican Page.
    """

    releases: list[Release]
    divisions: list[Division]
    pages: Mapping[str, Mapping[str, Any]]
    unlisted: list[Release] = field(default_factory=list)
    latest: int = 12
    page_size: int = 100


def plan(site: Site) -> Iterator[Page]:
    """List every page of the site in a fixed order, Thai before English."""
    for lang in LANGUAGES:
        planner = _Planner(site, lang)
        yield from planner.fixed()
        yield from planner.archive()
        yield from planner.divisions()
        yield from planner.tags()
        yield from planner.standing()
        yield from planner.releases()


class _Planner:
    """Plan the pages of one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.other = next(other for other in LANGUAGES if other != lang)
        self.months = listing.by_month(site.releases)
        self.years = listing.years(
            self.months,
            partial(addresses.archive, lang),
            partial(addresses.archive, lang),
        )
        self.by_division: dict[str, list[Release]] = {d.slug: [] for d in site.divisions}
        for release in site.releases:
            self.by_division[release.division.slug].append(release)
        self.places = {
            release.id: f"{pager.paths[pager.number - 1]}#{release.id}"
            for year, month in self.months
            for pager, part in self._month_pages(self.other, year, month)
            for release in part
        }

    def _month_pages(
        self, lang: str, year: int, month: int
    ) -> list[tuple[listing.Pager, Sequence[Release]]]:
        return listing.pages(
            self.months[year, month],
            self.site.page_size,
            partial(addresses.archive, lang, year, month),
        )

    def _both(self, template: str, path: str, **values: Any) -> Page:
        """Make a page that exists in both languages at the same place."""
        rest = path.removeprefix(addresses.home(self.lang))
        alternates = {lang: addresses.home(lang) + rest for lang in LANGUAGES}
        return Page(path, self.lang, template, values, alternates, alternates[self.other])

    def fixed(self) -> Iterator[Page]:
        site = self.site
        counts = [(d, len(self.by_division[d.slug])) for d in site.divisions]
        yield self._both(
            "index",
            addresses.home(self.lang),
            latest=site.releases[: site.latest],
            counts=[(division, count) for division, count in counts if count],
            years=self.years,
            total=len(site.releases),
        )
        yield self._both("search", addresses.search(self.lang), years=self.years)
        yield self._both("404", addresses.home(self.lang) + NOT_FOUND)

    def archive(self) -> Iterator[Page]:
        yield self._both("archive", addresses.archive(self.lang), years=self.years)
        for year in self.years:
            yield self._both(
                "archive_year", year.path, year=year.year, months=year.months, total=year.count
            )
            for month in year.months:
                paged = self._month_pages(self.lang, month.year, month.month)
                yield from self._month("archive_month", paged, month)

    def divisions(self) -> Iterator[Page]:
        counts = [(d, len(self.by_division[d.slug])) for d in self.site.divisions]
        yield self._both("divisions", addresses.division(self.lang), counts=counts)
        for division in self.site.divisions:
            yield from self._division(division)

    def _division(self, division: Division) -> Iterator[Page]:
        releases = self.by_division[division.slug]
        months = listing.by_month(releases)
        path = partial(addresses.division, self.lang, division.slug)
        years = listing.years(months, lambda year: f"{path()}#y{year}", path)
        yield self._both(
            "division",
            path(),
            division=division,
            latest=releases[: self.site.latest],
            years=years,
            total=len(releases),
        )
        for month in (month for year in years for month in year.months):
            key = (month.year, month.month)
            paged = listing.pages(months[key], self.site.page_size, partial(path, *key))
            yield from self._month("division_month", paged, month, division=division)

    def _month(
        self,
        template: str,
        paged: Sequence[tuple[listing.Pager, Sequence[Release]]],
        month: listing.MonthCount,
        **values: Any,
    ) -> Iterator[Page]:
        calendar = listing.calendar(paged)
        for pager, part in paged:
            yield self._both(
                template,
                pager.paths[pager.number - 1],
                year=month.year,
                month=month.month,
                total=month.count,
                days=listing.by_day(part),
                calendar=calendar,
                pager=pager,
                **values,
            )

    def tags(self) -> Iterator[Page]:
        tagged: dict[str, tuple[Tag, list[Release]]] = {}
        for release in self.site.releases:
            for name in release.edition(self.lang).tag_names:
                tag = Tag(name, tag_slug(name))
                tagged.setdefault(tag.slug, (tag, []))[1].append(release)
        ordered = [tagged[slug] for slug in sorted(tagged)]
        yield self._both(
            "tags", addresses.tag(self.lang), counts=[(tag, len(found)) for tag, found in ordered]
        )
        for tag, releases in ordered:
            for pager, part in listing.pages(
                releases, self.site.page_size, partial(addresses.tag, self.lang, tag.slug)
            ):
                path = pager.paths[pager.number - 1]
                values = {"tag": tag, "releases": part, "pager": pager, "total": len(releases)}
                switch = addresses.tag(self.other)
                yield Page(path, self.lang, "tag", values, {self.lang: path}, switch)

    def standing(self) -> Iterator[Page]:
        for slug, editions in self.site.pages.items():
            if self.lang not in editions:
                continue
            alternates = {lang: addresses.standing_page(lang, slug) for lang in editions}
            yield Page(
                addresses.standing_page(self.lang, slug),
                self.lang,
                "page",
                {"page": editions[self.lang]},
                alternates,
                alternates.get(self.other, addresses.home(self.other)),
            )

    def releases(self) -> Iterator[Page]:
        releases = self.site.releases
        for position, release in enumerate(releases):
            newer = releases[position - 1] if position else None
            older = releases[position + 1] if position + 1 < len(releases) else None
            if release.is_translated(self.lang):
                yield self._release(release, previous=older, following=newer)
        for release in self.site.unlisted:
            if release.is_translated(self.lang):
                yield self._release(release, previous=None, following=None)

    def _release(
        self, release: Release, previous: Release | None, following: Release | None
    ) -> Page:
        alternates = {lang: addresses.release(lang, release.id) for lang in release.languages}
        place = self.places.get(release.id, addresses.home(self.other))
        values = {
            "release": release,
            "article": release.edition(self.lang),
            "previous": previous,
            "next": following,
            "missing_languages": [lang for lang in LANGUAGES if lang not in release.languages],
        }
        return Page(
            alternates[self.lang],
            self.lang,
            "release",
            values,
            alternates,
            alternates.get(self.other, place),
        )
