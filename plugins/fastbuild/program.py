"""The keys of everything that a site is made with, besides its content."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pelican

from plugins.fastbuild import keys

OURS = "PRAKAT_"

_NOT_MADE_FROM = {
    "PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH", "PLUGINS", "PLUGIN_PATHS",
    "PRAKAT_NOW", "PRAKAT_BUILD_CLEAN", "PRAKAT_BUILD_FORGET", "PRAKAT_BUILD_WORKERS",
}  # fmt: skip
"""Settings that say where things lie, or when and how they are built; what lies there counts."""


@cache
def code() -> bytes:
    """Give the key of our own code, the libraries and Python, as they are in this process."""
    libraries = Path(pelican.__file__).parents[1]
    return keys.key(
        sys.version,
        sorted(path.name for path in libraries.glob("*-info")),
        keys.of_folder(Path(__file__).parents[1], "*.py"),
    )


def settings(pelican_settings: Mapping[str, Any], prefix: str = "") -> bytes:
    """Give the key of Pelican's settings, or of those whose names begin with `prefix`."""
    return keys.key(
        {
            name: pelican_settings[name]
            for name in sorted(pelican_settings)
            if name.isupper() and name.startswith(prefix) and name not in _NOT_MADE_FROM
        }
    )
