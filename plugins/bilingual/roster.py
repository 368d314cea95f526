"""Many releases in columns, by which lists are made; a release itself is made when asked for.

Of sixty thousand, a build that follows an edit needs some hundreds: those of the lists that differ.
"""

from __future__ import annotations

import datetime as dt
import itertools
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from plugins.bilingual import folder
from plugins.bilingual.edition import FACTS, Contents, Edition, held_card
from plugins.bilingual.release import Division, Release, album_digest
from plugins.errors import LANGUAGES
from plugins.fastbuild import keys
from plugins.fastbuild.readings import Readings

Month = tuple[int, int]

Hashes = NDArray[np.uint8]
"""Hashes, each in a row of bytes."""


class Roster:
    """Hold releases, newest first: in columns what all are looked through for.

    languages: those that each release has editions in.
    """

    def __init__(
        self,
        ids: Sequence[str],
        dates: Sequence[dt.datetime],
        divisions: Sequence[Division],
        languages: Sequence[tuple[str, ...]],
    ) -> None:
        self.ids = ids
        self.dates = dates
        self.divisions = divisions
        self.languages = languages

    def release(self, place: int) -> Release:
        """Give the release at a place, always the same one."""
        raise NotImplementedError

    def facts(self, name: str, place: int) -> list[Any]:
        """Give a fact of each edition of a release; name: one of FACTS."""
        return next(self.facts_of(name, (place,)))

    def facts_of(self, name: str, places: Iterable[int]) -> Iterator[list[Any]]:
        """Give a fact of each edition of some releases; name: one of FACTS."""
        raise NotImplementedError

    def key(self, places: Iterable[int], names: Iterable[str]) -> bytes:
        """Give the hash of facts of some releases; names: of FACTS."""
        raise NotImplementedError

    def having(self, name: str, test: Callable[[Any], object] = bool) -> list[int]:
        """Give the places of releases with an edition whose fact is there, or passes a test."""
        raise NotImplementedError

    def says(self, lang: str) -> Hashes:
        """Give the hash of all that each release says in a language; 0 where it says nothing."""
        return self._said[lang]

    @cached_property
    def _said(self) -> dict[str, Hashes]:
        raise NotImplementedError

    def with_albums(self) -> list[int]:
        """Give the places of releases that an album was set for."""
        raise NotImplementedError

    @cached_property
    def months(self) -> NDArray[np.intp]:
        """Count the months from the year 0 to that of each release."""
        months = (date.year * 12 + date.month - 1 for date in self.dates)
        return np.fromiter(months, np.intp, len(self.dates))

    @cached_property
    def days(self) -> list[dt.date]:
        """Give the day of publication of each release in Bangkok."""
        return [date.date() for date in self.dates]

    @cached_property
    def by_division(self) -> tuple[list[str], NDArray[np.intp]]:
        """Give the slugs of the divisions, and the place among them of each release's."""
        slugs = [division.slug for division in self.divisions]
        places = {slug: place for place, slug in enumerate(dict.fromkeys(slugs))}
        return list(places), np.fromiter(map(places.__getitem__, slugs), np.intp, len(slugs))

    @cached_property
    def digests(self) -> Hashes:
        """Give the hash of all that a list may show of each release.

        It may not be asked for before all albums have been set.
        """
        raise NotImplementedError


class Made(Roster):
    """Hold releases that were made before."""

    def __init__(self, releases: Iterable[Release]) -> None:
        self._releases = list(releases)
        super().__init__(
            [release.id for release in self._releases],
            [release.date for release in self._releases],
            [release.division for release in self._releases],
            [tuple(release.editions) for release in self._releases],
        )

    def release(self, place: int) -> Release:
        """Give a release that was made."""
        return self._releases[place]

    def facts_of(self, name: str, places: Iterable[int]) -> Iterator[list[Any]]:
        """Ask their editions."""
        for place in places:
            editions = self._releases[place].editions.values()
            yield [getattr(each, name, None) for each in editions]

    def key(self, places: Iterable[int], names: Iterable[str]) -> bytes:
        """Hash what every edition says."""
        asked = list(names)
        return keys.key(
            [(self.ids[place], [self.facts(name, place) for name in asked]) for place in places]
        )

    def having(self, name: str, test: Callable[[Any], object] = bool) -> list[int]:
        """Ask every edition."""
        return [place for place in range(len(self.ids)) if any(map(test, self.facts(name, place)))]

    @cached_property
    def _said(self) -> dict[str, Hashes]:
        return {
            lang: _in_rows(
                [
                    keys.of_bytes(each.editions[lang].digest) if lang in each.editions else b""
                    for each in self._releases
                ]
            )
            for lang in LANGUAGES
        }

    def with_albums(self) -> list[int]:
        """Ask every release."""
        return [place for place, release in enumerate(self._releases) if release.album]

    @cached_property
    def digests(self) -> Hashes:
        """Ask every release."""
        return _in_rows([keys.of_bytes(release.digest) for release in self._releases])


class Entry(NamedTuple):
    """Hold what is known of a release before it is made; rows: of its editions, in the readings."""

    id: str
    date: dt.datetime
    division: Division
    languages: tuple[str, ...]
    rows: tuple[int, ...]


class Entries(NamedTuple):
    """Hold entries, newest first, in columns, which are quicker to remember."""

    ids: Sequence[str] = ()
    dates: Sequence[dt.datetime] = ()
    divisions: Sequence[Division] = ()
    languages: Sequence[tuple[str, ...]] = ()
    rows: Sequence[tuple[int, ...]] = ()

    def ordered(self) -> Entries:
        """Put entries in order."""
        same: dict[dt.datetime, dt.datetime] = {}  # pickled once for all releases of a day
        dates = [same.setdefault(date, date) for date in self.dates]
        order = sorted(range(len(self.ids)), key=self.ids.__getitem__)
        order.sort(key=dates.__getitem__)
        order.reverse()
        columns: tuple[Sequence[Any], ...] = (self.ids, dates, *self[2:])
        return Entries(*([column[place] for place in order] for column in columns))

    def map(self, function: Callable[[Entry], Entry | None]) -> Entries:
        """Put others in the places of entries; None leaves one out."""
        found = map(function, itertools.starmap(Entry, zip(*self, strict=True)))
        return Entries(*zip(*filter(None, found), strict=True))


class Read(Roster):
    """Hold releases that were read.

    held: the rows of editions that the public is not shown yet.
    contents: where what is no fact lies.
    """

    def __init__(
        self,
        entries: Entries,
        readings: Readings,
        contents: Contents,
        held: Collection[int] = (),
    ) -> None:
        super().__init__(*entries[:-1])
        self._rows = entries.rows
        self._readings = readings
        self._contents = contents
        self._held = held
        self._made: dict[int, Release] = {}

    def release(self, place: int) -> Release:
        """Make a release when it is first asked for."""
        if place not in self._made:
            own, languages = self.ids[place], self.languages[place]
            editions = {
                lang: edition_of(self._readings, f"{folder.NEWS}/{own}/{lang}.md", self._contents)
                for lang in languages
            }
            for edition, row in zip(editions.values(), self._rows[place], strict=True):
                if row in self._held:
                    edition.hold()
            self._made[place] = Release(own, self.dates[place], self.divisions[place], editions)
        return self._made[place]

    def facts_of(self, name: str, places: Iterable[int]) -> Iterator[list[Any]]:
        """Look into a column."""
        column, rows = facts_of(self._readings, name), self._rows
        return ([column[row] for row in rows[place]] for place in places)

    def key(self, places: Iterable[int], names: Iterable[str]) -> bytes:
        """Hash columns, and which rows are meant."""
        rows = itertools.chain.from_iterable(map(self._rows.__getitem__, places))
        return keys.key(key_of(self._readings, *names), array("I", rows).tobytes())

    def having(self, name: str, test: Callable[[Any], object] = bool) -> list[int]:
        """Look through a column."""
        column = facts_of(self._readings, name)
        rows = {row for row, fact in enumerate(column) if test(fact)}
        if not rows:
            return []
        return [place for place, own in enumerate(self._rows) if not rows.isdisjoint(own)]

    @cached_property
    def _said(self) -> dict[str, Hashes]:
        both = np.concatenate((self._cards, _and_none(self._readings.texts())), axis=1)
        return {lang: both[rows] for lang, rows in self._rows_of.items()}

    def with_albums(self) -> list[int]:
        """Look at the releases that were made: others have none."""
        return sorted(place for place, release in self._made.items() if release.album)

    @cached_property
    def _rows_of(self) -> dict[str, NDArray[np.intp]]:
        """Give the row of each release's edition in each language, the last one for none."""
        ends = np.cumsum(np.fromiter(map(len, self._rows), np.intp))
        rows = np.fromiter(itertools.chain.from_iterable(self._rows), np.intp)
        kinds = list(set(self.languages))
        kind = np.fromiter(map(kinds.index, self.languages), np.intp)
        found = {lang: np.full(len(ends), _NO_ROW) for lang in LANGUAGES}
        for number, languages in enumerate(kinds):
            own = kind == number
            for place, lang in enumerate(languages):
                found[lang][own] = rows[ends[own] - len(languages) + place]
        return found

    @cached_property
    def _cards(self) -> Hashes:
        cards = _and_none(self._readings.cards())
        for row in self._held:
            cards[row] = _in_rows([held_card(cards[row].tobytes())])
        return cards

    @cached_property
    def digests(self) -> Hashes:
        """Put together what is known of the editions, the division and the album."""
        editions = [self._cards[rows] for rows in self._rows_of.values()]
        slugs, numbers = self.by_division
        known = {division.slug: division for division in self.divisions}
        divisions = _in_rows([known[slug].digest for slug in slugs])[numbers]
        albums = np.zeros_like(divisions)
        for place in self.with_albums():
            albums[place] = _in_rows([album_digest(self._made[place].album)])
        return np.concatenate((*editions, divisions, albums), axis=1)


_NO_ROW = -1
"""Stands for the last of the rows that _and_none gives."""


def _in_rows(digests: Sequence[bytes]) -> Hashes:
    """Put hashes into the rows of an array; b"" is all zeros."""
    joined = b"".join([digest.ljust(keys.SIZE, b"\0") for digest in digests])
    return np.frombuffer(joined, np.uint8).reshape(-1, keys.SIZE)


def _and_none(hashes: Hashes) -> Hashes:
    """Add a row of zeros for what is not there."""
    return np.append(hashes, np.zeros((1, keys.SIZE), np.uint8), axis=0)


class Listed(Sequence[Release]):
    """Hold some releases of a roster, in an order; they are known together by one hash.

    places: theirs in the roster.
    """

    def __init__(self, roster: Roster, places: Sequence[int]) -> None:
        self.roster = roster
        self.places = places

    @classmethod
    def of(cls, releases: Iterable[Release]) -> Listed:
        """Hold releases that were made before, newest first."""
        roster = Made(releases)
        return cls(roster, range(len(roster.ids)))

    def __reduce__(self) -> tuple[type[list[Release]], tuple[list[Release]]]:
        """Let a worker that is sent a page have the releases that it shows, and not the roster."""
        return list, (list(self),)

    @cached_property
    def where(self) -> NDArray[np.intp]:
        """Give the places as an array's index."""
        return np.fromiter(self.places, np.intp, len(self.places))

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Release]:
        return map(self.roster.release, self.places)

    @overload
    def __getitem__(self, index: int) -> Release: ...

    @overload
    def __getitem__(self, index: slice) -> Listed: ...

    def __getitem__(self, index: int | slice) -> Release | Listed:
        if isinstance(index, slice):
            return Listed(self.roster, self.places[index])
        return self.roster.release(self.places[index])

    @cached_property
    def digest(self) -> bytes:
        """Give the hash of all that a list may show of them."""
        return keys.of_bytes(self.roster.digests[self.where].tobytes())

    @property
    def ids(self) -> list[str]:
        """Give their ids."""
        return [self.roster.ids[place] for place in self.places]

    @property
    def days(self) -> list[dt.date]:
        """Give their days."""
        days = self.roster.days
        return [days[place] for place in self.places]

    def says(self, lang: str) -> bytes:
        """Give the hash of all that they say in a language."""
        return keys.of_bytes(self.roster.says(lang)[self.where].tobytes())

    def facts(self, name: str) -> Iterator[list[Any]]:
        """Give a fact of each edition of each of them; name: one of FACTS."""
        return self.roster.facts_of(name, self.places)

    def key(self, *names: str) -> bytes:
        """Give the hash of which ones they are, and of some of their facts; names: of FACTS."""
        return self.roster.key(self.places, names)

    def having(self, name: str, test: Callable[[Any], object] = bool) -> Listed:
        """Give those with an edition of which a fact is there, or passes a test."""
        return self._among(self.roster.having(name, test))

    def with_albums(self) -> Listed:
        """Give those that an album was set for."""
        return self._among(self.roster.with_albums())

    def _among(self, places: Sequence[int]) -> Listed:
        found = set(places)
        return Listed(self.roster, [place for place in self.places if place in found])

    def named(self, some: Collection[str]) -> Listed:
        """Give those with some ids."""
        ids = self.roster.ids
        return Listed(self.roster, [place for place in self.places if ids[place] in some])

    def first_in(self, lang: str, most: int) -> Listed:
        """Give the first `most` that exist in a language."""
        languages = self.roster.languages
        found = (place for place in self.places if lang in languages[place])
        return Listed(self.roster, list(itertools.islice(found, most)))

    @cached_property
    def months(self) -> dict[Month, Listed]:
        """Group them, sorted newest first, by year and month, keeping their order."""
        if not self:
            return {}
        all_months = self.roster.months[self.where]
        starts = [0, *(np.flatnonzero(np.diff(all_months)) + 1).tolist(), len(self)]
        return {
            (month // 12, month % 12 + 1): self[start:end]
            for month, start, end in zip(
                all_months[starts[:-1]].tolist(), starts, starts[1:], strict=False
            )
        }

    @cached_property
    def by_division(self) -> dict[str, Listed]:
        """Group them by the slugs of their divisions, keeping their order."""
        slugs, numbers = self.roster.by_division
        own = numbers[self.where]
        return {
            slug: Listed(self.roster, self.where[found].tolist())
            for number, slug in enumerate(slugs)
            if len(found := np.flatnonzero(own == number))
        }


def key_of(readings: Readings, *names: str) -> bytes:
    """Give the hash of which files were read, and of some of the facts; names: of FACTS."""
    return readings.key(*map(FACTS.index, names))


def facts_of(readings: Readings, name: str) -> list[Any]:
    """Give a fact of all files that were read, by their rows; name: one of FACTS."""
    return readings.column(FACTS.index(name))


def edition_of(readings: Readings, path: str, contents: Contents) -> Edition:
    """Give the edition that was read from a file."""
    row = readings.rows[path]
    return Edition(path, readings.facts(row), *readings.hashes(row), contents)
