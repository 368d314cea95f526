"""A small server for a built site on this machine, which answers as the public host would."""

from __future__ import annotations

import contextlib
import errno
import http.server
import io
import shutil
import socketserver
import sys
import urllib.parse
from http import HTTPStatus
from pathlib import Path
from typing import IO, cast

from plugins.cli import reload
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.publish import headers

HOST = "127.0.0.1"
"""Nobody but this machine can ask."""

FIRST_PORT = 8000
PORTS_TRIED = 100
REFUSED = {
    errno.EADDRINUSE: Text(th="โปรแกรมอื่นใช้อยู่", en="another program uses it"),
    errno.EACCES: Text(th="ระบบไม่อนุญาต", en="the system forbids it"),
}
"""Why a port is not to be had; other reasons are shown in the system's own words."""
OTHER_PORT = Text(
    th="ปิดโปรแกรมที่ใช้พอร์ตนี้ หรือเลือกพอร์ตอื่นด้วย --port",
    en="stop the program that uses it, or choose another with --port",
)
NO_SITE = "ยังไม่มีเว็บไซต์ให้แสดง\nThere is no site to show yet.\n".encode()
IDLE_SECONDS = 30
"""A kept-alive connection that asks nothing for so long is closed."""


def find_file(folder: Path, address: str) -> Path | None:
    """Find the file that a request's path names inside a folder.

    address: the path as it came, percent-encoded. A folder is answered by its index.html; what
    has no file, starts with a dot, or leads out of the folder (`..`, a link) has no answer.

    >>> find_file(Path(__file__).parent, "/../errors.py") is None
    True
    """
    parts = urllib.parse.unquote(address).split("/")
    if any(part.startswith(".") or "\\" in part or "\0" in part or ":" in part for part in parts):
        return None
    root = folder.resolve()
    file = root.joinpath(*filter(None, parts))
    try:
        if parts[-1] == "" or file.is_dir():
            file = file / "index.html"
        inside = file.resolve().is_relative_to(root)
        return file if inside and file.is_file() else None
    except OSError:  # a name longer than the file system allows
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    """Answer GET and HEAD from the server's folder."""

    protocol_version = "HTTP/1.1"
    server_version = "Prakat"
    sys_version = ""
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:
        """Send a file, a redirect to a folder's own address, or the 404 page."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send what GET would, without the body."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        server = cast("Server", self.server)
        folder = server.folder
        path, _, query = self.path.partition("?")
        if server.rebuilds and path == reload.EVENTS_PATH:
            self._send_events(server.rebuilds)
            return
        is_script = server.rebuilds is not None and path == reload.SCRIPT_PATH
        file = reload.SCRIPT if is_script else find_file(folder, path)
        status = HTTPStatus.OK
        if file is None:
            status = HTTPStatus.NOT_FOUND
            file = find_file(folder, "/en/404.html" if path.startswith("/en/") else "/404.html")
        elif file.name == "index.html" and not path.endswith(("/", "/index.html")):
            self._redirect("/" + path.lstrip("/") + "/" + (f"?{query}" if query else ""))
            return
        name = file.name if file else "404.txt"
        with self._open(file) as content:
            self.send_response(status)
            self.send_header("Content-Type", headers.content_type(name))
            self.send_header("Content-Length", str(content.seek(0, io.SEEK_END)))
            self.end_headers()
            content.seek(0)
            if with_body:
                self._send(content)

    def _open(self, file: Path | None) -> IO[bytes]:
        """Open what is to be sent; a page that is told of rebuilds has one more script."""
        if file is None:
            return io.BytesIO(NO_SITE)
        if cast("Server", self.server).rebuilds and file.suffix == ".html":
            return io.BytesIO(reload.with_script(file.read_bytes()))
        return file.open("rb")

    def _send_events(self, rebuilds: reload.Rebuilds) -> None:
        """Send an event after each rebuild, until the browser goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", reload.EVENTS_TYPE)
        self.end_headers()
        with contextlib.suppress(OSError):
            for event in rebuilds.events():
                self.wfile.write(event)

    def _send(self, content: IO[bytes]) -> None:
        try:
            shutil.copyfileobj(content, self.wfile)
        except ConnectionError:  # the reader closed the page before it had all of it
            self.close_connection = True

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def end_headers(self) -> None:
        """Add what every answer has; nothing is kept, so that an edit shows at once."""
        for name, value in headers.SECURITY.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the person at the terminal wants the problems in the content."""


class Server(http.server.ThreadingHTTPServer):
    """Serve a folder; it may be replaced by another while the server runs.

    rebuilds: with it, browsers that show a page are told when it was rebuilt.
    """

    rebuilds: reload.Rebuilds | None = None

    allow_reuse_address = sys.platform != "win32"  # there it would take a port that is in use
    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        super().__init__((HOST, port), Handler)

    def server_bind(self) -> None:
        """Bind without asking a name server for this machine's name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    @property
    def url(self) -> str:
        """The site's address."""
        return f"http://{HOST}:{self.server_port}/"


def start(folder: Path, port: int | None) -> Server:
    """Bind a server to a port, without serving yet.

    folder: what to serve; it need not exist yet.
    port: the port, 0 for any free one; None for the first free one from 8000 on.
    Raises PrakatError when the port is not to be had.
    """
    ports = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if port is None else [port]
    reason = Text(th="", en="")
    for number in ports:
        try:
            return Server(folder, number)
        except OSError as error:
            said = error.strerror or str(error)
            reason = REFUSED.get(error.errno or 0, Text(th=said, en=said))
    text = Text(
        th=f"เปิดพอร์ต {ports[0]} ไม่ได้: {reason.th}",
        en=f"port {ports[0]} cannot be opened: {reason.en}",
    )
    raise PrakatError(Problem(Severity.ERROR, Path("--port"), 0, text, OTHER_PORT))
