"""How far a reader has to go: any release of a large archive is four clicks from the home page."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import pytest

from plugins.bilingual import addresses, listing
from plugins.bilingual.plan import Page, Site, listings
from plugins.bilingual.release import Division, Release
from plugins.bilingual.roster import Listed
from plugins.errors import LANGUAGES

BANGKOK = ZoneInfo("Asia/Bangkok")
DIVISION = Division("pr", "กองเผยแพร่และประชาสัมพันธ์", "Publicity and Public Relations Division")
ALL, BUSIEST, USUAL = 62_783, 90, 29
"""Releases, those of the busiest day and of a usual one in the archive that this is measured by."""


class Edition:
    """Stand in for an edition that lists look at; one that pages read would fail."""

    tag_names: tuple[str, ...] = ()
    card = b""
    status = "published"

    def __init__(self, lang: str) -> None:
        self.lang = lang


def released(day: dt.date, number: int) -> Release:
    moment = dt.datetime.combine(day, dt.time(9), BANGKOK)
    languages = LANGUAGES if number % 35 == 0 else LANGUAGES[:1]
    return Release(
        f"{day:%Y%m%d}-{number}", moment, DIVISION, {lang: Edition(lang) for lang in languages}
    )


def archive() -> list[Release]:
    """Make as many releases, on as many days, some of them as busy."""
    last = dt.date(2025, 9, 8)
    made: list[Release] = []
    for back in itertools.count():
        count = min(BUSIEST if back % 40 == 0 else USUAL, ALL - len(made))
        if not count:
            return made
        day = last - dt.timedelta(days=back)
        made += [released(day, number) for number in range(count, 0, -1)]
    raise AssertionError


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    site = Site(Listed.of(archive()), [DIVISION], {})
    assert len(site.releases) == ALL
    return {page.path: page for group in listings(site) for page in group.pages()}


def shown(page: Page) -> set[str]:
    return {release.id for _, releases in page.values["days"] for release in releases}


def test_no_release_is_made_to_plan_a_page() -> None:
    """All pages of a division are planned to find the one that differs."""
    roster = Listed.of(archive()).roster

    def refuse(_place: int) -> Release:
        raise AssertionError

    vars(roster)["release"] = refuse
    site = Site(Listed(roster, range(len(roster.ids))), [DIVISION], {}, latest=0)
    planned = [page.digest for group in listings(site) for page in group.pages()]
    assert len(set(planned)) == len(planned) > 1_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_archive_month_day_release(pages: Mapping[str, Page], lang: str) -> None:
    """Follow what templates make links of: the archive's months and the days of each month."""
    reached: set[str] = set()
    for year in pages[addresses.archive(lang)].values["years"]:
        for month in year.months:
            for _day, _count, link in pages[month.path].values["calendar"]:
                reached |= shown(pages[link.partition("#")[0]])
    assert len(reached) == ALL


def test_a_day_is_whole_on_its_page(pages: Mapping[str, Page]) -> None:
    for page in pages.values():
        if page.template == "archive_month":
            on_days = {day: len(releases) for day, releases in page.values["days"]}
            counts = {day: count for day, count, _ in page.values["calendar"]}
            assert on_days.items() <= counts.items(), page.path
            assert sum(on_days.values()) <= 100


@pytest.mark.parametrize(
    ("counts", "parts"),
    [
        ([], []),
        ([3], [3]),
        ([2, 1, 2], [3, 2]),
        ([2, 2, 1], [2, 3]),
        ([7, 1], [3, 3, 2]),
        ([1, 7], [1, 3, 3, 1]),
    ],
)
def test_pages_of_days(counts: list[int], parts: list[int]) -> None:
    releases = [
        released(dt.date(2019, 4, 29 - place), number)
        for place, count in enumerate(counts)
        for number in range(count)
    ]
    paged = listing.pages_of_days(Listed.of(releases), 3, "/{}/".format)
    assert [len(part) for _, part in paged] == parts
    assert [release for _, part in paged for release in part] == releases
