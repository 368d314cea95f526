"""Repair of Thai text, and the stronger form that search compares.

`clean` repairs only what can't have been meant; `fold` forgets differences that a searcher does
not type. Both exist with offsets: `offsets[i]` is where character `i` of the result came from.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from plugins.thai import glyphs, mojibake
from plugins.thai.digits import TO_ARABIC
from plugins.thai.encoding import decode
from plugins.thai.rewriting import Offsets, Rule, apply_all

__all__ = ["Offsets", "clean", "clean_with_offsets", "decode", "fold", "fold_with_offsets"]

RIGHT_TO_LEFT = re.compile("[\u05d0-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""The letters for which marks of direction are meant, anywhere in a text that has one."""

_SINGLE = re.compile(f"[{re.escape(''.join(glyphs.SINGLE))}]")
_BLANK: Final = glyphs.NO_BREAK
_PAD: Final = f"{_BLANK} \t"
_SYMBOLS: Final = (
    Rule(
        re.compile("[\uf0a1-\uf0da\uf0df-\uf0fb]{3,}"),
        lambda found: bytes(ord(char) - 0xF000 for char in found[0]).decode("cp874"),
    ),
    Rule(re.compile(f"[{''.join(glyphs.BULLETS)}]"), lambda found: glyphs.BULLETS[found[0]]),
)
_PADDING: Final = (
    Rule(re.compile(rf"^[ \t]*+[{_BLANK}][{_BLANK} \t]*", re.MULTILINE), lambda _: ""),
    Rule(
        re.compile(rf"(?<![{_BLANK} \t])[ \t]*+[{_BLANK}][{_BLANK} \t]*+$", re.MULTILINE),
        lambda _: "",
    ),
)
"""No-break spaces at the ends of lines: as plain ones they would make a paragraph a code block."""

_ORDER: Final = (
    Rule(re.compile("เเ"), lambda _: "แ"),
    Rule(re.compile("(?<![่-์])[่-์]++[ัิ-ู][่-์ัิ-ู]*+"), lambda found: _vowels_first(found[0])),
    Rule(re.compile(r"([ัิ-ฺ็-๎])\1+"), lambda found: found[1]),
    Rule(re.compile("ํ([่-๋]?)า|([่-๋])ํา"), lambda found: f"{found[found.lastindex or 0]}ำ"),
    Rule(re.compile("ำ[ำ่-๋]++"), lambda found: found[0].replace("ำ", "") + "ำ"),
)
"""Each puts a whole run of marks in order at once, so that the longest run takes few rounds."""

_DISORDER = re.compile(r"([เำัิ-ฺ็-๎])(?:\1|(?<=[่-์])[ัิ-ูํ]|(?<=[ํำ])[่-๋]?า|(?<=[ํำ])[่-๋ำ])")
"""What any of the rules could begin with; all its first letters in one class make it fast."""
_JUNK = re.compile(
    f"[{re.escape(''.join((*glyphs.SINGLE, *_BLANK, *glyphs.JOINERS, *glyphs.DIRECTIONS)))}"
    "\uf020-\uf0ff]+"
)


def clean(text: str) -> str:
    r"""Repair what can't have been meant, and leave well-formed text as it is.

    Repairs Thai that was decoded with the wrong table, private-use glyphs of old fonts, decomposed
    sara am, doubled sara e, marks out of order or doubled; takes out zero-width characters, soft
    hyphens, byte-order marks and controls; makes no-break spaces plain, or nothing at the ends of
    lines. Leaves alone lines, blank lines, plain spaces, spelling and digits.

    >>> clean("เเรงงาน นํ้าใจ\u200b ที\uf70a\u00a02567 ¡ÃÐ·ÃÇ§")
    'แรงงาน น้ำใจ ที่ 2567 กระทรวง'
    """
    junk = set("".join(_JUNK.findall(text)))
    if mojibake.is_found(text) or not junk <= _EASY:
        return clean_with_offsets(text)[0]
    source = text
    for char in junk - _WIDE:
        text = text.replace(char, glyphs.SINGLE[char])
    if not junk.isdisjoint(_WIDE):
        text = "\n".join(map(_without_padding, text.split("\n")))
        for char in junk & _WIDE:
            text = text.replace(char, " ")
    if _DISORDER.search(text):
        text = "\n".join(map(_in_order, text.split("\n")))
    return clean_with_offsets(text)[0] if text != source and mojibake.is_found(text) else text


def clean_with_offsets(text: str) -> tuple[str, Offsets]:
    """Do as `clean`, and tell where each character came from.

    >>> clean_with_offsets("นํ้าใจ")
    ('น้ำใจ', [0, 1, 2, 4, 5, 6])
    """
    offsets = list(range(len(text) + 1))
    while True:
        before = text
        rules = _RULES if RIGHT_TO_LEFT.search(text) else _RULES_LEFT_TO_RIGHT
        text, offsets = apply_all(rules, text, offsets)
        if text == before:
            return text, offsets


def fold(text: str) -> str:
    """Give the form in which search compares: clean, digits Arabic, lower case, single spaces.

    Tone marks stay. Sara am stays whole (NFKC alone would take it apart).

    >>> fold("โควิด–19 ระลอก ๓  ＡＢＣ")
    'โควิด-19 ระลอก 3 abc'
    """
    folded = _SPACES.apply(_JOINER.apply(_FOLDABLE.apply(clean(text))))
    return fold(folded) if mojibake.is_found(folded) else folded  # as small letters it may be seen


def fold_with_offsets(text: str) -> tuple[str, Offsets]:
    r"""Do as `fold`, and tell where each character came from.

    >>> fold_with_offsets("๒\u200b ก")
    ('2 ก', [0, 2, 3, 4])
    """
    folded, offsets = apply_all((_FOLDABLE, _JOINER, _SPACES), *clean_with_offsets(text))
    if not mojibake.is_found(folded):
        return folded, offsets
    again, places = fold_with_offsets(folded)
    return again, [offsets[place] for place in places]


def _without_padding(line: str) -> str:
    """Do as the rules for padding, line by line: five times as fast."""
    body = line.rstrip(_PAD)
    if line[len(body) :].strip(" \t"):
        line = body
    body = line.lstrip(_PAD)
    return body if line[: len(line) - len(body)].strip(" \t") else line


def _in_order(line: str) -> str:
    """Put the marks of a line in order; no rule looks beyond its ends."""
    before = ""
    while line != before and _DISORDER.search(line):
        before = line
        for rule in _ORDER:
            line = rule.apply(line)
    return line


def _keep_joiner(found: re.Match[str]) -> str:
    """Keep a joiner only between two letters or symbols of scripts that have a use for it."""
    around = found.string[found.start() - 1 : found.start()] if found.start() else ""
    around += found.string[found.end() : found.end() + 1]
    kept = len(around) == 2 and not any(
        char.isascii() or char.isspace() or "\u0e00" <= char <= "\u0eff" for char in around
    )
    return found[0] if kept else ""


def _vowels_first(marks: str) -> str:
    """Put the vowels of a run of marks before its tones, each kind in the order it came in."""
    vowels = "".join(mark for mark in marks if mark < "่")
    return vowels + "".join(mark for mark in marks if mark >= "่")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    folded = char
    while True:
        before = folded
        folded = unicodedata.normalize("NFKC", _FOLDED.get(folded, folded).casefold())
        if folded == before:
            return folded.translate(TO_ARABIC)


_FOLDED: Final = {"–": "-", "—": "-", "‐": "-", "‑": "-", "“": '"', "”": '"', "‘": "'", "’": "'"}
_FOLDABLE: Final = Rule(
    re.compile(r"[^\u0e01-\u0e4f -@\[-~\n]"), lambda found: _fold_char(found[0])
)
_SPACES: Final = Rule(re.compile(r"\s\s+|[^\S ]"), lambda _: " ")

_JOINER: Final = Rule(re.compile(f"[{glyphs.JOINERS}]+"), _keep_joiner)
"""What stands around a joiner may have become ASCII by folding."""

_WIDE: Final = frozenset(glyphs.NO_BREAK)
_EASY: Final = _WIDE | glyphs.SINGLE.keys()
_RULES: Final = (
    *mojibake.RULES,
    *_SYMBOLS,
    Rule(_SINGLE, lambda found: glyphs.SINGLE[found[0]]),
    _JOINER,
    *_PADDING,
    Rule(re.compile(f"[{_BLANK}]"), lambda _: " "),
    *_ORDER,
)
_RULES_LEFT_TO_RIGHT: Final = (Rule(re.compile(f"[{glyphs.DIRECTIONS}]+"), lambda _: ""), *_RULES)
