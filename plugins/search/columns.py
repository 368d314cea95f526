"""What the manifest says of all documents together, and the columns that it is worked out from.

They are kept between builds, so that a change asks only those documents that came or went.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from plugins.search import phrases
from plugins.search.document import Document
from plugins.search.grams import I64, U8, U16

T = TypeVar("T", np.uint8, np.uint16)

FEW: Final = 100
"""With more titles that come and go among the newest, phrases are sooner counted anew."""


@dataclass(frozen=True)
class Columns:
    """Hold a value of each document, by number.

    divisions: their slugs, in order. division: the place of each document's there.
    photos: 1 where it has some. year: of the Common Era. titles: the phrases of the newest.
    """

    divisions: list[str]
    division: U16
    photos: U8
    year: U16
    titles: phrases.Counts

    def facets(self) -> bytes:
        """Give what filters need of every document, as the browser reads it."""
        column = self.division.astype(">u2").tobytes()
        return zlib.compress(column[::2] + column[1::2] + self.photos.tobytes(), 9)

    def has_facets_of(self, other: Columns) -> bool:
        """Tell whether `facets` would give the same."""
        return np.array_equal(self.division, other.division) and np.array_equal(
            self.photos, other.photos
        )

    def years(self) -> list[tuple[int, int]]:
        """Give each year with the number of its first document.

        >>> from plugins.search.phrases import Counts
        >>> year = np.array([2019, 2019, 2021], np.uint16)
        >>> Columns([], year, year.astype(np.uint8), year, Counts()).years()
        [(2019, 0), (2021, 2)]
        """
        firsts = np.flatnonzero(np.diff(self.year, prepend=np.uint16(0)))
        return list(zip(self.year[firsts].tolist(), firsts.tolist(), strict=True))


def of(documents: Sequence[Document]) -> Columns:
    """Make the columns of documents."""
    slugs, photos, years, titles = [], [], [], []
    for document in documents:
        slugs.append(document.division)
        photos.append(document.has_photos)
        years.append(document.date.year)
        titles.append(document.title)
    divisions = sorted(set(slugs))
    places = {slug: place for place, slug in enumerate(divisions)}
    return Columns(
        divisions,
        np.array([places[slug] for slug in slugs], np.uint16),
        np.array(photos, np.uint8),
        np.array(years, np.uint16),
        phrases.count(titles[-phrases.NEWEST :]),
    )


@dataclass(frozen=True)
class Moves:
    """Say which document of an older index is which.

    before: the number there of each document, -1 for new ones. now: that of each older one.
    title: gives the title of one that is there no more.
    """

    before: I64
    now: I64
    title: Callable[[int], str]


def after(old: Columns, moves: Moves, documents: Sequence[Document]) -> Columns:
    """Make the columns of documents out of those of an older index."""
    fresh = np.flatnonzero(moves.before < 0)
    some = [documents[number] for number in fresh.tolist()]
    slugs = [*old.divisions, *sorted({one.division for one in some} - set(old.divisions))]
    own = {slug: place for place, slug in enumerate(slugs)}
    division = _taken(old.division, moves, [own[one.division] for one in some])
    used = np.unique(division).tolist()
    divisions = sorted(slugs[place] for place in used)
    places = np.zeros(len(slugs), np.uint16)
    places[used] = [divisions.index(slugs[place]) for place in used]
    return Columns(
        divisions,
        places[division],
        _taken(old.photos, moves, [one.has_photos for one in some]),
        _taken(old.year, moves, [one.date.year for one in some]),
        _titles(old.titles, moves, documents),
    )


def _taken(column: NDArray[T], moves: Moves, fresh: Sequence[int]) -> NDArray[T]:
    taken = column.take(np.maximum(moves.before, 0)) if len(column) else column
    taken[moves.before < 0] = fresh
    return taken


def _titles(old: phrases.Counts, moves: Moves, documents: Sequence[Document]) -> phrases.Counts:
    """Give the phrases of the newest titles out of those of what was the newest."""
    first = max(0, len(moves.before) - phrases.NEWEST)
    old_first = max(0, len(moves.now) - phrases.NEWEST)
    came = np.flatnonzero(moves.before[first:] < old_first) + first
    left = np.flatnonzero(moves.now[old_first:] < first) + old_first
    if len(came) + len(left) > FEW:
        return phrases.count([documents[at].title for at in range(first, len(documents))])
    went = [
        documents[now].title if now >= 0 else moves.title(number)
        for number, now in zip(left.tolist(), moves.now[left].tolist(), strict=True)
    ]
    return phrases.changed(old, [documents[at].title for at in came.tolist()], went)
