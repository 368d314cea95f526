"""The launcher: its environment is complete or not there, whatever the network or a kill does.

It installs one tiny wheel of the tests' own from an index on this machine.
"""

from __future__ import annotations

import ast
import base64
import contextlib
import hashlib
import http.server
import importlib.machinery
import importlib.util
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from plugins.cli import tree

SOURCE = tree.ROOT / "prakat"
INSTALLS = pytest.mark.slow
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="signals and kills are POSIX's")

COMMAND = """
import json, os, sys
import tiny
print(json.dumps({"arguments": sys.argv[1:], "tiny": tiny.VERSION, "cwd": os.getcwd(),
                  "python": sys.executable, "utf8": sys.flags.utf8_mode,
                  "quiet": os.environ.get("PYTHAINLP_READ_ONLY")}))
sys.exit(7 if "fail" in sys.argv else 0)
"""


def wheel(version: str) -> bytes:
    """Make a wheel with one module and one script."""
    info = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": f"VERSION = {version!r}\ndef main():\n    print(VERSION)\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\ntiny = tiny:main\n",
    }
    record = "".join(f"{name},sha256={digest(text)},{len(text)}\n" for name, text in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()


def digest(text: str) -> str:
    """Hash a file as a wheel's RECORD does."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


class Index(http.server.ThreadingHTTPServer):
    """Serve the wheel as a package index does, or fail in one of the ways a network can."""

    daemon_threads = True

    def __init__(self) -> None:
        self.mode = "good"
        self.version = "1.0"
        self.asked = threading.Event()
        self.released = threading.Event()
        super().__init__(("127.0.0.1", 0), Answer)


class Answer(http.server.BaseHTTPRequestHandler):
    """Answer pip."""

    server: Index

    def do_GET(self) -> None:
        """Send the list of files, or the wheel as the index's mode says."""
        file = f"tiny-{self.server.version}-py3-none-any.whl"
        if not self.path.endswith(".whl"):
            self.send(f'<!doctype html><a href="/{file}">{file}</a>'.encode(), "text/html")
            return
        self.server.asked.set()
        content = wheel(self.server.version)
        if self.server.mode == "hang":
            self.server.released.wait(timeout=60)
        elif self.server.mode == "cut":
            self.send(content, "application/octet-stream", cut=True)
        elif self.server.mode == "wrong":
            self.send(wheel("9.9"), "application/octet-stream")
        else:
            self.send(content, "application/octet-stream")

    def send(self, content: bytes, kind: str, *, cut: bool = False) -> None:
        """Send an answer, or only its first half."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output for the tests."""


@pytest.fixture
def index() -> Iterator[Index]:
    """Start an index of one package."""
    with running_index() as made:
        yield made


@contextlib.contextmanager
def running_index() -> Iterator[Index]:
    """Run an index, and end the answers that it withholds."""
    with Index() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield made
        made.released.set()
        made.shutdown()
        thread.join()


class Checkout:
    """A copy of the launcher with a tiny lock and a command that tells what it was given."""

    def __init__(self, folder: Path, index: Index, installed: Path | None = None) -> None:
        self.folder = folder
        self.index = index
        if installed:
            shutil.copytree(installed, folder, symlinks=True)
            return
        (folder / "plugins/cli").mkdir(parents=True)
        (folder / "tests").mkdir()
        (folder / "plugins/cli/__main__.py").write_text(COMMAND, encoding="utf-8")
        shutil.copy(SOURCE, folder)
        self.lock("1.0")

    def lock(self, version: str) -> None:
        """Lock another version of the one package."""
        self.index.version = version
        pin = f"tiny=={version} --hash=sha256:{hashlib.sha256(wheel(version)).hexdigest()}\n"
        for name in ("requirements.lock", "tests/requirements.lock"):
            (self.folder / name).write_text(f"# {name}\n{pin}", encoding="utf-8")

    def start(self, *arguments: str, network: bool = True) -> subprocess.Popen[str]:
        """Start the launcher from another folder, with the tests' index as the only one."""
        port = self.index.server_address[1] if network else 9
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        settings = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_INDEX_URL": f"http://127.0.0.1:{port}/simple/",
            "PIP_RETRIES": "1",
            "PIP_NO_CACHE_DIR": "1",
        }
        return subprocess.Popen(
            [sys.executable, str(self.folder / "prakat"), *arguments],
            env=kept | settings,
            cwd=self.folder.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *arguments: str, network: bool = True) -> tuple[int, str, str]:
        """Run the launcher to its end; gives status, output and errors."""
        process = self.start(*arguments, network=network)
        out, errors = process.communicate(timeout=120)
        return process.returncode, out, errors

    def leftovers(self) -> list[str]:
        """Name what an installation left beside the environment."""
        return sorted(path.name for path in self.folder.glob(".venv-*"))


@pytest.fixture
def checkout(tmp_path: Path, index: Index) -> Checkout:
    """Make a checkout in a folder whose name has spaces and Thai."""
    return Checkout(tmp_path / "ข่าว ประชาสัมพันธ์", index)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install one checkout, for the tests that begin where an installation has ended."""
    with running_index() as index:
        made = Checkout(tmp_path_factory.mktemp("installed") / "checkout", index)
        assert made.run()[0] == 0
    return made.folder


@pytest.fixture
def ready(tmp_path: Path, index: Index, installed: Path) -> Checkout:
    """Copy an installed checkout."""
    return Checkout(tmp_path / "ข่าว ประชาสัมพันธ์", index, installed)


@pytest.fixture(scope="module")
def launcher() -> ModuleType:
    """Import the launcher, which has no suffix, as a module."""
    loader = importlib.machinery.SourceFileLoader("launcher", str(SOURCE))
    spec = importlib.util.spec_from_loader("launcher", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@INSTALLS
def test_first_use_installs_and_later_uses_need_no_network(checkout: Checkout) -> None:
    status, out, errors = checkout.run("serve", "--port", "80")
    told = json.loads(out)
    assert status == 0
    assert told["arguments"] == ["serve", "--port", "80"]
    assert (told["tiny"], told["utf8"], told["quiet"]) == ("1.0", 1, "1")
    assert Path(told["cwd"]) == checkout.folder.parent
    assert Path(told["python"]).is_relative_to(checkout.folder / ".venv")
    assert "Setting Prakat up" in errors
    assert checkout.run("fail", network=False)[::2] == (7, "")
    assert checkout.leftovers() == []


@INSTALLS
def test_scripts_of_the_environment_know_where_it_is(installed: Path) -> None:
    script = installed / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "tiny"
    assert subprocess.check_output([script], text=True) == "1.0\n"


@INSTALLS
def test_a_changed_lock_is_installed_and_the_old_environment_is_gone(ready: Checkout) -> None:
    ready.lock("2.0")
    status, out, _ = ready.run()
    assert (status, json.loads(out)["tiny"], ready.leftovers()) == (0, "2.0", [])


@INSTALLS
def test_test_environment_serves_the_other_commands(checkout: Checkout) -> None:
    assert checkout.run("--lang", "en", "test")[0] == 0
    assert checkout.run("serve", network=False)[0] == 0


@INSTALLS
@pytest.mark.parametrize(
    ("mode", "message"),
    [
        pytest.param("off", "index cannot be reached", id="nothing-listens"),
        pytest.param("cut", "The installation failed", id="broken-off"),
        pytest.param("wrong", "is not the one that was recorded", id="other-bytes"),
    ],
)
def test_broken_network_leaves_what_was_there(ready: Checkout, mode: str, message: str) -> None:
    before = (ready.folder / "requirements.lock").read_bytes()
    ready.lock("2.0")
    ready.index.mode = mode
    status, out, errors = ready.run(network=mode != "off")
    assert (status, out) == (1, "")
    assert message in errors
    assert "ติดตั้งไม่สำเร็จ" in errors
    assert "Traceback" not in errors
    assert ready.leftovers() == []
    for name in ("requirements.lock", "tests/requirements.lock"):
        (ready.folder / name).write_bytes(before)
    status, out, _ = ready.run(network=False)
    assert (status, json.loads(out)["tiny"]) == (0, "1.0"), "going back needs no network"


@INSTALLS
@POSIX_ONLY
def test_a_kill_while_downloading_costs_only_the_time(checkout: Checkout) -> None:
    checkout.index.mode = "hang"
    killed = checkout.start()
    assert checkout.index.asked.wait(timeout=60)
    killed.kill()
    killed.communicate()
    assert not (checkout.folder / ".venv").exists()
    checkout.index.mode = "good"
    status, out, errors = checkout.run()
    assert (status, json.loads(out)["tiny"]) == (0, "1.0")
    assert "Waiting" not in errors, "the lock died with its owner"


@INSTALLS
@POSIX_ONLY
@pytest.mark.parametrize("moment", ["prakat-stamp.json", "bin/python"])
def test_a_kill_at_any_moment_is_mended_by_the_next_start(checkout: Checkout, moment: str) -> None:
    killed = checkout.start()
    while killed.poll() is None and not list(checkout.folder.glob(f".venv*/{moment}")):
        pass
    killed.kill()
    killed.communicate()
    status, out, _ = checkout.run()
    assert (status, json.loads(out)["tiny"]) == (0, "1.0")


@INSTALLS
def test_a_kill_between_the_two_renames_is_completed_without_network(ready: Checkout) -> None:
    (ready.folder / ".venv").rename(ready.folder / ".venv-1-2")
    (ready.folder / ".venv-1-2-old").mkdir()
    status, out, _ = ready.run(network=False)
    assert (status, json.loads(out)["tiny"], ready.leftovers()) == (0, "1.0", [])


@INSTALLS
def test_two_launchers_install_once(checkout: Checkout) -> None:
    both = [checkout.start(), checkout.start()]
    ends = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    errors = "".join(errors for _, errors in ends)
    assert errors.count("Setting Prakat up") == 1
    assert errors.count("Waiting for another") == 1


@INSTALLS
@POSIX_ONLY
def test_ctrl_c_is_quiet_and_leaves_nothing(checkout: Checkout) -> None:
    checkout.index.mode = "hang"
    process = checkout.start()
    assert checkout.index.asked.wait(timeout=60)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert checkout.leftovers() == []


def test_old_pythons_can_read_it() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_old_pythons_are_refused_in_both_languages(version: tuple[int, ...]) -> None:
    pretend = f"import sys; sys.version_info = {version}; exec(open({str(SOURCE)!r}).read())"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", pretend],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "ต้องใช้ Python 3.11 ขึ้นไป" in done.stderr
    assert "needs Python 3.11 or newer" in done.stderr


def test_a_python_without_venv_is_named_with_its_remedy(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launcher, "fits", lambda *_: False)
    monkeypatch.setattr(launcher.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(launcher.Path, "exists", lambda path: path.name == "apt-get")
    assert launcher.main(["serve"]) == 1
    errors = capsys.readouterr().err
    minor = sys.version_info.minor
    assert errors.count(f"sudo apt-get install python3.{minor}-venv") == 2
    assert "ไม่มี venv หรือ pip" in errors


@pytest.mark.parametrize(
    ("error", "message"),
    [
        pytest.param(PermissionError(13, "Permission denied"), "folder of your own", id="rights"),
        pytest.param(OSError(30, "Read-only file system"), "folder of your own", id="read-only"),
        pytest.param(OSError(28, "No space left on device"), "No space left", id="full"),
    ],
)
def test_a_folder_that_cannot_be_written_is_explained(
    launcher: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: OSError,
    message: str,
) -> None:
    @contextlib.contextmanager
    def refuse() -> Iterator[None]:
        raise error
        yield

    monkeypatch.setattr(launcher, "fits", lambda *_: False)
    monkeypatch.setattr(launcher, "alone", refuse)
    assert launcher.main(["serve"]) == 1
    errors = capsys.readouterr().err
    assert message in errors
    assert "ติดตั้งไม่สำเร็จ" in errors


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["test", "-k", "x"], "test"),
        (["--lang", "en", "test"], "test"),
        (["--lang=th", "serve", "test"], "serve"),
        (["--help"], ""),
        ([], ""),
    ],
)
def test_finds_the_command(launcher: ModuleType, arguments: list[str], name: str) -> None:
    command_of: Callable[[list[str]], str] = launcher.command_of
    assert command_of(arguments) == name
