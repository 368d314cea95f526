"""How long the search page takes in Chromium, from a query to its results in the page."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Final

from plugins.cli import chromium, server, tree
from plugins.cli.build import build
from plugins.search.layout import FOLDER

_ASK: Final = """(query) => new Promise((done) => {
  const box = document.querySelector("[data-search-input]");
  const list = document.querySelector("[data-search-results]");
  const status = document.querySelector("[data-search-status]");
  list.replaceChildren();
  const began = performance.now();
  const isShown = () =>
    [...list.children].slice(0, 3).every((item) => item.querySelector("a").textContent) &&
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


def times(index: Path, queries: list[str], scratch: Path) -> list[float]:
    """Ask the page each query twice; give the second time's milliseconds.

    index: a folder that holds search-index. scratch: where a site is built around it.
    By the second time all files have been read; answers are not remembered for so long.
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
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{served.url}search/")
            for query in queries:
                page.evaluate(_ASK, query)
            found = [float(page.evaluate(_ASK, query)) for query in queries]
            browser.close()
            served.shutdown()
    finally:
        for name in ("manifest.json", "th", "en"):
            if (site / FOLDER / name).exists():
                (site / FOLDER / name).rename(index / FOLDER / name)
    return found
