"""What many tests share: a built site, a server for it and a browser."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from plugins.cli import build, server, tree
from plugins.cli import chromium as installed_chromium

Serve = Callable[[Path], str]


def pytest_configure() -> None:
    """Let Ctrl-C reach what the tests start, and give no test a time in which it must be done.

    A shell's `&` has Ctrl-C ignored.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # A test that fails where the machine has other work proves nothing.
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that drives a browser, so that `--fast` can leave it out."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture
def serve_folder() -> Iterator[Serve]:
    """Give a function that serves a folder as `prakat serve` does, and gives its address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives its address, which ends in "/"."""
    with server.start(folder, port=0) as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield site.url
        finally:
            site.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Give the Chromium to drive; its lack is a failure, never a silent skip."""
    found = installed_chromium.find()
    if found is None:
        pytest.fail(installed_chromium.MISSING.en, pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Start one headless browser for all tests of this process."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=list(installed_chromium.ARGUMENTS)
        )
        yield running
        running.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """Open an empty page with storage of its own; a script error or a refused load fails it."""
    errors: list[str] = []
    context = browser.new_context(locale="th-TH", timezone_id="Asia/Bangkok")
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert not errors, errors


BEHAVIOURS = """async () => {
  const main = document.querySelector("script[type=module]").src;
  const names = ["panel", "notices", "numerals", "gallery", "tools"];
  await new Promise((painted) => new PerformanceObserver((_, observer) => {
    observer.disconnect();
    painted();
  }).observe({ type: "paint", buffered: true }));
  await Promise.all(names.map((name) => import(new URL(`${name}.js`, main))));
  await new Promise((bound) => setTimeout(bound));
}"""


def wait_for_behaviours(page: Page) -> None:
    """Wait until the page's scripts do all they do: they come after its first paint."""
    page.evaluate(BEHAVIOURS)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this checkout's own content once; gives the folder, which no test may change.

    Its absolute addresses name no real host, so that a test that follows one fails.
    """
    output = tmp_path_factory.mktemp("site") / "output"
    build.build(tree.CONTENT, output, siteurl="https://news.example")
    return output
