"""Pagefind beside our own search: the same releases indexed, the same queries asked."""

from __future__ import annotations

import gzip
import html
import http.server
import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

from plugins.cli import chromium, cost
from plugins.cli.cost import Cost
from plugins.search.document import Document

PAGE: Final = (
    '<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
    "<main data-pagefind-body><h1>{title}</h1>{body}</main></html>"
)
COMPRESSED: Final = (".js", ".json", ".css", ".html")
_SIGNATURE: Final = b"pagefind_dcd"
_ASK: Final = """async ([query, many]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, many).map((result) => result.data()));
  return results.map((result) => result.id);
}"""


@dataclass
class Trial:
    """Hold what Pagefind cost and answered: as tests/search/bench.mjs says it of our own."""

    cost: Cost
    answers: list[dict[str, Any]] = field(default_factory=list)


def run(program: Path, releases: Iterable[Document], queries: list[str], folder: Path) -> Trial:
    """Index releases with Pagefind's program, and ask it every query in a fresh browser."""
    for release in releases:
        _write_page(release, folder / release.lang / release.legacy_id)
    trial = Trial(cost.of([str(program), "--site", str(folder)]))
    ids = dict(_ids(folder / "pagefind/fragment"))
    with _Server(folder) as server:
        for query, found in _ask(server, queries):
            results = [ids[one] for one in found.pop("results") if one in ids]
            trial.answers.append({"q": query, "results": results, **found})
    return trial


def _write_page(release: Document, folder: Path) -> None:
    folder.mkdir(parents=True)
    lines = (html.escape(line) for line in release.body.splitlines() if line.strip())
    text = PAGE.format(
        lang=release.lang,
        title=html.escape(release.title),
        body="".join(f"<p>{line}</p>" for line in lines),
    )
    (folder / "index.html").write_text(text, encoding="utf-8")


def _ids(folder: Path) -> Iterator[tuple[str, str]]:
    """Give each fragment's name and the id of the release that it is of."""
    for path in folder.iterdir():
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        yield path.stem, fragment["url"].strip("/").split("/")[1]


def _ask(server: _Server, queries: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  belongs to the tests

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{server.url}empty.html")
            server.reset()
            ids = page.evaluate(_ASK, [query, 10])
            yield query, {"results": ids, "first": server.reset()}
            context.close()
        browser.close()


class _Server:
    """Serve a folder, compressing text as a host does, and count what is sent."""

    def __init__(self, folder: Path) -> None:
        (folder / "empty.html").write_text('<!doctype html><html lang="th"></html>')
        self._seen = {"requests": 0, "bytes": 0}
        outer = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *args: Any, **more: Any) -> None:
                super().__init__(*args, directory=str(folder), **more)

            def log_message(self, *_: object) -> None:
                return

            def send_response(self, code: int, message: str | None = None) -> None:
                outer.count(Path(self.translate_path(self.path)))
                super().send_response(code, message)

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def count(self, path: Path) -> None:
        data = path.read_bytes() if path.is_file() else b""
        self._seen["requests"] += 1
        self._seen["bytes"] += len(gzip.compress(data) if path.suffix in COMPRESSED else data)

    def reset(self) -> dict[str, int]:
        seen, self._seen = self._seen, {"requests": 0, "bytes": 0}
        return seen
