"""Thai text in Pelican: Buddhist-era dates in metadata, `<time>` elements and template filters."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.thai_content import settings
from plugins.thai_content.filters import all_filters
from plugins.thai_content.reader import ReleaseReader


def _add_reader(readers: Any) -> None:
    readers.reader_classes["md"] = ReleaseReader


def _add_filters(generator: Any) -> None:
    numerals = settings.from_pelican(generator.settings).numerals
    generator.env.filters.update(all_filters(numerals))


def register() -> None:
    """Connect to Pelican's signals."""
    signals.readers_init.connect(_add_reader)
    signals.generator_init.connect(_add_filters)
