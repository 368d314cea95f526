"""Texts for the commands that read some: files, standard input, JSON lines, packed archives."""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.thai import normalize

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


def rows(paths: list[Path]) -> Iterator[Row]:
    """Read the texts of all files in order; a file that can't be read ends the command."""
    for path in paths:
        if path.suffixes[-2:] == [".jsonl", ".xz"]:
            yield from json_rows(path, _unpacked(path))
        elif path.suffix == ".jsonl":
            yield from json_rows(path, read(path).split("\n"))
        else:
            yield Row(path.as_posix(), read(path))


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


def _unpacked(path: Path) -> Iterator[str]:
    """Read the lines of a packed file one by one: an archive may be larger than the memory."""
    try:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise PrakatError(_unreadable(path, str(error))) from None


def json_rows(path: Path, lines: Iterable[str]) -> Iterator[Row]:
    """Read lines of JSON with a `text`, and perhaps `id`, `pub` (a date) and `direction`.

    A release's own names, `body` and `date`, do as well.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            published = row.get("pub") or row.get("date")
            reference = date.fromisoformat(published[:10]) if published else None
            to = DIRECTIONS.get(row.get("direction", ""))
            text = row["text"] if "text" in row else row["body"]
            yield Row(str(row.get("id", number)), str(text), reference, to)
        except (ValueError, KeyError, AttributeError, TypeError):
            raise PrakatError(_no_row(path, number)) from None


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
