"""The form of text that is cut into units, the same for a query here and in the browser.

Documents pass `plugins.thai.normalize.clean` first, which repairs much that nobody types.
`theme/static/js/search/folding.js` is this module's twin.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from plugins.thai.digits import TO_ARABIC

_DASHES: Final = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
REPLACED: Final = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
}
"""Characters that a search does not tell from others, or that can't be seen."""

ORDER: Final = (
    ("เเ", "แ"),
    ("([่-์])([ัิ-ู])", r"\2\1"),
    (r"([ัิ-ฺ็-๎])\1+", r"\1"),
    ("ํ([่-๋]?)า", r"\1ำ"),
    ("([่-๋])ํา", r"\1ำ"),
    ("ำ([่-๋])", r"\1ำ"),
)
"""What is typed out of order or in parts, and the well-formed spelling."""

_RULES: Final = tuple((re.compile(pattern), new) for pattern, new in ORDER)
_ODD: Final = re.compile("[^ -@\\[-~\u0e01-\u0e4f]")
_CAPITALS: Final = re.compile("[A-Z]+")
_DISORDER: Final = re.compile(r"([เำัิ-ฺ็-๎])(?:\1|(?<=[่-์])[ัิ-ู]|(?<=ํ)|(?<=ำ)[่-๋])")
"""What any of the rules could begin with; nearly no text has it."""


def fold(text: str) -> str:
    """Give the form in which search compares.

    Marks are put in order, digits are Arabic, letters small, widths one; white space is spaces.
    Tone marks stay. What a search can't be for stays or goes, but never raises.

    >>> fold("โควิด–19 ระลอก ๓  ＡＢＣ เเรงงาน น้ํา")
    'โควิด-19 ระลอก 3  abc แรงงาน น้ำ'
    """
    text = _CAPITALS.sub(lambda found: found[0].lower(), text)
    text = _ODD.sub(lambda found: _fold_char(found[0]), text)
    if _DISORDER.search(text):
        for pattern, new in _RULES:
            text = pattern.sub(new, text)
    return text


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    if char in REPLACED:
        return REPLACED[char]
    if char.isspace() or unicodedata.category(char) == "Cc":
        return " "
    return unicodedata.normalize("NFKC", char).lower().translate(TO_ARABIC)
