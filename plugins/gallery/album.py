"""A release's album as its folder says it: the photos, their order and their words.

Nothing is decoded here. What can't be an album's photo is left out and said as a problem.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from plugins import errors, toml_file
from plugins.errors import LANGUAGES, PrakatError, Problem
from plugins.gallery import names
from plugins.gallery.faults import problem

PHOTOS: Final = "photos"
TOML: Final = "photos.toml"
SUFFIXES: Final = frozenset(
    {".jpg", ".jpeg", ".jpe", ".png", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff"}
    | {".gif", ".bmp", ".svg", ".jxl", ".psd"}
)
"""Extensions that say a file means to be a picture; other files are left alone."""

Words = Mapping[str, str]
"""One text by language."""

_WORDS: Final = ("alt", "caption", "credit", "copyright")
_TOP: Final = (*_WORDS, "cover", "order", "photo")
_EACH: Final = (*_WORDS, "file")


@dataclass(frozen=True)
class Photo:
    """Hold one photo as it lies in the folder, with what photos.toml says of it."""

    path: Path
    alt: Words = field(default_factory=dict)
    caption: Words = field(default_factory=dict)
    credit: Words = field(default_factory=dict)
    copyright: Words = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Give the file's name on disk."""
        return self.path.name


@dataclass(frozen=True)
class Album:
    """Hold the photos of one release, in the order of the page, and the one for its card."""

    photos: tuple[Photo, ...]
    cover: Photo | None


def read(release: Path) -> tuple[Album, list[Problem]]:
    """Read a release folder's photos/ and photos.toml.

    Gives the album, which has none where there are no photos, and what is wrong.

    The order is that of `order` in photos.toml, then of its [[photo]] tables, then by name.
    Hidden files and files that do not mean to be pictures are left alone.
    """
    found, problems = _files(release)
    table = _Table(release / TOML, {names.key(path.name): path for path in found})
    photos = [Photo(path, **table.words(path)) for path in sorted(found, key=table.rank)]
    cover = table.cover()
    chosen = next((photo for photo in photos if photo.path == cover), None)
    album = Album(tuple(photos), chosen or (photos[0] if photos else None))
    return album, problems + table.problems


def _files(release: Path) -> tuple[list[Path], list[Problem]]:
    photos = release / PHOTOS
    try:
        listed = sorted(os.listdir(photos))  # noqa: PTH208  62,000 folders: names are enough
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [problem("unreadable", photos, why=errors.why(error))]
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    for name in listed:
        path = photos / name
        if name.startswith(".") or path.suffix.lower() not in SUFFIXES:
            continue
        reason = _refused(path, release)
        if reason:
            problems.append(reason)
        elif names.key(name) in found:
            other = found[names.key(name)].name
            problems.append(problem("same_name", path, other=other))
        else:
            found[names.key(name)] = path
    return list(found.values()), problems


def _refused(path: Path, release: Path) -> Problem | None:
    """Say why a name in photos/ can't be a photo; its content is not looked at."""
    if names.is_device(path.name):
        return problem("device", path)
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(release.resolve()):
            return problem("link", path)
        status = path.stat()
    except (OSError, RuntimeError) as error:  # the latter is Python 3.11's word for a circle
        return problem("unreadable", path, why=errors.why(error))
    if not stat.S_ISREG(status.st_mode):
        return problem("no_file", path)
    return problem("empty", path) if status.st_size == 0 else None


class _Table:
    """Read photos.toml; every mistake is a problem with its line, and the rest is used."""

    def __init__(self, path: Path, known: Mapping[str, Path]) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._known = known
        self._text = ""
        data = self._load()
        self._unknown(data, _TOP)
        self._all = self._read_words(data)
        self._each: dict[Path, dict[str, Words]] = {}
        tables = data.get("photo", [])
        if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            self._value("photo", tables, "[[photo]]")
            tables = []
        for table in tables:
            self._photo(table)
        self._cover = self._file("cover", data["cover"]) if "cover" in data else None
        self._order = self._read_order(data.get("order", []))

    def words(self, path: Path) -> dict[str, Words]:
        """Give the words of one photo: its own, else those for all."""
        own = self._each.get(path, {})
        return {key: {**self._all[key], **own.get(key, {})} for key in _WORDS}

    def rank(self, path: Path) -> tuple[int, Any]:
        """Give a photo's place in the order."""
        listed = self._order + [p for p in self._each if p not in self._order]
        return (0, listed.index(path)) if path in listed else (1, names.order(path.name))

    def cover(self) -> Path | None:
        """Give the photo that is named as the cover."""
        return self._cover

    def _load(self) -> dict[str, Any]:
        if not self.path.exists():
            return {}
        try:
            file = toml_file.read(self.path)
        except PrakatError as error:
            self.problems += error.problems
            return {}
        self._text = file.text
        return file.data

    def _photo(self, table: dict[str, Any]) -> None:
        self._unknown(table, _EACH)
        if "file" not in table:
            self._value("[[photo]]", table, 'file = "…"')
            return
        path = self._file("file", table["file"])
        words = self._read_words(table)
        if path in self._each:
            self.problems.append(problem("twice", self.path, self._line(path.name), name=path.name))
        elif path:
            self._each[path] = {key: value for key, value in words.items() if value}

    def _file(self, key: str, name: object) -> Path | None:
        """Find the photo of a name; names are compared whatever their case and composition."""
        if not isinstance(name, str) or not name:
            self._value(key, name, '"…"')
            return None
        if re.search(r"[/\\]|^\.\.?$|^[A-Za-z]:", name):
            self.problems.append(problem("outside", self.path, self._line(name), name=name))
            return None
        found = self._known.get(names.key(name))
        if found is None and not (self.path.parent / PHOTOS / name).exists():
            self.problems.append(problem("missing", self.path, self._line(name), name=name))
        return found

    def _read_order(self, order: object) -> list[Path]:
        if not isinstance(order, list):
            self._value("order", order, '["…", "…"]')
            return []
        return [path for name in order if (path := self._file("order", name))]

    def _read_words(self, table: Mapping[str, Any]) -> dict[str, Words]:
        return {key: self._one(key, table.get(key, {})) for key in _WORDS}

    def _one(self, key: str, value: object) -> Words:
        """Take `key = "text"` for every language, or `key.th = "…"` and `key.en = "…"`."""
        if isinstance(value, str):
            value = dict.fromkeys(LANGUAGES, value)
        if not isinstance(value, dict) or not all(
            lang in LANGUAGES and isinstance(text, str) for lang, text in value.items()
        ):
            self._value(key, value, f'"…" / {key}.th = "…" / {key}.en = "…"')
            return {}
        return {lang: " ".join(text.split()) for lang, text in value.items() if text.strip()}

    def _unknown(self, table: Mapping[str, Any], known: Sequence[str]) -> None:
        for key in sorted(set(table) - set(known)):
            fields = ", ".join(known)
            at = self._line(key)
            self.problems.append(problem("unknown_key", self.path, at, key=key, known=fields))

    def _value(self, key: str, value: object, wanted: str) -> None:
        at = self._line(key.strip("[]"))
        shown = repr(value)[:80]
        fault = problem("value", self.path, at, key=key, value=shown, wanted=wanted)
        self.problems.append(fault)

    def _line(self, words: str) -> int:
        """Give the first line that holds `words`; tomllib does not keep lines."""
        before, found, _ = self._text.partition(words)
        return before.count("\n") + 1 if found else 0
