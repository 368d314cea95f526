"""The formats' own rules, written from their specifications: each gives what a file breaks."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:-]+(/[!-;=?-Z_a-z~\[\]%]*)?")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ACTIVE = {"script", "iframe", "object", "embed", "form", "style"}


def atom(text: str) -> list[str]:
    """Check RFC 4287, sections 4.1.1 and 4.1.2, and what readers choke on."""
    root = ET.fromstring(text)
    if root.tag != ATOM + "feed":
        return [f"root is {root.tag}"]
    entries = root.findall(ATOM + "entry")
    broken = [] if root.get(XML + "lang") else ["no xml:lang"]
    for where in (root, *entries):
        for tag in ("id", "title", "updated"):
            found = where.findall(ATOM + tag)
            if len(found) != 1 or not (found[0].text or "").strip():
                broken.append(f"{len(found)} {tag}")
        broken += [f"no date: {d.text}" for d in where.iter() if _is_bad_date(d)]
        broken += _links(where)
    ids = Counter(entry.findtext(ATOM + "id") for entry in entries)
    broken += [f"{count} entries with id {id_}" for id_, count in ids.items() if count > 1]
    if root.find(ATOM + "author") is None:
        broken.append("no author")
    relations = [link.get("rel") for link in root.findall(ATOM + "link")]
    broken += [
        f"{relations.count(r)} {r}" for r in ("self", "alternate") if relations.count(r) != 1
    ]
    for entry in entries:
        content = entry.find(ATOM + "content")
        if content is not None:
            broken += html(content.text or "")
    return broken


def json_feed(text: str) -> list[str]:
    """Check JSON Feed 1.1: what is required, and of which type what is there is."""
    feed = json.loads(text)
    broken = []
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        broken.append("version")
    if not isinstance(feed.get("title"), str) or not isinstance(feed.get("items"), list):
        broken.append("title or items")
    for item in feed["items"]:
        if not isinstance(item.get("id"), str):
            broken.append("item without id")
        if not (item.get("content_html") or item.get("content_text")):
            broken.append("item without content")
        broken += html(item.get("content_html", ""))
        for key in ("date_published", "date_modified"):
            if not _RFC3339.fullmatch(item[key]):
                broken.append(f"{key}: {item[key]}")
        broken += [f"attachment {a}" for a in item.get("attachments", []) if "mime_type" not in a]
    addresses = [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"])]
    broken += [f"address {address}" for address in addresses if not _ADDRESS.fullmatch(address)]
    broken += [f"empty {path}" for path in _empty(feed)]
    ids = [item["id"] for item in feed["items"]]
    return broken + (["ids repeat"] if len(set(ids)) < len(ids) else [])


def sitemap(text: str) -> list[str]:
    """Check the sitemap schema: order and number of elements, encodings, lengths, sizes."""
    broken = [] if len(text.encode()) <= 50 * 1024 * 1024 else ["more than 50 MB"]
    root = ET.fromstring(text)
    if root.tag == SITEMAP + "sitemapindex":
        return broken + [f for each in root for f in _address(each, SITEMAP + "sitemap")]
    if root.tag != SITEMAP + "urlset":
        return [f"root is {root.tag}"]
    if not 1 <= len(root) <= 50_000:
        broken.append(f"{len(root)} addresses")
    for each in root:
        broken += _address(each, SITEMAP + "url")
        languages = [link.get("hreflang") for link in each.findall(XHTML + "link")]
        if len(set(languages)) < len(languages) or (languages and "x-default" not in languages):
            broken.append(f"languages {languages}")
        own = [link.get("href") for link in each.findall(XHTML + "link")]
        if own and each.findtext(SITEMAP + "loc") not in own:
            broken.append("its languages leave it out")
        if len(each.findall(IMAGE + "image")) > 1000:
            broken.append("more than 1000 pictures")
    if len(root.findall(f".//{NEWS}news")) > 1000:
        broken.append("more than 1000 news")
    return broken


def html(text: str) -> list[str]:
    """Check a feed's HTML: nothing active, no address that a reader would resolve by itself."""
    parser = _Html()
    parser.feed(text)
    return parser.broken


def _is_bad_date(element: ET.Element) -> bool:
    if element.tag not in (ATOM + "updated", ATOM + "published"):
        return False
    text = element.text or ""
    return not (_RFC3339.fullmatch(text) and dt.datetime.fromisoformat(text).year < 2400)


def _links(where: ET.Element) -> Iterator[str]:
    links = where.findall(ATOM + "link")
    for link in links:
        if not _ADDRESS.fullmatch(link.get("href", "")):
            yield f"link {link.get('href')}"
    alternates = [
        (link.get("type"), link.get("hreflang"))
        for link in links
        if link.get("rel", "alternate") == "alternate"
    ]
    if len(set(alternates)) < len(alternates):
        yield "two alternates of one type and language"


def _address(element: ET.Element, tag: str) -> Iterator[str]:
    if element.tag != tag:
        yield f"a {element.tag} among {tag}"
    own = [child.tag for child in element if child.tag.startswith(SITEMAP)]
    if own not in ([SITEMAP + "loc"], [SITEMAP + "loc", SITEMAP + "lastmod"]):
        yield f"elements {own}"
    if [child.tag for child in element][: len(own)] != own:
        yield "extensions before loc or lastmod"
    address = element.findtext(SITEMAP + "loc", "")
    if not _ADDRESS.fullmatch(address) or not 12 <= len(address) <= 2048:
        yield f"loc {address}"
    changed = element.findtext(SITEMAP + "lastmod")
    if changed is not None and not _RFC3339.fullmatch(changed):
        yield f"lastmod {changed}"


def _empty(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _empty(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from _empty(each, f"{path}[]")
    elif value is None or value == "":
        yield path


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.broken: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE:
            self.broken.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on"):
                self.broken.append(f"{tag} {name}")
            if name in ("href", "src") and not re.match(r"(https?|mailto|tel):", value or ""):
                self.broken.append(f"{tag} {name} {value}")
