"""What a search box suggests: the phrases that titles have in common.

Thai writes a space where a phrase ends, so what stands between the spaces of titles is what people
call things by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

NEWEST: Final = 20_000
"""So many of the newest titles are looked at."""

MOST: Final = 400
LEAST: Final = 3
"""How many phrases there are at most, and how many titles have each."""

SHORTEST: Final = 3
LONGEST: Final = 36

_BREAK: Final = re.compile("[\\s,;:!?()\\[\\]{}<>|/\"'“”‘’«»…]+")
_ENDS: Final = ".-–—ๆฯ"
_LETTER: Final = re.compile("[A-Za-zก-ฮ]")
_ORDER: Final = re.compile(r"[0-9๐-๙]")


Counts = Counter[str]
"""How many titles have each phrase."""


def count(titles: Iterable[str]) -> Counts:
    """Count the phrases of titles."""
    counts = Counts()
    for title in titles:
        counts.update(_phrases(title))
    return counts


def changed(counts: Counts, came: Iterable[str], went: Iterable[str]) -> Counts:
    """Give the counts after titles came and others, which had been counted, went.

    >>> changed(count(["ก ข", "ก ค"]), ["ข ง"], ["ก ค"]) == count(["ก ข", "ข ง"])
    True
    """
    result = counts.copy()
    result.update(count(came))
    for phrase, less in count(went).items():
        result[phrase] -= less
        if not result[phrase]:
            del result[phrase]
    return result


def common(counts: Counts) -> list[str]:
    """Give the phrases that most titles have, the commonest first.

    >>> common(count(["รมว.แรงงาน พบ ผู้ประกันตน"] * 3))
    ['ผู้ประกันตน', 'รมว.แรงงาน']
    """
    found = [
        (-titles, phrase)
        for phrase, titles in counts.items()
        if titles >= LEAST and SHORTEST <= len(phrase) <= LONGEST and _says_something(phrase)
    ]
    return [phrase for _, phrase in sorted(found)[:MOST]]


def _phrases(title: str) -> set[str]:
    return {part.strip(_ENDS) for part in _BREAK.split(title)}


def _says_something(phrase: str) -> bool:
    return len(_LETTER.findall(phrase)) >= SHORTEST and not _ORDER.match(phrase)
