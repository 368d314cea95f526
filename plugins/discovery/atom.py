"""Feeds in Atom (RFC 4287), with the full text.

Written here and not by the feedgenerator that comes with Pelican: that one asks the clock when a
feed is empty, refuses control characters, and knows neither a hub, a licence nor an entry's
language.
"""

from __future__ import annotations

from html import escape

from plugins.discovery.elements import DECLARATION, Xml, element
from plugins.discovery.feed import ATOM, TYPES, Entry, Feed
from plugins.discovery.origin import moment


def write(feed: Feed) -> str:
    """Give the feed as an Atom document."""
    words = feed.origin.names[feed.lang]
    parts = [
        element("id", feed.id),
        _text("title", feed.title),
        element("updated", moment(feed.updated)),
        _link("self", feed.address(ATOM), TYPES[ATOM]),
        _link("alternate", feed.home, "text/html", hreflang=feed.lang),
        element(
            "author",
            element("name", words["organisation"]),
            *([element("uri", words["website"])] if words.get("website") else []),
        ),
        element("generator", "Prakat"),
    ]
    if feed.hub:
        parts.append(_link("hub", feed.hub))
    if feed.licence:
        parts.append(_link("license", feed.licence))
    parts += [_entry(feed, entry) for entry in feed.entries]
    namespaces = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.lang}
    return DECLARATION + element("feed", *_lines(parts), attributes=namespaces) + "\n"


def _entry(feed: Feed, entry: Entry) -> Xml:
    edition = entry.edition
    slug, name = edition.division
    parts = [
        element("id", entry.id),
        _text("title", entry.title),
        _link("alternate", edition.url, "text/html", hreflang=edition.lang),
        element("published", moment(edition.published)),
        element("updated", moment(edition.changed)),
        element("author", element("name", name)),
        element("category", attributes={"term": slug, "label": name}),
        *(element("category", attributes={"term": tag}) for tag in edition.tags),
    ]
    if edition.archive:
        size = str(edition.archive.size)
        parts.append(_link("enclosure", edition.archive.url, edition.archive.type, length=size))
    if feed.licence:
        parts.append(_link("license", feed.licence))
    if edition.summary:
        parts.append(_text("summary", edition.summary))
    if entry.html is not None:
        parts.append(element("content", entry.html, attributes={"type": "html"}))
    return element("entry", *_lines(parts))


def _text(tag: str, text: str) -> Xml:
    """Write plain text; as HTML where it could be taken for HTML.

    Readers that take every title for HTML, which is a common mistake, then show it rightly too.
    """
    if not set("<>&") & set(text):
        return element(tag, text)
    return element(tag, escape(text), attributes={"type": "html"})


def _link(rel: str, href: str, type_: str = "", **more: str) -> Xml:
    attributes = {"rel": rel, "href": href, "type": type_, **more}
    return element("link", attributes={key: value for key, value in attributes.items() if value})


def _lines(parts: list[Xml]) -> list[Xml]:
    """Put each part on a line of its own."""
    return [Xml("\n" + part) for part in parts] + [Xml("\n")]
