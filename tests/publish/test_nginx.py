"""The sample configuration, run by a real nginx over the built site."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.cli import tree
from plugins.legacy import redirects
from plugins.legacy.redirects import Redirect
from plugins.publish import headers
from tests import programs

SAMPLE = tree.ROOT / "docs/nginx.conf"
PATIENCE = 20.0

MAIN = """
daemon off;
worker_processes 1;
error_log stderr;
pid {folder}/nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/prakat.conf;
}}
"""

Ask = Callable[..., tuple[http.client.HTTPResponse, bytes]]


@pytest.fixture(scope="module")
def root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the built site and put a file of every type into it, where another user can read."""
    folder = tmp_path_factory.mktemp("root") / "site"
    shutil.copytree(site, folder)
    for name in ("types", "search-index/th/terms/abcdefgh", "empty"):
        (folder / name).mkdir(parents=True)
    for suffix in headers.TYPES:
        (folder / f"types/file.{suffix}").write_text("x" * 2000)
    (folder / "types/unknown").write_text("x")
    (folder / "search-index/th/terms/abcdefgh/0.bin").write_text("x")
    (folder / ".prakat-release").write_text("secret")
    moved = Redirect("/view.aspx?id=7", "/news/20190429-1/", "th", "")
    (folder / redirects.MAP).write_text(redirects.server_map([moved], "https://a.go.th"))
    for place in (folder, *folder.parents):
        if os.access(place, os.W_OK) and place.is_relative_to(tmp_path_factory.getbasetemp()):
            place.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run nginx with the sample; gives its host and port."""
    nginx = programs.find("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    folder = tmp_path_factory.mktemp("nginx")
    text = SAMPLE.read_text(encoding="utf-8")
    for ours, tests in (
        ("listen 80;", f"listen {place};"),
        ("/srv/www/prakat;", f"{root};"),
        ("/srv/www/prakat/redirects", f"{root}/redirects"),
    ):
        assert text.count(ours) == 1
        text = text.replace(ours, tests)
    (folder / "prakat.conf").write_text(text, encoding="utf-8")
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(user + MAIN.format(folder=folder), encoding="utf-8")
    with subprocess.Popen(
        [nginx, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.PIPE, text=True
    ) as process:
        wait_for(place, process)
        yield place
        process.terminate()


def wait_for(place: str, process: subprocess.Popen[str]) -> None:
    """Wait until nginx answers."""
    end = time.monotonic() + PATIENCE
    host, port = place.split(":")
    while True:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            assert process.poll() is None, process.stderr and process.stderr.read()
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="module")
def ask(address: str) -> Ask:
    """Give a function that asks nginx."""

    def send(
        path: str, headers: Mapping[str, str] | None = None
    ) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection(address, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=dict(headers or {}))
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    return send


@pytest.mark.parametrize("path", ["/", "/en/", "/news/20190429-1/", "/no/", "/empty", "/.hidden"])
def test_every_answer_has_the_security_headers(ask: Ask, path: str) -> None:
    response, _ = ask(path)
    assert {name: response.headers[name] for name in headers.SECURITY} == headers.SECURITY


@pytest.mark.parametrize("suffix", headers.TYPES)
def test_only_parts_of_pages_lack_headers_of_pages(ask: Ask, suffix: str) -> None:
    response, _ = ask(f"/types/file.{suffix}")
    sent = {name for name in headers.SECURITY if name in response.headers}
    is_part = headers.PARTS.match(headers.TYPES[suffix])
    assert sent == ({"X-Content-Type-Options"} if is_part else headers.SECURITY.keys())


def test_the_sample_and_the_code_name_the_same_parts() -> None:
    (pattern,) = re.findall(r'"~\^\((font.*)\)" 0;', SAMPLE.read_text(encoding="utf-8"))
    assert pattern == headers.PARTS.pattern


@pytest.mark.parametrize("suffix", headers.TYPES)
def test_types(ask: Ask, suffix: str) -> None:
    response, _ = ask(f"/types/file.{suffix}")
    assert response.headers["Content-Type"] == headers.TYPES[suffix]


def test_an_unknown_type_is_bytes(ask: Ask) -> None:
    response, _ = ask("/types/unknown")
    assert response.headers["Content-Type"] == headers.content_type("unknown")


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/no/", "th"), ("/empty/", "th"), ("/en/no/", "en"), ("/news/no", "th")],
)
def test_a_missing_page_is_the_404_page_of_its_language(ask: Ask, path: str, lang: str) -> None:
    response, body = ask(path)
    assert response.status == 404
    assert f'<html lang="{lang}"' in body.decode()
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/.prakat-release", "/.git/config", "/%2eprakat-release"])
def test_hidden_files_are_not_there(ask: Ask, path: str) -> None:
    response, body = ask(path)
    assert response.status == 404
    assert b"secret" not in body


def test_a_folder_leads_to_its_address(ask: Ask) -> None:
    response, _ = ask("/news/20190429-1?q=1")
    assert (response.status, response.headers["Location"]) == (301, "/news/20190429-1/?q=1")


def test_an_old_address_leads_to_the_new_one(ask: Ask) -> None:
    response, _ = ask("/view.aspx?id=7")
    assert (response.status, response.headers["Location"]) == (301, "/news/20190429-1/")
    assert ask("/view.aspx?id=8")[0].status == 404


def test_hashed_files_are_kept_and_pages_are_asked_for(ask: Ask, root: Path) -> None:
    files = ["/" + path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    kept = {path for path in files if headers.IMMUTABLE.fullmatch(path)}
    assert "/search-index/th/terms/abcdefgh/0.bin" in kept
    assert any(path.endswith("/css/main.css") for path in kept)
    for path in [*sorted(kept)[:5], "/search-index/th/terms/abcdefgh/0.bin"]:
        assert ask(path)[0].headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for path in ("/index.html", "/types/file.json", "/theme/0123456789ab/no.css"):
        assert ask(path)[0].headers["Cache-Control"] == "no-cache"


def test_the_sample_and_the_code_name_the_same_files() -> None:
    (pattern,) = re.findall(r'"~\^\(200\|206\|304\) (.*)\$"', SAMPLE.read_text(encoding="utf-8"))
    assert pattern == headers.IMMUTABLE.pattern


def test_what_did_not_change_is_not_sent_again(ask: Ask) -> None:
    first, _ = ask("/")
    second, body = ask("/", {"If-None-Match": first.headers["ETag"]})
    assert (second.status, body) == (304, b"")
    assert second.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("suffix", ["html", "css", "js", "json", "svg", "xml", "txt"])
def test_text_is_sent_small(ask: Ask, suffix: str) -> None:
    response, body = ask(f"/types/file.{suffix}", {"Accept-Encoding": "gzip"})
    assert (response.headers["Content-Encoding"], response.headers["Vary"]) == (
        "gzip",
        "Accept-Encoding",
    )
    assert gzip.decompress(body) == b"x" * 2000


@pytest.mark.parametrize("suffix", ["woff2", "jpg", "webp", "zip", "bin"])
def test_what_is_packed_already_is_not_packed_again(ask: Ask, suffix: str) -> None:
    response, _ = ask(f"/types/file.{suffix}", {"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] is None


def test_a_browser_finds_nothing_that_the_policy_forbids(address: str, browser_page: Page) -> None:
    for path in ("", "en/", "news/20190429-1/", "en/news/20190429-1/", "archive/", "search/"):
        browser_page.goto(f"http://{address}/{path}", wait_until="networkidle")
        assert browser_page.locator("h1").count() == 1
