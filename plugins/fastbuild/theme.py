"""The Pelican generator of the theme's static files, and the way that templates name them."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.fastbuild import assets, program
from plugins.fastbuild.build import Build

THEME = "theme"
"""The folder of the output that holds the theme's files."""


class ThemeGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Copy the theme's static files into the output."""

    def generate_output(self, _writer: Any) -> None:
        """Write them under theme/ and the fingerprint, unless the last build did."""
        static = Path(self.theme, "static")
        folder = f"{THEME}/{fingerprint(self)}"
        build: Build = self.context["BUILD"]
        made_by = program.code()
        kept = [build.keep(f"{folder}/{name}", folder, made_by) for name in assets.names(static)]
        if not all(kept):
            assets.copy(static, Path(self.output_path, folder))


def asset(generator: Generator) -> Callable[[str], str]:
    """Give the function that gives templates the address of a file of theme/static/."""
    base = urllib.parse.urlsplit(generator.settings["SITEURL"]).path.rstrip("/")
    folder = f"{base}/{THEME}/{fingerprint(generator)}"
    return lambda name: f"{folder}/{urllib.parse.quote(name)}"


def fingerprint(generator: Generator) -> str:
    """Name the theme's static files by what they hold, once a build."""
    build: Build = generator.context["BUILD"]
    if build.assets is None:
        build.assets = assets.fingerprint(Path(generator.theme, "static"))
    return build.assets
