"""Dates, digits, repair and words of Thai text, for people and pipes."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from rich.table import Table

from plugins.cli import texts, tree
from plugins.cli.console import Console
from plugins.cli.texts import Row
from plugins.errors import Text
from plugins.thai import dates, digits, forms, normalize, words
from plugins.thai.found import Found
from plugins.thai_content import own_words

SUMMARY = Text(
    th="หาวันที่ แปลงเลข ซ่อม หรือตัดคำข้อความไทย", en="find dates, change digits, repair or cut Thai text"
)
TASKS_HELP = Text(
    th="dates หาวันที่ · digits แปลงเลข · clean ซ่อมข้อความ · words ตัดคำ",
    en="dates: find them; digits: change them; clean: repair text; words: cut it",
)
FILES_HELP = Text(
    th="ไฟล์ข้อความ หรือ .jsonl (.xz) ที่แต่ละบรรทัดมี text หรือ body (-: อ่านจากท่อ)",
    en="text, or .jsonl (.xz) with a text or body on each line (-: standard input)",
)
JSON_HELP = Text(th="แสดงเป็น JSON หนึ่งบรรทัดต่อหนึ่งข้อความ", en="show one line of JSON for each text")
TO_HELP = Text(th="เลขที่ต้องการ (ปกติ arabic)", en="which digits to write (arabic)")
REFERENCE_HELP = Text(
    th="วันของข่าว ใช้ตัดสินคำว่าวันนี้ เช่น 2019-04-29",
    en="the text's own date, which settles what today is, as 2019-04-29",
)
EXTRA_HELP = Text(
    th="ไฟล์คำเพิ่มเติม บรรทัดละคำ สำหรับ words (ปกติ content/words.txt ถ้ามี)",
    en="a file of more words, one a line, for words (content/words.txt, where there is one)",
)
HEADINGS = (
    Text(th="ที่", en="place"),
    Text(th="ข้อความ", en="text"),
    Text(th="ชนิด", en="kind"),
    Text(th="ISO", en="ISO"),
    Text(th="หมายเหตุ", en="note"),
)
SUMMARY_OPTION_HELP = Text(
    th="นับวันที่ของทุกข้อความตามรูปแบบที่เขียน (สำหรับ dates)",
    en="count the dates of all texts by how they are written (for dates)",
)
READING = Text(th="กำลังอ่าน", en="reading")
SUMMARY_HEADINGS = (
    Text(th="รูปแบบ", en="form"),
    Text(th="จำนวน", en="count"),
    Text(th="ตัวอย่าง", en="example"),
)


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the task, the files and how to show the result."""
    parser.add_argument("task", choices=tuple(TASKS), help=TASKS_HELP.show(lang))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=FILES_HELP.show(lang))
    parser.add_argument("--json", action="store_true", help=JSON_HELP.show(lang))
    parser.add_argument("--summary", action="store_true", help=SUMMARY_OPTION_HELP.show(lang))
    parser.add_argument("--to", choices=tuple(CONVERT), help=TO_HELP.show(lang))
    parser.add_argument("--reference", metavar="DATE", help=REFERENCE_HELP.show(lang))
    parser.add_argument("--words", type=Path, metavar="FILE", help=EXTRA_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Do the task for each text."""
    if args.summary:
        return summarise(args)
    task = TASKS[args.task](args)
    for row in texts.rows(args.files):
        task(row)
    return 0


def find_dates(args: argparse.Namespace) -> Callable[[Row], None]:
    """Show the dates of each text as a table, or as JSON in the form of the golden data."""
    given = _date(args.reference) if args.reference else None

    def task(row: Row) -> None:
        results = dates.find(row.text, given or row.reference)
        if args.json:
            _write_json(id=row.id, spans=[span(result) for result in results])
        else:
            Console(args.lang).show(table(row, results, args.lang))

    return task


def convert_digits(args: argparse.Namespace) -> Callable[[Row], None]:
    """Write each text with other digits."""
    return lambda row: _write_text(args, row, CONVERT[args.to or row.to or "arabic"](row.text))


def summarise(args: argparse.Namespace) -> int:
    """Count the dates of all texts by how they are written, with the first of each form."""
    given = _date(args.reference) if args.reference else None
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    console = Console(args.lang)
    with console.progress(READING, total=None) as advance:
        for row in texts.rows(args.files):
            for result in dates.find(row.text, given or row.reference):
                form = forms.form(result)
                counts[form] += 1
                examples.setdefault(form, " ".join(result.text.split()))
            advance(1)
    if args.json:
        _write_json(total=counts.total(), forms=counts.most_common())
        return 0
    drawn = Table(*(heading.show(args.lang) for heading in SUMMARY_HEADINGS))
    for form, count in counts.most_common():
        drawn.add_row(form, f"{count:,}", examples[form])
    console.show(drawn)
    return 0


def clean(args: argparse.Namespace) -> Callable[[Row], None]:
    """Write each text repaired."""
    return lambda row: _write_text(args, row, normalize.clean(row.text))


def cut_words(args: argparse.Namespace) -> Callable[[Row], None]:
    """Write each text with a bar between words, or as lists of words in JSON."""
    own = texts.read(args.words).split("\n") if args.words else own_words.read(tree.CONTENT)
    known = words.of(tuple(own))

    def task(row: Row) -> None:
        found = known.tokens(row.text)
        if args.json:
            _write_json(id=row.id, words=found)
        else:
            sys.stdout.write("|".join(found) + "\n")

    return task


CONVERT = {"arabic": digits.to_arabic, "thai": digits.to_thai}
TASKS = {"dates": find_dates, "digits": convert_digits, "clean": clean, "words": cut_words}


def span(result: Found) -> dict[str, Any]:
    """Give a result in the form of the golden data; a doubtful one has a `note`."""
    row: dict[str, Any] = {
        "start": result.start,
        "end": result.end,
        "text": result.text,
        "kind": result.kind if result.iso else "none",
        "iso": result.iso,
        "calendar": result.calendar,
    }
    if result.alt:
        row["alt"] = list(result.alt)
    if result.reason:
        row["note"] = result.reason.en
    return row


def table(row: Row, results: list[Found], lang: str) -> Table:
    """Draw what was found in one text, with line and column, both from 1."""
    drawn = Table(*(heading.show(lang) for heading in HEADINGS), title=row.id)
    for result in results:
        line = row.text.count("\n", 0, result.start) + 1
        column = result.start - row.text.rfind("\n", 0, result.start)
        note = result.reason.show(lang) if result.reason else ""
        text = result.text.replace("\n", " ")
        drawn.add_row(f"{line}:{column}", text, result.kind, result.iso or "-", note)
    return drawn


def _write_text(args: argparse.Namespace, row: Row, text: str) -> None:
    if args.json:
        _write_json(id=row.id, output=text)
    else:
        sys.stdout.write(text)


def _write_json(**row: object) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _date(text: str) -> date:
    value = dates.parse(text)
    return date(value.year, value.month, value.day)
