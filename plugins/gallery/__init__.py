"""Albums: look through a release's photos, take one, take them all."""

from __future__ import annotations

import logging
from typing import Any

from pelican import signals

from plugins.errors import PROBLEM, Severity
from plugins.gallery import glue
from plugins.gallery.generator import HAS_PHOTOS, MORE_PAGES, PhotosGenerator, has_photos, planned

_LOG = logging.getLogger("pelican.plugins.gallery")


def _generators(_pelican: object) -> type[PhotosGenerator]:
    return PhotosGenerator


def _add_albums(generators: list[Any]) -> None:
    """Make the albums once all releases are read and before any page is written."""
    for generator in generators:
        if hasattr(generator, "unlisted"):
            folders = generator.context["BUILD"].tree.names
            everything = (generator.context["releases"], generator.unlisted)
            named = {path.split("/")[1] for path in folders if path.endswith("/photos/")}
            with_photos = [release for each in everything for release in each.named(named)]
            made = glue.add_albums(with_photos, generator.settings)
            generator.context[MORE_PAGES] = pages = planned(generator)
            generator.context[HAS_PHOTOS] = has_photos(pages)
            problems = [problem for one in made for problem in one.problems]
            generator.context.setdefault("problems", []).extend(problems)
            for problem in problems:
                if problem.severity is Severity.ERROR:
                    both = (problem.show("th"), problem.show("en"))
                    _LOG.warning("%s\n%s", *both, extra={PROBLEM: problem})


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_add_albums)
