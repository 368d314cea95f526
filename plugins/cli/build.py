"""Build the site into a folder; the folder changes only when all went well."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import importlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from plugins.cli import arguments, tree
from plugins.cli.console import Console
from plugins.errors import PROBLEM, PrakatError, Problem, Severity, Text
from plugins.fastbuild import reasons, unchanged
from plugins.fastbuild.output import work_folder

SUMMARY = Text(th="สร้างเว็บไซต์ลงในโฟลเดอร์ output", en="build the site into output/")

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass
class BuildReport:
    """Say what a build made.

    files: how many the site has. explain: says of each, by its path, why it was made or was not.
    warnings: Pelican's. problems: what a plugin said of the content.
    """

    releases: int = 0
    files: int = 0
    seconds: float = 0.0
    warnings: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    explain: Callable[[], dict[str, str]] = dict


class _Recorder(logging.Handler):
    """Keep what Pelican would only log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        if problem := getattr(record, PROBLEM, None):
            self.problems.append(problem)
            return
        kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        kept.append(record.getMessage())


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what to build, and what becomes of the memory of the last build."""
    add_site(parser, lang, NO_MOMENT)
    add_memory(parser, lang)


NO_MOMENT = Text(th="ไม่แสดงประกาศที่มีกำหนดวัน", en="no dated notice shows")
THIS_MOMENT = Text(th="เวลานี้", en="the present")


def add_site(parser: argparse.ArgumentParser, lang: str, none: Text = THIS_MOMENT) -> None:
    """Add where to read, where to write, and for which moment.

    none: what happens where no moment is given.
    """
    arguments.add_content(parser, lang)
    arguments.add_output(parser, lang)
    parser.add_argument(
        "--settings",
        type=Path,
        default=tree.SETTINGS,
        metavar="FILE",
        help=Text(th="ไฟล์ตั้งค่าของ Pelican", en="Pelican's settings file").show(lang),
    )
    parser.add_argument(
        "--now",
        type=arguments.moment(lang),
        metavar="DATE",
        help=Text(
            th=f"วันเวลาที่ใช้ตัดสินประกาศและข่าวที่ตั้งเวลาไว้ (ไม่ระบุ: {none.th})",
            en=f"the moment that decides on notices and embargoes (else: {none.en})",
        ).show(lang),
    )


def add_memory(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what becomes of the memory of the last build."""
    parser.add_argument(
        "--clean",
        action="store_true",
        help=Text(
            th="สร้างใหม่ทั้งหมด ไม่ใช้สิ่งที่จำไว้จากครั้งก่อน", en="make everything anew, from nothing"
        ).show(lang),
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help=Text(
            th="บอกว่าแต่ละไฟล์สร้างใหม่หรือไม่ เพราะเหตุใด",
            en="say of each file why it was made or was not",
        ).show(lang),
    )


def run(args: argparse.Namespace) -> int:
    """Build, and say what was made."""
    console = Console(args.lang)
    report = build(args.content, args.output, args.settings, now=args.now, clean=args.clean)
    if args.explain:
        explain(console, report)
    tell(console, report, args.output)
    is_whole = all(problem.severity is not Severity.ERROR for problem in report.problems)
    return 0 if is_whole else 1  # the site stands without a photo, but not all was done


def explain(console: Console, report: BuildReport) -> None:
    """Say of each file why it was made or was not."""
    found = report.explain()
    for path, reason in sorted(found.items()):
        console.write(f"{path}: {reasons.WORDS[reason].show(console.lang)}")
    if not found:
        console.say(
            Text(
                th="ไม่มีอะไรเปลี่ยนเลยตั้งแต่สร้างครั้งก่อน จึงไม่ต้องสร้าง",
                en="Nothing at all has changed since the last build, so there was nothing to do.",
            )
        )


def tell(console: Console, report: BuildReport, output: Path) -> None:
    """Say what a build made."""
    console.problems(report.problems)
    for warning in report.warnings:
        console.write(warning, style="yellow")
    console.say(
        Text(
            th=f"สร้างเว็บไซต์แล้ว: {report.releases:,} ข่าว {report.files:,} ไฟล์ "
            f"ใน {report.seconds:.1f} วินาที → {output}",
            en=f"Built {report.releases:,} releases, {report.files:,} files "
            f"in {report.seconds:.1f} s → {output}",
        )
    )


def build(
    content: Path,
    output: Path,
    settings: Path = tree.SETTINGS,
    *,
    now: dt.datetime | None = None,
    siteurl: str | None = None,
    theme: Path | None = None,
    drafts: bool = False,
    clean: bool = False,
    forget: bool = False,
    workers: int | None = None,
) -> BuildReport:
    """Build the site of a content folder.

    What is as it was in the last build is kept. The site is made beside `output` and takes its
    place at the end, so that a failed build leaves the last good site as it was.

    now: decides on notices and embargoes; None shows nothing that depends on it.
    siteurl: replaces the settings' SITEURL.
    theme: replaces the settings' THEME.
    drafts: show drafts, and releases under embargo, too.
    clean: begin without what the last build remembers. forget: remember nothing of this one.
    workers: how many processes may work; None means one for each core.

    Raises PrakatError with everything that is wrong with the content.
    """
    began = time.monotonic()
    if not content.is_dir():
        raise PrakatError(_no_content(content))
    site = output.absolute()
    site.parent.mkdir(parents=True, exist_ok=True)
    overrides: dict[str, Any] = {
        "PATH": str(content.absolute()),
        "OUTPUT_PATH": str(site),
        "PRAKAT_BUILD_CLEAN": clean,
        "PRAKAT_BUILD_FORGET": forget,
        "PRAKAT_BUILD_WORKERS": workers or 0,
        "PRAKAT_DRAFTS": drafts,
    }
    overrides |= {"PRAKAT_NOW": now} if now else {}
    overrides |= {"SITEURL": siteurl} if siteurl is not None else {}
    overrides |= {"THEME": str(theme.absolute())} if theme else {}
    asked = (str(settings.absolute()), overrides)
    work = work_folder(site)
    load = partial(_load, settings)
    seen = None if clean or forget else unchanged.look(work, content.absolute(), load)
    report = unchanged.report(work, site, asked, seen) if seen else None
    if not isinstance(report, BuildReport):
        report = _run_pelican(settings, overrides, seen)
    report.seconds = time.monotonic() - began
    return report


def _load(settings: Path) -> None:
    """Load Pelican and the site's plugins, which takes as long as looking through its content.

    What is wrong with the settings is said later, if they are needed.
    """
    with suppress(Exception), redirect_stdout(StringIO()):
        from pelican.settings import get_settings_from_file  # noqa: PLC0415

        from plugins.fastbuild import pelican  # noqa: F401, PLC0415

        for name in get_settings_from_file(str(settings)).get("PLUGINS", ()):
            importlib.import_module(name)


def _run_pelican(
    settings: Path, overrides: dict[str, Any], seen: unchanged.Seen | None
) -> BuildReport:
    # A build of which nothing changed is over before Pelican would have been imported.
    from pelican import signals  # noqa: PLC0415
    from pelican.settings import read_settings  # noqa: PLC0415

    from plugins.fastbuild.pelican import FastPelican  # noqa: PLC0415

    report = BuildReport()
    made_with = unchanged.stamps(tree.ROOT / "plugins")
    made_with |= unchanged.stamps(settings.absolute().parent, modules_only=True)

    def count(generators: list[Any]) -> None:
        report.releases = len(generators[0].context["releases"])

    with _recorded() as recorder, redirect_stdout(StringIO()):
        pelican = FastPelican(read_settings(str(settings), override=overrides))
        pelican.seen = seen
        made_with |= unchanged.stamps(Path(pelican.theme))
        if not recorder.errors:
            with signals.all_generators_finalized.connected_to(count), _full_disk_is_said():
                pelican.run()
    if recorder.errors:
        raise PrakatError(*(_logged(settings, message) for message in recorder.errors))
    report.warnings = recorder.warnings
    report.problems = recorder.problems
    report.files = pelican.build.next.count
    site = Path(overrides["OUTPUT_PATH"])
    asked = (str(settings.absolute()), overrides)
    unchanged.note(work_folder(site), site, asked, made_with, report)
    report.explain = pelican.build.reasons
    return report


@contextmanager
def _full_disk_is_said() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        place = Path(error.filename or tree.ROOT)
        raise PrakatError(_no_room(place)) from error


def _no_room(place: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        place,
        0,
        Text(
            th="พื้นที่ดิสก์เต็ม เว็บไซต์เดิมยังอยู่ครบ",
            en="the disk is full; the last good site is as it was",
        ),
        Text(th="ลบไฟล์ที่ไม่ใช้แล้วสั่งใหม่อีกครั้ง", en="make room, then run the same command again"),
    )


def _logged(settings: Path, message: str) -> Problem:
    return Problem(
        Severity.ERROR,
        settings,
        0,
        Text(th=f"Pelican รายงานว่า: {message}", en=f"Pelican reports: {message}"),
        Text(th="แจ้งผู้ดูแลระบบ", en="tell the engineer who looks after the site"),
    )


def _no_content(content: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        content,
        0,
        Text(th="ไม่มีโฟลเดอร์เนื้อหานี้", en="there is no such content folder"),
        Text(
            th="ระบุโฟลเดอร์ด้วย --content หรือนำข่าวเข้าก่อนด้วยคำสั่ง import",
            en="name the folder with --content, or import releases into it first",
        ),
    )


@contextmanager
def _recorded() -> Iterator[_Recorder]:
    logger = logging.getLogger("pelican")
    recorder = _Recorder()
    logger.addHandler(recorder)
    try:
        yield recorder
    finally:
        logger.removeHandler(recorder)
