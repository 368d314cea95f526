"""How fast Thai text is read, repaired and cut, beside the libraries that others use."""

from __future__ import annotations

import argparse
import importlib
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.table import Table

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.cli.texts import rows
from plugins.errors import Text
from plugins.thai import dates, digits, normalize, words

SUMMARY = Text(th="ความเร็วของการอ่านข้อความไทย", en="how fast Thai text is read and repaired")
TEXT_HELP = Text(
    th="ข้อความ .txt .md .jsonl หรือ .jsonl.xz (ปกติ: seeds และเนื้อหาของเว็บไซต์)",
    en="text: .txt, .md, .jsonl or .jsonl.xz (the seeds and the site's own content)",
)
SIZE_HELP = Text(th="ล้านตัวอักษรที่ใช้วัด (ปกติ 2)", en="how many million characters to use (2)")
HEADINGS = (
    Text(th="งาน", en="task"),
    Text(th="ด้วย", en="by"),
    Text(th="ล้านตัวอักษรต่อวินาที", en="million characters a second"),
)
MISSING = Text(th="ไม่ได้ติดตั้ง", en="not installed")
SLOW = 20_000
"""Characters that the slowest of the others is given."""

Work = Callable[[str], object]
_SPOT = re.compile(r"\d{1,2}\s*[ก-๙.]+\s*\d{4}")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what text to use, and how much."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=TEXT_HELP.show(lang))
    parser.add_argument("--size", type=float, default=2.0, help=SIZE_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Measure each task on one core, and show the figures."""
    sample = texts(args.files, int(args.size * 1_000_000))
    drawn = Table(*(heading.show(args.lang) for heading in HEADINGS))
    for task, by, work, limit in tasks():
        shown = MISSING.show(args.lang)
        if work is not None:
            shown = f"{rate(work, sample, limit):.3f}"
        drawn.add_row(task, by, shown)
    Console(args.lang).show(drawn)
    return 0


def tasks() -> Iterator[tuple[str, str, Work | None, int | None]]:
    """Name each task, who does it, how, and how many characters are enough."""
    util = importlib.import_module("pythainlp.util")
    yield "dates", "prakat dates.find", dates.find, None
    yield "dates", "pythainlp thai_strptime", _strptime(util.thai_strptime), SLOW * 10
    yield "dates", "dateparser search_dates", _dateparser(), SLOW
    yield "repair", "prakat normalize.clean", normalize.clean, None
    yield "repair", "pythainlp normalize", util.normalize, None
    yield "compare", "prakat normalize.fold", normalize.fold, None
    yield "digits", "prakat digits.to_arabic", digits.to_arabic, None
    yield "digits", "pythainlp thai_digit_to_arabic_digit", util.thai_digit_to_arabic_digit, None
    yield "words", "prakat words.lattice", words.lattice, None
    yield "words", "pythainlp newmm", words.tokens, SLOW * 10


def rate(work: Work, sample: list[str], limit: int | None) -> float:
    """Give the million characters that one core does in a second of its own time.

    The text goes in release by release, as in a build. One goes first, unmeasured, so that
    dictionaries are loaded.
    """
    work(sample[0])
    done, began = 0, time.process_time()
    for text in sample:
        work(text)
        done += len(text)
        if limit is not None and done >= limit:
            break
    return done / max(time.process_time() - began, 1e-9) / 1e6


def texts(files: list[Path], size: int) -> list[str]:
    """Give texts of about `size` characters in all, repeated where there is too little."""
    paths = files or sorted([*tree.SEEDS.rglob("*.txt"), *tree.CONTENT.rglob("*.md")])
    found: list[str] = []
    total = 0
    for row in rows(paths):
        found.append(row.text)
        total += len(row.text)
        if total >= size:
            return found
    return found * max(1, round(size / max(total, 1)))


def _strptime(parse: Callable[[str, str], object]) -> Work:
    """Read a date at every place that looks like one, which is how it is used on text."""

    def work(text: str) -> object:
        found = []
        for spot in _SPOT.finditer(text):
            try:
                found.append(parse(spot[0], "%d %B %Y"))
            except (ValueError, KeyError, IndexError, AttributeError):
                continue
        return found

    return work


def _dateparser() -> Work | None:
    try:
        search = importlib.import_module("dateparser.search")
    except ModuleNotFoundError:
        return None
    return lambda text: search.search_dates(text, languages=["th"])
