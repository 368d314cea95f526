"""Repair of Thai text, and the stronger form that search compares.

`clean` repairs only what can't have been meant; `fold` forgets differences that a searcher does
not type. Both exist with offsets: `offsets[i]` is where character `i` of the result came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from plugins.thai.digits import TO_ARABIC

Offsets = list[int]
"""One source position a character of the result, and the source's length at the end."""

_TONES = "่-๋"
_UPPER_LOWER = "ัิ-ฺ็์ํ๎"
_NO_BREAK = "\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"
_INVISIBLE = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}"

PRIVATE_USE: Final = {
    # Microsoft's private-use glyphs for Thai (Windows fonts before OpenType shaping).
    **dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True)),
}
"""Code point of an old font's private-use glyph to the character it draws."""

_SINGLE: Final[dict[int, str]] = {
    **PRIVATE_USE,
    **dict.fromkeys(map(ord, _NO_BREAK), " "),
    **dict.fromkeys(map(ord, _INVISIBLE), ""),
    **dict.fromkeys(range(0x80, 0xA0), ""),
    **dict.fromkeys((c for c in range(0x20) if chr(c) not in "\t\n\r\f"), ""),
    ord("\N{LINE SEPARATOR}"): "\n",
    ord("\N{PARAGRAPH SEPARATOR}"): "\n\n",
}

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_ORDER: Final[tuple[Rule, ...]] = (
    (re.compile("เ(?=เ)เ"), lambda _: "แ"),
    (re.compile(f"[{_TONES}][ัิ-ู]"), lambda m: m[0][::-1]),
    (re.compile(f"([{_TONES}])\\1+"), lambda m: m[1]),
    (re.compile(f"ํ([{_TONES}]?)า"), lambda m: m[1] + "ำ"),
    (re.compile(f"([{_TONES}])ํา"), lambda m: m[1] + "ำ"),
    (re.compile(f"ำ([{_TONES}])"), lambda m: m[1] + "ำ"),
)
_SINGLES: Final = re.compile(f"[{re.escape(''.join(map(chr, _SINGLE)))}]")


def clean(text: str) -> str:
    r"""Repair what can't have been meant, and leave well-formed text as it is.

    Repairs: private-use glyphs of old Thai fonts, decomposed sara am, doubled sara e, marks out of
    order or doubled; takes out zero-width characters, soft hyphens, byte-order marks and control
    characters; makes no-break spaces plain. Leaves lines, blank lines, spelling and digits alone.

    >>> clean("เเรงงาน นํ้าใจ\u200b ที\uf70a\u00a02567")
    'แรงงาน น้ำใจ ที่ 2567'
    """
    while True:
        result = text.translate(_SINGLE) if _SINGLES.search(text) else text
        for pattern, replace in _ORDER:
            result = pattern.sub(replace, result)
        if result == text:
            return result
        text = result


def clean_with_offsets(text: str) -> tuple[str, Offsets]:
    """Do as `clean`, and tell where each character came from.

    >>> clean_with_offsets("นํ้าใจ")
    ('น้ำใจ', [0, 1, 2, 4, 5, 6])
    """
    offsets = list(range(len(text) + 1))
    while True:
        before = text
        text, offsets = _replace(text, offsets, _SINGLES, lambda m: _SINGLE[ord(m[0])])
        for pattern, replace in _ORDER:
            text, offsets = _replace(text, offsets, pattern, replace)
        if text == before:
            return text, offsets


def fold(text: str) -> str:
    """Give the form in which search compares: clean, digits Arabic, lower case, one kind of space.

    Tone marks stay. Sara am stays whole (NFKC alone would take it apart).

    >>> fold("โควิด–19 ระลอก ๓  ＡＢＣ")
    'โควิด-19 ระลอก 3 abc'
    """
    return fold_with_offsets(text)[0]


def fold_with_offsets(text: str) -> tuple[str, Offsets]:
    r"""Do as `fold`, and tell where each character came from.

    >>> fold_with_offsets("๒\u200b ก")
    ('2 ก', [0, 2, 3, 4])
    """
    text, offsets = clean_with_offsets(text)
    text, offsets = _replace(text, offsets, _FOLDABLE, lambda m: _fold_char(m[0]))
    return _replace(text, offsets, _SPACES, lambda _: " ")


_FOLDABLE: Final = re.compile("[^\u0e01-\u0e4f a-z0-9\n]")
_SPACES: Final = re.compile(r"\s\s+|[^\S ]")
_FOLDED: Final = {"–": "-", "—": "-", "‐": "-", "‑": "-", "“": '"', "”": '"', "‘": "'", "’": "'"}


def _fold_char(char: str) -> str:
    if char in _FOLDED:
        return _FOLDED[char]
    folded = unicodedata.normalize("NFKC", char).casefold()
    return unicodedata.normalize("NFKC", folded).translate(TO_ARABIC)


def _replace(
    text: str, offsets: Offsets, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> tuple[str, Offsets]:
    parts: list[str] = []
    mapped: Offsets = []
    done = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        new = replace(found)
        parts += (text[done:start], new)
        mapped += offsets[done:start]
        mapped += (offsets[min(start + i, end - 1)] for i in range(len(new)))
        done = end
    if not done:
        return text, offsets
    parts.append(text[done:])
    mapped += offsets[done:]
    return "".join(parts), mapped


def decode(data: bytes) -> tuple[str, str]:
    """Read bytes as UTF-8 (with or without a mark), else as CP874 where that gives Thai.

    Returns the text and the name of the encoding: "utf-8", "utf-8-sig" or "cp874".
    Raises UnicodeDecodeError if it is neither.

    >>> decode("แรงงาน".encode("cp874"))
    ('แรงงาน', 'cp874')
    """
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        text = _decode_cp874(data)
        if text is None:
            raise error from None
        return text, "cp874"


def _decode_cp874(data: bytes) -> str | None:
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None
    high = [char for char in text if ord(char) > 0x7F]
    thai = sum("ก" <= char <= "๛" for char in high)
    return text if thai >= 0.8 * len(high) and not _STRAY_MARK.search(text) else None


_STRAY_MARK: Final = re.compile("(?<![ก-๎])[ัิ-ฺ็-๎]{2}|[เ-ไ]{3}")
