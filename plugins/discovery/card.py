"""Share cards: the picture, 1200 x 630, that a link shows in LINE, Facebook or X."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from plugins.discovery.lettering import Face
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.fastbuild.executor import executor as every_core

WIDTH, HEIGHT = 1200, 630
"""The size that Open Graph's readers ask for, in pixels."""

TYPE = "image/png"

FEW = 4
"""So few cards are drawn sooner here than by workers that must be started."""

DESIGN = "2"
"""Grows when the drawing changes, so that no old card is taken from the cache."""

Colour = tuple[int, int, int]
MakeExecutor = Callable[[], AbstractContextManager[Executor]]

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

    def print(self, cards: Iterable[Card], executor: MakeExecutor = every_core) -> dict[Card, Path]:
        """Give the file of each card; those that the cache lacks are drawn first.

        Raises PrakatError where the face or the mark is missing.
        """
        for file in (self.face.file, self.mark):
            if not file.is_file():
                raise PrakatError(_missing(file))
        files = {card: self.cache / f"{self.key(card)}.png" for card in cards}
        lacking = [card for card, file in files.items() if not file.exists()]
        if lacking:
            self.cache.mkdir(parents=True, exist_ok=True)
            with executor() if len(lacking) > FEW else every_core(1) as pool:
                for card, data in zip(lacking, pool.map(self.draw, lacking), strict=True):
                    _keep(files[card], data)
        return files

    def key(self, card: Card) -> str:
        """Hash everything that decides on a card's bytes."""
        parts = (DESIGN, *self._tools, *self.face.own_words, *astuple(card))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def draw(self, card: Card) -> bytes:
        """Draw a card as a PNG; its title takes the largest size that leaves it whole."""
        width = WIDTH - 2 * _MARGIN
        image = self._line(_paper(self.mark), card.above, (_MARGIN, _ABOVE_LINE), width, _ORNAMENT)
        height = _TITLE_BOTTOM - _TITLE_TOP
        title = self.face.fit(card.title, _TITLE_SIZES, width, height)
        top = _TITLE_TOP + (height - title.height) // 2
        image = _ink(image, title, (_MARGIN, top), _ON_MASTHEAD)
        left = _MARGIN + _MARK + 22
        day = self.face.draw(card.day, _SMALL).width if card.day else 0
        room = WIDTH - _MARGIN - left - (day + 40 if day else 0)
        image = self._line(image, card.organisation, (left, _FOOT_LINE), room, _ON_MASTHEAD)
        image = self._line(image, card.day, (WIDTH - _MARGIN - day, _FOOT_LINE), width, _QUIET)
        # Sixteen colours: a third of the bytes, and no difference that an eye finds.
        few = {"palette": True, "bitdepth": 4, "dither": 0, "effort": 1}
        return bytes(image.pngsave_buffer(keep="none", **few))

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
    def _tools(self) -> tuple[str, ...]:
        files = (self.face.file, self.mark)
        return (_vips(), *(hashlib.sha256(file.read_bytes()).hexdigest() for file in files))


@cache
def _paper(mark: Path) -> Any:
    """Draw what all cards have: ground, rule and mark."""
    import pyvips  # noqa: PLC0415  a build whose cards are all in the cache needs none of it

    ground = pyvips.Image.black(WIDTH, HEIGHT, bands=3).linear(0, _MASTHEAD, uchar=True)
    ruled = ground.draw_rect(_ORNAMENT, _MARGIN, _RULE, WIDTH - 2 * _MARGIN, 2, fill=True)
    picture = pyvips.Image.thumbnail(str(mark), _MARK)
    paper = ruled.copy(interpretation="srgb").composite2(picture, "over", x=_MARGIN, y=_RULE + 20)
    return paper.flatten().copy_memory()


def _vips() -> str:
    """Name the version of libvips without loading it."""
    try:
        return version("pyvips-binary")
    except PackageNotFoundError:  # a system's own libvips
        return version("pyvips")


def _keep(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
    Path(temporary).replace(file)


def _missing(file: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        file,
        0,
        Text(
            th="ธีมไม่มีไฟล์นี้ ซึ่งใช้วาดภาพสำหรับแชร์ข่าว",
            en="the theme lacks this file, with which share cards are drawn",
        ),
        Text(th="ใส่ไฟล์นี้ในธีม", en="put the file into the theme"),
    )


def _ink(image: Any, mask: Any, at: tuple[int, int], colour: Colour) -> Any:
    placed = mask.embed(*at, WIDTH, HEIGHT)
    return placed.ifthenelse(colour, image, blend=True)
