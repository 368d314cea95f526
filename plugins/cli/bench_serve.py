"""How soon `prakat serve` answers, and how soon an edit shows."""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.table import Table

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.errors import Text

SUMMARY = Text(
    th="เวลาจนเว็บไซต์ตอบ และจนการแก้ไขปรากฏ", en="the time until the site answers and an edit shows"
)
RUNS_HELP = Text(th="จำนวนครั้งที่วัด (ปกติ 5)", en="how often to measure (5)")
CONTENT_HELP = Text(
    th="โฟลเดอร์เนื้อหา ซึ่งจะไม่ถูกแก้", en="the content folder; it is copied, not changed"
)
RUNS = 5
GIVE_UP = 600.0
"""Seconds after which a site that does not answer is not waited for."""

START = "start to first answer"
EDIT = "edit of th.md to page"


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add how often to measure, and what."""
    parser.add_argument("--runs", type=int, default=RUNS, help=RUNS_HELP.show(lang))
    parser.add_argument(
        "--content", type=Path, default=tree.CONTENT, metavar="DIR", help=CONTENT_HELP.show(lang)
    )


def run(args: argparse.Namespace) -> int:
    """Measure, and show the least, the median and the most seconds."""
    seconds: dict[str, list[float]] = {START: [], EDIT: []}
    for _ in range(args.runs):
        with tempfile.TemporaryDirectory() as name:
            content = Path(name, "content")
            shutil.copytree(args.content, content)
            began = time.monotonic()
            with serving(content, Path(name, "output")) as url:
                seconds[START].append(time.monotonic() - began)
                seconds[EDIT].append(edit(content, url))
    Console(args.lang).show(table(seconds))
    return 0


@contextmanager
def serving(content: Path, output: Path) -> Iterator[str]:
    """Run `prakat serve` until it has answered; gives the site's address."""
    words = ["--no-browser", "--port", "0", "--content", str(content), "--output", str(output)]
    with subprocess.Popen(
        [sys.executable, "-m", "plugins.cli", "serve", *words], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            for line in process.stdout or ():
                if found := re.match(r"http://\S+", line):
                    read(found[0])
                    yield found[0]
                    break
        finally:
            process.terminate()


def edit(content: Path, url: str) -> float:
    """Change the title of a release; gives the seconds until its page shows the new one."""
    source = next(iter(sorted(content.glob("news/*/th.md"))))
    mark = f"{time.time_ns()}"
    text = re.sub(r"(?m)^Title: ", f"Title: {mark} ", source.read_text(encoding="utf-8"), count=1)
    began = time.monotonic()
    source.write_text(text, encoding="utf-8")
    while mark not in read(f"{url}news/{source.parent.name}/"):
        if time.monotonic() - began > GIVE_UP:
            raise TimeoutError(url)
        time.sleep(0.01)
    return time.monotonic() - began


def read(url: str) -> str:
    """Read a page."""
    with urllib.request.urlopen(url, timeout=GIVE_UP) as answer:  # noqa: S310  # our own server
        return str(answer.read().decode())


def table(seconds: dict[str, list[float]]) -> Table:
    """Lay the figures out."""
    made = Table("", "min s", "median s", "max s")
    for name, values in seconds.items():
        figures = (min(values), statistics.median(values), max(values))
        made.add_row(name, *(f"{figure:.2f}" for figure in figures))
    return made
