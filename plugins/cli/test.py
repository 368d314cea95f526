"""Prove that everything works: lint, types, unit, page and browser tests."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.cli import chromium, node, system, tree
from plugins.cli.console import Console
from plugins.errors import Text

SUMMARY = Text(
    th="ตรวจว่าทุกอย่างทำงานถูกต้อง (สำหรับผู้พัฒนา)", en="lint, types and all tests; sets up what they need"
)
TAKES_MORE = True
"""What this command doesn't know is pytest's."""

EVERY_CORE = ("-n", "auto", "--dist", "loadfile")
"""A file's tests share what is slow to set up, so a file stays in one process."""

NODE_TOOLS = Text(th="ติดตั้งเครื่องมือจาก npm", en="installing the tools from npm")
FAILED_NODE = Text(
    th="ติดตั้งเครื่องมือจาก npm ไม่สำเร็จ ตรวจอินเทอร์เน็ตแล้วสั่งใหม่",
    en="The tools from npm could not be installed; check the network and run it again.",
)
FAST_HELP = Text(
    th="ข้ามการทดสอบในเบราว์เซอร์และที่ใช้เวลานาน",
    en="leave out the tests in a browser and the slow ones",
)
MORE_HELP = Text(
    th="ตัวเลือกอื่นส่งต่อให้ pytest และรันเฉพาะ pytest",
    en="anything else is passed on to pytest, and only pytest is run",
)


@dataclass(frozen=True)
class Step:
    """Name one thing to run and give its command line."""

    name: str
    command: list[str]


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the options of `prakat test`."""
    parser.add_argument("--fast", action="store_true", help=FAST_HELP.show(lang))
    parser.epilog = MORE_HELP.show(lang)


def run(args: argparse.Namespace) -> int:
    """Run every step, even after one failed, and give 0 if all passed."""
    out = Console(args.lang)
    if not prepare(out, with_browser=not args.fast):
        return 1
    results = []
    for step in steps(args.more, with_browser=not args.fast):
        out.write(f"── {step.name}", style="bold")
        began = time.monotonic()
        passed = subprocess.call(step.command, cwd=tree.ROOT) == 0
        results.append((step.name, passed, time.monotonic() - began))
    out.write("──")
    for name, passed, seconds in results:
        mark = Text(th="ผ่าน", en="ok") if passed else Text(th="ไม่ผ่าน", en="FAILED")
        out.write(
            f"{name:<14} {seconds:7.1f} s  {mark.show(args.lang)}", "" if passed else "bold red"
        )
    return 0 if all(passed for _, passed, _ in results) else 1


def prepare(out: Console, *, with_browser: bool) -> bool:
    """Install what the steps need and this machine lacks; say what to do where that fails."""
    if not node.is_ready():
        out.say(NODE_TOOLS)
        if not node.install():
            out.say(FAILED_NODE, style="bold red")
            return False
    missing = system.missing()
    missing += ["chromium"] if with_browser and chromium.find() is None else []
    if missing and system.can_install():
        system.install(missing)
    if with_browser and chromium.find() is None:
        out.say(chromium.MISSING, style="bold red")
        return False
    return True


def steps(more: Sequence[str], *, with_browser: bool) -> Iterator[Step]:
    """Give the steps in order, the fast ones first; with pytest's own arguments, pytest alone."""
    if not more:
        yield from lint()
    marks = [] if with_browser else ["-m", "not browser and not slow"]
    yield Step("pytest", module("pytest", *marks, *(more or EVERY_CORE)))


def lint() -> Iterator[Step]:
    """Give the steps that read the code and do not run it."""
    yield Step("ruff check", module("ruff", "check", "."))
    yield Step("ruff format", module("ruff", "format", "--check", "."))
    yield Step("mypy", module("mypy"))
    yield Step(
        "import-linter",
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"],
    )
    yield Step("djlint", module("djlint", "--lint", "--quiet", "theme/templates"))
    eslint = ("--config", "tests/eslint.config.js", "theme/static/js", "plugins/cli", "tests")
    yield Step("eslint", node.command("eslint/bin/eslint.js", *eslint))
    stylelint = ("--config", "tests/stylelint.config.json", "theme/static/css/**/*.css")
    yield Step("stylelint", node.command("stylelint/bin/stylelint.mjs", *stylelint))


def module(name: str, *arguments: str) -> list[str]:
    """Give the command line that runs a Python module in this environment."""
    return [sys.executable, "-m", name, *arguments]
