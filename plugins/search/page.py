"""The search page's script: one file beside the index, named by the hash of what it holds."""

from __future__ import annotations

import hashlib
import urllib.parse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from plugins.search.bundle import bundle
from plugins.search.layout import FOLDER

ENTRY: Final = "static/js/search-page.js"


def address(theme: str, settings: Mapping[str, Any]) -> str:
    """Give the site-absolute address of the script; "" where the theme has none."""
    entry = Path(theme, ENTRY)
    return f"{base(settings)}/{FOLDER}/{name(bundle(entry))}" if entry.is_file() else ""


def base(settings: Mapping[str, Any]) -> str:
    """Give the path of the site's root on its host, without a slash at its end.

    >>> base({"SITEURL": "https://example.go.th/news/"})
    '/news'
    """
    return urllib.parse.urlsplit(str(settings["SITEURL"])).path.rstrip("/")


def name(script: str) -> str:
    """Name a script by its content.

    >>> name("let a;")
    'page.f355802c.js'
    """
    return f"page.{hashlib.sha256(script.encode()).hexdigest()[:8]}.js"


def write(theme: str, output: Path, last: Path | None, script: str) -> list[str]:
    """Write the script into the folder of the index, if the theme has one.

    last: a site whose index is kept; its script is not written again. script: its `address`.
    Gives those that are gone.
    """
    own = script.rpartition("/")[2]
    old = {path.name for path in (last / FOLDER).glob("page.*.js")} if last else set()
    if own and own not in old:
        (output / FOLDER).mkdir(parents=True, exist_ok=True)
        text = bundle(Path(theme, ENTRY))
        (output / FOLDER / own).write_text(text, encoding="utf-8", newline="\n")
    return [f"{FOLDER}/{one}" for one in sorted(old - {own})]
