"""Characters that can't have been meant, and what was: the tables of `normalize.clean`."""

from __future__ import annotations

from typing import Final

_UPPER_LEFT: Final = "ิีึื"
_TONES: Final = "่้๊๋์"

PRIVATE_USE: Final = {
    "\uf700": "ฐ",
    **dict(zip("\uf701\uf702\uf703\uf704", _UPPER_LEFT, strict=True)),
    **dict(zip("\uf705\uf706\uf707\uf708\uf709", _TONES, strict=True)),
    **dict(zip("\uf70a\uf70b\uf70c\uf70d\uf70e", _TONES, strict=True)),
    "\uf70f": "ญ",
    "\uf710": "ั",
    "\uf711": "ํ",
    "\uf712": "็",
    **dict(zip("\uf713\uf714\uf715\uf716\uf717", _TONES, strict=True)),
    "\uf718": "ุ",
    "\uf719": "ู",
    "\uf71a": "ฺ",
}
"""Glyphs that Windows fonts drew before shaping engines did, to the characters that they draw.

Source: Microsoft's private-use assignments, U+F700 to U+F71A, as in libthai's thrend.c.
"""

BULLETS: Final = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf071": "❑",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf09e": "·",
    "\uf09f": "•",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
"""Symbols that Word writes with its symbol fonts (Wingdings and Symbol), 132 in 62,783 releases."""

CONTROLS: Final = {
    "\x80": "€",
    "\x85": "…",
    "\x91": "‘",
    "\x92": "’",
    "\x93": "“",
    "\x94": "”",
    "\x95": "•",
    "\x96": "–",
    "\x97": "—",
    "\x9e": "·",
    "\x9f": "•",
}
"""C1 controls that were bytes of CP874, or of Wingdings (the last two, 858 in 62,783 releases)."""

NO_BREAK: Final = (
    "\N{NO-BREAK SPACE}\N{EN QUAD}\N{EM QUAD}\N{EN SPACE}\N{EM SPACE}\N{THREE-PER-EM SPACE}"
    "\N{FOUR-PER-EM SPACE}\N{SIX-PER-EM SPACE}\N{FIGURE SPACE}\N{PUNCTUATION SPACE}\N{THIN SPACE}"
    "\N{HAIR SPACE}\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}"
)
"""Spaces of a width or a stickiness that no author chose."""

INVISIBLE: Final = "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Meant inside an emoji or a word of Arabic or Hindi; nowhere else."""

DIRECTIONS: Final = (
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}"
    "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}"
    "\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
)
"""Marks that only a text with letters written from right to left has a use for."""

LINES: Final = {
    "\v": "\n",
    "\f": "\n",
    "\N{LINE SEPARATOR}": "\n",
    "\N{PARAGRAPH SEPARATOR}": "\n\n",
}

SINGLE: Final = {
    **PRIVATE_USE,
    **dict.fromkeys(map(chr, (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))), ""),
    **CONTROLS,
    **dict.fromkeys(INVISIBLE, ""),
    **LINES,
}
"""What is replaced wherever it stands, no-break spaces apart."""
