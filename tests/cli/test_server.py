"""The server of `prakat serve`: what it answers, and what it must not."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
import urllib.parse
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.cli import server
from plugins.errors import PrakatError
from plugins.publish import headers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a site of a few files, with a secret beside it."""
    files = {
        "site/index.html": "<!doctype html><title>home</title><link rel=icon href=/i.svg>ข่าว",
        "site/i.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "site/404.html": "ไม่พบหน้า",
        "site/en/404.html": "no such page",
        "site/en/index.html": "English",
        "site/news/1/index.html": "<p>one</p>",
        "site/theme/main.js": "export {};",
        "site/empty/note.txt": "note",
        "site/.git/config": "secret",
        "secret.txt": "secret",
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "site/link.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path / "site"


@pytest.fixture
def ask(
    folder: Path, serve_folder: Callable[[Path], str]
) -> Callable[..., tuple[http.client.HTTPResponse, str]]:
    """Give a function that sends a path exactly as it is written."""
    address = urllib.parse.urlsplit(serve_folder(folder)).netloc

    def send(path: str, method: str = "GET") -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection(address, timeout=10)
        try:
            connection.request(method, path)
            response = connection.getresponse()
            return response, response.read().decode()
        finally:
            connection.close()

    return send


Ask = Callable[..., tuple[http.client.HTTPResponse, str]]


@pytest.mark.parametrize(
    ("path", "status", "text", "kind"),
    [
        pytest.param("/", 200, "ข่าว", "text/html; charset=utf-8", id="home"),
        pytest.param("/?q=1", 200, "ข่าว", "text/html; charset=utf-8", id="query"),
        pytest.param("/news/1/", 200, "one", "text/html; charset=utf-8", id="folder"),
        pytest.param("/theme/main.js", 200, "export", "text/javascript; charset=utf-8", id="js"),
        pytest.param("/no/", 404, "ไม่พบหน้า", "text/html; charset=utf-8", id="missing"),
        pytest.param("/en/no/", 404, "no such", "text/html; charset=utf-8", id="missing-en"),
        pytest.param("/empty/", 404, "ไม่พบหน้า", "text/html; charset=utf-8", id="no-listing"),
        pytest.param("/i.svg/", 404, "ไม่พบหน้า", "text/html; charset=utf-8", id="file-as-folder"),
    ],
)
def test_answers(ask: Ask, path: str, status: int, text: str, kind: str) -> None:
    response, body = ask(path)
    assert (response.status, response.headers["Content-Type"]) == (status, kind)
    assert text in body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/news/..%5c..%5csecret.txt",
        "/link.txt",
        "/.git/config",
        "/%00",
        "//../secret.txt",
        "/" + "a" * 5000,
    ],
)
def test_gives_nothing_from_outside(ask: Ask, path: str) -> None:
    response, body = ask(path)
    assert response.status == 404
    assert "secret" not in body


def test_folder_without_slash_leads_to_its_address(ask: Ask) -> None:
    response, _ = ask("/news/1?a=b")
    assert (response.status, response.headers["Location"]) == (301, "/news/1/?a=b")


def test_redirect_stays_on_this_host(ask: Ask) -> None:
    response, _ = ask("//news/1")
    assert response.headers["Location"] == "/news/1/"


@pytest.mark.parametrize("path", ["/", "/no/", "/news/1"])
def test_every_answer_has_the_security_headers(ask: Ask, path: str) -> None:
    response, _ = ask(path)
    assert {name: response.headers[name] for name in headers.SECURITY} == headers.SECURITY


def test_head_has_no_body(ask: Ask) -> None:
    response, body = ask("/", method="HEAD")
    assert (response.status, body) == (200, "")
    assert int(response.headers["Content-Length"]) > 0


def test_keeps_the_connection(folder: Path, serve_folder: Callable[[Path], str]) -> None:
    address = urllib.parse.urlsplit(serve_folder(folder)).netloc
    connection = http.client.HTTPConnection(address, timeout=10)
    for path in ("/", "/no/", "/news/1"):
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        assert (response.version, response.will_close) == (11, False)
    connection.close()


def test_a_port_in_use_is_named(folder: Path) -> None:
    with (
        server.start(folder, port=0) as first,
        pytest.raises(PrakatError, match=f"port {first.server_port} cannot be opened"),
    ):
        server.start(folder, port=first.server_port)


def test_the_next_free_port_is_taken(folder: Path) -> None:
    with server.start(folder, port=None) as first, server.start(folder, port=None) as second:
        assert first.server_port < second.server_port < server.FIRST_PORT + server.PORTS_TRIED


def test_a_browser_reads_it(
    folder: Path, serve_folder: Callable[[Path], str], browser_page: Page
) -> None:
    browser_page.goto(serve_folder(folder))
    assert browser_page.title() == "home"


def test_a_reader_who_leaves_early_is_no_error(
    folder: Path, serve_folder: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[object] = []
    ended = threading.Event()
    monkeypatch.setattr(server.Server, "handle_error", lambda *given: errors.append(given))
    monkeypatch.setattr(server.Handler, "finish", lambda _: ended.set())
    (folder / "large.bin").write_bytes(bytes(64 << 20))
    address = urllib.parse.urlsplit(serve_folder(folder))
    with socket.create_connection((str(address.hostname), int(address.port or 0))) as reader:
        reader.sendall(b"GET /large.bin HTTP/1.1\r\nHost: prakat\r\n\r\n")
        reader.recv(1024)
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert ended.wait(timeout=10)
    assert not errors
