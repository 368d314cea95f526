"""What the search page takes in Chromium: time from a query to its results, requests and bytes."""

from __future__ import annotations

import gzip
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from plugins.cli import chromium, server, tree
from plugins.cli.build import build
from plugins.search.layout import FOLDER

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

SCREEN: Final[ViewportSize] = {"width": 1280, "height": 900}
_ASK: Final = """(query) => new Promise((done) => {
  const box = document.querySelector("[data-search-input]");
  const list = document.querySelector("[data-search-results]");
  const status = document.querySelector("[data-search-status]");
  list.replaceChildren();
  const began = performance.now();
  const isInSight = (item) => item.getBoundingClientRect().top < innerHeight;
  const isShown = () =>
    [...list.children].filter(isInSight).every((item) => item.querySelector("a").textContent) &&
    (list.children.length || /“/.test(status.textContent));
  const watcher = new MutationObserver(() => {
    if (isShown()) {
      watcher.disconnect();
      done(performance.now() - began);
    }
  });
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  box.value = query;
  box.form.requestSubmit();
})"""


@dataclass(frozen=True)
class Visits:
    """Hold what the page took.

    milliseconds: of each query, once all of its files have been read.
    first: requests and bytes of each query in a browser that has read nothing, until it rests.
    """

    milliseconds: list[float]
    first: list[dict[str, int]]


def visit(index: Path, queries: list[str], scratch: Path) -> Visits:
    """Ask the page each query twice in one browser, then once in a new one for each.

    index: a folder that holds search-index. scratch: where a site is built around it.
    Answers are not remembered for so long that the second time finds them ready.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  belongs to the tests

    site = scratch / "site"
    build(tree.CONTENT, site)
    for name in ("manifest.json", "th", "en"):
        place = site / FOLDER / name
        if place.is_dir():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        if (index / FOLDER / name).exists():
            (index / FOLDER / name).rename(place)
    try:
        with server.start(site, port=0) as served, sync_playwright() as playwright:
            threading.Thread(target=served.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
            )
            page = browser.new_page(viewport=SCREEN)
            page.goto(f"{served.url}search/")
            for query in queries:
                page.evaluate(_ASK, query)
            found = [float(page.evaluate(_ASK, query)) for query in queries]
            address = f"{served.url}search/"
            first = [_first(browser, address, query, site / FOLDER) for query in queries]
            browser.close()
            served.shutdown()
    finally:
        for name in ("manifest.json", "th", "en"):
            if (site / FOLDER / name).exists():
                (site / FOLDER / name).rename(index / FOLDER / name)
    return Visits(found, first)


def _first(browser: Browser, address: str, query: str, folder: Path) -> dict[str, int]:
    """Count what a new browser reads of the index and its script, as a host compresses it."""
    asked: list[str] = []
    context = browser.new_context(viewport=SCREEN)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}?q={quote(query)}", wait_until="networkidle")
    context.close()
    names = [url.partition(f"/{FOLDER}/")[2].partition("?")[0] for url in asked]
    files = [(folder / name) for name in names if name]
    sent = [_sent(path) for path in files if path.is_file()]
    return {"requests": len(files), "bytes": sum(sent)}


def _sent(path: Path) -> int:
    data = path.read_bytes()
    return len(gzip.compress(data)) if path.suffix in {".js", ".json"} else len(data)
