"""A plot of growth as an SVG: how long something takes over how much of it there is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 170, 40, 48
COLOURS = ("#14264f", "#b3541e", "#2a7f62", "#8a2d6b", "#666666", "#0a6ebd")

Series = Mapping[str, Sequence[tuple[float, float]]]
"""The points of each line, by its name; both values above 0."""


def svg(title: str, across: str, up: str, series: Series) -> str:
    """Draw lines on logarithmic axes, where growth in proportion is a slope of one.

    >>> svg("t", "x", "y", {"a": [(1, 2), (10, 20)]}).count("<polyline")
    1
    """
    points = [point for line in series.values() for point in line]
    x = _Axis([p[0] for p in points], LEFT, WIDTH - RIGHT)
    y = _Axis([p[1] for p in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<style>text { font: 12px sans-serif }</style>",
        f"<title>{escape(title)}</title>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{LEFT}" y="22">{escape(title)}</text>',
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, across, "middle"),
        _text(LEFT - 8, TOP - 6, up, "end"),
    ]
    for value in x.ticks:
        parts.append(_line(x.at(value), TOP, x.at(value), HEIGHT - BOTTOM))
        parts.append(_text(x.at(value), HEIGHT - BOTTOM + 16, f"{value:,g}", "middle"))
    for value in y.ticks:
        parts.append(_line(LEFT, y.at(value), WIDTH - RIGHT, y.at(value)))
        parts.append(_text(LEFT - 8, y.at(value) + 4, f"{value:,g}", "end"))
    for number, (name, line) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [(round(x.at(a), 1), round(y.at(b), 1)) for a, b in sorted(line)]
        path = " ".join(f"{a},{b}" for a, b in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a}" cy="{b}" r="3" fill="{colour}"/>' for a, b in places]
        parts.append(_text(places[-1][0] + 8, places[-1][1] + 4, name, "start", colour))
    return "\n".join([*parts, "</svg>\n"])


class _Axis:
    """Place values between two ends, by their logarithms."""

    def __init__(self, values: Sequence[float], first: float, last: float) -> None:
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        self._low, self._span = low, max(1, high - low)
        self._first, self._last = first, last
        self.ticks = [10.0**power for power in range(low, low + self._span + 1)]

    def at(self, value: float) -> float:
        """Give the place of a value."""
        part = (math.log10(value) - self._low) / self._span
        return self._first + part * (self._last - self._first)


def _line(*ends: float) -> str:
    names = ("x1", "y1", "x2", "y2")
    places = " ".join(f'{name}="{end:.1f}"' for name, end in zip(names, ends, strict=True))
    return f'<line {places} stroke="#ddd"/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#222") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(text)}</text>"
