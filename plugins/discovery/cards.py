"""Which share cards a site has, what stands on them and where they lie.

Every language has one for the site and one for each division; the newest releases have their
own. A card lies beside the page that it is for, under a name that never changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from plugins.bilingual import addresses
from plugins.bilingual.release import Division, Release
from plugins.discovery.card import DESIGN, Card
from plugins.discovery.edition import Edition
from plugins.discovery.origin import Origin
from plugins.thai import dates

FILE = "card.png"


@dataclass(frozen=True)
class Place:
    """Hold a card and the site-absolute path that it lies at."""

    path: str
    card: Card

    def address(self, origin: Origin) -> str:
        """Give the card's absolute address; it changes when the card's words do.

        Whoever copied an older card asks for the new one then; the path alone always works.
        """
        words = "\0".join((DESIGN, *astuple(self.card)))
        return f"{origin.absolute(self.path)}?v={hashlib.sha256(words.encode()).hexdigest()[:8]}"


def of_site(origin: Origin, lang: str) -> Place:
    """Give the card of every page that has no other."""
    words = origin.names[lang]
    return Place(
        addresses.home(lang) + FILE, Card(words["name"], organisation=words["organisation"])
    )


def of_division(origin: Origin, lang: str, division: Division) -> Place:
    """Give the card of a division, which its older releases show too."""
    words = origin.names[lang]
    return Place(
        addresses.division(lang, division.slug) + FILE,
        Card(division.name(lang), words["name"], words["organisation"]),
    )


def of_release(origin: Origin, edition: Edition) -> Place:
    """Give the card of one of the newest releases."""
    return Place(
        edition.path + FILE,
        Card(
            title=edition.title,
            above=edition.division[1],
            organisation=origin.names[edition.lang]["organisation"],
            day=dates.show(edition.published.date(), "en" if edition.lang == "en" else "th"),
        ),
    )


def own(releases: Iterable[Release], most: int) -> frozenset[str]:
    """Give the ids of the releases, given newest first, that have cards of their own."""
    return frozenset(release.id for release, _ in zip(releases, range(most), strict=False))
