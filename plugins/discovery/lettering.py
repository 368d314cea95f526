"""Text drawn in one face, shaped and broken into lines as Thai wants it.

Thai stacks marks above and below its letters and writes no space between words. libvips brings
Pango and HarfBuzz, which place the marks; the word list says where a line may end. (Pillow
shapes Thai only where the machine happens to have FriBiDi installed.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.thai import lines, words

_NOT_IN_FONT = re.compile("[^ -~\xa0-\u0180\u0e01-\u0e5b\u1e00-\u1eff\u2010-\u2026\u20ac\u2122]")
"""What Sarabun has no glyph for: a machine's own fonts would stand in, each machine another."""

_BREAK = "\N{ZERO WIDTH SPACE}"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ELLIPSIS = "…"
_LEADING = 0.22
"""What is added between lines, in parts of the size: Sarabun's own leaves marks touching."""


@dataclass(frozen=True)
class Face:
    """Hold a font file, what the font calls itself, and the site's words that lines keep whole."""

    file: Path
    name: str
    own_words: tuple[str, ...] = ()

    def draw(self, text: str, size: int, width: int = 0) -> Any:
        """Draw text as a mask, cut to its ink.

        size: of the letters, in pixels. width: where lines break, in pixels; 0 never breaks.
        Gives a one-band pyvips image; its `yoffset` says where its top is in the line.
        """
        return self._mask(breakable(text, self.own_words), size, width)

    def fit(self, text: str, sizes: tuple[int, ...], width: int, height: int) -> Any:
        """Draw text in the largest of `sizes` (largest first) that leaves it whole, lines even.

        Text that is too long even for the smallest size ends with an ellipsis.
        """
        pieces = _pieces(text, self.own_words)
        whole = _BREAK.join(pieces)
        for size in sizes:
            mask = self._mask(whole, size, width)
            if mask.height <= height and mask.width <= width:
                return self._even(whole, size, width, mask)
        size = sizes[-1]
        low, high = 1, len(pieces)
        while high - low > 1:
            middle = (low + high) // 2
            fits = self._mask(_shortened(pieces, middle), size, width).height <= height
            low, high = (middle, high) if fits else (low, middle)
        return self._mask(_shortened(pieces, low), size, width)

    def _even(self, text: str, size: int, width: int, mask: Any) -> Any:
        """Draw as narrow as the same number of lines allows, so that no last line stands short."""
        narrow, wide = width // 2, width
        while wide - narrow > size // 4:
            middle = (narrow + wide) // 2
            narrower = self._mask(text, size, middle)
            if narrower.height < mask.height + size // 2 and narrower.width <= middle:
                wide, mask = middle, narrower
            else:
                narrow = middle
        return mask

    def _mask(self, markup: str, size: int, width: int) -> Any:
        import pyvips  # noqa: PLC0415  a build whose cards are all in the cache needs none of it

        if not markup.strip(f" {_BREAK}"):
            return pyvips.Image.black(1, 1)
        options = {"width": width, "wrap": "word-char"} if width else {}
        return pyvips.Image.text(
            markup,
            font=f"{self.name}, {size}",
            fontfile=str(self.file),
            dpi=72,
            spacing=round(size * _LEADING),
            **options,
        )


def breakable(text: str, own_words: tuple[str, ...] = ()) -> str:
    """Mark where Thai lines may break, and escape text for Pango; drop what no font draws.

    >>> breakable("กระทรวงแรงงาน <5G> 🎉").replace(_BREAK, "|")
    'กระทรวง|แรงงาน &lt;5G&gt;'
    >>> breakable("กระทรวงแรงงาน", ("กระทรวงแรงงาน",))
    'กระทรวงแรงงาน'
    """
    return _BREAK.join(_pieces(text, own_words))


def _pieces(text: str, own_words: tuple[str, ...]) -> list[str]:
    """Cut text into what stays on one line together, escaped."""
    kept = " ".join(_NOT_IN_FONT.sub("", text).split())
    return [piece.translate(_MARKUP) for piece in lines.pieces(words.of(own_words).tokens(kept))]


def _shortened(pieces: list[str], count: int) -> str:
    return _BREAK.join(pieces[:count]).rstrip() + _ELLIPSIS
