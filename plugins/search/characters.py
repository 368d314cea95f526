"""Texts as arrays of UTF-16: what each character folds to, and of what kind it is then.

`folded` does to many texts at once what `normalize.clean` and `folding.fold` do to each, several
times as fast: a table says what becomes of a character. A line where more than that is needed, as
marks out of order are or letters of a wrong table, is left to those two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from plugins.search import units
from plugins.search.folding import fold
from plugins.search.grams import I64, U8, U16
from plugins.thai import glyphs, normalize

END: Final = "\0"
"""What stands after each text when several are one; folding leaves none in a text."""

_NOTHING: Final = "\1"
"""Like `END` a control that is nothing in a text."""

OTHER, LEAD, CONSONANT, FOLLOWER, FOREIGN = range(5)

_MARKS: Final = "เำัิีึืฺุู็่้๊๋์ํ๎"
_TONES: Final = "่้๊๋"
_AA, _AFTER_E, _HIGH, _BLANK, _NO_BREAK, _LINE, _TURNED, _HARD, _NEW = range(19, 28)
"""What else is told apart.

_AFTER_E: what follows เ in UTF-8 that was read as CP874. _TURNED: letters from right to left, with
which marks of direction are kept. _HARD: all that becomes more or less than one character.
"""

_CLASS_BITS: Final = 5
_THAI: Final = slice(0x0E01, 0x0E50)
"""What folding leaves as it is, but for the order of marks."""


def _kinds() -> U8:
    """Give the kind of every UTF-16 code unit, as `units.PATTERN` has it."""
    kinds = np.full(1 << 16, OTHER, np.uint8)
    every = "".join(map(chr, range(1 << 16)))
    for chars, kind in (
        ("เ-ไ", LEAD),
        ("ก-ฮ", CONSONANT),
        ("ะ-ฺๅ็-๎", FOLLOWER),
        (units.FOREIGN_CHARS, FOREIGN),
    ):
        kinds[[found.start() for found in re.finditer(f"[{chars}]", every)]] = kind
    return kinds


def _classes() -> U8:
    """Give the class by which a character may need repair; most are looked at when they are met."""
    classes = np.full(1 << 16, _NEW, np.uint8)
    classes[_THAI] = 0
    for place, mark in enumerate(_MARKS, 1):
        classes[ord(mark)] = place
    for chars, own in (("า", _AA), ("ธน", _AFTER_E), (" \t", _BLANK), ("\n" + END, _LINE)):
        classes[list(map(ord, chars))] = own
    classes[list(map(ord, glyphs.NO_BREAK))] = _NO_BREAK
    return classes


def _folds() -> U16:
    """Give what becomes of the characters that `_classes` knows."""
    folds = np.zeros(1 << 16, np.uint16)
    folds[_THAI] = np.arange(_THAI.start, _THAI.stop)
    folds[list(map(ord, " \t\n" + glyphs.NO_BREAK))] = ord(" ")
    return folds


_REPAIRED, _WRONG_TABLE = 1, 2
_LETTER_IN_874: Final = 3
"""Characters that a letter becomes by the wrong table; two side by side are needed for a repair."""


def _pairs() -> U8:
    """Tell of which two classes side by side a rule of repair could have something to change."""
    pairs = np.zeros((1 << _CLASS_BITS, 1 << _CLASS_BITS), np.uint8)
    of = {mark: place for place, mark in enumerate(_MARKS, 1)} | {"า": _AA}
    for before, after in (
        *((mark, mark) for mark in _MARKS),
        (_TONES + "์", "ัิีึืุูํ"),
        ("ํำ", _TONES + "าำ"),
    ):
        for one in before:
            pairs[of[one], [of[other] for other in after]] = _REPAIRED
    pairs[_HIGH, _HIGH] = _REPAIRED
    pairs[of["เ"], _AFTER_E] = _WRONG_TABLE
    return pairs.ravel()


_KINDS: Final = _kinds()
_CLASSES: Final = _classes()
_PAIRS: Final = _pairs()
_FOLDS: Final = _folds()


def kinds(codes: U16) -> U8:
    """Give of what kind each code unit of folded texts is."""
    return _KINDS.take(codes)


def folded(texts: Sequence[str]) -> U16:
    r"""Give the folded texts as UTF-16 code units, `END` after each.

    >>> folded(["๓ ＡＢ", "นํ้า"]).tobytes().decode("utf-16-le")
    '3 ab\x00น้ำ\x00'
    """
    codes = encoded(text.replace(END, _NOTHING) for text in texts)
    classes = _CLASSES.take(codes)
    new = np.flatnonzero(classes == _NEW)
    if len(new):
        _learn(np.unique(codes[new]).tolist())
        classes[new] = _CLASSES.take(codes[new])
    by_line = not (classes == _TURNED).any()
    ends = np.flatnonzero(classes == _LINE if by_line else codes == ord(END))
    result = _FOLDS.take(codes)
    padding = _padding(classes)
    if len(padding):
        result = np.delete(result, padding)
    pieces: list[U16] = []
    done = 0
    for place in np.unique(np.searchsorted(ends, _odd(classes))).tolist():
        start, end = int(ends[place - 1]) + 1 if place else 0, int(ends[place])
        line = codes[start:end].tobytes().decode("utf-16-le", "surrogatepass")
        first, last = (at - int(np.searchsorted(padding, at)) for at in (start, end))
        pieces += (result[done:first], encoded([fold(normalize.clean(line))])[:-1])
        done = last
    return np.concatenate([*pieces, result[done:]]) if pieces else result


def _odd(classes: U8) -> I64:
    """Give the places of what a look at single characters does not make right."""
    pairs = _PAIRS.take(classes[:-1].astype(np.uint16) << _CLASS_BITS | classes[1:])
    some = np.flatnonzero(pairs)
    letters = some[pairs[some] == _WRONG_TABLE]
    return np.concatenate(
        (
            np.flatnonzero(classes >= _TURNED),
            some[pairs[some] == _REPAIRED],
            letters[1:][np.diff(letters) == _LETTER_IN_874],
        )
    )


def encoded(texts: Iterable[str]) -> U16:
    """Give texts as they are as UTF-16 code units, `END` after each."""
    return np.frombuffer(END.join([*texts, ""]).encode("utf-16-le", "surrogatepass"), "<u2")


def _learn(codes: Sequence[int]) -> None:
    """Put into the tables what becomes of characters that are met for the first time."""
    for code in codes:
        char = chr(code)
        becomes = fold(char)
        if normalize.RIGHT_TO_LEFT.match(char):
            _CLASSES[code] = _TURNED
        elif len(becomes) != 1 or ord(becomes) > 0xFFFF or _is_repaired(char):
            _CLASSES[code] = _HARD
        else:
            _CLASSES[code] = _HIGH if 0xA0 < code < 0x100 else 0
            _FOLDS[code] = ord(becomes)


def _is_repaired(char: str) -> bool:
    return "\ud800" <= char <= "\uf8ff" or normalize.clean(char) != char


def _padding(classes: U8) -> I64:
    """Give where blanks stand at either end of a line, if there is a no-break one among them."""
    wide = np.flatnonzero(classes == _NO_BREAK)
    if not len(wide):
        return wide
    is_blank = (classes == _BLANK) | (classes == _NO_BREAK)
    bounds = np.flatnonzero(np.diff(is_blank, prepend=False))
    starts, ends = bounds[::2], bounds[1::2]
    runs = np.unique(np.searchsorted(starts, wide, "right") - 1)
    starts, ends = starts[runs], ends[runs]
    at_edge = (classes[starts - 1] == _LINE) | (classes[ends] == _LINE)
    pairs = zip(starts[at_edge].tolist(), ends[at_edge].tolist(), strict=True)
    return np.array([place for start, end in pairs for place in range(start, end)], np.int64)
