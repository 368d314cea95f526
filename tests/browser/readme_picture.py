"""The picture of the README: `python -m tests.browser.readme_picture`, which builds the site first.

Four views beside each other: the home page in Thai, a release in English on a phone in the dark,
the album and a search, each as a visitor sees it first.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from plugins.cli import chromium, tree
from plugins.cli.build import build
from tests.browser.screenshots import HEIGHT, LOOKS, photograph
from tests.conftest import serving

PICTURE = tree.ROOT / "docs/images/site.png"
VIEWS = (
    ("/", 1280, "light"),
    ("/en/news/20190429-1/", 360, "dark"),
    ("/search/?q=อาสาสมัครแรงงาน", 1280, "light"),
    ("/news/20190101-sample-album/#photos", 360, "light"),
)
COLUMNS = (0, 1280 + 40)
GAP = 40
GROUND = "#5f6a80"
COLOURS = 256
"""A flat design needs no more, and the file stays small."""


def main() -> None:
    """Build, photograph and put the views together."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(tree.CONTENT, folder / "site", forget=True)
        shots = _shots(folder)
    width, height = COLUMNS[1] + VIEWS[1][1] + 2 * GAP, 2 * HEIGHT + 3 * GAP
    whole = Image.new("RGB", (width, height), GROUND)
    for number, shot in enumerate(shots):
        column, row = number % 2, number // 2
        whole.paste(shot, (GAP + COLUMNS[column], GAP + row * (HEIGHT + GAP)))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    small = whole.resize((width * 3 // 4, height * 3 // 4), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(PICTURE, optimize=True)


def _shots(folder: Path) -> list[Image.Image]:
    with sync_playwright() as playwright, serving(folder / "site") as address:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        shots = []
        for number, (path, width, look) in enumerate(VIEWS):
            picture = folder / f"{number}.png"
            photograph(
                browser, address.rstrip("/") + path, picture, width, LOOKS[look], whole=False
            )
            shots.append(Image.open(picture).convert("RGB"))
        browser.close()
    return shots


if __name__ == "__main__":
    main()
