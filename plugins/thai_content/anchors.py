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
