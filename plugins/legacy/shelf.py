"""The releases of a content folder: which items are there already, and where a new one goes."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from plugins.errors import LANGUAGES, PrakatError
from plugins.legacy import complaints
from plugins.legacy.item import Item

NEWS: Final = "news"
LONGEST_ID = 40
"""Characters that a legacy id may have to become part of a release's id."""

_HEAD = 8192
"""Bytes that hold any usual metadata block."""
_BLOCK_END = re.compile(rb"\n[ \t\r]*\n")
_KEYS = re.compile(rb"(?im)^(Legacy-Id|Source|Source-SHA256)[ \t]*:[ \t]*(.*?)\s*$")
_WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBERED = re.compile(r"(\d{8})-(\d{1,3})")
_STAGING = ".import-"
_ABANDONED_AFTER = 3600
"""Seconds without a change after which a staging folder must be that of a killed import."""


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

    content: the content folder; made where it does not exist.

    Raises PrakatError on making where an edition can't be read.
    """

    def __init__(self, content: Path) -> None:
        self._news = content / NEWS
        self._content = content
        self._by_hash: dict[bytes, Place] = {}
        self._by_id: dict[str, Place] = {}
        self._by_source: dict[str, Place] = {}
        self._numbers: dict[str, int] = {}
        self._taken: set[str] = set()
        self._staging: Path | None = None
        self._scan()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._staging:
            shutil.rmtree(self._staging, ignore_errors=True)

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

    def new_id(self, day: str, words: str = "") -> str:
        """Choose a release id that is free.

        day: YYYYMMDD. words: a short legacy id or ASCII words; without them, or where they can't be
        used, the id takes the number after the day's highest below 1000.
        """
        if len(words) <= LONGEST_ID and _WORDS.fullmatch(words):
            worded = f"{day}-{words}"
            if worded not in self._taken:
                return worded
        number = self._numbers.get(day, 0) + 1
        while f"{day}-{number}" in self._taken:
            number += 1
        self._numbers[day] = number
        return f"{day}-{number}"

    def add(self, item: Item, release: str, data: bytes) -> Place:
        """Write a new release's edition; its folder appears with the whole file in it.

        Raises OSError where the disk refuses.
        """
        folder = f"{self._stage()}/{release}"
        os.mkdir(folder)  # noqa: PTH102  pathlib takes as long as the disk, 60,000 times over
        with open(f"{folder}/{item.lang}.md", "xb") as file:  # noqa: PTH123
            file.write(data)
        os.rename(folder, f"{self._news}/{release}")  # noqa: PTH104
        self._take(release)
        place = Place(release, item.lang)
        self._remember(place, item.record.sha256, item.legacy_id, item.record.path.name)
        return place

    def _stage(self) -> Path:
        if self._staging is None:
            self._news.mkdir(parents=True, exist_ok=True)
            for left in self._content.glob(f"{_STAGING}*"):
                if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                    shutil.rmtree(left, ignore_errors=True)
            self._staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self._content))
        return self._staging

    def _scan(self) -> None:
        if not self._news.is_dir():
            return
        with os.scandir(self._news) as entries:
            for entry in entries:
                self._take(entry.name)
                for lang, head in _heads(entry.path):
                    found = {key.lower(): value for key, value in _KEYS.findall(head)}
                    self._remember(
                        Place(entry.name, lang),
                        found.get(b"source-sha256", b"").decode(errors="replace"),
                        found.get(b"legacy-id", b"").decode(errors="replace"),
                        found.get(b"source", b"").decode(errors="replace"),
                    )

    def _take(self, release: str) -> None:
        self._taken.add(release)
        numbered = _NUMBERED.fullmatch(release)
        if numbered:
            day = numbered[1]
            self._numbers[day] = max(self._numbers.get(day, 0), int(numbered[2]))

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
