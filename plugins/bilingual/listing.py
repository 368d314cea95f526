"""Releases in order, and counted: by time, by division, by tag, cut into pages."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plugins.bilingual.release import Release
from plugins.bilingual.roster import Listed

T = TypeVar("T")
P = TypeVar("P")
Beside = tuple[T | None, T | None]
"""The older and the newer one, None where there is none."""


@dataclass(frozen=True)
class MonthCount:
    """Count the releases of a month; `path` is its page."""

    year: int
    month: int
    count: int
    path: str


@dataclass(frozen=True)
class YearCount:
    """Count the releases of a Common Era year; months without releases are left out."""

    year: int
    count: int
    path: str
    months: tuple[MonthCount, ...]


@dataclass(frozen=True)
class Pager:
    """Hold a page's place among its sisters; `previous` and `next` are paths or None."""

    number: int
    paths: tuple[str, ...]

    @property
    def total(self) -> int:
        """Count the pages."""
        return len(self.paths)

    @property
    def previous(self) -> str | None:
        """Give the path of the page before this one."""
        return self.paths[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """Give the path of the page after this one."""
        return self.paths[self.number] if self.number < self.total else None

    @property
    def pages(self) -> list[tuple[int, str]]:
        """List the number and path of every page."""
        return list(enumerate(self.paths, start=1))


def by_day(releases: Listed) -> list[tuple[dt.date, Listed]]:
    """Group releases that are sorted newest first by day, keeping their order."""
    found = []
    start = 0
    for day, group in itertools.groupby(releases.days):
        end = start + len(list(group))
        found.append((day, releases[start:end]))
        start = end
    return found


def beside(newest_first: Sequence[T]) -> list[tuple[T, Beside[T]]]:
    """Give each of a list with the older and the newer one beside it.

    >>> beside([2019, 2018])
    [(2019, (2018, None)), (2018, (None, 2019))]
    """
    around = [None, *newest_first, None]
    return [
        (each, (older, newer))
        for newer, each, older in zip(around, newest_first, around[2:], strict=False)
    ]


def years(
    months: Mapping[tuple[int, int], Sequence[Release]],
    year_path: Callable[[int], str],
    month_path: Callable[[int, int], str],
) -> list[YearCount]:
    """Count by year and month, newest first; the two functions give the paths."""
    result = []
    for year, found in itertools.groupby(months, key=lambda key: key[0]):
        counts = tuple(
            MonthCount(year, month, len(months[year, month]), month_path(year, month))
            for _, month in found
        )
        result.append(YearCount(year, sum(m.count for m in counts), year_path(year), counts))
    return result


def pages(
    items: Sequence[T], size: int, path: Callable[[int], str]
) -> list[tuple[Pager, Sequence[T]]]:
    """Cut a list into pages of `size`; an empty list is one empty page.

    >>> [(pager.number, pager.next, list(part)) for pager, part in pages("abc", 2, "/{}/".format)]
    [(1, '/2/', ['a', 'b']), (2, None, ['c'])]
    """
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    return _numbered(parts or [items], path)


def pages_of_days(
    releases: Listed, size: int, path: Callable[[int], str]
) -> list[tuple[Pager, Listed]]:
    """Cut a list that is sorted by day into pages of whole days and at most `size` releases.

    A day stands on one page, so that a link to it shows all of it; only a day of more than
    `size` releases is cut.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for _, day in by_day(releases):
        end = start + len(day)
        if spans and end - spans[-1][0] <= size:
            spans[-1] = spans[-1][0], end
        else:
            spans += [(first, min(first + size, end)) for first in range(start, end, size)]
        start = end
    return _numbered([releases[first:end] for first, end in spans], path)


def _numbered(parts: Sequence[P], path: Callable[[int], str]) -> list[tuple[Pager, P]]:
    paths = tuple(path(number) for number in range(1, len(parts) + 1))
    return [(Pager(number, paths), part) for number, part in enumerate(parts, start=1)]


def calendar(
    paged: Iterable[tuple[Pager, Listed]],
) -> list[tuple[dt.date, int, str]]:
    """Say for each day of a month's pages how many releases it has and where its list begins.

    The link's fragment is "d" and the day as two digits.
    """
    found: dict[dt.date, tuple[int, str]] = {}
    for pager, part in paged:
        for day, group in by_day(part):
            count, link = found.get(day, (0, f"{pager.paths[pager.number - 1]}#d{day:%d}"))
            found[day] = (count + len(group), link)
    return [(day, count, link) for day, (count, link) in sorted(found.items())]
