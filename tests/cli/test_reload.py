"""A browser that shows a page of `prakat serve` shows it anew after a rebuild, and only then."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.cli import reload, server

HOME = "<!doctype html><title>home</title><link rel=icon href=/i.svg><body><p>{}</p></body>"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[server.Server]:
    (tmp_path / "index.html").write_text(HOME.format("ก่อน"), encoding="utf-8")
    (tmp_path / "i.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with server.start(tmp_path, port=0) as made:
        made.rebuilds = reload.Rebuilds()
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def rebuilt(site: server.Server, text: str) -> None:
    (site.folder / "index.html").write_text(HOME.format(text), encoding="utf-8")
    assert site.rebuilds
    site.rebuilds.tell()


def test_a_browser_shows_what_a_rebuild_changed(site: server.Server, browser_page: Page) -> None:
    browser_page.goto(site.url)
    browser_page.evaluate("() => { window.isOld = true }")
    for text in ("หลัง", "หลังสุด"):
        rebuilt(site, text)
        browser_page.wait_for_function(f"() => document.body.textContent.includes('{text}')")
    assert browser_page.evaluate("() => window.isOld") is None


def test_a_page_that_stays_the_same_is_not_reloaded(
    site: server.Server, browser_page: Page
) -> None:
    with browser_page.expect_response(site.url + "@reload"):
        browser_page.goto(site.url)
    browser_page.evaluate("() => { window.isOld = true }")
    for _ in range(2):
        with browser_page.expect_response(site.url):
            rebuilt(site, "ก่อน")
    assert browser_page.evaluate("() => window.isOld")


def test_events_come_at_once_and_after_each_rebuild(site: server.Server) -> None:
    with urllib.request.urlopen(site.url + "@reload") as answer:
        assert answer.headers["Content-Type"] == reload.EVENTS_TYPE
        assert answer.readline() == b"data: 0\n"
        rebuilt(site, "")
        assert [answer.readline() for _ in range(2)] == [b"\n", b"data: 1\n"]


def test_only_pages_have_the_script_and_no_file_of_the_site_does(site: server.Server) -> None:
    with urllib.request.urlopen(site.url) as answer:
        assert reload.SCRIPT_PATH.encode() in answer.read()
    with urllib.request.urlopen(site.url + "i.svg") as answer:
        assert reload.SCRIPT_PATH.encode() not in answer.read()
    assert reload.SCRIPT_PATH not in (site.folder / "index.html").read_text(encoding="utf-8")


def test_a_server_that_builds_nothing_has_none_of_it(tmp_path: Path) -> None:
    with server.start(tmp_path, port=0) as made:
        assert made.rebuilds is None
