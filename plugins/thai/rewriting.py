"""Rewriting of text by rules, with or without the way back to the source's positions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Offsets = list[int]
"""The source's position of each character of the result, and the source's length at the end."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Replace what `pattern` matches by what `replace` makes of it.

    >>> Rule(re.compile("a+"), lambda found: "b").apply("aa c")
    'b c'
    """

    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]

    def apply(self, text: str) -> str:
        """Rewrite `text`."""
        return self.pattern.sub(self.replace, text)

    def apply_with_offsets(self, text: str, offsets: Offsets) -> tuple[str, Offsets]:
        """Rewrite `text`, `offsets` being those of its characters in the source.

        A new character is said to come from the place of its number in what it replaces.
        """
        parts: list[str] = []
        mapped: Offsets = []
        done = kept = 0
        for found in self.pattern.finditer(text):
            start, end = found.span()
            new = self.replace(found)
            parts += (text[done:start], new)
            done = end
            if len(new) != end - start:
                mapped += offsets[kept:start]
                mapped += [offsets[min(start + i, end - 1)] for i in range(len(new))]
                kept = end
        if not parts:
            return text, offsets
        parts.append(text[done:])
        mapped += offsets[kept:]
        return "".join(parts), mapped


def apply_all(rules: Iterable[Rule], text: str, offsets: Offsets) -> tuple[str, Offsets]:
    """Apply one rule after another."""
    for rule in rules:
        text, offsets = rule.apply_with_offsets(text, offsets)
    return text, offsets
