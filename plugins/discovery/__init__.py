"""How the site is found: sitemaps, feeds, structured data, share cards, open data."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.discovery import cards, generator
from plugins.discovery.generator import SHARE_CARDS, DiscoveryGenerator
from plugins.discovery.head import Discovery


def _generators(_pelican: object) -> type[DiscoveryGenerator]:
    return DiscoveryGenerator


def _add_head(of: Any) -> None:
    of.env.globals["discovery"] = Discovery(*generator.about(of.settings))


def _choose_cards(generators: list[Any]) -> None:
    context = generators[0].context
    _, options = generator.about(generators[0].settings)
    context[SHARE_CARDS] = cards.own(context["releases"], options.cards)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(_add_head)
    signals.all_generators_finalized.connect(_choose_cards)
