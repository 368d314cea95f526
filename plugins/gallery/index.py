"""The pages beyond releases: all photos by month, for picture editors, and the lost galleries."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import eq
from typing import Any, Final

from plugins.bilingual import addresses, listing
from plugins.bilingual.plan import Page
from plugins.bilingual.release import Division, Release
from plugins.bilingual.roster import Listed
from plugins.errors import LANGUAGES
from plugins.gallery.views import PhotoView

LOST: Final = "lost"
"""What a release's Gallery field says where the original's pictures are not in the archive."""


@dataclass(frozen=True)
class Part:
    """Hold a release's photos on one page of the index; `is_first` where it begins there."""

    release: Release
    photos: list[PhotoView]
    is_first: bool


@dataclass(frozen=True)
class Month:
    """Count the photos of a month; `path` is its page."""

    year: int
    month: int
    count: int
    path: str


def photos(lang: str, year: int | None = None, month: int | None = None, page: int = 1) -> str:
    """Give the path of all photos, or of those of a Common Era month.

    >>> photos("th"), photos("en", 2019, 4, page=2)
    ('/photos/', '/en/photos/2019/04/2/')
    """
    rest = f"{year:04d}/{month:02d}/" if year and month else ""
    return f"{addresses.home(lang)}photos/{rest}{f'{page}/' if page > 1 else ''}"


def lost(lang: str) -> str:
    """Give the path of the register of lost galleries.

    >>> lost("en")
    '/en/photos/lost/'
    """
    return f"{photos(lang)}lost/"


def pages(releases: Listed, divisions: Sequence[Division], page_photos: int) -> Iterator[Page]:
    """List the pages in a fixed order, Thai before English.

    releases: newest first, with their albums. page_photos: how many photos a page shows.
    """
    months = releases.with_albums().months
    gone = list(releases.having("gallery", partial(eq, LOST)))
    by_division = [(d, [r for r in gone if r.division == d]) for d in divisions]
    listed = [(division, found) for division, found in by_division if found]
    for lang in LANGUAGES:
        counts = [
            Month(*key, sum(len(r.album) for r in found), photos(lang, *key))
            for key, found in months.items()
        ]
        values = {"months": counts, "total": sum(m.count for m in counts), "lost": len(gone)}
        yield _page(lang, "photos", photos, values)
        for year, month in months:
            yield from _month(lang, year, month, months[year, month], page_photos)
        yield _page(lang, "lost", lost, {"listed": listed, "total": len(gone)})


def _month(
    lang: str, year: int, month: int, releases: Sequence[Release], page_photos: int
) -> Iterator[Page]:
    shown = [(release, photo) for release in releases for photo in release.album.photos]
    paged = listing.pages(shown, page_photos, partial(photos, lang, year, month))
    for pager, part in paged:
        values = {"year": year, "month": month, "total": len(shown), "pager": pager}
        place = partial(_numbered, year=year, month=month, page=pager.number)
        yield _page(lang, "photos_month", place, values | {"parts": _parts(part)})


def _numbered(lang: str, year: int, month: int, page: int) -> str:
    return photos(lang, year, month, page)


def _parts(shown: Sequence[tuple[Release, PhotoView]]) -> list[Part]:
    groups = itertools.groupby(shown, key=lambda pair: pair[0].id)
    parts = [list(group) for _, group in groups]
    return [
        Part(pairs[0][0], [photo for _, photo in pairs], is_first=pairs[0][1].number == 1)
        for pairs in parts
    ]


def _page(lang: str, template: str, path: Any, values: dict[str, Any]) -> Page:
    """Make a page that exists in both languages at the same place."""
    alternates = {each: path(each) for each in LANGUAGES}
    other = next(each for each in LANGUAGES if each != lang)
    return Page(path(lang), lang, template, values, alternates, alternates[other])
