"""From the addresses of the site that came before to those of this one.

A server that can redirect is given a map; for every other one, and for `prakat serve`, a page
stands at each old address that a static host can serve.
"""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Iterable
from dataclasses import dataclass

MAP = "redirects.map"
"""The file of the built site that docs/nginx.conf includes."""

_PAGE = re.compile(r"/(?:[^/]+/)*(?:[^/.][^/]*\.[Hh][Tt][Mm][Ll]?|[^/.]+/?)?")
"""A path whose file a static host sends as a page: `.html`, or a folder with an `index.html`."""
_NOT_A_NAME = re.compile(r'[\x00-\x1f<>:"|?*\\]|(?:^|/)\.|[ .](?:/|$)')
"""What some system refuses in a file's name, or a server hides."""
_LONGEST_NAME = 200

_WORDS = {
    "th": ("หน้านี้ย้ายแล้ว", "ข่าวนี้อยู่ที่"),
    "en": ("This page has moved", "The release is now at"),
}


@dataclass(frozen=True)
class Redirect:
    """Lead from an old address to a page of this site.

    old: path and query, percent-encoded. new: site-absolute path. lang: of the page, "th" or "en".
    """

    old: str
    new: str
    lang: str
    title: str

    @property
    def file(self) -> str | None:
        """Give the file of the site that answers the old address; None where no file can.

        >>> Redirect("/news/7.html", "/news/1/", "th", "").file
        'news/7.html'
        >>> Redirect("/anounce/7", "/news/1/", "th", "").file
        'anounce/7/index.html'
        >>> Redirect("/view.php?id=7", "/news/1/", "th", "").file
        """
        name = urllib.parse.unquote(self.old, errors="replace")
        if "?" in self.old or not _PAGE.fullmatch(name) or _NOT_A_NAME.search(name):
            return None
        if max(len(part.encode()) for part in name.split("/")) > _LONGEST_NAME:
            return None
        is_page = name.lower().endswith((".html", ".htm"))
        return (name if is_page else f"{name.rstrip('/')}/index.html").removeprefix("/")


def page(redirect: Redirect, siteurl: str) -> str:
    """Write the page that leads on at once, and says where to if the browser will not."""
    heading, where = _WORDS[redirect.lang]
    path = html.escape(urllib.parse.urlsplit(siteurl).path.rstrip("/") + redirect.new)
    address = html.escape(siteurl.rstrip("/") + redirect.new)
    return f"""<!DOCTYPE html>
<html lang="{redirect.lang}">
  <head>
    <meta charset="utf-8">
    <title>{heading}</title>
    <meta http-equiv="refresh" content="0; url={path}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <link rel="canonical" href="{address}">
  </head>
  <body>
    <main>
      <h1>{heading}</h1>
      <p>{where} <a href="{path}">{html.escape(redirect.title)}</a></p>
    </main>
  </body>
</html>
"""


def server_map(redirects: Iterable[Redirect], siteurl: str) -> str:
    r"""Write the redirects as the inside of nginx's `map $request_uri …`, sorted by old address.

    >>> server_map([Redirect("/view.php?id=7", "/news/1/", "th", "")], "https://a.go.th/news")
    '"/view.php?id=7" "/news/news/1/";\n'
    """
    base = urllib.parse.urlsplit(siteurl).path.rstrip("/")
    pairs = sorted((redirect.old, base + redirect.new) for redirect in redirects)
    return "".join(f'"{old}" "{new}";\n' for old, new in pairs)
