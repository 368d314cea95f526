"""One language of a release, or of a standing page, as the reader gave it.

It is what Pelican's Article is to Pelican's own generators, but light: of sixty thousand, all are
in memory, and their texts are not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from pelican.urlwrappers import Category

from plugins.bilingual import addresses, folder
from plugins.fastbuild.keys import of_bytes
from plugins.thai_content import title_lines
from plugins.thai_content.render import plain

OPTIONAL = frozenset({"change", "credit", "reason", "legacy_url", "source", "source_sha256"})
"""What is None where the file does not say it."""

HELD = "embargoed"
"""The status of an edition that the public is not shown yet."""

_texts_shown: set[str] = set()


FACTS = (
    "lang", "title", "date", "modified", "division_name", "status", "embargo", "gallery",
    "legacy_id", "legacy_path", "tag_names", "terms", "title_cuts",
)  # fmt: skip
"""What lists of all editions are made by; it is in memory, other metadata is not."""


class Contents(Protocol):
    """Where the contents of editions lie."""

    def values(self, path: str) -> Mapping[str, Any]:
        """Give the metadata of a file by name."""

    def text(self, path: str) -> str:
        """Give the HTML of a file."""


class Edition:
    """Hold the facts of a file of content, and give its other metadata and text when asked.

    path: the file, from the content folder. facts: the values of FACTS.
    contents: where the rest is.
    card: the hash of the metadata; digest: of the metadata and the text.
    """

    __slots__ = (
        "_contents", "_values", "card", "date", "digest", "division_name", "embargo", "gallery",
        "lang", "legacy_id", "legacy_path", "modified", "path", "status", "tag_names", "terms",
        "title", "title_cuts",
    )  # fmt: skip

    lang: str
    title: str
    date: Any
    modified: dt.datetime | None
    division_name: str
    status: str
    embargo: dt.datetime | None
    gallery: str | None
    legacy_id: str | None
    legacy_path: str | None
    tag_names: tuple[str, ...]
    terms: bytes
    title_cuts: bytes

    def __init__(
        self, path: str, facts: Sequence[Any], card: bytes, text: bytes, contents: Contents
    ) -> None:
        self.path = path
        (
            self.lang, self.title, self.date, self.modified, self.division_name, self.status,
            self.embargo, self.gallery, self.legacy_id, self.legacy_path, self.tag_names,
            self.terms, self.title_cuts,
        ) = facts  # in the order of FACTS  # fmt: skip
        self.card = card
        self.digest = card + text
        self._contents = contents
        self._values: Mapping[str, Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name in Edition.__slots__:
            raise AttributeError(name)  # as of an edition that is only being unpickled
        if self._values is None:
            self._values = self._contents.values(self.path)
        try:
            return self._values[name]
        except KeyError:
            if name in OPTIONAL:
                return None
            raise AttributeError(name) from None

    def hold(self) -> None:
        """Take on a status that no file has: only an author is shown this."""
        text = self.digest[len(self.card) :]
        self.status = HELD
        self.card = held_card(self.card)
        self.digest = self.card + text

    @property
    def title_lines(self) -> list[tuple[str, bool]]:
        """Give the pieces of the title, and of each whether it is to stay on one line."""
        return title_lines.pieces(self.title, self.title_cuts)

    @property
    def content(self) -> str:
        """Give the HTML of the text."""
        _texts_shown.add(self.path)
        return self._contents.text(self.path)

    @property
    def body_text(self) -> str:
        """Give the text without markup."""
        return plain(self.content)

    @property
    def category(self) -> Category:
        """Give the division as Pelican knows it."""
        return Category(self.division_name, {})

    @property
    def release_id(self) -> str:
        """Give the name of the folder."""
        return self.path.split("/")[1]

    @property
    def url(self) -> str:
        """Give the address without the leading slash, as Pelican does."""
        return addresses.quote(self._address()).removeprefix("/")

    @property
    def save_as(self) -> str:
        """Give the file of the page, from the output folder."""
        return addresses.file_of(self._address())

    def _address(self) -> str:
        make = addresses.release if self.path.startswith(folder.NEWS) else addresses.standing_page
        return make(self.lang, self.release_id)


def held_card(card: bytes) -> bytes:
    """Give the card of an edition that takes on the status HELD."""
    return of_bytes(HELD.encode() + card)


@contextmanager
def texts_shown() -> Iterator[set[str]]:
    """Collect the paths of the editions whose texts are asked for meanwhile."""
    _texts_shown.clear()
    yield _texts_shown
