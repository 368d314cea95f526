"""Which releases tell of the same matter: by the rare words of their titles, and by their tags.

It is a walk from the oldest release to the newest. What a release is like among those before it
depends on nothing that comes later, so a new release changes no page but its own and those that
it is the first to follow up. Bodies have no say: an edit of one changes nothing here.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from plugins.bilingual.release import Release
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

    digest: of all that their pages may show of the others.
    """

    digest: bytes
    _all: Sequence[Release]
    _like: dict[str, array[int]]

    def of(self, release: Release, beside: Sequence[Release | None]) -> list[Release]:
        """Give those that a release's page names, but for those that are named `beside`."""
        found = [self._all[place] for place in self._like.get(release.id, ()) if place >= 0]
        return [other for other in found if other not in beside]


class Matters:
    """Know of all releases which ones tell of the same matter.

    releases: oldest first, as they were walked.
    """

    def __init__(self, releases: Sequence[Release] = (), walked: Walk | None = None) -> None:
        self._releases = releases
        self._both = walked.both if walked else array("i")
        self._places = {release.id: place for place, release in enumerate(releases)}

    def among(self, found: Iterable[Release]) -> Related:
        """Give what is to be known for the pages of some releases."""
        like = {
            release.id: self._both[place * BOTH : (place + 1) * BOTH]
            for release in found
            if (place := self._places.get(release.id)) is not None
        }
        shown = [place for places in like.values() for place in places]
        digests = [self._releases[p].digest if p != _NOBODY else b"." for p in shown]
        return Related(of_bytes(b"".join(digests)), self._releases, like)


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
    gave; the result is the same without it, but takes five times as long.
    """
    register = _Register()
    earlier: array[int] = array("i")
    old_ids, old_terms = before[:2] if before else ([], [])
    for place, (id_, packed) in enumerate(zip(ids, own, strict=True)):
        its = _all(packed)
        known = place < len(old_ids)
        if known and old_ids[place] == id_ and old_terms[place] == packed:
            is_same = not register.is_touched(its)
        else:
            is_same = False
            register.touch(its, _all(old_terms[place]) if known else ())
        if is_same and before:
            earlier += before.earlier[place * EARLIER : (place + 1) * EARLIER]
        else:
            found = register.like(place, its)
            earlier.extend([*found, *[_NOBODY] * (EARLIER - len(found))])
        register.add(place, its)
    return Walk(ids, own, earlier, _both(earlier))


def _both(earlier: array[int]) -> array[int]:
    """Name to each release those before it, and the first ones after it that are like it."""
    found: list[list[int]] = [[] for _ in range(0, len(earlier), EARLIER)]
    for entry, other in enumerate(earlier):
        if other != _NOBODY and len(found[other]) < LATER:
            found[other].append(entry // EARLIER)
    both: array[int] = array("i")
    for place, later in enumerate(found):
        found[place] = [*later, *earlier[place * EARLIER : (place + 1) * EARLIER]]
    for places in found:
        both.extend(sorted([*places, *[_NOBODY] * (BOTH - len(places))], reverse=True))
    return both


class _Register:
    """Know of each term in how many releases it was so far, and the last of them."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._last: dict[int, list[int]] = {}
        self._touched: set[int] = set()
        self._changes = 0

    def touch(self, *changed: Iterable[int]) -> None:
        """Take note that a release, and so the count of its terms, is not what it was."""
        self._touched.update(*changed)
        self._changes += 1

    def is_touched(self, its: Iterable[int]) -> bool:
        """Tell whether a release of these terms may be like others than it was."""
        for term in self._touched.intersection(its) if self._touched else ():
            if self._counts.get(term, 0) <= _COMMON + self._changes:
                return True
            self._touched.discard(term)
        return False

    def add(self, place: int, its: Iterable[int]) -> None:
        """Count a release in."""
        for term in its:
            count = self._counts[term] = self._counts.get(term, 0) + 1
            if count > _COMMON:
                self._last.pop(term, None)
                continue
            last = self._last.setdefault(term, [])
            last.append(place)
            if len(last) > _RECENT:
                del last[0]

    def like(self, place: int, its: Iterable[int]) -> list[int]:
        """Give the places of the likest releases, those with most in common first.

        A term weighs by how rare it is, in whole numbers, so that every machine gives the same.
        """
        limit = min(_COMMON, place // _COMMON_PART)
        counts = ((self._counts.get(term, 0), term) for term in its)
        known = sorted((count, term) for count, term in counts if 0 < count <= limit)[:_WORDS]
        whole = 0
        scores: dict[int, int] = {}
        shared: dict[int, int] = {}
        for count, term in known:
            weight = (place // count).bit_length()
            whole += weight
            for other in self._last[term]:
                scores[other] = scores.get(other, 0) + weight
                shared[other] = shared.get(other, 0) + 1
        rest = [
            (score, other)
            for other, score in scores.items()
            if shared[other] >= _SHARED and score * _SHARED_PART >= whole
        ]
        return [other for _, other in sorted(rest, reverse=True)[:EARLIER]]


def _term(word: str) -> int:
    """Give a checksum of a word; of an archive's 30,000, one pair in ten archives is alike."""
    return zlib.crc32(word.encode())


def _packed(found: Iterable[int]) -> bytes:
    return array("I", sorted(set(found))).tobytes()


def _all(packed: bytes) -> array[int]:
    return array("I", packed)
