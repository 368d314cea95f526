"""Rows of photos that fill the page's width, whatever their shapes, decided before any is loaded.

The stylesheet gives every photo a width that goes with its shape, so that all photos of a row are
equally high and nothing is cut off or moves. Heights are in hundredths of the grid's width: rows
then break at the same photos on every screen, and can be foreseen here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SHAPES: Final = (
    *(40, 45, 50, 56, 60, 67, 71, 75, 80, 85, 90, 95, 100, 105, 110, 118, 125, 133, 141, 150),
    *(160, 170, 178, 190, 200, 220, 240, 270, 300),
)
"""Widths of photos in hundredths of their height that gallery.css has a class for.

Cameras' own shapes are exact; of others the grid, and only it, cuts off at most a twentieth.
"""

GAP: Final = 0.6
"""Space between two photos, in hundredths of the grid's width: 4 px of 660."""


@dataclass(frozen=True)
class Screen:
    """Say how rows should be on one kind of screen.

    heights: what gallery.css has classes for. wanted: the height aimed at, for few photos and for
    many. most: no row is higher, even if that leaves it short.
    """

    name: str
    heights: range
    wanted_few: float
    wanted_many: float
    most: float


WIDE: Final = Screen("wide", range(12, 42, 2), wanted_few=24, wanted_many=17, most=60)
NARROW: Final = Screen("narrow", range(20, 72, 2), wanted_few=50, wanted_many=32, most=110)

_MANY: Final = 12
_PAGE, _COLUMN, _COLUMNS, _BREAK = 72, 43, 62, 44
"""In rem: the page at its widest, the photos' column of it, and from where on screens have two
columns, and from where on they are wide."""
_OFF_TARGET: Final = 1.6
"""How much a row of another height than wanted is worse than rows of different heights."""


@dataclass(frozen=True)
class Grid:
    """Hold the classes of a grid's row heights, and each photo's `sizes`."""

    rows: str
    sizes: list[str]


def lay_out(ratios: Sequence[float]) -> Grid:
    """Choose the rows of an album for both kinds of screen.

    ratios: each photo's width over its height.

    >>> grid = lay_out([1.5, 1.5])
    >>> grid.rows
    'pk-rows-wide-12 pk-rows-narrow-34'
    >>> grid.sizes[0].split(", ")[-1]
    '100vw'
    """
    heights = {screen.name: rows(ratios, screen) for screen in (WIDE, NARROW)}
    wide = widths(ratios, heights["wide"], WIDE)
    narrow = widths(ratios, heights["narrow"], NARROW)
    classes = " ".join(f"pk-rows-{name}-{height}" for name, height in heights.items())
    return Grid(classes, [_sizes(*pair) for pair in zip(wide, narrow, strict=True)])


def shape(ratio: float) -> str:
    """Give the class of a photo's shape.

    ratio: width over height.

    >>> shape(3000 / 2000), shape(0.75), shape(100)
    ('pk-shape-150', 'pk-shape-75', 'pk-shape-300')
    """
    return f"pk-shape-{_nearest(ratio)}"


def rows(ratios: Sequence[float], screen: Screen) -> int:
    """Choose the row height that fills rows most evenly, the last one too.

    Seven photos of 3:2 on a wide screen become a row of four and one of three:

    >>> rows([1.5] * 7, WIDE)
    14
    >>> [round(width, 1) for width in widths([1.5] * 7, 14, WIDE)]
    [24.6, 24.6, 24.6, 24.6, 32.9, 32.9, 32.9]
    """
    return min(screen.heights, key=lambda height: _unevenness(ratios, height, screen))


def widths(ratios: Sequence[float], height: int, screen: Screen) -> list[float]:
    """Foresee each photo's width in hundredths of the grid's."""
    shapes = [_nearest(ratio) / 100 for ratio in ratios]
    return [shape * real for row, real in _rows(shapes, height, screen.most) for shape in row]


def _nearest(ratio: float) -> int:
    return min(SHAPES, key=lambda shape: abs(math.log(shape / 100 / ratio)))


def _rows(
    shapes: Sequence[float], height: float, most: float
) -> Iterator[tuple[list[float], float]]:
    """Break photos into rows as the browser does; give each row and the height it gets."""
    row: list[float] = []
    for shape in shapes:
        if row and (sum(row) + shape) * height + GAP * len(row) > 100:
            yield row, _height(row, most)
            row = []
        row.append(shape)
    if row:
        yield row, _height(row, most)


def _height(row: Sequence[float], most: float) -> float:
    return min(most, (100 - GAP * (len(row) - 1)) / sum(row))


def _unevenness(ratios: Sequence[float], height: int, screen: Screen) -> float:
    shapes = [_nearest(ratio) / 100 for ratio in ratios]
    heights = [real for _, real in _rows(shapes, height, screen.most)]
    wanted = screen.wanted_few if len(ratios) < _MANY else screen.wanted_many
    mean = sum(map(math.log, heights)) / len(heights)
    spread = math.log(max(heights) / min(heights))
    return spread + _OFF_TARGET * abs(mean - math.log(wanted))


def _sizes(wide: float, narrow: float) -> str:
    """Write a photo's width on each screen for `sizes`.

    A phone with three pixels to the point gets what one with two gets: an eye sees no difference
    at that size, and the photos weigh half.
    """
    return ", ".join(
        (
            f"(min-width: {_PAGE}rem) {wide * _COLUMN / 100:.0f}rem",
            f"(min-width: {_COLUMNS}rem) {wide * _COLUMN / _PAGE:.0f}vw",
            f"(min-width: {_BREAK}rem) {wide:.0f}vw",
            f"(min-resolution: 2.5dppx) {narrow * 0.66:.0f}vw",
            f"{narrow:.0f}vw",
        )
    )
