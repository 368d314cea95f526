"""Feeds in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with the full text."""

from __future__ import annotations

import json
from typing import Any

from plugins.discovery.edition import Edition
from plugins.discovery.feed import JSON, Entry, Feed
from plugins.discovery.origin import moment

VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> str:
    """Give the feed as a JSON Feed document."""
    words = feed.origin.names[feed.lang]
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address(JSON),
        "language": feed.lang,
        "authors": [_filled({"name": words["organisation"], "url": words.get("website")})],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else None,
    }
    items = {"items": [_filled(_item(entry)) for entry in feed.entries]}
    return json.dumps(_filled(document) | items, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    edition = entry.edition
    return {
        "id": entry.id,
        "url": edition.url,
        "title": entry.title,
        "language": edition.lang,
        "content_html": entry.html,
        "content_text": None if entry.html else edition.summary or entry.title,
        "summary": edition.summary,
        "date_published": moment(edition.published),
        "date_modified": moment(edition.changed),
        "authors": [{"name": edition.division[1]}],
        "tags": [edition.division[1], *edition.tags],
        "image": edition.images[0].url if edition.images else None,
        "attachments": _attachments(edition),
    }


def _attachments(edition: Edition) -> list[dict[str, Any]]:
    archive = edition.archive
    if archive is None:
        return []
    return [{"url": archive.url, "mime_type": archive.type, "size_in_bytes": archive.size}]


def _filled(known: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is unknown: the format allows an absent key, but neither null nor ""."""
    return {key: value for key, value in known.items() if value not in (None, "", [])}
