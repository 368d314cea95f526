"""Thai and English side by side: pairing, listings, strings and addresses of both languages."""

from __future__ import annotations

from pelican import signals

from plugins.bilingual.generator import ReleasesGenerator


def _generators(_pelican: object) -> type[ReleasesGenerator]:
    return ReleasesGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
