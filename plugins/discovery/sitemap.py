"""Sitemaps (sitemaps.org 0.9) with languages, pictures and news, cut to the sizes allowed.

Each address stands in exactly one file: a release of the last two days in the news sitemap, an
older one in its year's, everything else in "pages". A year that is over never changes, so
crawlers fetch little.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plugins.discovery.elements import DECLARATION, Xml, element
from plugins.discovery.origin import moment

ADDRESSES = 50_000
"""How many addresses a sitemap may hold (sitemaps.org)."""

NEWS_ADDRESSES = 1_000
"""How many articles a news sitemap may hold (Google)."""

BYTES = 50 * 1024 * 1024
"""How large a sitemap may be, uncompressed (sitemaps.org)."""

PICTURES = 1_000
"""How many pictures an address may have (Google)."""

NEWS_WINDOW = dt.timedelta(days=2)
"""How old an article of a news sitemap may be (Google)."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_URLSET = {
    "xmlns": _SITEMAP,
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}


@dataclass(frozen=True)
class News:
    """Hold what a news sitemap says of an article: who published it, its language, day, title."""

    publication: str
    lang: str
    published: dt.datetime
    title: str


@dataclass(frozen=True)
class Address:
    """Hold one page.

    url and alternates (by language, this page's own included) are absolute and percent-encoded.
    pictures: absolute addresses.
    """

    url: str
    changed: dt.datetime | None = None
    alternates: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()
    news: News | None = None


@dataclass(frozen=True)
class Sitemap:
    """Hold a file: its name, its text, and the last change to what it lists."""

    name: str
    text: str
    changed: dt.datetime | None


@dataclass(frozen=True)
class Line:
    """Hold what a sitemap says of one page, and when that last changed."""

    text: str
    changed: dt.datetime | None


def line(page: Address) -> Line:
    """Write what a sitemap says of a page."""
    return Line(url(page) + "\n", page.changed)


def sitemaps(
    name: str,
    lines: Iterable[Line],
    *,
    most: int = ADDRESSES,
    most_bytes: int = BYTES,
) -> Iterator[Sitemap]:
    """Put lines into as many files as they need.

    The first is called sitemap-<name>.xml, the next one sitemap-<name>-2.xml; no pages, no files.
    Holds one file's text at a time.
    """
    head = DECLARATION + _start("urlset", _URLSET) + "\n"
    tail = "</urlset>\n"
    fixed = len((head + tail).encode())
    parts: list[str] = []
    number, size = 1, fixed
    changed: dt.datetime | None = None
    for each in lines:
        length = len(each.text.encode())
        if parts and (len(parts) == most or size + length > most_bytes):
            yield Sitemap(_file(name, number), head + "".join(parts) + tail, changed)
            number, parts, size, changed = number + 1, [], fixed, None
        parts.append(each.text)
        size += length
        changed = _later(changed, each.changed)
    if parts:
        yield Sitemap(_file(name, number), head + "".join(parts) + tail, changed)


def url(page: Address) -> Xml:
    """Write one page's element.

    >>> url(Address("https://example.go.th/"))
    '<url><loc>https://example.go.th/</loc></url>'
    """
    parts = [element("loc", page.url)]
    if page.changed:
        parts.append(element("lastmod", moment(page.changed)))
    if len(page.alternates) > 1:
        default = page.alternates.get("th", page.url)
        for lang, href in [*page.alternates.items(), ("x-default", default)]:
            attributes = {"rel": "alternate", "hreflang": lang, "href": href}
            parts.append(element("xhtml:link", attributes=attributes))
    parts += [
        element("image:image", element("image:loc", picture))
        for picture in page.pictures[:PICTURES]
    ]
    if page.news:
        parts.append(_news(page.news))
    return element("url", *parts)


def index(files: Iterable[tuple[str, dt.datetime | None]]) -> str:
    """Write the list of all sitemaps, given their absolute addresses and last changes."""
    parts = [
        element(
            "sitemap",
            element("loc", address),
            *([element("lastmod", moment(changed))] if changed else []),
        )
        + "\n"
        for address, changed in files
    ]
    start = _start("sitemapindex", {"xmlns": _SITEMAP})
    return f"{DECLARATION}{start}\n{''.join(parts)}</sitemapindex>\n"


def is_news(published: dt.datetime, newest: dt.datetime) -> bool:
    """Tell whether a release belongs into the news sitemap: two days before `newest`, or later.

    >>> day = dt.datetime(2019, 4, 29, tzinfo=dt.timezone.utc)
    >>> is_news(day, day + dt.timedelta(days=2)), is_news(day, day + dt.timedelta(days=3))
    (True, False)
    """
    return newest - NEWS_WINDOW <= published


def _news(news: News) -> Xml:
    return element(
        "news:news",
        element(
            "news:publication",
            element("news:name", news.publication),
            element("news:language", news.lang),
        ),
        element("news:publication_date", moment(news.published)),
        element("news:title", news.title),
    )


def _start(tag: str, attributes: Mapping[str, str]) -> str:
    return element(tag, attributes=attributes).removesuffix("/>") + ">"


def _file(name: str, number: int) -> str:
    return f"sitemap-{name}{f'-{number}' if number > 1 else ''}.xml"


def _later(one: dt.datetime | None, other: dt.datetime | None) -> dt.datetime | None:
    return max((value for value in (one, other) if value), default=None)
