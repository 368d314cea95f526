"""Draw the sample album's pictures: `python -m tests.gallery.draw_sample FOLDER`.

Every line is made here from a few numbers, so the pictures are the project's own and come out the
same each time. They are flat and smooth on purpose: small files that still look like something.
"""

from __future__ import annotations

import itertools
import math
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyvips

LANDSCAPE: Final = (1800, 1200)
PORTRAIT: Final = (1200, 1800)
QUALITY: Final = 78

Point = tuple[float, float]


def draw(folder: Path) -> list[Path]:
    """Draw all pictures into `folder` as JPEG and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for name, (size, picture) in PICTURES.items():
        width, height = size
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">{picture(width, height)}</svg>'
        )
        path = folder / f"{name}.jpg"
        image = pyvips.Image.svgload_buffer(svg.encode()).flatten(background=255)
        image.jpegsave(str(path), Q=QUALITY, keep=0)
        drawn.append(path)
    return drawn


def mountains(width: int, height: int) -> str:
    """Ranges behind each other at dawn, each one nearer and darker."""
    layers = [_sky(width, height, "#fbe3c0", "#f2a878"), _sun(width * 0.68, height * 0.38, 110)]
    tones = ["#d8a3a0", "#a98aa6", "#74709a", "#474f7d", "#232f57"]
    for depth, tone in enumerate(tones):
        base = height * (0.45 + 0.12 * depth)
        ridge = _ridge(width, base, 90 + 20 * depth, seed=depth)
        layers.append(_area(ridge, width, height, tone))
    return "".join(layers)


def terraces(width: int, height: int) -> str:
    """Rice terraces: bands of water and green that follow a slope."""
    layers = [_sky(width, height, "#d7ecf2", "#f6f1d5")]
    greens = ["#b9cf74", "#8fb75d", "#6b9f52", "#4d8648", "#356d41", "#25563a", "#1a4231"]
    for step, tone in enumerate(greens):
        base = height * (0.28 + 0.11 * step)
        edge = _wave(width, base, 46, 1.1 + 0.18 * step, step * 0.9)
        layers.append(_area(edge, width, height, tone))
        water = _wave(width, base + 22, 42, 1.1 + 0.18 * step, step * 0.9)
        layers.append(_line(water, "#e8f3ef", 9, 0.75))
    return "".join(layers)


def islands(width: int, height: int) -> str:
    """Limestone islands, the sea and a long-tail boat."""
    sea = height * 0.62
    layers = [_sky(width, height, "#bfe3ef", "#fdf2dc")]
    for x, wide, tall, tone in (
        (0.12, 260, 420, "#7ea3a8"),
        (0.36, 170, 300, "#94b5b8"),
        (0.82, 320, 520, "#557f86"),
        (0.62, 140, 230, "#a7c4c4"),
    ):
        layers.append(_rock(width * x, sea, wide, tall, tone))
    layers.append(f'<rect y="{sea}" width="{width}" height="{height - sea}" fill="#3f8f9b"/>')
    for row in range(9):
        y = sea + 28 + row * row * 5.2
        layers.append(_line(_wave(width, y, 5 + row, 6 - row * 0.4, row), "#9fd0d2", 3 + row, 0.55))
    layers.append(_boat(width * 0.4, sea + 190))
    return "".join(layers)


def lotus(width: int, height: int) -> str:
    """A lotus on a pond at dusk."""
    x, y = width / 2, height * 0.56
    layers = [_sky(width, height, "#1d3557", "#6d6a8f")]
    layers += [
        f'<ellipse cx="{x}" cy="{y + 180}" rx="{220 + ring * 95}" ry="{46 + ring * 26}" '
        f'fill="none" stroke="#a9b7d6" stroke-width="4" opacity="{0.55 - ring * 0.07:.2f}"/>'
        for ring in range(7)
    ]
    for count, length, tone in ((9, 420, "#e79bb5"), (7, 350, "#f0b5c8"), (5, 270, "#f8d3df")):
        for petal in range(count):
            angle = -78 + 156 * petal / (count - 1)
            layers.append(_petal(x, y + 160, length, angle, tone))
    layers.append(f'<circle cx="{x}" cy="{y + 60}" r="52" fill="#f3cf63"/>')
    return "".join(layers)


def weave(width: int, height: int) -> str:
    """A woven pattern of diamonds within diamonds, as on a Thai textile."""
    layers = [f'<rect width="{width}" height="{height}" fill="#5b1630"/>']
    cell = 300
    diamonds = ((144, "#e0b04a"), (118, "#5b1630"), (84, "#f3e3c3"), (46, "#9c2f45"))
    for row in range(-1, height // cell * 2 + 2):
        for column in range(-1, width // cell + 2):
            x = column * cell + (cell / 2 if row % 2 else 0)
            y = row * cell / 2
            for size, tone in diamonds:
                points = f"{x},{y - size} {x + size},{y} {x},{y + size} {x - size},{y}"
                layers.append(f'<polygon points="{points}" fill="{tone}"/>')
    return "".join(layers)


def lanterns(width: int, height: int) -> str:
    """Paper lanterns rising into the night."""
    chance = random.Random(7)
    layers = [_sky(width, height, "#0c1530", "#3a3564")]
    for _ in range(46):
        y = chance.uniform(60, height - 80)
        size = 14 + 62 * (y / height) ** 1.6
        x = chance.uniform(40, width - 40)
        layers.append(_lantern(x, y, size))
    return "".join(layers)


def rain(width: int, height: int) -> str:
    """Rain over roofs."""
    chance = random.Random(3)
    layers = [_sky(width, height, "#8aa0b4", "#c9d3da")]
    for storey, tone in enumerate(("#8a5a4a", "#74483d", "#5c3831", "#452a27")):
        ridge = height * (0.5 + 0.13 * storey)
        for column in range(-1, 6):
            x = column * 420 + (210 if storey % 2 else 0)
            eaves = ridge + 190
            layers.append(
                f'<polygon points="{x},{eaves} {x + 210},{ridge} {x + 420},{eaves}" fill="{tone}"/>'
                f'<rect x="{x}" y="{eaves}" width="420" height="{height}" fill="{tone}"/>'
            )
    for _ in range(170):
        left, top = chance.uniform(0, width), chance.uniform(0, height)
        size = chance.uniform(40, 110)
        layers.append(
            f'<path d="M{left:.0f} {top:.0f} l{-size * 0.2:.0f} {size:.0f}" stroke="#edf3f6" '
            'stroke-width="3" stroke-linecap="round" opacity="0.5"/>'
        )
    return "".join(layers)


PICTURES: Final[dict[str, tuple[tuple[int, int], Callable[[int, int], str]]]] = {
    "1-ภูเขายามเช้า": (LANDSCAPE, mountains),
    "2-นาขั้นบันได": (LANDSCAPE, terraces),
    "3-ดอกบัว": (PORTRAIT, lotus),
    "4-หมู่เกาะ": (LANDSCAPE, islands),
    "5-ลายผ้าทอ": (LANDSCAPE, weave),
    "6-โคมลอย": (PORTRAIT, lanterns),
    "7-ฝนบนหลังคา": (LANDSCAPE, rain),
}
"""File name, size in pixels and what draws it."""


def _sky(width: int, height: int, top: str, bottom: str) -> str:
    return (
        '<linearGradient id="sky" x2="0" y2="1">'
        f'<stop stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/></linearGradient>'
        f'<rect width="{width}" height="{height}" fill="url(#sky)"/>'
    )


def _sun(x: float, y: float, radius: float) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="{radius * 1.7}" fill="#fff6dc" opacity="0.35"/>'
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="#fff1c9"/>'
    )


def _ridge(width: int, base: float, rough: float, seed: int) -> list[Point]:
    """Halve a line again and again, moving each middle up or down by less and less."""
    chance = random.Random(seed)
    heights = [base + chance.uniform(-rough, rough), base + chance.uniform(-rough, rough)]
    while len(heights) < 129:
        middles = [
            (a + b) / 2 + chance.uniform(-rough, rough) for a, b in itertools.pairwise(heights)
        ]
        rough *= 0.52
        heights = [h for pair in zip(heights, middles, strict=False) for h in pair] + heights[-1:]
    return [(i * width / (len(heights) - 1), y) for i, y in enumerate(heights)]


def _wave(width: int, base: float, height: float, count: float, phase: float) -> list[Point]:
    return [
        (x, base + height * math.sin(phase + count * math.tau * x / width))
        for x in range(0, width + 30, 30)
    ]


def _path(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points)


def _area(edge: list[Point], width: int, height: int, tone: str) -> str:
    return f'<path d="{_path(edge)}L{width} {height}L0 {height}Z" fill="{tone}"/>'


def _line(points: list[Point], tone: str, thick: float, opacity: float) -> str:
    style = f'stroke="{tone}" stroke-width="{thick}" opacity="{opacity}"'
    return f'<path d="{_path(points)}" fill="none" {style}/>'


def _rock(x: float, sea: float, wide: float, tall: float, tone: str) -> str:
    top = sea - tall
    return (
        f'<path d="M{x - wide / 2} {sea}C{x - wide * 0.55} {top + tall * 0.3} '
        f"{x - wide * 0.3} {top} {x} {top}S{x + wide * 0.6} {top + tall * 0.4} "
        f'{x + wide / 2} {sea}Z" fill="{tone}"/>'
    )


def _boat(x: float, y: float) -> str:
    return (
        f'<path d="M{x} {y}q150 70 420 6l34 -62q-14 66 -70 100q-260 40 -360 -8Z" fill="#3b2a24"/>'
        f'<path d="M{x + 120} {y + 8}l40 -74h150l40 74Z" fill="#c8572f"/>'
    )


def _petal(x: float, y: float, length: float, angle: float, tone: str) -> str:
    wide = length * 0.26
    return (
        f'<path d="M{x} {y}C{x - wide} {y - length * 0.45} {x - wide * 0.5} {y - length * 0.85} '
        f"{x} {y - length}C{x + wide * 0.5} {y - length * 0.85} {x + wide} {y - length * 0.45} "
        f'{x} {y}Z" fill="{tone}" stroke="#c9738f" stroke-width="4" '
        f'transform="rotate({angle:.1f} {x} {y})"/>'
    )


def _lantern(x: float, y: float, size: float) -> str:
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{size * 1.5:.0f}" fill="#ffb347" opacity="0.14"/>'
        f'<path d="M{x - size * 0.5:.0f} {y - size * 0.7:.0f}h{size:.0f}l{size * 0.14:.0f} '
        f'{size:.0f}q{-size * 0.64:.0f} {size * 0.5:.0f} {-size * 1.28:.0f} 0Z" fill="#ffc766"/>'
    )


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
