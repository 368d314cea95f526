"""What a worker needs that can't be sent to it: Pelican's templates, filters and globals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pelican import signals
from pelican.generators import Generator
from pelican.plugins._utils import load_plugins

from plugins.fastbuild.build import Build


class Outline(NamedTuple):
    """Hold what a generator is made from, which can be sent.

    settings: Pelican's. theme, path: the folders of the theme and of the content.
    """

    settings: Mapping[str, Any]
    theme: str
    path: str
    build: Build

    @classmethod
    def of(cls, generator: Generator) -> Outline:
        """Take it from a generator."""
        build = generator.context["BUILD"]
        settings = {k: v for k, v in generator.settings.items() if v is not build}
        return cls(settings, generator.theme, generator.path, build)

    def generator(self) -> Generator:
        """Make a generator with the same templates, filters and globals, in any process."""
        signals.generator_init.receivers.clear()  # of a site that this process built before
        for plugin in load_plugins(self.settings):
            plugin.register()
        about = {"BUILD": self.build}
        return Generator(about, self.settings, self.path, self.theme, output_path="")
