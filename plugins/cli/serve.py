"""Build the site, serve it on this machine and rebuild it whenever something changes."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import threading
import webbrowser
from pathlib import Path

import watchfiles

from plugins.cli import build, failure, import_, server, tree
from plugins.cli.console import Console
from plugins.errors import PrakatError, Text

SUMMARY = Text(
    th="เปิดเว็บไซต์ในเครื่องนี้ และสร้างใหม่เองเมื่อแก้ไข", en="serve the site here and rebuild it on change"
)
PORT_HELP = Text(
    th="พอร์ต (ไม่ระบุ: 8000 หรือพอร์ตว่างถัดไป)", en="the port (else 8000 or the next free one)"
)
BROWSER_HELP = Text(th="ไม่เปิดเบราว์เซอร์ให้", en="do not open the browser")
FAILED = Text(
    th="ยังไม่ได้สร้างเว็บไซต์ใหม่ เว็บไซต์เดิมยังอยู่ แก้ไขแล้วบันทึก จะสร้างให้ใหม่เอง",
    en="The site was not rebuilt; the last good one stays. Correct this and save: it builds again.",
)
STOP = Text(th="กด Ctrl-C เพื่อเลิก", en="Ctrl-C stops it")
NO_WATCH = Text(
    th="ระบบนี้เฝ้าดูไฟล์จำนวนเท่านี้ไม่ได้ แก้ไขแล้วต้องสั่ง serve ใหม่",
    en="this system cannot watch so many files; after an edit, start serve again",
)

DEBOUNCE_MS = 200
"""Milliseconds in which the several writes of one save count as one change."""

SETTINGS_MS = 500
"""Milliseconds between two looks at the settings file."""


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what to serve and where."""
    build.add_site(parser, lang)
    parser.add_argument("--port", type=int, help=PORT_HELP.show(lang))
    parser.add_argument("--no-browser", action="store_true", help=BROWSER_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C; a mistake in the content is shown and waited for, not died of."""
    out = Console(args.lang)
    with server.start(args.output, args.port) as site:
        import_seeds(args, out)
        rebuild(args, site, out)
        threading.Thread(target=site.serve_forever, daemon=True).start()
        out.write(f"{site.url}   ({STOP.show(args.lang)})", style="bold")
        if not args.no_browser and has_screen():
            webbrowser.open(site.url)
        watch(args, site, out)
    return 0


def import_seeds(args: argparse.Namespace, out: Console) -> None:
    """Bring new seeds into this checkout's own content; another folder is not theirs.

    What is wrong with a seed is shown, and the site is built without it.
    """
    if args.content.resolve() != tree.CONTENT or not tree.SEEDS.is_dir():
        return
    try:
        report = import_.import_paths([tree.SEEDS], args.content, args.lang)
    except PrakatError as error:
        out.problems(error.problems)
        return
    if report.imported or report.failed:
        import_.show(report, args.content, out)


def rebuild(args: argparse.Namespace, site: server.Server, out: Console) -> bool:
    """Build for the server's address; show what is wrong and give False where that fails."""
    try:
        report = build.build(
            args.content,
            args.output,
            args.settings,
            now=args.now or now(),
            siteurl=site.url.rstrip("/"),
        )
    except PrakatError as error:
        out.problems(error.problems)
    except Exception as error:
        if args.debug:
            raise
        failure.apologise(error, args.lang)
    else:
        build.tell(out, report, args.output)
        return True
    out.say(FAILED, style="bold red")
    return False


def now() -> dt.datetime:
    """Give the present moment in Bangkok, which decides on notices and embargoes."""
    return dt.datetime.now(build.BANGKOK)


def watch(args: argparse.Namespace, site: server.Server, out: Console) -> None:
    """Rebuild after every change to the content, the theme or the settings, until stopped."""
    folders = [folder for folder in (args.content, tree.THEME, tree.SEEDS) if folder.exists()]
    # An editor may put a new file in the place of the settings, which a watch would lose.
    settings = modified(args.settings)
    changes = watchfiles.watch(
        *folders,
        debounce=DEBOUNCE_MS,
        rust_timeout=SETTINGS_MS,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    try:
        for files in changes:
            if files or modified(args.settings) != settings:
                settings = modified(args.settings)
                import_seeds(args, out)
                rebuild(args, site, out)
    except OSError:
        out.say(NO_WATCH, style="yellow")
        threading.Event().wait()


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
