"""Thai and English search without a server: an index of the releases, read by the browser."""

from __future__ import annotations

from pelican import signals

from plugins.search.generator import SearchGenerator


def _generators(_pelican: object) -> type[SearchGenerator]:
    return SearchGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
