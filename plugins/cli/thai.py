"""Dates, digits, repair and words of Thai text, for people and pipes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.table import Table

from plugins.cli.console import Console
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.thai import dates, digits, normalize, words
from plugins.thai.found import Found

SUMMARY = Text(
    th="หาวันที่ แปลงเลข ซ่อม หรือตัดคำข้อความไทย", en="find dates, change digits, repair or cut Thai text"
)
TASKS_HELP = Text(
    th="dates หาวันที่ · digits แปลงเลข · clean ซ่อมข้อความ · words ตัดคำ",
    en="dates: find them; digits: change them; clean: repair text; words: cut it",
)
FILES_HELP = Text(
    th="ไฟล์ข้อความ หรือ .jsonl ที่แต่ละบรรทัดมี text (-: อ่านจากท่อ)",
    en="text, or .jsonl with a text on each line (-: standard input)",
)
JSON_HELP = Text(th="แสดงเป็น JSON หนึ่งบรรทัดต่อหนึ่งข้อความ", en="show one line of JSON for each text")
TO_HELP = Text(th="เลขที่ต้องการ (ปกติ arabic)", en="which digits to write (arabic)")
REFERENCE_HELP = Text(
    th="วันของข่าว ใช้ตัดสินคำว่าวันนี้ เช่น 2019-04-29",
    en="the text's own date, which settles what today is, as 2019-04-29",
)
EXTRA_HELP = Text(
    th="ไฟล์คำเพิ่มเติม บรรทัดละคำ สำหรับ words", en="a file of more words, one a line, for words"
)
HEADINGS = (
    Text(th="ที่", en="place"),
    Text(th="ข้อความ", en="text"),
    Text(th="ชนิด", en="kind"),
    Text(th="ISO", en="ISO"),
    Text(th="หมายเหตุ", en="note"),
)
DIRECTIONS = {"th2ar": "arabic", "ar2th": "thai"}
"""The values of `direction` in rows of JSON that ask for digits."""


@dataclass(frozen=True)
class Row:
    """Hold one text: a file's, or that of one line of JSON.

    id: the file's name, or the line's own id. reference: the text's own date, where it has one.
    to: the digits that a line of JSON asks for.
    """

    id: str
    text: str
    reference: date | None = None
    to: str | None = None


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the task, the files and how to show the result."""
    parser.add_argument("task", choices=tuple(TASKS), help=TASKS_HELP.show(lang))
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=FILES_HELP.show(lang))
    parser.add_argument("--json", action="store_true", help=JSON_HELP.show(lang))
    parser.add_argument("--to", choices=tuple(CONVERT), help=TO_HELP.show(lang))
    parser.add_argument("--reference", metavar="DATE", help=REFERENCE_HELP.show(lang))
    parser.add_argument("--words", type=Path, metavar="FILE", help=EXTRA_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Do the task for each text."""
    task = TASKS[args.task](args)
    for row in rows(args.files):
        task(row)
    return 0


def rows(paths: list[Path]) -> Iterator[Row]:
    """Read the texts of all files in order; a file that can't be read ends the command."""
    for path in paths:
        text = read(path)
        if path.suffix == ".jsonl":
            yield from json_rows(path, text)
        else:
            yield Row(path.as_posix(), text)


def read(path: Path) -> str:
    """Read a file, or standard input for "-", in UTF-8 or CP874."""
    try:
        data = sys.stdin.buffer.read() if path.as_posix() == "-" else path.read_bytes()
    except OSError as error:
        raise PrakatError(_unreadable(path, error.strerror or str(error))) from None
    try:
        return normalize.decode(data)[0]
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PrakatError(_no_text(path, line)) from None


def json_rows(path: Path, text: str) -> Iterator[Row]:
    """Read lines of JSON that have a `text`, and perhaps `id`, `pub` (a date) and `direction`."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            published = row.get("pub")
            reference = date.fromisoformat(published) if published else None
            to = DIRECTIONS.get(row.get("direction", ""))
            yield Row(str(row.get("id", number)), str(row["text"]), reference, to)
        except (ValueError, KeyError, AttributeError, TypeError):
            raise PrakatError(_no_row(path, number)) from None


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


def clean(args: argparse.Namespace) -> Callable[[Row], None]:
    """Write each text repaired."""
    return lambda row: _write_text(args, row, normalize.clean(row.text))


def cut_words(args: argparse.Namespace) -> Callable[[Row], None]:
    """Write each text with a bar between words, or as lists of words in JSON."""
    known = words.Words(read(args.words).split("\n")) if args.words else words.default()

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


def _unreadable(path: Path, why: str) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        0,
        Text(th=f"เปิดอ่านไม่ได้ ({why})", en=f"this can't be read ({why})"),
        Text(th="ตรวจชื่อไฟล์", en="check the file's name"),
    )


def _no_text(path: Path, line: int) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(th="ไม่ใช่ข้อความ UTF-8 หรือ TIS-620", en="this is text neither in UTF-8 nor TIS-620"),
        Text(th="บันทึกเป็น UTF-8", en="save it as UTF-8"),
    )


def _no_row(path: Path, line: int) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(th="ไม่ใช่ JSON ที่มี text", en="this is no JSON with a text"),
        Text(
            th='เขียนเช่น {"id": "1", "text": "…"} บรรทัดละหนึ่ง',
            en='write, for example, {"id": "1", "text": "…"}, one a line',
        ),
    )
