"""Build the site, serve it on this machine and rebuild it whenever something changes."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import os
import sys
import threading
import time
import webbrowser
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import watchfiles
from watchfiles._rust_notify import WatchfilesRustInternalError

from plugins.bilingual.folder import NEWS
from plugins.cli import arguments, build, failure, seeds, server, tree
from plugins.cli.console import Console
from plugins.cli.reload import Rebuilds
from plugins.errors import PrakatError, Problem, Severity, Text

SUMMARY = Text(
    th="เปิดเว็บไซต์ในเครื่องนี้ และสร้างใหม่เองเมื่อแก้ไข", en="serve the site here and rebuild it on change"
)
PORT_HELP = Text(
    th="พอร์ต (ไม่ระบุ: 8000 หรือพอร์ตว่างถัดไป)", en="the port (else 8000 or the next free one)"
)
DRAFTS_HELP = Text(
    th="แสดงฉบับร่างและข่าวที่ตั้งเวลาไว้ด้วย (ไม่มีผลต่อการเผยแพร่)",
    en="show drafts and releases under embargo too (a publish never does)",
)
BROWSER_HELP = Text(th="ไม่เปิดเบราว์เซอร์ให้", en="do not open the browser")
FAILED = Text(
    th="ยังไม่ได้สร้างเว็บไซต์ใหม่ เว็บไซต์เดิมยังอยู่ แก้ไขแล้วบันทึก จะสร้างให้ใหม่เอง",
    en="The site was not rebuilt; the last good one stays. Correct this and save: it builds again.",
)
STOP = Text(th="กด Ctrl-C เพื่อเลิก", en="Ctrl-C stops it")
POLLING = Text(
    th="ระบบนี้เฝ้าดูไฟล์เพิ่มไม่ได้ จะตรวจหาการแก้ไขทุก 2 วินาทีแทน",
    en="this system can watch no more files; looking for edits every 2 seconds instead",
)

LAST_PORT = 65535

DEBOUNCE_MS = 200
"""Milliseconds in which the several writes of one save count as one change."""

SETTINGS_MS = 500
"""Milliseconds between two looks at the settings file."""

POLL_MS = 2000
"""Milliseconds between two looks at all files, on a system that can watch no more."""


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what to serve and where."""
    build.add_site(parser, lang)
    parser.add_argument("--port", type=arguments.whole(lang, LAST_PORT), help=PORT_HELP.show(lang))
    parser.add_argument("--drafts", action="store_true", help=DRAFTS_HELP.show(lang))
    parser.add_argument("--no-browser", action="store_true", help=BROWSER_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C; a mistake in the content is shown and waited for, not died of."""
    out = Console(args.lang)
    with server.start(args.output, args.port) as site:
        site.rebuilds = Rebuilds()
        seeds.bring_in(args.content, out)
        seen = Seen.of(places(args.content), args.settings)  # what a build then reads
        rebuild(args, site, out)
        threading.Thread(target=site.serve_forever, daemon=True).start()
        out.write(f"{site.url}   ({STOP.show(args.lang)})", style="bold")
        if not args.no_browser and has_screen():
            webbrowser.open(site.url)
        watch(args, site, out, seen)
    return 0


def rebuild(args: argparse.Namespace, site: server.Server, out: Console) -> bool:
    """Build for the server's address; show what is wrong and give False where that fails."""
    try:
        report = build.build(
            args.content,
            args.output,
            args.settings,
            now=args.now or now(),
            siteurl=site.url.rstrip("/"),
            drafts=args.drafts,
        )
    except PrakatError as error:
        out.problems(error.problems)
    except Exception as error:
        if args.debug:
            raise
        failure.apologise(error, args.lang)
    else:
        build.tell(out, report, args.output)
        if site.rebuilds:
            site.rebuilds.tell()
        return True
    out.say(FAILED, style="bold red")
    return False


def now() -> dt.datetime:
    """Give the present moment in Bangkok, which decides on notices and embargoes."""
    return dt.datetime.now(arguments.BANGKOK)


def places(content: Path) -> list[Path]:
    """List the folders whose files make the site, as far as they are there."""
    return [path for path in (content, content / NEWS, tree.THEME, tree.SEEDS) if path.exists()]


@dataclasses.dataclass(frozen=True)
class Seen:
    """What a watch of files can lose: a file or folder that another takes the name of."""

    folders: Mapping[Path, tuple[int, int] | None]
    """The device and number of each; None for one that is gone."""

    settings: int
    """When the settings file was last changed, in nanoseconds: editors save by replacing it."""

    @classmethod
    def of(cls, folders: Iterable[Path], settings: Path) -> Seen:
        """Look."""
        return cls({folder: identity(folder) for folder in folders}, modified(settings))

    def missing(self) -> Path | None:
        """Name the first folder that is gone."""
        return next((folder for folder, number in self.folders.items() if number is None), None)


def watch(args: argparse.Namespace, site: server.Server, out: Console, seen: Seen) -> None:
    """Rebuild after every change to the content, the theme or the settings, until stopped."""
    again = False
    while True:
        for files in changes(seen.folders, out):
            there = Seen.of(seen.folders, args.settings)
            if not files and there == seen and not again:
                continue
            again = there.folders != seen.folders and not there.missing()
            seen = there
            react(args, site, out, {Path(file) for _, file in files}, there.missing())
            if again:  # the watch is on what was there before, and may have missed an edit
                break


def react(
    args: argparse.Namespace,
    site: server.Server,
    out: Console,
    files: set[Path],
    missing: Path | None,
) -> None:
    """Rebuild after a change of files, unless a folder of theirs is gone."""
    if missing:
        out.problems([gone(missing)])
        return
    if any(file.is_relative_to(tree.SEEDS) for file in files):
        seeds.bring_in(args.content, out)
    rebuild(args, site, out)


def changes(folders: Iterable[Path], out: Console) -> Iterator[set[tuple[watchfiles.Change, str]]]:
    """Give the files that changed, or nothing every half second.

    Where the system can watch no more files, every file is looked at in turn, which needs nothing
    of it but time.

    Args:
        folders: What to watch; those that are gone are left out.
        out: Told of it where files are looked at in turn.
    """
    polling = None  # its environment variable decides
    while True:
        try:
            yield from watchfiles.watch(
                *(folder for folder in folders if folder.exists()),
                debounce=DEBOUNCE_MS,
                rust_timeout=SETTINGS_MS,
                yield_on_timeout=True,
                raise_interrupt=True,
                force_polling=polling,
                poll_delay_ms=POLL_MS,
            )
        except FileNotFoundError:  # a folder went away as its watch began: the next look finds it
            time.sleep(SETTINGS_MS / 1000)
        except (OSError, WatchfilesRustInternalError):
            if polling:
                raise
            out.say(POLLING, style="yellow")
            polling = True


def identity(place: Path) -> tuple[int, int] | None:
    """Give the device and number of a file or folder; None where there is none."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def gone(place: Path) -> Problem:
    """Say that a folder is not there; nothing is built without it."""
    return Problem(
        Severity.ERROR,
        place,
        0,
        Text(th="โฟลเดอร์นี้หายไป เว็บไซต์เดิมยังอยู่", en="this folder is gone; the last good site stays"),
        Text(
            th="นำโฟลเดอร์กลับมาไว้ที่เดิม แล้วจะสร้างให้ใหม่เอง",
            en="put it back in its place, and the site is built again",
        ),
    )


def modified(file: Path) -> int:
    """Give when a file was last changed, in nanoseconds; 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def has_screen() -> bool:
    """Tell whether somebody sits at this terminal and could see a browser."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    if sys.platform.startswith("linux"):  # without a screen a text browser would take the terminal
        return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return True
