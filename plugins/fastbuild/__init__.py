"""What makes a built site quick: for now the theme's files, named so that browsers keep them."""

from __future__ import annotations

import urllib.parse
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.fastbuild import assets

THEME = "theme"
"""The folder of the output that holds the theme's files."""


class AssetsGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Copy the theme's static files into the output."""

    def generate_output(self, _writer: Any) -> None:
        """Write them under theme/ and the fingerprint."""
        static = Path(self.theme, "static")
        assets.copy(static, Path(self.output_path, THEME, assets.fingerprint(static)))


def _generators(_pelican: object) -> type[AssetsGenerator]:
    return AssetsGenerator


def _add_asset(generator: Any) -> None:
    base = urllib.parse.urlsplit(generator.settings["SITEURL"]).path.rstrip("/")
    folder = f"{base}/{THEME}/{assets.fingerprint(Path(generator.theme, 'static'))}"
    generator.env.globals["asset"] = lambda name: f"{folder}/{urllib.parse.quote(name)}"


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(_add_asset)
