"""Every page that search engines may list, put into sitemaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from plugins.bilingual.plan import Page, Site, plan
from plugins.bilingual.release import Release
from plugins.discovery import edition
from plugins.discovery.head import NOT_INDEXED
from plugins.discovery.origin import Origin
from plugins.discovery.sitemap import NEWS_ADDRESSES, Address, News, Sitemap, is_news, sitemaps

RELEASE = "release"


def survey(site: Site, origin: Origin, now: dt.datetime | None = None) -> Iterator[Sitemap]:
    """Write the sitemaps of a site: its listings and pages, its news, its releases by year.

    now: the moment that news are counted back from; None is the newest release's.
    """
    newest = now or max((release.date for release in site.releases), default=None)
    pages = (page for page in plan(site) if page.template not in {RELEASE, *NOT_INDEXED})
    yield from sitemaps("pages", (listing(page, origin) for page in pages))
    news = [r for r in site.releases if newest and is_news(r.date, newest)]
    yield from sitemaps(
        "news",
        chain.from_iterable(editions(r, origin, news=True) for r in news),
        most=NEWS_ADDRESSES,
    )
    listed = {release.id for release in news}
    older = (release for release in site.releases if release.id not in listed)
    for year, releases in groupby(older, key=lambda release: release.date.year):
        yield from sitemaps(str(year), chain.from_iterable(editions(r, origin) for r in releases))


def listing(page: Page, origin: Origin) -> Address:
    """Give the address of a page that is no release; it changed when what it lists changed."""
    return Address(
        url=origin.absolute(page.path),
        changed=max(map(_changed, _listed(page)), default=None),
        alternates={lang: origin.absolute(path) for lang, path in page.alternates.items()},
    )


def editions(release: Release, origin: Origin, *, news: bool = False) -> Iterator[Address]:
    """Give the addresses of a release, one a language.

    news: say what a news sitemap wants to know, unless the release was withdrawn.
    """
    for lang in release.languages:
        own = edition.of(release, lang, origin)
        yield Address(
            url=own.url,
            changed=own.changed,
            alternates=own.translations,
            pictures=tuple(image.url for image in own.images),
            news=News(origin.title(lang), lang, own.published, own.title)
            if news and not own.is_withdrawn
            else None,
        )


def _listed(page: Page) -> Iterable[Release]:
    """Give the releases that a listing shows."""
    values = page.values
    days = chain.from_iterable(releases for _, releases in values.get("days", ()))
    return chain(values.get("latest", ()), values.get("releases", ()), days)


def _changed(release: Release) -> dt.datetime:
    moments: list[dt.datetime] = [
        moment for each in release.editions.values() if (moment := getattr(each, "modified", None))
    ]
    return max([release.date, *moments])
