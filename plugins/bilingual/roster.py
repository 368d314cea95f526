"""Many releases in columns, by which lists are made; a release itself is made when asked for.

Of sixty thousand, a build that follows an edit needs some hundreds: those of the lists that differ.
"""

from __future__ import annotations

import datetime as dt
import itertools
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple, overload

from plugins.bilingual import folder
from plugins.bilingual.edition import FACTS, Contents, Edition, held_card
from plugins.bilingual.release import Division, Release, digest_of
from plugins.fastbuild import keys
from plugins.fastbuild.readings import Readings

Month = tuple[int, int]


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
        raise NotImplementedError

    def key(self, places: Iterable[int], names: Iterable[str]) -> bytes:
        """Give the hash of facts of some releases; names: of FACTS."""
        raise NotImplementedError

    def having(self, name: str, test: Callable[[Any], object] = bool) -> list[int]:
        """Give the places of releases with an edition whose fact is there, or passes a test."""
        raise NotImplementedError

    def says(self, lang: str) -> Sequence[bytes]:
        """Give the hash of all that each release says in a language; b"" where it says nothing."""
        raise NotImplementedError

    def with_albums(self) -> list[int]:
        """Give the places of releases that an album was set for."""
        raise NotImplementedError

    @cached_property
    def digests(self) -> list[bytes]:
        """Give each release's digest; it may not be asked for before all albums have been set."""
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

    def facts(self, name: str, place: int) -> list[Any]:
        """Ask its editions."""
        return [getattr(each, name, None) for each in self._releases[place].editions.values()]

    def key(self, places: Iterable[int], names: Iterable[str]) -> bytes:
        """Hash what every edition says."""
        asked = list(names)
        return keys.key(
            [(self.ids[place], [self.facts(name, place) for name in asked]) for place in places]
        )

    def having(self, name: str, test: Callable[[Any], object] = bool) -> list[int]:
        """Ask every edition."""
        return [place for place in range(len(self.ids)) if any(map(test, self.facts(name, place)))]

    def says(self, lang: str) -> Sequence[bytes]:
        """Ask every edition."""
        return [
            release.editions[lang].digest if lang in release.editions else b""
            for release in self._releases
        ]

    def with_albums(self) -> list[int]:
        """Ask every release."""
        return [place for place, release in enumerate(self._releases) if release.album]

    @cached_property
    def digests(self) -> list[bytes]:
        """Ask every release."""
        return [release.digest for release in self._releases]


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

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Entries:
        """Put entries in order."""
        same: dict[dt.datetime, dt.datetime] = {}  # pickled once for all releases of a day
        newest_first = sorted(entries, key=itemgetter(1, 0), reverse=True)
        ids, dates, *others = list(zip(*newest_first, strict=True)) or cls()
        return cls(ids, [same.setdefault(date, date) for date in dates], *others)

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
        self._said: dict[str, list[bytes]] = {}

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

    def facts(self, name: str, place: int) -> list[Any]:
        """Look into a column."""
        column = facts_of(self._readings, name)
        return [column[row] for row in self._rows[place]]

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

    def says(self, lang: str) -> Sequence[bytes]:
        """Put the readings' hashes together."""
        if lang not in self._said:
            cards, texts = self._cards, self._readings.texts()
            self._said[lang] = said = [b""] * len(self.ids)
            for place, languages in enumerate(self.languages):
                if lang in languages:
                    row = self._rows[place][languages.index(lang)]
                    said[place] = cards[row] + texts[row]
        return self._said[lang]

    def with_albums(self) -> list[int]:
        """Look at the releases that were made: others have none."""
        return sorted(place for place, release in self._made.items() if release.album)

    @cached_property
    def _cards(self) -> list[bytes]:
        cards = self._readings.cards()
        for row in self._held:
            cards[row] = held_card(cards[row])
        return cards

    @cached_property
    def digests(self) -> list[bytes]:
        """Make them of the readings' hashes."""
        cards = self._cards
        found = [
            digest_of([cards[row] for row in rows], division)
            for rows, division in zip(self._rows, self.divisions, strict=True)
        ]
        for place in self.with_albums():
            found[place] = self._made[place].digest
        return found


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
        digests = self.roster.digests
        return keys.of_bytes(b"".join([digests[place] for place in self.places]))

    @property
    def ids(self) -> list[str]:
        """Give their ids."""
        return [self.roster.ids[place] for place in self.places]

    def says(self, lang: str) -> bytes:
        """Give the hashes of all that they say in a language."""
        said = self.roster.says(lang)
        return b"".join([said[place] for place in self.places])

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

    def first_in(self, lang: str, most: int) -> list[Release]:
        """Give the first `most` that exist in a language."""
        languages = self.roster.languages
        found = (place for place in self.places if lang in languages[place])
        return [self.roster.release(place) for place in itertools.islice(found, most)]

    @cached_property
    def months(self) -> dict[Month, Listed]:
        """Group them, sorted newest first, by year and month, keeping their order."""
        dates = self.roster.dates
        all_months = [(date.year, date.month) for date in map(dates.__getitem__, self.places)]
        found: dict[Month, Listed] = {}
        start = 0
        for month, group in itertools.groupby(all_months):
            end = start + len(list(group))
            found[month] = self[start:end]
            start = end
        return found

    @cached_property
    def by_division(self) -> dict[str, Listed]:
        """Group them by the slugs of their divisions, keeping their order."""
        divisions = self.roster.divisions
        found: dict[str, list[int]] = {}
        for place in self.places:
            found.setdefault(divisions[place].slug, []).append(place)
        return {slug: Listed(self.roster, places) for slug, places in found.items()}


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
