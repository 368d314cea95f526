"""What stays on one line of a Thai title or notice together.

A browser's dictionary holds short words and breaks compounds between them (ผู้ / ประสบอุทกภัย), and
`word-break: keep-all` does not stop it: Chromium looks at Chinese, Japanese and Korean only. So the
templates mark what is whole, and the style sheet forbids breaks within it. (<wbr> between words and
no other break looks the same, but Chromium then tells a screen reader of spaces between the words.)
"""

from __future__ import annotations

import re
from array import array
from typing import Final

from plugins.thai import lines, words

WHOLE: Final = range(3, 15)
"""Clusters of a word that no browser may break: fewer it leaves alone, more may be too wide."""

PHRASE: Final = 28
"""Clusters that fit a phone in a notice's letters."""

_THAI: Final = re.compile("[ก-๛]")
_PLACES: Final = re.compile(r"(\s+|(?<=[/-]))")
"""Where a line ends by itself: at a space, after a stroke or a hyphen."""


def title_lines(text: str, *, by_words: bool = True) -> list[tuple[str, bool]]:
    """Cut a text, and say of each piece whether it is to stay on one line; joined, it is `text`.

    by_words: whether lines end between words, or at spaces wherever a phone is wide enough.

    >>> title_lines("ช่วยผู้ประสบอุทกภัย 5G")
    [('ช่วย', True), ('ผู้ประสบอุทกภัย', True), (' 5G', False)]
    >>> title_lines("พระบรมราชินี ทรงพระเจริญ", by_words=False)
    [('พระบรมราชินี', True), (' ', False), ('ทรงพระเจริญ', True)]
    """
    pieces: list[tuple[str, bool]] = []
    for phrase in _PLACES.split(text):
        if not _THAI.search(phrase):
            pieces.append((phrase, False))
        elif by_words or len(words.clusters(phrase)) > PHRASE:
            cut = lines.pieces(words.tokens(phrase), lines.BOUND)
            pieces += [(piece, len(words.clusters(piece)) in WHOLE) for piece in cut]
        else:
            pieces.append((phrase, True))
    return _joined(pieces)


def cuts(text: str) -> bytes:
    """Cut a title into lines by words, in a form that is small: to cut takes a dictionary.

    >>> pieces("แรงงาน 5G", cuts("แรงงาน 5G"))
    [('แรงงาน', True), (' 5G', False)]
    """
    lengths = (len(piece) if is_whole else -len(piece) for piece, is_whole in title_lines(text))
    return array("i", lengths).tobytes()


def pieces(text: str, cut: bytes) -> list[tuple[str, bool]]:
    """Give the pieces of a title, as `title_lines` does, by what `cuts` gave of it.

    >>> pieces("แรงงาน 5G", b"")
    [('แรงงาน 5G', False)]
    """
    if not cut:
        return [(text, False)]
    found = []
    start = 0
    for length in array("i", cut):
        found.append((text[start : start + abs(length)], length > 0))
        start += abs(length)
    return found


def _joined(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Join pieces that lines may end within, where they follow each other."""
    found: list[tuple[str, bool]] = []
    for piece, is_whole in pieces:
        if found and not is_whole and not found[-1][1]:
            found[-1] = (found[-1][0] + piece, False)
        elif piece:
            found.append((piece, is_whole))
    return found
