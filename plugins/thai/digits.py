"""Thai and Arabic digits, changed where a reader would and nowhere else."""

from __future__ import annotations

import re
from typing import Final

THAI: Final = "๐๑๒๓๔๕๖๗๘๙"
ARABIC: Final = "0123456789"

TO_ARABIC: Final = str.maketrans(THAI, ARABIC)
TO_THAI: Final = str.maketrans(ARABIC, THAI)

_URL = r"(?:https?|ftp)://[^\s<>\"]+|\bwww\.[^\s<>\"]+"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HASHTAG = r"(?<!\w)[#＃]\w[\w\N{THAI CHARACTER SARA A}-\N{THAI CHARACTER YAMAKKAN}]*"
_LONE_ZERO = r"(?<=[A-Za-z])๐(?=[A-Za-z])"
_KEEP_ARABIC = re.compile(f"{_URL}|{_EMAIL}|{_HASHTAG}|{_LONE_ZERO}")

_LATIN_NUMBER = (
    r"[A-Za-z][A-Za-z]*[-–. ]?\d[\d.,:/-]*[A-Za-z]*"
    r"|\d[\d.,]*[A-Za-z]+"
)
_KEEP_THAI = re.compile(f"{_URL}|{_EMAIL}|{_HASHTAG}|{_LATIN_NUMBER}")


def to_arabic(text: str) -> str:
    """Write Thai digits as Arabic ones.

    Leaves URLs, e-mail addresses, hashtags and a ๐ that stands for the letter o (Q๐Q) as they are.
    `text` is plain text: call it on the text nodes of HTML, never on markup.

    >>> to_arabic("วันที่ ๑๒ สิงหาคม ๒๕๖๗ #๕ธันวาคม Q๐Q")
    'วันที่ 12 สิงหาคม 2567 #๕ธันวาคม Q๐Q'
    """
    return _translate(text, _KEEP_ARABIC, TO_ARABIC)


def to_thai(text: str) -> str:
    """Write Arabic digits as Thai ones.

    Leaves URLs, e-mail addresses, hashtags and numbers that belong to Latin letters as they are.
    `text` is plain text: call it on the text nodes of HTML, never on markup.

    >>> to_thai("โควิด-19 หรือ COVID-19 มี 120 ราย บนเครือข่าย 5G")
    'โควิด-๑๙ หรือ COVID-19 มี ๑๒๐ ราย บนเครือข่าย 5G'
    """
    return _translate(text, _KEEP_THAI, TO_THAI)


def _translate(text: str, keep: re.Pattern[str], table: dict[int, int]) -> str:
    parts = []
    done = 0
    for kept in keep.finditer(text):
        parts += (text[done : kept.start()].translate(table), kept.group())
        done = kept.end()
    parts.append(text[done:].translate(table))
    return "".join(parts)
