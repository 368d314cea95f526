"""An album as templates see it: everything is ready to be written, and paths are site-absolute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from plugins.errors import LANGUAGES
from plugins.gallery import layout, products, store
from plugins.gallery.derivatives import FORMATS
from plugins.gallery.layout import Grid
from plugins.gallery.products import Product, Products

_TYPES: Final = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_KINDS: Final = {"jpg": "JPEG", "png": "PNG", "webp": "WebP", "tif": "TIFF"}


@dataclass(frozen=True)
class Words:
    """Hold a text and the language that it is really in; it is false where there is none."""

    text: str = ""
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Download:
    """Hold a file that can be taken: where it is, what it is called, and its size in bytes."""

    path: str
    name: str
    kind: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Candidate:
    """Hold one file of a photo's srcset."""

    path: str
    width: int
    height: int


@dataclass(frozen=True)
class PhotoView:
    """Hold one photo of a page.

    id: its name in addresses; it stays the same as long as the photo does.
    tone: "#rrggbb", what stands in its place until it is there.
    shape: the name of the class that gives the grid its width (see layout.py).
    sizes: the same width for the browser's choice among the files, as in <img sizes>.
    """

    id: str
    number: int
    folder: str
    tone: str
    shape: str
    sizes: str
    original: Download
    web: Download
    _product: Product

    def alt(self, lang: str) -> Words:
        """Give the alternative text in `lang`; else the caption, else the other language's."""
        note = self._product.made.note
        for words in (note.alt, note.caption):
            if words.get(lang):
                return Words(words[lang], lang)
        return _words(note.alt, lang) or _words(note.caption, lang)

    def caption(self, lang: str) -> Words:
        """Give the caption in `lang`, else in the other language."""
        return _words(self._product.made.note.caption, lang)

    def credit(self, lang: str) -> Words:
        """Give the credit in `lang`, else in the other language."""
        return _words(self._product.made.note.credit, lang)

    def sources(self) -> list[tuple[str, list[Candidate]]]:
        """Give each format's media type and files, the preferred format first, small ones first."""
        return [(_TYPES[extension], self.candidates(extension)) for extension in FORMATS]

    def candidates(self, extension: str) -> list[Candidate]:
        """Give the files of one format, the smallest first."""
        made = self._product.made
        return [
            Candidate(
                f"{self.folder}{products.PHOTOS}/{products.derivative(made, s.side, extension)}",
                s.width,
                s.height,
            )
            for s in made.derived.sizes
        ]

    def thumbnail(self) -> Candidate:
        """Give the JPEG for browsers that know nothing newer: the second smallest, or the only."""
        files = self.candidates("jpg")
        return files[min(1, len(files) - 1)]


@dataclass(frozen=True, repr=False)
class AlbumView:
    """Hold the album of a release's page.

    rows: the names of the classes that give the grid its row heights (see layout.py).
    key: changes with everything that a page may show of the album.
    """

    photos: list[PhotoView]
    cover: PhotoView
    zip: Download
    rows: str
    key: str

    def __repr__(self) -> str:
        return f"AlbumView({self.key})"

    def __len__(self) -> int:
        return len(self.photos)


def view(made: Products) -> AlbumView | None:
    """Show an album that was made; None where it has no photo that can be published."""
    if not made.photos:
        return None
    folder = f"/news/{made.id}/"
    grid = layout.lay_out([p.made.derived.width / p.made.derived.height for p in made.photos])
    ids = [f"photo-{product.made.digest[:8]}" for product in made.photos]
    photos = [
        _photo(_unique(ids, index), folder, index + 1, product, grid)
        for index, product in enumerate(made.photos)
    ]
    archive = Download(folder + products.ZIP, f"{made.id}-photos.zip", "ZIP", made.zip_size)
    shown = [(asdict(p.made), p.name, p.web_name) for p in made.photos]
    key = store.key(made.id, shown, made.cover, made.zip_size)
    return AlbumView(photos, photos[made.cover], archive, grid.rows, key)


def _unique(ids: list[str], index: int) -> str:
    """Give an id, with a number where the very same photo came before."""
    before = ids[:index].count(ids[index])
    return f"{ids[index]}-{before + 1}" if before else ids[index]


def _photo(id_: str, folder: str, number: int, product: Product, grid: Grid) -> PhotoView:
    made, derived = product.made, product.made.derived
    largest = derived.sizes[-1]
    original = Download(
        f"{folder}{products.PHOTOS}/{product.name}",
        product.name,
        _KINDS[product.name.rpartition(".")[2]],
        made.original.size,
        derived.width,
        derived.height,
    )
    web = Download(
        f"{folder}{products.WEB}/{product.web_name}",
        product.web_name,
        "JPEG",
        made.web.size,
        largest.width,
        largest.height,
    )
    return PhotoView(
        id=id_,
        number=number,
        folder=folder,
        tone=derived.tone,
        shape=layout.shape(derived.width / derived.height),
        sizes=grid.sizes[number - 1],
        original=original,
        web=web,
        _product=product,
    )


def _words(words: Mapping[str, str], lang: str) -> Words:
    """Give a text in `lang`, else in the first language that has it."""
    for candidate in (lang, *LANGUAGES):
        if words.get(candidate):
            return Words(words[candidate], candidate)
    return Words()
