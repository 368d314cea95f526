"""Thai and English search without a server: an index of the releases, read by the browser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.fastbuild import keys, program
from plugins.search import page
from plugins.search.generator import SearchGenerator


def _generators(_pelican: object) -> type[SearchGenerator]:
    return SearchGenerator


def _add_script(generator: Any) -> None:
    """Tell templates the script's address; it is bundled once a theme, not for each generator."""
    theme, settings = generator.theme, generator.settings
    made_from = (program.code(), page.base(settings), keys.of_folder(Path(theme, "static", "js")))
    generator.env.globals["search_script"] = generator.context["BUILD"].memo(
        "search script", made_from, lambda: page.address(theme, settings)
    )


def _begin(generators: Iterable[object]) -> None:
    """Begin the index as soon as all is read, before others write."""
    for generator in generators:
        if isinstance(generator, SearchGenerator):
            generator.begin()


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(_add_script)
    signals.all_generators_finalized.connect(_begin)
