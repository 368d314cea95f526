"""What a search box suggests: the phrases that titles have in common.

Thai writes a space where a phrase ends, so what stands between the spaces of titles is what people
call things by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final

from plugins.search.document import Document

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


def common(documents: Sequence[Document]) -> list[str]:
    """Give the phrases that most titles have, the commonest first.

    >>> from datetime import date
    >>> one = Document("1", "/", "รมว.แรงงาน พบ ผู้ประกันตน", "", date(2020, 1, 1), "pr", "th")
    >>> common([one] * 3)
    ['ผู้ประกันตน', 'รมว.แรงงาน']
    """
    counts = Counter[str]()
    for document in islice(reversed(documents), NEWEST):
        counts.update({part.strip(_ENDS) for part in _BREAK.split(document.title)})
    found = [
        (-count, phrase)
        for phrase, count in counts.items()
        if count >= LEAST and SHORTEST <= len(phrase) <= LONGEST and _says_something(phrase)
    ]
    return [phrase for _, phrase in sorted(found)[:MOST]]


def _says_something(phrase: str) -> bool:
    return len(_LETTER.findall(phrase)) >= SHORTEST and not _ORDER.match(phrase)
