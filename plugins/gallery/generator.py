"""The Pelican generator of all photos by month and of the register of lost galleries."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator

from plugins.bilingual.templates import Pages
from plugins.fastbuild.build import Build
from plugins.gallery import index, settings


class PhotosGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Write the pages of photos in both languages, but those that the last build made alike."""

    def generate_output(self, _writer: Any) -> None:
        """Write every page."""
        options = settings.from_pelican(self.settings)
        releases, divisions = self.context["releases"], self.context["divisions"]
        pages = Pages(self, list(index.pages(releases, divisions, options.page_photos)))
        build: Build = self.context["BUILD"]
        build.make(pages.jobs(), pages.render, pages.program)
