"""Release ids: the folders' names, permanent, each given once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

LONGEST_WORDS: Final = 40
"""Characters that words may have to become part of a release's id."""

WORDS: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What may follow the day in a release's id."""

_NUMBERED = re.compile(r"(\d{8})-(\d{1,3})")


class Ids:
    """Know the ids that are taken, and choose new ones.

    >>> ids = Ids(["20190429-1", "20190429-34463", "20190429-labour-day"])
    >>> ids.new("20190429"), ids.new("20190429"), ids.new("20190430")
    ('20190429-2', '20190429-3', '20190430-1')
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        for release in taken:
            self.take(release)

    def take(self, release: str) -> None:
        """Note that an id is in use."""
        self._taken.add(release)
        numbered = _NUMBERED.fullmatch(release)
        if numbered:
            day = numbered[1]
            self._numbers[day] = max(self._numbers.get(day, 0), int(numbered[2]))

    def worded(self, day: str, words: str) -> str | None:
        """Give the id of a day (YYYYMMDD) and ASCII words; None where it is taken or can't be one.

        >>> Ids().worded("20190429", "labour-day"), Ids().worded("20190429", "วันแรงงาน")
        ('20190429-labour-day', None)
        """
        release = f"{day}-{words}"
        is_possible = len(words) <= LONGEST_WORDS and WORDS.fullmatch(words)
        return release if is_possible and release not in self._taken else None

    def new(self, day: str) -> str:
        """Give the id of a day (YYYYMMDD) and the number after its highest below 1000.

        A number is never given again, even where its release was deleted after a later one came.
        """
        number = self._numbers.get(day, 0) + 1
        while f"{day}-{number}" in self._taken:
            number += 1
        self._numbers[day] = number
        return f"{day}-{number}"
