"""The twelve months and seven weekdays as Thai and English releases write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

THAI: Final = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
THAI_SHORT: Final = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
ENGLISH: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH_SHORT: Final = tuple(name[:3] for name in ENGLISH)

WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
"""In the order of `datetime.date.weekday`."""

MISSPELT: Final = {
    "กุมภาพันธุ์": 2, "กุมภาพันธ": 2, "กุมภาพัน": 2, "เมษยน": 4, "พฤกษภาคม": 5, "พฤศภาคม": 5,
    "กรกฏาคม": 7, "กรกฏา": 7, "พฤษจิกายน": 11, "พฤจิกายน": 11,
}  # fmt: skip
"""Misspellings so frequent (516 in 91,796 releases) that they need no year beside them."""

_STEMS: Final = tuple(re.sub("(?:คม|ยน|พันธ์)$", "", name) for name in THAI)
_SHORT: Final = frozenset(name.replace(".", "") for name in THAI_SHORT)
NUMBERS: Final = (
    {name: n for names in (THAI, _STEMS) for n, name in enumerate(names, 1)}
    | {name.replace(".", ""): n for n, name in enumerate(THAI_SHORT, 1)}
    | {name.lower(): n for names in (ENGLISH, ENGLISH_SHORT) for n, name in enumerate(names, 1)}
    | MISSPELT
    | {"sept": 9}
)


def _alternatives(names: tuple[str, ...]) -> str:
    """Give a pattern of all names, by first letters, which makes it twice as fast."""
    firsts = dict.fromkeys(name[0] for name in names)
    return "|".join(
        f"{first}(?:{'|'.join(sorted(rest, key=len, reverse=True))})"
        for first in firsts
        if (rest := [name[1:] for name in names if name[0] == first])
    )


FULL_PATTERN: Final = _alternatives((*THAI, *MISSPELT))
STEM_PATTERN: Final = f"(?:{_alternatives(_STEMS)})(?![ก-๙])"
SHORT_PATTERN: Final = _alternatives(
    tuple(
        rf"{first}\.? ?{second}(?: ?\.(?!\d)|\.|(?![ก-๙]))"
        for first, second in (name.rstrip(".").split(".") for name in THAI_SHORT)
    )
)
_ENGLISH_SPELLINGS: Final = tuple(
    spelling
    for name, short in zip((*ENGLISH, "Sept"), (*ENGLISH_SHORT, "Sept"), strict=True)
    for spelling in (name, name.upper(), rf"{short}\.?", rf"{short.upper()}\.?")
)
ENGLISH_PATTERN: Final = rf"(?:{_alternatives(_ENGLISH_SPELLINGS)})(?![A-Za-z])"
PATTERN: Final = (
    f"(?:(?=[ก-ฮเ])(?:{FULL_PATTERN}|{STEM_PATTERN}|{SHORT_PATTERN})|(?=[A-Z]){ENGLISH_PATTERN})"
)
"""Any month, however written."""

WEEKDAY_PATTERN: Final = "(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี|ฯ)?|ศุกร์|เสาร์|อาทิตย์)"


@lru_cache(maxsize=4096)
def any_number(name: str) -> int:
    """Give the number, 1 to 12, of a month as `PATTERN` matched it, or as it was misspelt.

    Raises KeyError for what is no month.

    >>> any_number("เม.ย."), any_number("มีนา"), any_number("Sept."), any_number("ตลาคม")
    (4, 3, 9, 10)
    """
    return NUMBERS.get(bare(name)) or misspelt(name) or NUMBERS[name]


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """Take dots, spaces and capitals from a month's name.

    >>> bare("มี. ค.")
    'มีค'
    """
    return re.sub(r"[. ]", "", name).lower()


@lru_cache(maxsize=4096)
def is_short(name: str) -> bool:
    """Tell whether a Thai month is abbreviated or written without its ending.

    >>> is_short("สิงหา"), is_short("ส.ค."), is_short("สิงหาคม")
    (True, True, False)
    """
    return name in _STEMS or bare(name) in _SHORT


def is_dotted(name: str) -> bool:
    """Tell whether a month is abbreviated with a dot between its letters, as nothing else is.

    >>> is_dotted("ก.ค."), is_dotted("กค.")
    (True, False)
    """
    return "." in name[:-1]


def is_stem(name: str) -> bool:
    """Tell whether a month is written without its ending, as it is spoken.

    >>> is_stem("สิงหา"), is_stem("ส.ค.")
    (True, False)
    """
    return name in _STEMS


def weekday(name: str) -> int:
    """Give the number, Monday 0 to Sunday 6, of a weekday as `WEEKDAY_PATTERN` matched it.

    >>> weekday("พฤหัส")
    3
    """
    return next(n for n, full in enumerate(WEEKDAYS) if full.startswith(name.rstrip("ฯ")))


@lru_cache(maxsize=4096)
def misspelt(word: str) -> int | None:
    """Give the number of the one month that `word` misspells by at most two letters in ten.

    >>> misspelt("ตลาคม"), misspelt("พฆศจิกายน"), misspelt("นิคม")
    (10, 11, None)
    """
    distances = sorted((_distance(word, name), n) for n, name in enumerate(THAI, 1))
    (best, month), (second, _) = distances[:2]
    allowed = 2 if len(word) > 5 else 1
    return month if best <= allowed and best < second else None


def _distance(one: str, other: str) -> int:
    """Count the letters to put in, take out, change or swap with a neighbour (OSA distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]
