"""What makes a build quick: it uses every core, and keeps what did not change.

Nothing here imports Pelican before it is asked to, so that a build of which nothing changed
is over before Pelican would have been loaded.
"""

from __future__ import annotations

from typing import Any


def _generators(_pelican: object) -> Any:
    from plugins.fastbuild.theme import ThemeGenerator  # noqa: PLC0415

    return ThemeGenerator


def _add_asset(generator: Any) -> None:
    from plugins.fastbuild.theme import asset  # noqa: PLC0415

    generator.env.globals["asset"] = asset(generator)


def register() -> None:
    """Connect to Pelican's signals."""
    from pelican import signals  # noqa: PLC0415

    signals.get_generators.connect(_generators)
    signals.generator_init.connect(_add_asset)
