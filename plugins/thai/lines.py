"""Where a line of Thai may end, for whoever sets text in lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

BOUND: Final = frozenset({"ผู้", "การ", "ความ", "นัก", "ชาว", "กระทรวง", "กรม", "กอง"})
"""Words that no line ends with, as the next makes them whole: prefixes of nouns, and bodies."""

_THAI: Final = re.compile("[\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}]")
_LEANING: Final = ("\N{THAI CHARACTER MAIYAMOK}", "\N{THAI CHARACTER PAIYANNOI}")


def pieces(words: Iterable[str], bound: Collection[str] = ()) -> list[str]:
    """Join words into what stays on one line together; a line may end between two pieces.

    words: a text as `words.tokens` cuts it. bound: words that are never the last of a line.
    Breaks are given between Thai letters only; elsewhere a line breaks by itself.

    >>> pieces(["กระทรวง", "แรงงาน", " ", "5", "G"])
    ['กระทรวง', 'แรงงาน 5G']
    >>> pieces(["กระทรวง", "แรงงาน", "เปิด", "ต่างๆ"], BOUND)
    ['กระทรวงแรงงาน', 'เปิด', 'ต่างๆ']
    """
    found: list[str] = []
    before = ""
    for word in words:
        is_thai = _THAI.match(before[-1:]) and _THAI.match(word[:1])
        if is_thai and before not in bound and not word.startswith(_LEANING):
            found.append(word)
        elif found:
            found[-1] += word
        else:
            found.append(word)
        before = word
    return found
