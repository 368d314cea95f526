"""What was made of an album's photos in an earlier build, and from which files and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from plugins.gallery import jobs
from plugins.gallery.album import Photo
from plugins.gallery.jobs import Made
from plugins.gallery.settings import Settings
from plugins.gallery.store import Store


class Ledger:
    """Look up an album's photos by name, size and times, without reading them.

    name: the album's, which is its release's id.
    """

    def __init__(self, kept: Store, name: str, settings: Settings) -> None:
        self._kept = kept
        self._name = name
        self._settings = settings
        self._noted: dict[str, Any] = kept.album(name).get("photos", {})

    def find(self, photo: Photo, *, any_words: bool = False) -> Made | None:
        """Give what was made of this very file with these very words, if all of it is there.

        any_words: whatever its words were then.
        """
        noted = self._noted.get(photo.name)
        if not noted or noted["file"] != self._file(photo):
            return None
        if not any_words and noted["words"] != _words(photo):
            return None
        made = jobs.thaw(noted["made"])
        products = (made.folder, made.original.product, made.web.product)
        return made if all(self._kept.path(product).exists() for product in products) else None

    def write(self, published: Iterable[tuple[Photo, Made]]) -> None:
        """Note what was made for the next build."""
        noted = {
            photo.name: {"file": self._file(photo), "words": _words(photo), "made": asdict(made)}
            for photo, made in published
        }
        if noted != self._noted:
            self._kept.note_album(self._name, {"photos": noted})

    def _file(self, photo: Photo) -> list[Any]:
        status = photo.path.stat()
        limits = [self._settings.encoding, self._settings.max_megapixels]
        return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, limits]


def _words(photo: Photo) -> list[dict[str, str]]:
    return [dict(words) for words in (photo.alt, photo.caption, photo.credit, photo.copyright)]
