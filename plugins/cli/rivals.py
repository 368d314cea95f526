"""Other programs that make small pictures of photos, each at its best on the same work as ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from plugins.cli import cost
from plugins.cli.cost import Cost
from plugins.gallery.settings import Settings

SIDES: Final = Settings().sizes
FORMATS: Final = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}
"""Each format's extension, and its name in sigal's settings."""
SIGAL_QUALITY: Final = {"jpg": 80, "webp": 75, "avif": 58}
"""Qualities at which sigal's pictures are no more like the photos than ours."""

HUGO_SETTINGS = "disableKinds = ['home', 'section', 'taxonomy', 'term', 'rss', 'sitemap', '404']\n"
HUGO_PAGE = """\
{{ range .Resources.ByType "image" }}{{ $name := path.BaseName .Name | urlize }}
{{ $from := FROM }}
{{ range slice "jpg" "webp" "avif" }}{{ $format := . }}{{ range slice SIDES }}
{{ $made := $from.Process (printf "fit %dx%d lanczos %s" . . $format) }}
{{ ($made | resources.Copy (printf "made/%s-%d.%s" $name . $format)).Publish }}
{{ end }}{{ end }}{{ end }}
"""
HUGO_WAYS: Final = {
    "Hugo": ".",
    "Hugo, small from large": f'(.Process "fit {SIDES[-1]}x{SIDES[-1]} lanczos")',
}
"""What every file is made from: the photo, as Hugo's manual has it, or, to decode it once, its
largest derivative, at the cost of compressing twice."""

Find = Callable[[Path, int, str], Path | None]
"""Finds the file that was made of a photo, at a size, in a format; None where there is none."""


@dataclass
class Result:
    """Hold what a tool's work cost, and how like the photos its derivatives are, by format."""

    name: str
    cost: Cost
    likeness: dict[str, str] = field(default_factory=dict)


def sigal(program: str, photos: list[Path], folder: Path) -> tuple[Cost, Find]:
    """Let sigal work in its own way: a run a format, two sizes of the three a run."""
    source = folder / "sigal"
    copy(photos, source / "album")
    total = Cost()
    for extension, name in FORMATS.items():
        conf = folder / f"sigal-{extension}.py"
        conf.write_text(
            f"source = {str(source)!r}\ndestination = {str(source) + extension!r}\n"
            f"img_format = {name!r}\nimg_size = ({SIDES[-1]}, {SIDES[-1]})\n"
            f"thumb_size = ({SIDES[-2]}, {SIDES[-2]})\nthumb_fit = False\nwrite_html = False\n"
            f"jpg_options = {{'quality': {SIGAL_QUALITY[extension]}}}\n"
        )
        total += cost.of([program, "build", "-c", str(conf)])

    def find(photo: Path, side: int, form: str) -> Path | None:
        album = folder / f"sigal{form}" / "album"
        return next(album.glob(f"{photo.stem}.*"), None) if side == SIDES[-1] else None

    return total, find


def hugo(program: str, way: str, photos: list[Path], folder: Path) -> tuple[Cost, Find]:
    """Let Hugo work in one of its ways."""
    album = folder / "content" / "album"
    copy(photos, album)
    (album / "index.md").write_text("---\ntitle: x\n---\n")
    (folder / "layouts").mkdir()
    page = HUGO_PAGE.replace("FROM", way).replace("SIDES", " ".join(map(str, reversed(SIDES))))
    (folder / "layouts" / "page.html").write_text(page)
    (folder / "hugo.toml").write_text(HUGO_SETTINGS)
    total = cost.of([program, "--source", str(folder), "--logLevel", "error"])

    def find(photo: Path, side: int, form: str) -> Path:
        name = photo.stem.lower().replace(" ", "-")
        return folder / "public" / "made" / f"{name}-{side}.{form}"

    return total, find


def copy(photos: list[Path], folder: Path) -> None:
    """Give a tool photos of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for photo in photos:
        shutil.copy2(photo, folder / photo.name)
