"""The picture that a page shows when it is shared: a release's photo, or a drawn card."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.discovery import card
from plugins.discovery.cards import Place
from plugins.discovery.edition import Edition, Image
from plugins.discovery.origin import Origin

LEAST_WIDTH = 1200
SHAPES = (1.2, 2.4)
"""Width over height of photos that stay themselves when a share cuts them to 1.91."""


@dataclass(frozen=True)
class Picture:
    """Hold a picture: absolute address, media type, size in pixels, alternative text."""

    url: str
    type: str
    width: int
    height: int
    alt: str


def of_card(place: Place, origin: Origin) -> Picture:
    """Give a drawn card, whose text is its title."""
    return Picture(place.address(origin), card.TYPE, card.WIDTH, card.HEIGHT, place.card.title)


def of_photo(edition: Edition) -> Picture | None:
    """Give the album's cover where it is wide and large enough to be shared; else None."""
    if not edition.images or not is_shareable(edition.images[0]):
        return None
    image = edition.images[0]
    return Picture(image.url, image.type, image.width, image.height, image.alt or edition.title)


def is_shareable(image: Image) -> bool:
    """Tell whether a share shows a photo well.

    >>> is_shareable(Image("", 1600, 1067)), is_shareable(Image("", 1067, 1600))
    (True, False)
    """
    least, most = SHAPES
    return image.width >= LEAST_WIDTH and least <= image.width / image.height <= most
