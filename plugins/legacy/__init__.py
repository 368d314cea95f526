"""Import of old items as they were received, and redirects from their addresses: see README.md."""

from __future__ import annotations

from pelican import signals

from plugins.legacy.generator import RedirectsGenerator


def _generators(_pelican: object) -> type[RedirectsGenerator]:
    return RedirectsGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
