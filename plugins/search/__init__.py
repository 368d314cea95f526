"""Thai and English search without a server: an index of the releases, read by the browser."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.search import page
from plugins.search.generator import SearchGenerator


def _generators(_pelican: object) -> type[SearchGenerator]:
    return SearchGenerator


def _add_script(generator: Any) -> None:
    generator.env.globals["search_script"] = page.address(generator.theme, generator.settings)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(_add_script)
