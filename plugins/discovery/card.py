"""Share cards: the picture, 1200 x 630, that a link shows in LINE, Facebook or X."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.discovery.lettering import Face

WIDTH, HEIGHT = 1200, 630
"""The size that Open Graph's readers ask for, in pixels."""

TYPE = "image/png"

DESIGN = "1"
"""Grows when the drawing changes, so that no old card is taken from the cache."""

Colour = tuple[int, int, int]

# The theme's colours: css/tokens.css.
_MASTHEAD: Colour = (0x14, 0x26, 0x4F)
_ON_MASTHEAD: Colour = (0xFF, 0xFF, 0xFF)
_QUIET: Colour = (0xCC, 0xD6, 0xEC)
_ORNAMENT: Colour = (0xF0, 0xC0, 0x4A)

_MARGIN = 84
_TITLE_SIZES = (88, 76, 66, 58, 50)
_TITLE_TOP, _TITLE_BOTTOM = 146, 490
_RULE = 516
_SMALL = 32
_ABOVE_LINE, _FOOT_LINE = 72, 548
_MARK = 64


@dataclass(frozen=True)
class Card:
    """Hold the words of a card: division above, title, then organisation and day."""

    title: str
    above: str = ""
    organisation: str = ""
    day: str = ""


@dataclass(frozen=True)
class Press:
    """Print cards with the theme's face and mark, and keep what was printed.

    mark: a square PNG. cache: a folder of printed cards, made when needed.
    """

    face: Face
    mark: Path
    cache: Path

    def print(self, card: Card) -> bytes:
        """Give the card as a PNG, from the cache where it lies there already."""
        kept = self.cache / f"{self.key(card)}.png"
        try:
            return kept.read_bytes()
        except FileNotFoundError:
            data = self.draw(card)
        self.cache.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.cache)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(kept)
        return data

    def key(self, card: Card) -> str:
        """Hash everything that decides on a card's bytes."""
        parts = (DESIGN, *self._tools, *astuple(card))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def draw(self, card: Card) -> bytes:
        """Draw a card; its title takes the largest size that leaves it whole."""
        width = WIDTH - 2 * _MARGIN
        image = self._paper
        image = self._line(image, card.above, (_MARGIN, _ABOVE_LINE), width, _ORNAMENT)
        height = _TITLE_BOTTOM - _TITLE_TOP
        title = self.face.fit(card.title, _TITLE_SIZES, width, height)
        top = _TITLE_TOP + (height - title.height) // 2
        image = _ink(image, title, (_MARGIN, top), _ON_MASTHEAD)
        left = _MARGIN + _MARK + 22
        day = self.face.draw(card.day, _SMALL).width if card.day else 0
        room = WIDTH - _MARGIN - left - (day + 40 if day else 0)
        image = self._line(image, card.organisation, (left, _FOOT_LINE), room, _ON_MASTHEAD)
        image = self._line(image, card.day, (WIDTH - _MARGIN - day, _FOOT_LINE), width, _QUIET)
        return bytes(
            image.pngsave_buffer(palette=True, bitdepth=4, dither=0, effort=1, keep="none")
        )

    def _line(self, image: Any, text: str, at: tuple[int, int], width: int, colour: Colour) -> Any:
        """Draw one line whose top, not its ink's, is at `at`; what is too wide is cut."""
        if not text:
            return image
        mask = self.face.draw(text, _SMALL)
        if mask.width > width:
            mask = self.face.fit(text, (_SMALL,), width, round(1.5 * _SMALL))
        x, y = at
        return _ink(image, mask, (x, y + mask.yoffset), colour)

    @cached_property
    def _paper(self) -> Any:
        """Draw what all cards have: ground, rule and mark."""
        import pyvips  # noqa: PLC0415

        ground = pyvips.Image.black(WIDTH, HEIGHT, bands=3).linear(0, _MASTHEAD, uchar=True)
        ruled = ground.draw_rect(_ORNAMENT, _MARGIN, _RULE, WIDTH - 2 * _MARGIN, 2, fill=True).copy(
            interpretation="srgb"
        )
        mark = pyvips.Image.thumbnail(str(self.mark), _MARK)
        return ruled.composite2(mark, "over", x=_MARGIN, y=_RULE + 20).flatten().copy_memory()

    @cached_property
    def _tools(self) -> tuple[str, ...]:
        import pyvips  # noqa: PLC0415

        version = ".".join(str(pyvips.version(part)) for part in range(3))
        files = (self.face.file, self.mark)
        return (version, *(hashlib.sha256(file.read_bytes()).hexdigest() for file in files))


def _ink(image: Any, mask: Any, at: tuple[int, int], colour: Colour) -> Any:
    placed = mask.embed(*at, WIDTH, HEIGHT)
    return placed.ifthenelse(colour, image, blend=True)
