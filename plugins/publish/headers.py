"""What a server sends with the site's files; docs/nginx.conf says the same in nginx's words."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""The site needs nothing but its own files, and no inline script or style."""

SECURITY = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer, errors too; with `PARTS` only the rule about types must be."""

PARTS = re.compile(
    r"font/woff2|text/css|text/javascript|image/(avif|jpeg|png|webp)|application/octet-stream"
)
"""The types of what a page fetches and nobody opens as a page: fonts, styles, scripts, photos and
the search index. Browsers ask `X-Content-Type-Options` of them and none of the other headers, which
are 370 bytes an answer: a page has ten such, and its fonts would take a round trip more."""

IMMUTABLE = re.compile(
    r"/(theme/[0-9a-f]{12}/.+|search-index/.+\.bin|.+[.-][0-9a-f]{10,}\.(avif|jpg|png|webp))"
)
"""The addresses, whole, whose names change with their content, so that a browser may keep them."""

TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "avif": "image/avif",
    "bin": "application/octet-stream",
    "css": "text/css; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""The media types by suffix, from IANA's registry. Python's own table depends on the machine."""


def content_type(name: str) -> str:
    """Give the media type of a file by its name; unknown ones are plain bytes.

    >>> content_type("news/20190429-1/index.html")
    'text/html; charset=utf-8'
    >>> content_type("LICENSE")
    'application/octet-stream'
    """
    suffix = PurePosixPath(name).suffix.removeprefix(".").lower()
    return TYPES.get(suffix, "application/octet-stream")
