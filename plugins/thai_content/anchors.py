"""Addresses made of Thai text: heading anchors and tags that don't collide.

Romanising loses tones and vowels (ข่าว, ขาว and ข้าว all become "khaaw"), so Thai stays Thai.
"""

from __future__ import annotations

import re
import unicodedata

from plugins.thai import normalize

_NOT_IN_ADDRESS = re.compile(r"[^\w฀-๿]+")


def slug(text: str, separator: str = "-") -> str:
    """Make an address part of `text`: Thai marks kept, everything else lower case and joined.

    >>> slug("ข่าว"), slug("ขาว"), slug("ข้าว"), slug("Labour  Day (2019)!")
    ('ข่าว', 'ขาว', 'ข้าว', 'labour-day-2019')
    """
    cleaned = unicodedata.normalize("NFC", normalize.clean(text)).lower()
    return _NOT_IN_ADDRESS.sub(separator, cleaned).strip(separator)


_OF_THE_PAGE = re.compile(
    r"(main|contents|related|photos?|about-release|citation|numerals|size|colours|masthead-q)(-.*)?"
)
"""The anchors that a page has around a body, and what theirs begin with."""


def heading(text: str, separator: str) -> str:
    """Make the anchor of a heading of a body, which none of the page around it has.

    >>> heading("ผู้มีสิทธิ", "-"), heading("Main", "-"), heading("Photos: day 1", "-")
    ('ผู้มีสิทธิ', 'text-main', 'text-photos-day-1')
    """
    made = slug(text, separator)
    return f"text-{made}" if _OF_THE_PAGE.fullmatch(made) else made
