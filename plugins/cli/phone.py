"""An album's page as a phone loads it: the files it takes, and what moves meanwhile."""

from __future__ import annotations

import threading
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from plugins.cli import chromium, server

WIDTH, HEIGHT = 360, 740
_WATCH = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 300) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 60));
  }
  const images = [...document.querySelectorAll(".pk-gallery__image")];
  await Promise.all(images.map((image) => image.decode()));
  return images.map((image) => image.currentSrc);
}"""


@dataclass(frozen=True)
class Visit:
    """Hold what a visit took: the files of the grid, and how much the layout shifted (CLS)."""

    files: list[Path]
    shift: float

    @property
    def kilobytes(self) -> float:
        """Give the mean size of a photo."""
        return sum(file.stat().st_size for file in self.files) / len(self.files) / 1000


def visit(site: Path, path: str, ratio: float) -> Visit:
    """Load a page of a built site on a phone and scroll to its end.

    ratio: device pixels to the point.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  belongs to the tests

    with server.start(site, port=0) as served, sync_playwright() as playwright:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=ratio, is_mobile=True
        )
        page.add_init_script(_WATCH)
        page.goto(served.url + path.removeprefix("/"))
        addresses = page.evaluate(_SCROLL)
        shift = page.evaluate("window.moved")
        browser.close()
        served.shutdown()
    paths = [urllib.parse.unquote(urllib.parse.urlsplit(one).path) for one in addresses]
    return Visit([site / one.removeprefix("/") for one in paths], shift)
