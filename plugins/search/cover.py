"""Which terms of the index stand for a piece of a query: few, long ones that overlap."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.search import tables
from plugins.search.terms import is_gram

Run = tuple[int, int]
"""First and last unit of a gram, both included."""


def cover(weights: Sequence[int]) -> list[Run]:
    """Give the fewest grams that hold every pair of neighbouring units, the longest of those.

    >>> cover([5]), cover([3, 1, 2]), cover([3, 2, 2, 4])
    ([(0, 0)], [(0, 2)], [(0, 1), (1, 2), (2, 3)])
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


def thin(runs: list[Run], most: int) -> list[Run]:
    """Keep at most `most` grams, the longest; pairs of units beside a long gram add little.

    >>> thin([(0, 4), (4, 5)], 3), thin([(0, 1), (1, 2)], 3)
    ([(0, 4)], [(0, 1), (1, 2)])
    """
    longest = max((last - first for first, last in runs), default=0)
    kept = [run for run in runs if run[1] - run[0] > 1 or longest < 3]
    kept = sorted(kept, key=lambda run: (run[0] - run[1], run[0]))[:most]
    return sorted(kept)


def bridge(weights: Sequence[int], seam: int) -> Run:
    """Give the longest gram that holds the units before and after `seam`.

    seam: the place of the first unit after it.

    >>> bridge([3, 1, 2, 1], 2)
    (0, 2)
    """
    runs = [
        (first, last)
        for first in range(max(0, seam - tables.LONGEST_GRAM + 1), seam)
        for last in range(seam, min(len(weights), first + tables.LONGEST_GRAM))
        if is_gram(weights, first, last)
    ]
    return max(runs, key=lambda run: (run[1] - run[0], -run[0]))
