"""What is searched: one edition of one release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one edition as search sees it.

    id: the release's id, the same in both languages; ASCII.
    url: the site-absolute path of the edition's page.
    title, body: plain text as it is shown; marks of a result point into it.
    division: the division's slug.
    lang: "th" or "en".
    legacy_id: the item's id in the system that it came from, or "".
    """

    id: str
    url: str
    title: str
    body: str
    date: date
    division: str
    lang: str
    legacy_id: str = ""
    has_photos: bool = False
