"""Thai and Arabic digits, changed where a reader would and nowhere else."""

from __future__ import annotations

import re
from typing import Final

from plugins.thai import markup

THAI: Final = "๐๑๒๓๔๕๖๗๘๙"
ARABIC: Final = "0123456789"

TO_ARABIC: Final = {ord(thai): ord(arabic) for thai, arabic in zip(THAI, ARABIC, strict=True)}
TO_THAI: Final = {arabic: thai for thai, arabic in TO_ARABIC.items()}

STANDARDS: Final = (
    "ASTM",
    "COVID",
    "EN",
    "HACCP",
    "IEC",
    "IEEE",
    "ISO",
    "ISO/IEC",
    "PM",
    "RFC",
    "TIS",
    "UN",
)
"""Words whose number is a name and no amount, though a space stands between: ISO 9001, PM 2.5."""

_ADDRESS = (
    r"(?:https?|ftp)://[^\s<>\"]+|\bwww\.[^\s<>\"]+"
    r"|(?<![\w.-])(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,12}/[^\s<>\"]+"
    r"|(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
)
_HASHTAG = r"(?<!&)[#＃][\w\N{THAI CHARACTER SARA A}-\N{THAI CHARACTER YAMAKKAN}]+"
_REFERENCE = r"&(?:#?\w{1,31};|#\d{1,7})"
"""A number's needs no semicolon to be read as one."""
_ANYWAY = f"{_ADDRESS}|{_HASHTAG}|{_REFERENCE}"

_LETTER = "[A-Za-zÀ-ɏ]"
_NUMBER = r"\d++(?:[.,:/-]\d++)*"
_OF_LETTERS = (
    rf"(?<!{_LETTER}){_LETTER}+[-–]?{_NUMBER}{_LETTER}*|(?<!\d)(?<!\d[.,:/-]){_NUMBER}-?{_LETTER}+"
    rf"|\b(?:{'|'.join(STANDARDS)})[ \u00a0]{{0,2}}[-–]?[ \u00a0]{{1,2}}{_NUMBER}"
    r"|(?<![A-Za-z])[A-Z]{1,2}(?:\.\d+)+(?![A-Za-z])"
)

_THAI_DIGIT = re.compile(f"[{THAI}]")
_ARABIC_DIGIT = re.compile(f"[{ARABIC}]")
_KEPT_THAI = re.compile(rf"{_ANYWAY}|(?<={_LETTER})๐(?={_LETTER})")
_KEPT_ARABIC = re.compile(f"{_ANYWAY}|{_OF_LETTERS}")


def to_arabic(text: str) -> str:
    """Write Thai digits as Arabic ones.

    Leaves alone URLs, e-mail addresses, hashtags and a ๐ that stands for the letter o (Q๐Q); and in
    HTML everything but readable text: tags, comments, character references, code.

    >>> to_arabic("วันที่ ๑๒ สิงหาคม ๒๕๖๗ #๕ธันวาคม Q๐Q")
    'วันที่ 12 สิงหาคม 2567 #๕ธันวาคม Q๐Q'
    >>> to_arabic('<a href="/๓">ครั้งที่ ๓</a>')
    '<a href="/๓">ครั้งที่ 3</a>'
    """
    return _convert(text, _KEPT_THAI, TO_ARABIC) if _THAI_DIGIT.search(text) else text


def to_thai(text: str) -> str:
    """Write Arabic digits as Thai ones.

    Leaves alone what `to_arabic` does, and numbers that are part of a word in Latin letters.

    >>> to_thai("โควิด-19 หรือ COVID-19 มี 120 ราย บนเครือข่าย 5G")
    'โควิด-๑๙ หรือ COVID-19 มี ๑๒๐ ราย บนเครือข่าย 5G'
    """
    return _convert(text, _KEPT_ARABIC, TO_THAI) if _ARABIC_DIGIT.search(text) else text


def _convert(text: str, kept: re.Pattern[str], table: dict[int, int]) -> str:
    if not markup.is_html(text):
        return _in_prose(text, kept, table)
    parts: list[str] = []
    done = 0
    for start, end in markup.prose(text):
        parts += (text[done:start], _in_prose(text[start:end], kept, table))
        done = end
    parts.append(text[done:])
    return "".join(parts)


def _in_prose(text: str, kept: re.Pattern[str], table: dict[int, int]) -> str:
    if text.isdigit():
        return text.translate(table)
    parts: list[str] = []
    done = 0
    for found in kept.finditer(text):
        parts += (text[done : found.start()].translate(table), found[0])
        done = found.end()
    parts.append(text[done:].translate(table))
    return "".join(parts)
