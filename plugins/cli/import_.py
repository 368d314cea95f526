"""Import legacy items: `./prakat import PATH…`."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Iterable
from pathlib import Path

from plugins.cli import tree
from plugins.cli.console import COLOURS, Console, near
from plugins.errors import Problem, Severity, Text
from plugins.fastbuild.executor import executor
from plugins.legacy.intake import Intake, seeds, size
from plugins.legacy.report import ImportReport
from plugins.legacy.shelf import Shelf

SUMMARY = Text(
    th="นำข่าวเก่าเข้าคลัง (ไฟล์ข้อความ .txt หรือ JSON lines)",
    en="bring old releases in (text files or JSON lines)",
)
MANY = 4 * 1024 * 1024
"""Bytes to import from which on all processors are worth starting."""
_PROGRESS = Text(th="กำลังนำเข้า", en="importing")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the paths to import and the content folder to import into."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=Path,
        help=Text(
            th="ไฟล์ .txt, .jsonl, .jsonl.xz, .jsonl.gz หรือโฟลเดอร์ของไฟล์เหล่านี้",
            en="a .txt, .jsonl, .jsonl.xz or .jsonl.gz file, or a folder of them",
        ).show(lang),
    )
    parser.add_argument(
        "--content",
        metavar="DIR",
        type=Path,
        default=tree.CONTENT,
        help=Text(th="โฟลเดอร์ข่าวที่จะนำเข้าไป", en="the content folder to import into").show(lang),
    )


def run(args: argparse.Namespace) -> int:
    """Import and print the report; 0 only if nothing failed."""
    report = import_paths(args.paths, args.content, args.lang)
    show(report, args.content, Console(args.lang))
    return 0 if report.is_complete else 1


def import_paths(paths: list[Path], content: Path, lang: str) -> ImportReport:
    """Import files and folders into a content folder.

    What an earlier run imported is recognised by its hash and left alone, so calling this again is
    cheap. lang: of the progress bar, which shows on standard error after two seconds.

    Raises PrakatError where divisions.toml or notices.toml can't be read or nothing can be written.
    What is wrong with the files themselves is in the report.
    """
    files = [file for path in paths for file in seeds(path)]
    total = sum(size(file) for file in files)
    console = Console(lang, sys.stderr)
    with (
        executor(None if total >= MANY else 1) as pool,
        Shelf(content) as shelf,
        console.progress(_PROGRESS, total) as advance,
    ):
        intake = Intake(content, shelf, pool)
        for file in files:
            intake.take(file, advance)
    return intake.report


def show(report: ImportReport, content: Path, console: Console) -> None:
    """Print what was done, then what somebody should look at."""
    for release in report.releases:
        console.write(f"+ {near(content / release)}", "green")
    more = report.imported - len(report.releases)
    if more:
        console.say(Text(th=f"+ อีก {more:,} ข่าว", en=f"+ {more:,} more"), "green")
    console.say(
        Text(
            th=f"นำเข้า {report.imported:,} ข่าว · นำเข้าไว้แล้ว {report.already:,} · "
            f"นำเข้าไม่ได้ {report.failed:,}",
            en=f"imported {report.imported:,} · already imported {report.already:,} · "
            f"failed {report.failed:,}",
        ),
        "bold",
    )
    if report.imported:
        console.say(
            Text(
                th=f"หน่วยงานใหม่ {report.divisions:,} · ประกาศใหม่ {report.notices:,} · "
                f"ซ่อมอักขระเสีย {report.cleaned:,} ตัว",
                en=f"new divisions {report.divisions:,} · new notices {report.notices:,} · "
                f"characters repaired {report.cleaned:,}",
            )
        )
    _show_problems(report.problems, console)
    if report.unshown:
        console.say(
            Text(
                th=f"และยังมีอีก {report.unshown:,} เรื่องที่ไม่ได้แสดง",
                en=f"and {report.unshown:,} more like these",
            )
        )


def _show_problems(problems: Iterable[Problem], console: Console) -> None:
    """Write problems, the worst first, and what to do once for all that have the same remedy."""
    alike: dict[tuple[Severity, Text], list[Problem]] = {}
    for problem in sorted(problems):
        alike.setdefault((problem.severity, problem.remedy), []).append(problem)
    for (severity, remedy), group in alike.items():
        for problem in group:
            shown = dataclasses.replace(problem, path=near(problem.path)).show(console.lang)
            console.write(shown.rsplit("\n", 1)[0], COLOURS[severity])
        console.write(f"    → {remedy.show(console.lang)}", COLOURS[severity])
