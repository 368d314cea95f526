"""The work on one photo and on one ZIP, as functions that any process can run."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from plugins import errors
from plugins.errors import Problem
from plugins.gallery import archive, derivatives, embedded, pictures, privacy, store
from plugins.gallery.album import Photo
from plugins.gallery.derivatives import Derived, Size
from plugins.gallery.faults import BadPhotoError, bad
from plugins.gallery.packets import Note
from plugins.gallery.settings import Settings
from plugins.gallery.store import Store

_FACTS: Final = "facts.json"


@dataclass(frozen=True)
class File:
    """Hold a product that is downloaded: its name in the store, its CRC-32 and size in bytes."""

    product: str
    crc: int
    size: int


@dataclass(frozen=True)
class Made:
    """Hold everything that was made of one photo.

    digest: of the photo's bytes. derived: the store's folder of derivatives. note: what was
    written into `original` and `web`: photos.toml's words, else those within the photo.
    """

    digest: str
    kind: str
    folder: str
    derived: Derived
    note: Note
    original: File
    web: File


@dataclass(frozen=True)
class Job:
    """Ask for the products of one photo."""

    photo: Photo
    settings: Settings
    root: Path


@dataclass(frozen=True)
class Outcome:
    """Give what became of a job: products, or none, and what is to be said."""

    made: Made | None
    problems: tuple[Problem, ...] = ()


def run(job: Job) -> Outcome:
    """Make what of a photo's products is not in the store yet.

    Raises DiskError where they can't be written; what is wrong with the photo is in the outcome.
    """
    try:
        return _run(job)
    except BadPhotoError as error:
        return Outcome(None, error.problems)


def note_of(photo: Photo, within: Note) -> Note:
    """Join the words of photos.toml with those within the photo; the former stand before.

    >>> note_of(Photo(Path("a.jpg"), caption={"en": "A"}), Note(caption={"th": "ก"})).caption
    {'en': 'A'}
    """
    return Note(
        caption=photo.caption or within.caption,
        credit=photo.credit or within.credit,
        copyright=photo.copyright or within.copyright,
        alt=photo.alt,
        taken=within.taken,
    )


def pack(
    root: Path, product: str, members: Iterable[archive.Member], moment: tuple[int, ...]
) -> int:
    """Put a ZIP into the store and give its size in bytes."""

    def fill(out: BinaryIO) -> int:
        return archive.write(out, members, moment)

    size: int = Store(root).put_file(product, fill)
    return size


def thaw(frozen: Mapping[str, Any]) -> Made:
    """Give what `dataclasses.asdict` was given, as it comes back from JSON."""
    return Made(
        **{
            **frozen,
            "derived": _thaw_derived(frozen["derived"]),
            "note": Note(**frozen["note"]),
            "original": File(**frozen["original"]),
            "web": File(**frozen["web"]),
        }
    )


def _thaw_derived(frozen: Mapping[str, Any]) -> Derived:
    sizes = tuple(Size(**{**size, "weights": tuple(size["weights"])}) for size in frozen["sizes"])
    return Derived(**{**frozen, "sizes": sizes})


def _run(job: Job) -> Outcome:
    path, kept = job.photo.path, Store(job.root)
    facts = pictures.inspect(path, job.settings.max_megapixels)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise bad("unreadable", path, why=errors.why(error)) from error
    digest = store.digest(data)
    note = note_of(job.photo, embedded.read(data) if facts.kind == "jpeg" else Note())
    del data
    folder = store.key(digest, job.settings.encoding)
    derived = _derive(job, facts, folder, kept)
    words = asdict(note)
    original = _put(
        kept,
        store.key("original", digest, words) + privacy.EXTENSIONS[facts.kind],
        lambda: privacy.publish(path, facts, note),
    )
    largest = kept.path(folder) / f"{derived.sizes[-1].side}.jpg"
    web = _put(
        kept,
        store.key("web", folder, words) + ".jpg",
        lambda: privacy.dress(largest.read_bytes(), note),
    )
    made = Made(digest, facts.kind, folder, derived, note, original, web)
    return Outcome(made)


def _derive(job: Job, facts: pictures.Facts, name: str, kept: Store) -> Derived:
    """Make the derivatives, or read what was noted of them when they were made."""

    def fill(folder: Path) -> Derived:
        derived = derivatives.make(job.photo.path, facts, folder, job.settings)
        (folder / _FACTS).write_text(json.dumps(asdict(derived)), encoding="ascii")
        return derived

    try:
        return _thaw_derived(json.loads((kept.path(name) / _FACTS).read_bytes()))
    except FileNotFoundError:
        made: Derived = kept.put_folder(name, fill)
        return made


def _put(kept: Store, name: str, make: Callable[[], Iterable[bytes | memoryview]]) -> File:
    """Keep a file that is given in pieces, and sum it up on the way."""
    if kept.path(name).exists():
        return File(name, *archive.checksum(kept.path(name)))

    def fill(out: BinaryIO) -> File:
        crc = size = 0
        for piece in make():
            out.write(piece)
            crc, size = zlib.crc32(piece, crc), size + len(piece)
        return File(name, crc, size)

    made: File = kept.put_file(name, fill)
    return made
