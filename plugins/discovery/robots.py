"""robots.txt (RFC 9309): everything may be read, and here is the list."""

from __future__ import annotations

FILE = "robots.txt"


def write(sitemap: str) -> str:
    r"""Invite every crawler, and name the sitemap's absolute address.

    >>> write("https://example.go.th/sitemap.xml")
    'User-agent: *\nDisallow:\n\nSitemap: https://example.go.th/sitemap.xml\n'
    """
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"
