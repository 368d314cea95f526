"""The releases of a content folder: which items are there already, and where a new one goes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from plugins.errors import LANGUAGES, PrakatError
from plugins.legacy import complaints
from plugins.legacy.disk import Staging
from plugins.legacy.ids import Ids
from plugins.legacy.item import Item

NEWS: Final = "news"
_HEAD = 8192
"""Bytes that hold any usual metadata block."""
_BLOCK_END = re.compile(rb"\n[ \t\r]*\n")
_KEYS = re.compile(rb"(?im)^(Legacy-Id|Source|Source-SHA256)[ \t]*:[ \t]*(.*?)\s*$")


class Place(NamedTuple):
    """Name an edition: the release's folder and the language."""

    release: str
    lang: str

    @property
    def path(self) -> str:
        """Give the edition's path below the content folder, for messages."""
        return f"{NEWS}/{self.release}/{self.lang}.md"


class Shelf:
    """Know and extend the releases of one content folder.

    What was imported is known by its metadata (`Source-SHA256`, `Legacy-Id`, `Source`), read once,
    so a release stays known when somebody edits its text or renames its folder. Use as a context
    manager: new folders are made aside and moved into place whole.

    content: the content folder; made where it does not exist. ids: the releases' names.

    Raises PrakatError on making where an edition can't be read.
    """

    def __init__(self, content: Path) -> None:
        self._news = content / NEWS
        self._by_hash: dict[bytes, Place] = {}
        self._by_id: dict[str, Place] = {}
        self._by_source: dict[str, Place] = {}
        self._staging = Staging(content)
        self.ids = Ids()
        self._scan()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._staging.close()

    def by_hash(self, sha256: str) -> Place | None:
        """Find the edition that was made of exactly these bytes."""
        return self._by_hash.get(bytes.fromhex(sha256))

    def by_name(self, item: Item) -> Place | None:
        """Find the edition that an earlier form of this item was imported as.

        An item with a legacy id is known by it, in whatever language; another by its seed's name.
        """
        if item.legacy_id:
            return self._by_id.get(item.legacy_id)
        return self._by_source.get(item.record.path.name)

    def add(self, item: Item, release: str, data: bytes) -> Place:
        """Write a new release's edition; its folder appears with the whole file in it.

        Raises OSError where the disk refuses.
        """
        self._staging.place(f"{NEWS}/{release}", {f"{item.lang}.md": data})
        self.ids.take(release)
        place = Place(release, item.lang)
        self._remember(place, item.record.sha256, item.legacy_id, item.record.path.name)
        return place

    def _scan(self) -> None:
        if not self._news.is_dir():
            return
        with os.scandir(self._news) as entries:
            for entry in entries:
                self.ids.take(entry.name)
                for lang, head in _heads(entry.path):
                    found = {key.lower(): value for key, value in _KEYS.findall(head)}
                    self._remember(
                        Place(entry.name, lang),
                        found.get(b"source-sha256", b"").decode(errors="replace"),
                        found.get(b"legacy-id", b"").decode(errors="replace"),
                        found.get(b"source", b"").decode(errors="replace"),
                    )

    def _remember(self, place: Place, sha256: str, legacy_id: str, source: str) -> None:
        try:
            key = bytes.fromhex(sha256)
        except ValueError:
            key = b""
        if key:
            self._by_hash[key] = place
        if legacy_id:
            self._by_id[legacy_id] = place
        elif source:
            self._by_source[source] = place


def _heads(folder: str) -> Iterator[tuple[str, bytes]]:
    """Give the metadata block of each edition in a folder, as bytes.

    Only three keys that we wrote ourselves are wanted of each of 60,000 files, at every start;
    reading them in full with the metadata parser takes many times as long.
    """
    for lang in LANGUAGES:
        try:
            with open(f"{folder}/{lang}.md", "rb", buffering=0) as file:  # noqa: PTH123  60,000 times
                head = file.read(_HEAD) or b""
                end = _BLOCK_END.search(head)
                while not end and (more := file.read(_HEAD)):
                    head += more
                    end = _BLOCK_END.search(head)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            path = Path(folder, f"{lang}.md")
            unreadable = complaints.UNREADABLE.at(path, reason=error.strerror or str(error))
            raise PrakatError(unreadable) from error
        yield lang, head[: end.start()] if end else head
