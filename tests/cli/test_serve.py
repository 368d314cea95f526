"""`prakat serve`: a site at once, an edit within seconds, the last good site after a mistake."""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any
from unittest.mock import Mock

import pytest
import watchfiles
from watchfiles._rust_notify import WatchfilesRustInternalError

from plugins.cli import console, serve, server, tree
from tests import sites

PATIENCE = 120.0
"""Seconds to wait for what takes one or two, on a machine that does other things too."""


SETTINGS = """
from pelicanconf import *
PRAKAT_SITE["th"]["organisation"] = "หน่วยงาน{}"
PATH, THEME = None, "{theme}"
""".replace("{theme}", str(tree.THEME))


class Session:
    """A running `prakat serve` over a content folder of the test's own."""

    def __init__(self, process: subprocess.Popen[str], content: Path, said: IO[str]) -> None:
        self.process = process
        self.content = content
        self._said = said
        self.url = self.wait_for_line(r"(http://127\.0\.0\.1:\d+/)")

    def wait_for_line(self, pattern: str) -> str:
        """Wait until the command has said something; gives the first group."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            self._said.seek(0)
            if found := re.search(pattern, self._said.read()):
                return found[1] if found.groups() else found[0]
            time.sleep(0.05)
        self._said.seek(0)
        pytest.fail(f"{pattern} never came: {self._said.read()}")

    def read(self, path: str) -> str:
        """Read a page."""
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def wait_for_page(self, path: str, text: str) -> None:
        """Wait until a page shows a text."""
        end = time.monotonic() + PATIENCE
        while text not in self.read(path):
            assert time.monotonic() < end, text
            time.sleep(0.05)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a content folder of one release, and settings."""
    (tmp_path / "settings.py").write_text(SETTINGS.format("ก่อน"), encoding="utf-8")
    return sites.content(tmp_path, {"news/20190429-1/th.md": sites.THAI})


@pytest.fixture
def start(tmp_path: Path, content: Path) -> Iterator[Callable[[], Session]]:
    """Give a function that starts the command; what was started is ended."""
    started: list[subprocess.Popen[str]] = []
    with (tmp_path / "said").open("w+", encoding="utf-8") as said:

        def begin() -> Session:
            words = ["serve", "--lang", "en", "--port", "0", "--content", str(content)]
            words += ["--settings", str(tmp_path / "settings.py")]
            process = subprocess.Popen(
                [sys.executable, "-m", "plugins.cli", *words, "--output", str(tmp_path / "out")],
                cwd=tree.ROOT,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                text=True,
            )
            started.append(process)
            return Session(process, content, said)

        yield begin
        for process in started:
            process.kill()
            process.wait()


@pytest.mark.slow
def test_an_edit_shows_and_a_mistake_leaves_the_last_good_site(
    start: Callable[[], Session], content: Path
) -> None:
    session = start()
    assert "เปิดรับสมัครอาสาสมัครแรงงาน" in session.read("news/20190429-1/")
    release = session.content / "news/20190429-1/th.md"
    release.write_text(sites.THAI.replace("เปิดรับสมัคร", "แก้ไขแล้ว"), encoding="utf-8")
    session.wait_for_page("news/20190429-1/", "แก้ไขแล้ว")
    release.write_text(sites.THAI.replace("๒๙ เมษายน", "๓๑ กุมภาพันธ์"), encoding="utf-8")
    session.wait_for_line(r"th\.md:2: error: .*\n.*→.*\nThe site was not rebuilt")
    assert "แก้ไขแล้ว" in session.read("news/20190429-1/")
    release.write_text(sites.THAI, encoding="utf-8")
    session.wait_for_page("news/20190429-1/", "เปิดรับสมัครอาสาสมัครแรงงาน")
    settings = content.with_name("new.py")
    settings.write_text(SETTINGS.format("หลัง"), encoding="utf-8")
    settings.replace(content.with_name("settings.py"))
    session.wait_for_page("", "หน่วยงานหลัง")


@pytest.mark.slow
def test_a_mistake_at_the_start_is_waited_for(start: Callable[[], Session], content: Path) -> None:
    release = content / "news/20190429-1/th.md"
    release.write_text("Title: x\n\nno date\n", encoding="utf-8")
    session = start()
    session.wait_for_line("error: ")
    release.write_text(sites.THAI, encoding="utf-8")
    session.wait_for_line(r"Built 1 releases")
    assert "เปิดรับสมัคร" in session.read("")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly(start: Callable[[], Session], sign: signal.Signals) -> None:
    session = start()
    session.process.send_signal(sign)
    assert session.process.wait(timeout=PATIENCE) == 130
    session._said.seek(0)
    assert "Traceback" not in session._said.read()


@pytest.mark.slow
def test_a_folder_that_was_away_for_a_while_changes_nothing(
    start: Callable[[], Session], content: Path
) -> None:
    session = start()
    for place in (content / "news", content):
        away = place.with_name(f"{place.name}-away")
        place.rename(away)
        session.wait_for_line(rf"{place}: error: this folder is gone")
        assert "อาสาสมัครแรงงาน" in session.read("news/20190429-1/")
        away.rename(place)
        text = sites.THAI.replace("เปิดรับสมัคร", f"หลังย้าย {place.name} ")
        (content / "news/20190429-1/th.md").write_text(text, encoding="utf-8")
        session.wait_for_page("news/20190429-1/", f"หลังย้าย {place.name} อาสาสมัครแรงงาน")


@pytest.mark.slow
def test_content_that_took_the_place_of_another_is_watched(
    start: Callable[[], Session], content: Path
) -> None:
    session = start()
    other = shutil.copytree(content, content.with_name("other"))
    shutil.rmtree(content)
    other.rename(content)
    for word in ("หนึ่ง", "สอง"):
        text = sites.THAI.replace("เปิดรับสมัคร", word)
        (content / "news/20190429-1/th.md").write_text(text, encoding="utf-8")
        session.wait_for_page("", word)


class ToldError(Exception):
    """Ends a watch as soon as it said or did what a test waits for."""


@pytest.fixture
def watch(content: Path) -> Callable[[], None]:
    """Give a function that watches the content, as if it were served, until that is said."""
    settings = content.with_name("settings.py")
    args = argparse.Namespace(content=content, settings=settings)
    seen = serve.Seen.of(serve.places(content), settings)
    return lambda: serve.watch(args, Mock(server.Server), console.Console("en"), seen)


def test_a_folder_that_goes_away_as_its_watch_begins_is_told(
    watch: Callable[[], None], content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = watchfiles.watch

    def away(*folders: Path, **options: Any) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        (content / "news").rename(content / "away")
        monkeypatch.setattr(watchfiles, "watch", real)
        return real(*folders, **options)

    monkeypatch.setattr(watchfiles, "watch", away)
    monkeypatch.setattr(console.Console, "problems", Mock(side_effect=ToldError))
    with pytest.raises(ToldError):
        watch()
    assert not (content / "news").exists()


@pytest.mark.parametrize("limit", [OSError, WatchfilesRustInternalError])
def test_a_system_that_can_watch_no_more_is_polled(
    limit: type[Exception],
    watch: Callable[[], None],
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    real = watchfiles.watch

    def full(*folders: Path, **options: Any) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        if not options["force_polling"]:
            raise limit
        for changes in real(*folders, **options):
            yield changes
            with (content / "news/20190429-1/th.md").open("a") as file:
                file.write("\nedit\n")

    def rebuilt(_: object, __: object, ___: object, files: set[Path], missing: object) -> None:
        assert {file.name for file in files} == {"th.md"}
        raise ToldError

    monkeypatch.setattr(watchfiles, "watch", full)
    monkeypatch.setattr(serve, "react", rebuilt)
    with pytest.raises(ToldError):
        watch()
    assert "can watch no more files" in capsys.readouterr().out


def test_no_browser_is_opened_for_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert not serve.has_screen()
