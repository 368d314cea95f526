"""A TOML file that a press officer writes: what is in it, and on which line each part stands.

tomllib keeps no lines and says what is wrong in the words of a programmer; both are made good here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plugins import errors
from plugins.errors import PrakatError, Problem, Severity, Text

_AT_LINE = re.compile(r"at line ([0-9]+)")
_HEADER = re.compile(r"\s*\[\[?\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*[\"']?(?P<key>[\w-]+)[\"']?\s*[.=]")
_CURLY = re.compile("[“”„‟‘’]")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'[^']*'")
_VALUE = re.compile(r"\s*[\w.-]+\s*=\s*(?P<value>.*)")
_PLAIN = re.compile(r"[\[{]|true|false|[+-]?[0-9]", re.ASCII)

_REMEDY: Final = Text(
    th='ข้อความต้องอยู่ใน "…" (ไม่ใช่ “…”) วันที่เขียนเป็น 2019-04-29 ไม่มีเครื่องหมายคำพูดและไม่ใช้เลขไทย',
    en='write text in "…" (not “…”), and dates as 2019-04-29, unquoted, in Arabic digits',
)


@dataclass(frozen=True)
class TomlFile:
    """Hold a file's text and what it says."""

    text: str
    data: dict[str, Any]

    def line(self, key: str, table: str = "", place: int = 0) -> int:
        r"""Give the 1-based line of a key; of its table's header where the key is not there.

        table: the name of its `[[table]]`, of which it is the one at `place`, counted from 0; ""
            for the keys before all tables.

        >>> file = TomlFile('a = 1\n[[t]]\nb = 1\n[[t]]\nc.th = "x"', {})
        >>> file.line("c", "t", 1), file.line("d", "t", 1), file.line("a"), file.line("b")
        (5, 4, 1, 0)
        """
        current, seen, header = "", -1, 0
        for number, line in enumerate(self.text.splitlines(), start=1):
            found = _HEADER.match(line)
            if found:
                current = found["name"]
                seen += current == table
                if current == table and seen == place:
                    header = number
            elif current == table and (not table or seen == place):
                named = _KEY.match(line)
                if named and named["key"] == key:
                    return number
        return header


def read(path: Path) -> TomlFile:
    """Read a TOML file of UTF-8, with or without a byte-order mark.

    Raises PrakatError where it can't be opened, is not UTF-8 or no TOML, with the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PrakatError(unreadable(path, error)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PrakatError(_not_utf8(path, line)) from error
    try:
        return TomlFile(text, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PrakatError(_not_toml(path, text, str(error))) from error


def unreadable(path: Path, error: OSError) -> Problem:
    """Say that a file can't be opened, and why."""
    why = errors.why(error)
    return Problem(
        Severity.ERROR,
        path,
        0,
        Text(th=f"เปิดไฟล์ไม่ได้ ({why.th})", en=f"the file can't be opened ({why.en})"),
        Text(
            th="สร้างไฟล์นี้ หรือระบุโฟลเดอร์ content ให้ถูก",
            en="make the file, or name the right content folder",
        )
        if isinstance(error, FileNotFoundError)
        else Text(th="ตรวจสิทธิ์การอ่านไฟล์ แล้วลองใหม่", en="check the file's permissions and try again"),
    )


def _not_utf8(path: Path, line: int) -> Problem:
    text = Text(
        th=f"{path.name} ไม่ได้บันทึกเป็น UTF-8", en=f"{path.name} is not well formed: it is not UTF-8"
    )
    remedy = Text(
        th="เปิดไฟล์แล้วเลือก บันทึกเป็น (Save As) แบบ UTF-8",
        en="open the file and save it with the encoding UTF-8",
    )
    return Problem(Severity.ERROR, path, line, text, remedy)


def _not_toml(path: Path, text: str, said: str) -> Problem:
    at_line = _AT_LINE.search(said)
    lines = text.split("\n")
    number = int(at_line[1]) if at_line else len(lines)
    reason = _reason(lines[min(number, len(lines)) - 1], said)
    return Problem(
        Severity.ERROR,
        path,
        number,
        Text(
            th=f"{path.name} อ่านบรรทัดนี้ไม่ได้: {reason.th}",
            en=f"{path.name} is not well formed: {reason.en}",
        ),
        _REMEDY,
    )


def _reason(line: str, said: str) -> Text:
    """Say what is wrong with a line that tomllib refused, in words for who wrote it."""
    outside = _STRING.sub("", line).partition("#")[0]
    value = _VALUE.match(line)
    if "overwrite" in said or "twice" in said:
        return Text(th="ชื่อนี้มีอยู่แล้ว เขียนได้ครั้งเดียว", en="this name stands there already")
    if curly := _CURLY.search(outside):
        return Text(
            th=f'เครื่องหมายคำพูด {curly[0]} ใช้ไม่ได้ ต้องเป็น "',
            en=f'the quotation mark {curly[0]} is not allowed; it must be "',
        )
    if '"' in outside:
        return Text(th='ไม่มีเครื่องหมาย " ปิดท้ายข้อความ', en='the closing " is missing')
    if value and not value["value"].strip():
        return Text(th="ไม่มีค่าหลังเครื่องหมาย =", en="there is no value behind the =")
    if value and not _STRING.match(value["value"]) and not _PLAIN.match(value["value"]):
        return Text(th='ข้อความไม่ได้อยู่ใน "…"', en='the text is not in "…"')
    return Text(
        th="ไม่ตรงรูปแบบ TOML ที่เขียนว่า ชื่อ = ค่า",
        en=f"this is not TOML, which is written name = value: {said}",
    )
