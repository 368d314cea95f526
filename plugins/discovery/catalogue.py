"""All releases as open data: releases.json lists the years, releases/<year>.json the releases.

plugins/discovery/README.md documents every key; the standing page "open-data" tells the public.
A release stands on a line of its own, so that a file can be read line by line and compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plugins.bilingual.release import Division
from plugins.discovery.edition import Edition
from plugins.discovery.origin import Origin, moment
from plugins.errors import LANGUAGES

FILE = "releases.json"
VERSION = 1
"""Grows when a key changes its meaning or goes; new keys may come without."""

_JOINT = ",\n"
"""What stands between two releases."""

GUIDE = "open-data"
"""The standing page that explains the data."""


@dataclass(frozen=True)
class Catalogue:
    """Hold what every file of the open data says of itself.

    licence: its address and its names by language; an empty address claims none.
    """

    origin: Origin
    licence: str = ""
    licence_name: Mapping[str, str] = field(default_factory=dict)

    def head(self) -> dict[str, Any]:
        """Give the keys that all files begin with."""
        head: dict[str, Any] = {"version": VERSION, "index": self.origin.absolute(f"/{FILE}")}
        if self.licence:
            head["licence"] = {"url": self.licence, "name": dict(self.licence_name)}
        return head


def year_file(year: int) -> str:
    """Give the file of a Common Era year, relative to the output.

    >>> year_file(2019)
    'releases/2019.json'
    """
    return f"releases/{year:04d}.json"


def index(
    catalogue: Catalogue, years: Mapping[int, int], divisions: Iterable[Division], *, guide: bool
) -> str:
    """Write the list of years, newest first as given, with the count of each.

    guide: whether the standing page that explains the data exists.
    """
    origin = catalogue.origin
    document = catalogue.head() | {
        "title": {lang: origin.title(lang) for lang in LANGUAGES},
        "publisher": {lang: origin.names[lang]["organisation"] for lang in LANGUAGES},
        "total": sum(years.values()),
        "years": [
            {"year": year, "total": total, "url": origin.absolute(f"/{year_file(year)}")}
            for year, total in years.items()
        ],
        "divisions": [
            {"id": division.slug, "name": {"th": division.th, "en": division.en}}
            for division in divisions
        ],
    }
    if guide:
        document["documentation"] = origin.absolute(f"/page/{GUIDE}/")
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def year(catalogue: Catalogue, number: int, parts: Iterable[str], total: int) -> str:
    """Write the `total` releases of a year, given in parts of which none is empty."""
    head = catalogue.head() | {"year": number, "total": total}
    start = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{start}, "releases": [\n{part(parts)}\n]}}\n'


def part(lines: Iterable[str]) -> str:
    """Put releases together, in the order given."""
    return _JOINT.join(lines)


def line(editions: Sequence[Edition]) -> str:
    """Write one release, given as its editions."""
    return json.dumps(record(editions), ensure_ascii=False)


def record(editions: Sequence[Edition]) -> dict[str, Any]:
    """Give one release as the file shows it; what is unknown is left out."""
    first = editions[0]
    return _filled(
        {
            "id": first.release_id,
            "date": moment(first.published),
            "division": first.division[0],
            "photos": [image.url for image in first.images],
            "photos_zip": first.archive.url if first.archive else None,
            "editions": {edition.lang: _edition(edition) for edition in editions},
        }
    )


def _edition(edition: Edition) -> dict[str, Any]:
    return _filled(
        {
            "url": edition.url,
            "title": edition.title,
            "summary": edition.summary,
            "status": edition.status,
            "reason": edition.reason,
            "modified": moment(edition.changed) if edition.was_changed else None,
            "change": edition.change,
            "tags": list(edition.tags),
            "credit": edition.credit,
            "legacy_id": edition.legacy_id,
            "legacy_url": edition.legacy_url,
            "source": edition.source,
            "source_sha256": edition.source_sha256,
        }
    )


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, "", [])}
