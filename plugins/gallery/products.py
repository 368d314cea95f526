"""All products of all albums: made where they are missing, put into the site where they belong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.errors import Problem
from plugins.fastbuild.executor import executor as every_core
from plugins.gallery import album, archive, captions, jobs, names, privacy, remarks, store, workers
from plugins.gallery.derivatives import FORMATS
from plugins.gallery.faults import problem
from plugins.gallery.jobs import Job, Made, Outcome
from plugins.gallery.ledger import Ledger
from plugins.gallery.settings import Settings
from plugins.gallery.store import Store

ZIP: Final = "photos.zip"
"""What an album's ZIP is called in its release's folder of the site."""
PHOTOS, WEB = "photos", "photos/web"
"""Where derivatives and originals lie, and where the web sizes do, in the release's folder."""


@dataclass(frozen=True)
class Source:
    """Name a release that may have an album.

    texts: the files of text that go into its ZIP, by name.
    moment: the release's date, in Bangkok: the time that the ZIP gives its files.
    """

    id: str
    folder: Path
    texts: Mapping[str, str]
    moment: dt.datetime


@dataclass(frozen=True)
class Product:
    """Hold one photo of an album as it is published.

    name, web_name: of the original and of the web size, as published.
    """

    photo: album.Photo
    made: Made
    name: str
    web_name: str


@dataclass
class Products:
    """Hold an album with everything that was made of it.

    cover: the place of its cover in `photos`. zip_size: in bytes.
    """

    id: str
    photos: list[Product] = field(default_factory=list)
    cover: int = 0
    zip_product: str = ""
    zip_size: int = 0
    problems: list[Problem] = field(default_factory=list)


def make(
    sources: Sequence[Source],
    settings: Settings,
    root: Path,
    executor: workers.MakeExecutor = every_core,
    progress: workers.Progress = lambda _done, _total: None,
) -> list[Products]:
    """Make every product of every album that is not in the store yet.

    root: of the store. executor: called only where there is work.

    Gives the albums that have photos or problems, in the order of `sources`. A photo that can't
    be published is a problem of its album; the others are there all the same.

    Raises DiskError where the disk is full; what is in the store is whole even then.
    """
    kept = Store(root)
    plans = [_Plan(source, settings, kept) for source in sources]
    asked = sorted((job for plan in plans for job in plan.jobs), key=_weight, reverse=True)
    outcomes = workers.run(jobs.run, asked, _crashed, executor, progress)
    by_path = {job.photo.path: outcome for job, outcome in zip(asked, outcomes, strict=True)}
    made = [plan.finish(by_path) for plan in plans]
    return [products for products in made if products.photos or products.problems]


def put(products: Products, root: Path, folder: Path) -> None:
    """Put an album's files into its release's folder of the site."""
    kept = Store(root)
    for product in products.photos:
        made = product.made
        for size in made.derived.sizes:
            for extension in FORMATS:
                source = kept.path(made.folder) / f"{size.side}.{extension}"
                store.place(source, folder / PHOTOS / derivative(made, size.side, extension))
        store.place(kept.path(made.original.product), folder / PHOTOS / product.name)
        store.place(kept.path(made.web.product), folder / WEB / product.web_name)
    if products.zip_product:
        store.place(kept.path(products.zip_product), folder / ZIP)


def derivative(made: Made, side: int, extension: str) -> str:
    """Name a derivative's file: its address changes with its bytes, so caches may keep it."""
    return f"{made.folder}-{side}.{extension}"


def used(made: Sequence[Products]) -> set[str]:
    """Name the store's products that these albums use."""
    found = {products.zip_product for products in made}
    for products in made:
        for product in products.photos:
            one = product.made
            found |= {one.folder, one.original.product, one.web.product}
    return found


def _weight(job: Job) -> int:
    """Give a file's size: with the largest first, all processors are busy to the end."""
    try:
        return job.photo.path.stat().st_size
    except OSError:
        return 0


def _crashed(job: Job) -> Outcome:
    return Outcome(None, (problem("broken", job.photo.path, why="decoder crashed"),))


class _Plan:
    """Decide what of one album has to be made, and put together what was."""

    def __init__(self, source: Source, settings: Settings, kept: Store) -> None:
        self.source = source
        self._settings = settings
        self._kept = kept
        self._album, self._problems = album.read(source.folder)
        self._ledger = Ledger(kept, source.id, settings)
        self._old = {p.path: m for p in self._album.photos if (m := self._ledger.find(p))}
        self.jobs = [
            Job(photo, settings, kept.root)
            for photo in self._album.photos
            if photo.path not in self._old
        ]

    def finish(self, outcomes: Mapping[Path, Outcome]) -> Products:
        """Put together the album, its ZIP included, and note it for the next build."""
        result = Products(self.source.id, problems=list(self._problems))
        published: list[tuple[album.Photo, Made]] = []
        for photo in self._album.photos:
            outcome = outcomes.get(photo.path) or Outcome(self._old[photo.path])
            result.problems += outcome.problems
            if outcome.made:
                published.append((photo, outcome.made))
        result.problems += remarks.of_photos(published, self._settings)
        if not published:
            return result
        originals = names.public(
            (photo.name, privacy.EXTENSIONS[made.kind]) for photo, made in published
        )
        webs = names.public((photo.name, ".jpg") for photo, _ in published)
        result.photos = [
            Product(photo, made, name, web)
            for (photo, made), name, web in zip(published, originals, webs, strict=True)
        ]
        paths = [photo.path for photo, _ in published]
        cover = self._album.cover
        result.cover = paths.index(cover.path) if cover and cover.path in paths else 0
        self._pack(result)
        self._ledger.write(published)
        return result

    def _pack(self, result: Products) -> None:
        """Make the ZIP, unless there is one of the same members already."""
        texts = {
            captions.NAME: captions.write(result.id, ((p.name, p.made.note) for p in result.photos))
        } | {name: captions.text(words) for name, words in self.source.texts.items()}
        members = [
            archive.Member(f"{result.id}/{name}", data) for name, data in sorted(texts.items())
        ] + [
            archive.Member(
                f"{result.id}/{product.name}",
                self._kept.path(product.made.original.product),
                product.made.original.crc,
                product.made.original.size,
            )
            for product in result.photos
        ]
        moment = self.source.moment.timetuple()[:6]
        content = [
            (
                m.name,
                store.digest(m.source)
                if isinstance(m.source, bytes)
                else (m.source.name, m.crc, m.size),
            )
            for m in members
        ]
        result.zip_product = store.key("zip", content, moment) + ".zip"
        path = self._kept.path(result.zip_product)
        if path.exists():
            result.zip_size = path.stat().st_size
        else:
            result.zip_size = jobs.pack(self._kept.root, result.zip_product, members, moment)
