"""The Pelican generator of all photos by month and of the register of lost galleries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican.generators import Generator

from plugins.bilingual.plan import Group, Page
from plugins.bilingual.templates import Pages
from plugins.gallery import index, settings

MORE_PAGES = "more_pages"
"""What the shared context calls the pages that are written here; sitemaps list them."""

HAS_PHOTOS = "has_photos"
"""What it calls whether there is anything to see on them; the menu then leads there."""


class PhotosGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Write the pages of photos in both languages, but those that the last build made alike."""

    def generate_output(self, _writer: Any) -> None:
        """Write every page."""
        pages = self.context[MORE_PAGES]
        Pages(self).make([Group("photos", None, lambda: pages)])


def has_photos(pages: Iterable[Page]) -> bool:
    """Tell whether pages that were planned show a photo, or say that one is lost."""
    return any(page.values.get("total") for page in pages)


def planned(generator: Any) -> list[Page]:
    """Plan the pages of photos once the albums of all releases are made."""
    options = settings.from_pelican(generator.settings)
    releases, divisions = generator.context["releases"], generator.context["divisions"]
    return list(index.pages(releases, divisions, options.page_photos))
