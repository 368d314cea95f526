"""What is searched: one edition of one release."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Document:
    """Hold one edition as search sees it.

    id: the release's id, the same in both languages; ASCII.
    url: the site-absolute path of the edition's page.
    title, body: plain text as it is shown; marks of a result point into it. A title is one line.
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", " ".join(self.title.split()))

    def text(self) -> str:
        """Give the body; a kind of document whose body lies elsewhere reads it now."""
        return self.body

    @property
    def key(self) -> bytes:
        """Give the hash of everything that the index holds of the document."""
        return digest(self.about(), self.body)

    def about(self) -> str:
        """Give all but the body as one text."""
        parts = (self.id, self.url, self.title, self.date, self.division, self.legacy_id)
        return "\0".join(map(str, (*parts, self.has_photos)))


def digest(*parts: str | bytes) -> bytes:
    """Hash texts to twelve bytes; among ten million, two are alike with a chance of one in 10^15.

    >>> digest("ก", "ข") == digest("กข", "")
    False
    """
    known = hashlib.blake2b(digest_size=12)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        known.update(len(data).to_bytes(8, "big") + data)
    return known.digest()
