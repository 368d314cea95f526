"""Which releases tell of the same matter: by the rare words of their titles, and by their tags.

It is a walk from the oldest release to the newest. What a release is like among those before it
depends on nothing that comes later, so a new release changes no page but its own and those that
it is the first to follow up. Bodies have no say: an edit of one changes nothing here.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from plugins.bilingual.roster import Hashes, Listed
from plugins.fastbuild.keys import of_bytes
from plugins.thai import digits, words

EARLIER: Final = 3
"""So many of the likest releases before a release are named on its page."""

LATER: Final = 2
"""So many of the first that name a release are named on its page in turn."""

BOTH: Final = EARLIER + LATER

_COMMON: Final = 600
_COMMON_PART: Final = 8
"""A word of more releases before than this, or of more than one in so many, tells nothing."""

_WORDS: Final = 8
_RECENT: Final = 24
"""The rarest words of a title are looked up, each in the last releases that had it."""

_SHARED: Final = 2
_SHARED_PART: Final = 3
"""One word in common is chance, and so is less than one part in so many of what words weigh."""

_NOBODY: Final = -1
_TERM_SIZE: Final = 4

_PLACE_BITS: Final = np.uint64(32)

Places = NDArray[Any]

_WORD = re.compile(r"[ก-๎]+|[^\W\d_ก-๎]{4,}|\d{2,}")
"""What words are looked for in: Thai, which is cut further, other words but short ones, numbers."""


class Walk(NamedTuple):
    """Hold releases, oldest first: ids, terms, and the places of those that each is like.

    earlier: EARLIER places for each, likest first. both: those and LATER more for each, newest
    first. Places that are free hold -1.
    """

    ids: list[str]
    terms: list[bytes]
    earlier: array[int]
    both: array[int]

    def like(self, place: int) -> list[int]:
        """Give the places of the releases that the one at a place is like, newest first."""
        found = self.both[place * BOTH : (place + 1) * BOTH]
        return [other for other in found if other != _NOBODY]


@dataclass(frozen=True)
class Related:
    """Know some releases by those that are like them.

    digest: of all that their pages may show of the others. matters: of all releases.
    """

    digest: bytes
    matters: Matters

    def of(self, place: int, beside: Collection[int | None]) -> Listed:
        """Give those that a release's page names, but for those that are named `beside`."""
        found = self.matters.of(place)
        return Listed(found.roster, [other for other in found.places if other not in beside])


class Matters:
    """Know of all releases which ones tell of the same matter.

    releases: oldest first, as they were walked. both: as the walk found it.
    """

    def __init__(self, releases: Listed | None = None, both: array[int] | None = None) -> None:
        self._releases = Listed.of(()) if releases is None else releases
        self._both = np.array(both or (), np.intc).reshape(-1, BOTH)

    @cached_property
    def _digests(self) -> Hashes:
        """Give the hashes of the releases in the order of the walk; the last is nobody's."""
        digests = self._releases.roster.digests
        return np.append(digests[self._releases.where], np.zeros_like(digests[:1]), axis=0)

    @cached_property
    def _walked(self) -> Places:
        """Give the place in the walk of each release of the roster, -1 where it is not in it."""
        walked = np.full(len(self._releases.roster.ids), _NOBODY)
        walked[self._releases.where] = np.arange(len(self._releases))
        return walked

    def among(self, found: Listed) -> Related:
        """Give what is to be known for the pages of some releases, which are of the same roster."""
        if not self._releases:
            return Related(b"", self)
        walked = self._walked[found.where]
        like = self._both[walked[walked != _NOBODY]]
        return Related(of_bytes(self._digests[like].tobytes()), self)

    def of(self, place: int) -> Listed:
        """Give those that a release's page may name, newest first.

        place: the release's in the roster.
        """
        walked = self._walked[place] if self._releases else _NOBODY
        like = self._both[walked].tolist() if walked != _NOBODY else ()
        places = [self._releases.places[other] for other in like if other != _NOBODY]
        return Listed(self._releases.roster, places)


def terms(title: str, tags: Iterable[str] = ()) -> bytes:
    """Give the words of a title, and the tags, in a form that is small and quick to compare.

    >>> terms("ข่าว แรงงาน") == terms("แรงงาน ข่าว"), terms("ข่าว") == terms("ข้าว")
    (True, False)
    """
    cut = words.default().longest
    runs = _WORD.findall(digits.to_arabic(title.lower()))
    found = {word for run in runs for word in cut(run) if len(word) > 1}
    return _packed([*map(_term, found), *(_term(f"#{tag}") for tag in tags)])


def together(parts: Sequence[bytes]) -> bytes:
    """Give the terms of a release whose editions have these."""
    return parts[0] if len(parts) == 1 else _packed(term for part in parts for term in _all(part))


def walk(ids: list[str], own: list[bytes], before: Walk | None = None) -> Walk:
    """Say of each release which ones it is like.

    ids, own: of the releases, oldest first, and the terms of each. before: what an earlier walk
    gave; the result is the same without it, but takes many times as long.
    """
    occurrences = _Occurrences(own)
    if before and before.ids:
        known, todo = _former(ids, own, before, occurrences)
    else:
        known, todo = np.full((len(ids), EARLIER), _NOBODY, np.int32), np.arange(len(ids))
    for place in todo.tolist():
        found = occurrences.like(place)
        known[place] = [*found, *[_NOBODY] * (EARLIER - len(found))]
    return Walk(ids, own, _numbers(known), _numbers(_both(known)))


def _former(
    ids: list[str], own: list[bytes], before: Walk, occurrences: _Occurrences
) -> tuple[Places, Places]:
    """Give what an earlier walk found for each release, and the places of which to look anew."""
    old_places = {id_: place for place, id_ in enumerate(before.ids)}
    old = np.array([old_places.get(id_, _NOBODY) for id_ in ids], np.int32)
    is_same = np.array([own[p] == before.terms[q] for p, q in enumerate(old.tolist())], bool)
    is_same &= _in_order(old)
    now = np.full(len(before.ids) + 1, _NOBODY, np.int32)  # the last is nobody's, before and now
    now[old[is_same]] = stays = np.flatnonzero(is_same)
    changes = [(int(place), own[place]) for place in np.flatnonzero(~is_same)]
    gone = np.flatnonzero(now[:-1] == _NOBODY)
    following = np.append(stays, len(ids))[np.searchsorted(old[is_same], gone)]
    for place, after in zip(gone.tolist(), following.tolist(), strict=True):
        changes.append((after - 1, before.terms[place]))
    is_open = occurrences.is_open(changes) | occurrences.weighs_otherwise(old)
    earlier = np.array(before.earlier, np.int32).reshape(-1, EARLIER)
    return now[earlier[old]], np.flatnonzero(is_open | ~is_same)


def _in_order(old: Places) -> NDArray[np.bool_]:
    """Tell which releases were there before, in this order; a few are left out of many, if any."""
    there = old != _NOBODY
    none = len(old) + int(old.max(initial=0))
    from_start = there & (old >= np.maximum.accumulate(old))
    above = np.where(there, old, none)
    from_end = there & (old <= np.minimum.accumulate(above[::-1])[::-1])
    result: NDArray[np.bool_] = from_start if from_start.sum() >= from_end.sum() else from_end
    return result


def _both(earlier: Places) -> Places:
    """Name to each release those before it, and the first ones after it that are like it."""
    names = earlier.ravel()
    order = np.argsort(names, kind="stable")
    order = order[names[order] != _NOBODY]
    named = names[order]
    rank = np.arange(len(named)) - np.searchsorted(named, named)
    first = rank < LATER
    both = np.full((len(earlier), BOTH), _NOBODY, np.int32)
    both[named[first], rank[first]] = order[first] // EARLIER
    both[:, LATER:] = earlier
    return -np.sort(-both, axis=1)


class _Occurrences:
    """Know where each term occurs: in which releases, and in how many before each of them."""

    def __init__(self, own: Sequence[bytes]) -> None:
        self._ends = np.cumsum([len(packed) for packed in own], dtype=np.int64) // _TERM_SIZE
        self._terms = np.frombuffer(b"".join(own), np.uint32)
        self._owners = np.repeat(np.arange(len(own)), np.diff(self._ends, prepend=0))
        count = len(self._terms)
        both = self._terms.astype(np.uint64) << _PLACE_BITS | np.arange(count, dtype=np.uint64)
        both.sort()  # by term and then by place, several times as quick as a stable argsort
        order = both.astype(np.uint32).astype(np.intp)
        ordered = both >> _PLACE_BITS
        firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[:count])
        starts = np.repeat(firsts, np.diff(firsts, append=count))
        self._lists = self._owners[order]
        self._starts, self._counts = np.empty_like(order), np.empty_like(order)
        self._starts[order] = starts
        self._counts[order] = np.arange(len(order)) - starts

    def is_open(self, changes: Sequence[tuple[int, bytes]]) -> NDArray[np.bool_]:
        """Tell which releases may be like others than before, after changes to earlier ones.

        changes: places, of which only later ones are meant, and the terms that came or went.
        """
        first: dict[int, int] = {}
        for place, packed in changes:
            for term in _all(packed):
                first[term] = min(place, first.get(term, place))
        touched = np.array(sorted(first), np.uint32)
        places = np.array([first[term] for term in touched.tolist()], np.int64)
        found = np.isin(self._terms, touched) & (self._counts <= _COMMON + len(changes))
        at = np.flatnonzero(found)
        found[at] = self._owners[at] > places[np.searchsorted(touched, self._terms[at])]
        return self._of_owners(found)

    def weighs_otherwise(self, old: Places) -> NDArray[np.bool_]:
        """Tell which releases have a term whose weight is not what it was at their old places."""
        was = old[self._owners]
        tells = (self._counts > 0) & (was != self._owners) & (was != _NOBODY)
        limits = [_limit(places[tells]) for places in (self._owners, was)]
        counts = self._counts[tells]
        weights = [np.frexp(places[tells] // counts)[1] for places in (self._owners, was)]
        is_known = counts <= np.maximum(*limits)
        tells[tells] = is_known & ((weights[0] != weights[1]) | (limits[0] != limits[1]))
        return self._of_owners(tells)

    def _of_owners(self, found: NDArray[np.bool_]) -> NDArray[np.bool_]:
        result = np.zeros(len(self._ends), bool)
        result[self._owners[found]] = True
        return result

    def like(self, place: int) -> list[int]:
        """Give the places of the likest releases before one, those with most in common first.

        A term weighs by how rare it is, in whole numbers, so that every machine gives the same.
        """
        of = slice(int(self._ends[place - 1]) if place else 0, int(self._ends[place]))
        limit = int(_limit(place))
        its = zip(
            self._counts[of].tolist(),
            self._terms[of].tolist(),
            self._starts[of].tolist(),
            strict=True,
        )
        known = sorted(each for each in its if 0 < each[0] <= limit)[:_WORDS]
        whole = 0
        scores: dict[int, int] = {}
        shared: dict[int, int] = {}
        for count, _, start in known:
            weight = (place // count).bit_length()
            whole += weight
            last = self._lists[start + max(0, count - _RECENT) : start + count]
            for other in last.tolist():
                scores[other] = scores.get(other, 0) + weight
                shared[other] = shared.get(other, 0) + 1
        rest = [
            (score, other)
            for other, score in scores.items()
            if shared[other] >= _SHARED and score * _SHARED_PART >= whole
        ]
        return [other for _, other in sorted(rest, reverse=True)[:EARLIER]]


def _limit(places: Any) -> Any:
    """Give of how many releases before one at a place a term may be, to tell anything."""
    return np.minimum(_COMMON, places // _COMMON_PART)


def _numbers(rows: Places) -> array[int]:
    return array("i", rows.astype(np.intc).tobytes())


def _term(word: str) -> int:
    """Give a checksum of a word; of an archive's 30,000, one pair in ten archives is alike."""
    return zlib.crc32(word.encode())


def _packed(found: Iterable[int]) -> bytes:
    return array("I", sorted(set(found))).tobytes()


def _all(packed: bytes) -> array[int]:
    return array("I", packed)
