"""Where products are kept between builds, under names made of what they were made from.

Nothing in it is ever changed: a product is written aside and moved into its place when it is
complete, so that a full disk or a kill leaves no half of anything.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from plugins import errors
from plugins.gallery.faults import DiskError, problem

VERSION: Final = 3
"""Raised when the code makes other products of the same inputs."""

_UNUSED_DAYS: Final = 30
_PRODUCTS, _ALBUMS = "products", "albums"


def key(*parts: object) -> str:
    """Name a product by what it is made of: 20 hexadecimal digits.

    >>> key("a", 1) == key("a", 1) != key("a", 2)
    True
    """
    text = json.dumps([VERSION, *parts], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()


def digest(data: bytes) -> str:
    """Name bytes by their hash: 40 hexadecimal digits of one that processors have a circuit for."""
    return hashlib.sha256(data).hexdigest()[:40]


class Store:
    """Keep products in a folder; several processes may share it.

    root: the folder; it is made when something is put in.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._products = root / _PRODUCTS
        self._albums = root / _ALBUMS

    def path(self, name: str) -> Path:
        """Give the place of a product, whether it is there or not."""
        return self._products / name

    def put_folder(self, name: str, fill: Callable[[Path], Any]) -> Any:
        """Let `fill` write files into a new folder, and keep it. Gives what `fill` gives.

        Raises DiskError where the disk is full or not to be written.
        """
        with _Aside(self._products) as aside:
            result = fill(aside.folder)
            aside.keep(aside.folder, self.path(name))
        return result

    def put_file(self, name: str, fill: Callable[[BinaryIO], Any]) -> Any:
        """Let `fill` write a new file, and keep it. Gives what `fill` gives.

        Raises DiskError where the disk is full or not to be written.
        """
        with _Aside(self._products) as aside:
            written = aside.folder / "file"
            with written.open("wb") as file:
                result = fill(file)
            aside.keep(written, self.path(name))
        return result

    def album(self, name: str) -> dict[str, Any]:
        """Give what was noted of an album; {} where that is nothing or can't be read."""
        try:
            noted = json.loads((self._albums / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) and noted.get("version") == VERSION else {}

    def note_album(self, name: str, noted: dict[str, Any]) -> None:
        """Note something of an album for the next build."""
        data = json.dumps(noted | {"version": VERSION}, ensure_ascii=False).encode()
        with _Aside(self._albums) as aside:
            written = aside.folder / "file"
            written.write_bytes(data)
            aside.keep(written, self._albums / f"{name}.json")

    def prune(self, used: Iterable[str]) -> None:
        """Delete the products that are not `used` and have lain for 30 days."""
        limit = time.time() - _UNUSED_DAYS * 86400
        keep = set(used)
        for path in self._products.glob("*"):
            if path.name not in keep and path.stat().st_mtime < limit:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def place(source: Path, target: Path) -> None:
    """Put a product into the site: as another name of the same file where the system allows it."""
    try:
        os.link(source, target)
    except FileExistsError:
        target.unlink()
        place(source, target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        place(source, target)
    except OSError:
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    with _Aside(target.parent) as aside:
        shutil.copyfile(source, aside.folder / "file")
        aside.keep(aside.folder / "file", target)


class _Aside:
    """Give a folder for work in progress, which goes away whatever happens."""

    def __init__(self, parent: Path) -> None:
        self._parent = parent
        self.folder = parent

    def __enter__(self) -> Self:
        try:
            self._parent.mkdir(parents=True, exist_ok=True)
            self._temporary = tempfile.TemporaryDirectory(prefix=".", dir=self._parent)
        except OSError as error:
            raise DiskError(problem("disk", self._parent, why=errors.why(error))) from error
        self.folder = Path(self._temporary.name) / "folder"
        self.folder.mkdir()
        return self

    def keep(self, made: Path, target: Path) -> None:
        """Move what was made into its place; what another process put there before stays."""
        try:
            made.replace(target)
        except OSError:
            if not target.is_dir():
                raise

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._temporary.cleanup()
        if isinstance(error, OSError):
            raise DiskError(problem("disk", self._parent, why=errors.why(error))) from error
