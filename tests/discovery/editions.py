"""Editions for tests, one keyword away from each other."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from plugins.discovery.edition import Edition
from plugins.discovery.feed import Feed, entries
from plugins.discovery.origin import Origin

BANGKOK = ZoneInfo("Asia/Bangkok")
DAY = dt.datetime(2019, 4, 29, 9, 30, tzinfo=BANGKOK)
ORIGIN = Origin(
    "https://prakat.example.go.th",
    {
        "th": {
            "name": "ข่าวประชาสัมพันธ์",
            "short_name": "ประกาศ",
            "organisation": "กระทรวงแรงงาน",
            "website": "https://www.mol.go.th/",
        },
        "en": {"name": "News releases", "organisation": "Ministry of Labour"},
    },
)


def edition(release_id: str = "20190429-1", lang: str = "th", **values: Any) -> Edition:
    """Make an edition; keywords replace its values."""
    path = f"{'/en' if lang == 'en' else ''}/news/{release_id}/"
    url = ORIGIN.url + path
    known: dict[str, Any] = {
        "release_id": release_id,
        "lang": lang,
        "path": path,
        "url": url,
        "title": "เปิดรับสมัคร",
        "summary": "",
        "published": DAY,
        "changed": DAY,
        "translations": {lang: url},
        "division": ("pr", "กองเผยแพร่และประชาสัมพันธ์"),
    }
    return Edition(**known | values)


def feed(*made: tuple[Edition, str], **values: Any) -> Feed:
    """Make a feed of editions and their HTML."""
    known: dict[str, Any] = {
        "lang": "th",
        "title": "ข่าว",
        "origin": ORIGIN,
        "folder": "/",
        "id_base": ORIGIN.url,
        "entries": entries(made, ORIGIN.url),
    }
    return Feed(**known | values)
