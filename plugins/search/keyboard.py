"""Text typed with the other keyboard layout on."""

from __future__ import annotations

import re
from typing import Final

LATIN: Final = (
    r"`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./"
    r"""~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?"""
)
THAI: Final = '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
"""The keys of the US layout and of Kedmanee (TIS 820-2538), in the same order."""

_LETTERS: Final = re.compile("[A-Za-z]+")

_TO_THAI: Final = str.maketrans(LATIN, THAI)
_TO_LATIN: Final = str.maketrans(THAI, LATIN)


def retype(text: str) -> str:
    """Give what the same keys write in the other layout; "" where that makes no sense.

    >>> retype("ci''ko"), retype("แสนีะ"), retype("แรงงาน mou")
    ('แรงงาน', 'clout', '')
    """
    has_thai = any("ก" <= char <= "๛" for char in text)
    has_latin = any(char.isascii() and char.isalpha() for char in text)
    if has_thai == has_latin:
        return ""
    retyped = text.translate(_TO_LATIN if has_thai else _TO_THAI)
    return retyped if has_latin or _LETTERS.fullmatch(retyped.replace(" ", "")) else ""
