"""What is searched: one edition of one release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, overload


class Listed(Protocol):
    """What a document is known and put in order by; all of it is made when it is asked for.

    So of sixty thousand documents of which one has changed, only a few are made.
    """

    @property
    def id(self) -> str:
        """Give the release's id."""

    @property
    def date(self) -> date:
        """Give the day of publication."""

    @property
    def lang(self) -> str:
        """Give the language, "th" or "en"."""

    @property
    def key(self) -> bytes:
        """Give what differs where anything differs that the index holds of the document."""

    def whole(self) -> Document:
        """Give all of the document."""


@dataclass(frozen=True)
class Document:
    """Hold one edition as search sees it.

    id: the release's id, the same in both languages; ASCII.
    url: the site-absolute path of the edition's page.
    title, body: plain text as it is shown; marks of a result point into it. A title is one line.
    summary, names: what lists and the page say besides, the division's name and tags; plain text.
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
    is_withdrawn: bool = False
    summary: str = ""
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", " ".join(self.title.split()))

    def whole(self) -> Document:
        """Give the document itself, which is all there already."""
        return self

    def text(self) -> str:
        """Give all that is searched but the title; where it lies elsewhere, it is read now."""
        return searched(self.summary, self.body, self.names)

    @property
    def key(self) -> bytes:
        """Give the hash of everything that the index holds of the document."""
        return digest(self.about(), self.text())

    def about(self) -> str:
        """Give all but the summary and the body as one text."""
        parts = (self.id, self.url, self.title, self.date, self.division, self.legacy_id)
        return "\0".join(map(str, (*parts, self.has_photos, self.is_withdrawn, *self.names)))


class Documents(Sequence[Document]):
    """Make documents out of a list when they are asked for, and keep none of them."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self.listed = listed

    def __len__(self) -> int:
        return len(self.listed)

    @overload
    def __getitem__(self, place: int) -> Document: ...

    @overload
    def __getitem__(self, place: slice) -> list[Document]: ...

    def __getitem__(self, place: int | slice) -> Document | list[Document]:
        if isinstance(place, slice):
            return [one.whole() for one in self.listed[place]]
        return self.listed[place].whole()

    def __iter__(self) -> Iterator[Document]:
        return (one.whole() for one in self.listed)


def searched(summary: str, body: str, names: Iterable[str]) -> str:
    r"""Join texts to the one that is searched: each once, for a body often has the others.

    >>> searched("โดยย่อ", "กรมการจัดหางานแจ้ง", ["กรมการจัดหางาน", "แรงงานไทย"]).split("\n")
    ['โดยย่อ', 'กรมการจัดหางานแจ้ง', 'แรงงานไทย']
    """
    before = [summary] if summary and summary not in body else []
    return "\n".join([*before, body, *(name for name in names if name not in body)])


def digest(*parts: str | bytes) -> bytes:
    """Hash texts to twelve bytes; among ten million, two are alike with a chance of one in 10^15.

    >>> digest("ก", "ข") == digest("กข", "")
    False
    """
    known = hashlib.sha256()  # which processors have instructions for
    for part in parts:
        data = part.encode("utf-16-le", "surrogatepass") if isinstance(part, str) else part
        known.update(len(data).to_bytes(8, "big"))
        known.update(data)
    return known.digest()[:12]
