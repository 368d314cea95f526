"""Web app manifests: what the site is called, and its icon, on a phone's home screen."""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.bilingual import addresses
from plugins.discovery.origin import Origin

FILE = "site.webmanifest"


def write(
    origin: Origin, lang: str, base: str, colour: str, icons: Iterable[tuple[str, str, str]]
) -> str:
    """Describe the site in one language.

    base: the path of SITEURL. colour: of the masthead. icons: path, sizes and media type of each.
    """
    words = origin.names[lang]
    home = base + addresses.home(lang)
    document = {
        "name": origin.title(lang),
        "short_name": words.get("short_name", words["name"]),
        "lang": lang,
        "dir": "ltr",
        "id": home,
        "start_url": home,
        "scope": base + "/",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": colour,
        "icons": [
            {"src": src, "sizes": sizes, "type": type_, "purpose": "any"}
            for src, sizes, type_ in icons
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
