"""The address that a release had on the site that came before: `Legacy-URL`."""

from __future__ import annotations

import re
import urllib.parse

_KEPT = "/%:@!$&'(),;=*+-._~"
"""What a browser leaves as it is in a path; in a query it leaves "/" and "?" besides."""
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")


def path_of(url: str) -> str:
    """Give the path and the query of an old address, percent-encoded as a browser sends them.

    url: a whole http(s) address, or one that begins with "/"; its fragment never reaches a server.
    Raises ValueError for anything else, and for a home page, which is no release's own.

    >>> path_of("https://www.mol.go.th/ข่าว/view.php?id=7#top")
    '/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/view.php?id=7'
    >>> path_of("/anounce/%e0%b8%81/")
    '/anounce/%E0%B8%81/'
    """
    parts = urllib.parse.urlsplit(url)
    whole = parts.scheme in ("http", "https") and parts.hostname
    if not whole and (parts.scheme or parts.netloc or not parts.path.startswith("/")):
        raise ValueError(url)
    if any(character.isspace() or not character.isprintable() for character in url):
        raise ValueError(url)
    path = urllib.parse.quote(parts.path, safe=_KEPT) or "/"
    query = urllib.parse.quote(parts.query, safe=_KEPT + "?")
    if path == "/" and not query:
        raise ValueError(url)
    return _ESCAPE.sub(lambda found: found[0].upper(), path + ("?" + query if query else ""))
