"""What a document is made of."""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """Hold a paragraph, heading, list or table.

    text: what it says, on one line. markdown: how the site's Markdown writes it.
    kind: the name of its HTML element.
    """

    text: str
    markdown: str
    kind: str = "p"
