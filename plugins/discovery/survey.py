"""Which sitemap lists which page: listings and pages, news, releases by year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from plugins.bilingual.plan import Page
from plugins.bilingual.release import Release
from plugins.bilingual.roster import Listed
from plugins.discovery import edition
from plugins.discovery.head import NOT_INDEXED
from plugins.discovery.origin import Origin
from plugins.discovery.sitemap import Address, News, is_news


def of_pages(pages: Iterable[Page], origin: Origin) -> Iterator[Address]:
    """Give the addresses of listings and pages that may be indexed."""
    return (listing(page, origin) for page in pages if page.template not in NOT_INDEXED)


def of_releases(
    releases: Iterable[Release], origin: Origin, *, news: bool = False
) -> Iterator[Address]:
    """Give the addresses of releases; news: as a news sitemap wants them."""
    return chain.from_iterable(editions(release, origin, news=news) for release in releases)


def divide(releases: Listed, now: dt.datetime | None = None) -> tuple[Listed, Listed]:
    """Part the releases, given newest first, into news and older ones.

    now: the moment that news are counted back from; None is the newest release's.
    """
    if not releases:
        return releases, releases
    newest = now or releases[0].date
    count = next(
        (n for n, release in enumerate(releases) if not is_news(release.date, newest)),
        len(releases),
    )
    return releases[:count], releases[count:]


def listing(page: Page, origin: Origin) -> Address:
    """Give the address of a page that is no release; it changed when what it lists changed."""
    return Address(
        url=origin.absolute(page.path),
        changed=max(map(_changed, _listed(page)), default=None),
        alternates={lang: origin.absolute(path) for lang, path in page.alternates.items()},
    )


def editions(release: Release, origin: Origin, *, news: bool = False) -> Iterator[Address]:
    """Give the addresses of a release, one a language; nothing but facts is asked for.

    news: say what a news sitemap wants to know, unless the release was withdrawn.
    """
    alternates = edition.translations(release, origin)
    for lang, own in release.editions.items():
        yield Address(
            url=alternates[lang],
            changed=own.modified or release.date,
            alternates=alternates,
            pictures=tuple(image.url for image in edition.images(release, lang, origin)),
            news=News(origin.title(lang), lang, release.date, own.title)
            if news and own.status != edition.WITHDRAWN
            else None,
        )


def _listed(page: Page) -> Iterable[Release]:
    """Give the releases that a listing shows."""
    values = page.values
    days = chain.from_iterable(releases for _, releases in values.get("days", ()))
    return chain(values.get("latest", ()), values.get("releases", ()), days)


def _changed(release: Release) -> dt.datetime:
    moments: list[dt.datetime] = [
        each.modified for each in release.editions.values() if each.modified
    ]
    return max([release.date, *moments])
