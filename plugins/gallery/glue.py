"""Between Pelican and the albums: which releases have photos, and where their files go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from plugins.gallery import album, products, settings, views
from plugins.gallery.products import Products, Source
from plugins.gallery.progress import bar
from plugins.gallery.store import Store

NEWS: Final = "news"
_ROOT: Final = Path(__file__).resolve().parents[2]


def add_albums(releases: Sequence[Any], site: Mapping[str, Any]) -> list[Products]:
    """Make the albums of the releases, put their files into the output, and set `release.album`.

    site: Pelican's settings. Gives what was made, with the problems that were met.

    A withdrawn release keeps its page, but not its photos.
    """
    options = settings.from_pelican(site)
    root = _ROOT / options.cache
    sources = [_source(r, Path(site["PATH"])) for r in releases if not _is_withdrawn(r)]
    with_photos = [source for source in sources if (source.folder / album.PHOTOS).is_dir()]
    with bar() as progress:
        made = products.make(with_photos, options, root, progress=progress)
    by_id = {release.id: release for release in releases}
    for one in made:
        products.put(one, root, Path(site["OUTPUT_PATH"], NEWS, one.id))
        by_id[one.id].album = views.view(one)
    if made:
        Store(root).prune(products.used(made))
    return made


def _source(release: Any, content: Path) -> Source:
    texts = {f"release-{lang}.txt": _text(edition) for lang, edition in release.editions.items()}
    return Source(release.id, content / NEWS / release.id, texts, release.date)


def _text(edition: Any) -> str:
    """Write an edition as plain text for those who open the ZIP without the page."""
    lines = [edition.title, edition.date.strftime("%Y-%m-%d %H:%M"), "", edition.body_text.strip()]
    return "\n".join(lines) + "\n"


def _is_withdrawn(release: Any) -> bool:
    return all(edition.status == "withdrawn" for edition in release.editions.values())
