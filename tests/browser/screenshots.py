"""Photographs of pages: `python -m tests.browser.screenshots SITE PICTURES [PATH …]`.

SITE is a built site's folder; PICTURES gets one PNG a page, width and look, named after them.
Without PATH the home page and the newest release are photographed in both languages. `--looks`
and `--widths` choose from what stands in LOOKS and WIDTHS; `--fold` keeps to the first screen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypedDict

from playwright.sync_api import Browser, sync_playwright

from plugins.cli import chromium
from tests.conftest import serving

WIDTHS = (360, 768, 1280, 1920)
HEIGHT = 800


class Look(TypedDict, total=False):
    """Hold what a browser is told of its reader's surroundings."""

    color_scheme: Literal["light", "dark"]
    forced_colors: Literal["active", "none"]
    media: Literal["print", "screen"]


LOOKS: dict[str, Look] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "print": {"media": "print"},
}


def photograph(
    browser: Browser, url: str, picture: Path, width: int, look: Look, *, whole: bool = True
) -> int:
    """Photograph one page as PNG; give how many pixels of it lie beyond the right edge."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce")
    page.emulate_media(**look)
    page.goto(url, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    picture.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=picture, full_page=whole)
    hidden: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.close()
    return max(hidden, 0)


def name(path: str, width: int, look: str) -> str:
    """Name the picture of a page.

    >>> name("/en/news/20190429-1/", 360, "dark")
    'en-news-20190429-1-360-dark.png'
    """
    return f"{path.strip('/').replace('/', '-') or 'home'}-{width}-{look}.png"


def newest(site: Path) -> list[str]:
    """Give the home page and the newest release, in both languages where they exist."""
    releases = sorted(path.name for path in (site / "news").glob("*") if path.is_dir())
    paths = ["/", "/en/", *(f"{home}news/{r}/" for r in releases[-1:] for home in ("/", "/en/"))]
    return [path for path in paths if (site / path.strip("/") / "index.html").exists()]


def main(arguments: Iterable[str] | None = None) -> None:
    """Photograph what the command line names, and say where a page is too wide."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("site", type=Path)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--widths", nargs="+", type=int, default=WIDTHS)
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=["light", "dark"])
    parser.add_argument("--fold", action="store_true", help="the first screen only")
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    with sync_playwright() as playwright, serving(chosen.site) as address:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        for path in chosen.paths or newest(chosen.site):
            for width in chosen.widths:
                for look in chosen.looks:
                    picture = chosen.pictures / name(path, width, look)
                    url = address.rstrip("/") + path
                    hidden = photograph(
                        browser, url, picture, width, LOOKS[look], whole=not chosen.fold
                    )
                    print(picture, f"{hidden} px too wide" if hidden else "")
        browser.close()


if __name__ == "__main__":
    main()
