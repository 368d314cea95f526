"""One language of a release, or of a standing page, as the reader gave it.

It is what Pelican's Article is to Pelican's own generators, but light: of sixty thousand, all are
in memory, and their texts are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from pelican.urlwrappers import Category

from plugins.bilingual import addresses, folder
from plugins.thai_content.render import plain

OPTIONAL = frozenset(
    {
        "date", "modified", "change", "credit", "reason", "embargo", "gallery",
        "legacy_id", "legacy_path", "legacy_url", "source", "source_sha256",
    }
)  # fmt: skip
"""What is None where the file does not say it."""

_texts_shown: set[str] = set()


class Texts(Protocol):
    """Where the texts of editions lie."""

    def read(self, place: Any) -> str:
        """Give the text at a place."""


class Edition:
    """Hold the metadata of a file of content, and give its text when asked.

    path: the file, from the content folder. values: the metadata by name, as attributes.
    card: the hash of the metadata; digest: of the metadata and the text.
    texts, place: where the text lies; the place ends with the hash of the text.
    """

    __slots__ = ("_place", "_texts", "_values", "card", "path")

    def __init__(
        self, path: str, values: Mapping[str, Any], card: bytes, texts: Texts, place: Any
    ) -> None:
        self.path = path
        self._values = values
        self.card = card
        self._texts = texts
        self._place = place

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            if name in OPTIONAL:
                return None
            raise AttributeError(name) from None

    @property
    def digest(self) -> bytes:
        """Give the hash of all that the file said."""
        return self.card + bytes(self._place[-1])

    @property
    def content(self) -> str:
        """Give the HTML of the text."""
        _texts_shown.add(self.path)
        return self._texts.read(self._place)

    @property
    def body_text(self) -> str:
        """Give the text without markup."""
        return plain(self.content)

    @property
    def category(self) -> Category:
        """Give the division as Pelican knows it."""
        return Category(self.division_name, {})

    @property
    def division_name(self) -> str:
        """Give the division as it was written: its slug or its Thai name."""
        return str(self._values["category"])

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


@contextmanager
def texts_shown() -> Iterator[set[str]]:
    """Collect the paths of the editions whose texts are asked for meanwhile."""
    _texts_shown.clear()
    yield _texts_shown
