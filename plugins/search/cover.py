"""Which terms of the index stand for a piece of a query: few, long ones that overlap."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.search import tables
from plugins.search.terms import is_gram

Run = tuple[int, int]
"""First and last unit of a gram, both included."""


def cover(weights: Sequence[int]) -> list[Run]:
    """Give the fewest grams that hold every pair of neighbouring units, the longest of those.

    >>> cover([5]), cover([9, 1, 2, 8, 3])
    ([(0, 0)], [(0, 3), (1, 4)])
    """
    if len(weights) < 2:
        return [(place, place) for place in range(len(weights))]
    best: list[tuple[int, int, list[Run]]] = [(0, 0, [])]
    for last in range(1, len(weights)):
        found: list[tuple[int, int, list[Run]]] = []
        for first in range(max(0, last - tables.LONGEST_GRAM + 1), last):
            if is_gram(weights, first, last):
                found += (
                    (count + 1, squares - (last - first) ** 2, [*runs, (first, last)])
                    for count, squares, runs in best[first:last]
                )
        best.append(min(found))
    return best[-1][2]


def longest(runs: Sequence[Run], most: int) -> list[Run]:
    """Keep at most `most` grams, the longest first.

    >>> longest([(0, 1), (1, 3), (3, 6)], 2)
    [(3, 6), (1, 3)]
    """
    return sorted(runs, key=lambda run: (run[0] - run[1], run[0]))[:most]


def bridge(weights: Sequence[int], end: int, start: int) -> Run:
    """Give a gram that reaches across a gap: the longest with both of its sides.

    end: the place after the last unit before the gap. start: the place of the first unit after it.
    Units of the gap lie in between; where no gram spans it, its first two units' pair stands in.

    >>> bridge([3, 1, 2, 1], 2, 2)
    (0, 3)
    """
    runs = [
        (first, last)
        for first in range(max(0, end - tables.LONGEST_GRAM + 1), end)
        for last in range(start, min(len(weights), first + tables.LONGEST_GRAM))
        if is_gram(weights, first, last)
    ]
    return max(runs, key=lambda run: (run[1] - run[0], -run[0]), default=(end - 1, end))
