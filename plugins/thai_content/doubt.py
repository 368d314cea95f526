"""One place of a text that an author is asked to look at again."""

from __future__ import annotations

from typing import NamedTuple

from plugins.errors import Text


class Doubt(NamedTuple):
    """Say where something may come out otherwise than it was meant, what, and what to do.

    start: the offset in the text that was looked at.
    """

    start: int
    text: Text
    remedy: Text
