"""The metadata block at the top of a Markdown file, with the line that every value stands on.

One parser serves whoever reads a release: the Pelican reader, the checks, the import and `new`.
The form is Pelican's own (`Key: value`, an indented line continues the one above, a blank line
ends the block); what Pelican forgets, the line numbers, is what an author needs to mend a mistake.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from plugins import errors
from plugins.errors import PrakatError, Problem, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = MappingProxyType(
    {
        "title": "Title",
        "date": "Date",
        "category": "Category",
        "summary": "Summary",
        "tags": "Tags",
        "credit": "Credit",
        "modified": "Modified",
        "change": "Change",
        "status": "Status",
        "reason": "Reason",
        "embargo": "Embargo",
        "gallery": "Gallery",
        "legacy-id": "Legacy-Id",
        "legacy-url": "Legacy-URL",
        "source": "Source",
        "source-sha256": "Source-SHA256",
    }
)
"""The keys that a release may carry, as compared (lower case) and as written."""

_FIELD = re.compile(r"(?P<name>[^\s:：][^:：]{0,40}?)\s*[:：](?:\s+|$)(?P<value>.*)")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
"""Characters without a width, which a copy from a word processor brings along."""
_KEY = re.compile(f"[^:：]*[:：]?[{''.join(map(chr, _UNSEEN))}]*")
_TIGHT = re.compile(r"(?P<name>[A-Za-z0-9-]+)[:：](?P<value>\S.*)")
_KEY_SET_IN = re.compile(rf"\s+(?:{'|'.join(KEYS)})\s*[:：]", re.IGNORECASE)
_CONTINUED = re.compile(r"(?: {4,}|\t)(?P<value>\S.*)")
_FENCE = re.compile(r"-{3}\s*|\.{3}\s*")


@dataclass(frozen=True)
class Field:
    """Hold one `Key: value` of a file; `line` is 1-based."""

    name: str
    value: str
    line: int


@dataclass(frozen=True)
class Source:
    r"""Hold a Markdown file cut into metadata and body.

    fields: by lower-case key, the first of each.
    body: the Markdown after the metadata, line ends as "\n".
    body_line: 1-based line of the file on which the body starts.
    problems: what can't be read as metadata, and keys that are given twice or unknown.
    """

    path: Path
    fields: Mapping[str, Field]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()

    def value(self, key: str) -> str:
        """Give the value of `key` (lower case), "" where it is absent."""
        field = self.fields.get(key)
        return field.value if field else ""

    def line(self, key: str) -> int:
        """Give the line that `key` stands on, 1 where it is absent."""
        field = self.fields.get(key)
        return field.line if field else 1


def read(path: Path) -> Source:
    """Read a Markdown file of UTF-8, with or without a byte-order mark.

    Raises PrakatError where the file can't be opened or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PrakatError(_unreadable(path, error)) from error
    if b"\0" in data:
        raise PrakatError(_utf16(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PrakatError(_not_utf8(path, data, error)) from error
    return parse(text, path)


def parse(text: str, path: Path) -> Source:
    r"""Cut the text of a Markdown file into metadata and body.

    >>> source = parse("Title: ข่าว\nDate: ๒๙ เมษายน ๒๕๖๒\n\nเนื้อความ\n", Path("th.md"))
    >>> source.value("date"), source.line("date"), source.body, source.body_line
    ('๒๙ เมษายน ๒๕๖๒', 2, 'เนื้อความ\n', 4)
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found, end, problems = _block(lines, path)
    fields: dict[str, Field] = {}
    for field in found:
        key = field.name.lower()
        if key in fields:
            problems.append(_twice(path, fields[key], field))
        elif key not in KEYS:
            problems.append(_unknown(path, field))
        fields.setdefault(key, field)
    body = "\n".join(lines[end:])
    blank = len(body) - len(body.lstrip("\n"))
    return Source(path, fields, body[blank:], end + 1 + blank, tuple(problems))


def _block(lines: list[str], path: Path) -> tuple[list[Field], int, list[Problem]]:
    """Read the metadata block; give its fields and the number of lines that it takes up."""
    found: list[Field] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        seen = _KEY.sub(lambda key: key[0].translate(_UNSEEN), line, count=1)
        if not seen.strip() or _FENCE.fullmatch(line):
            if found:
                return found, number, problems
            continue
        continued = _CONTINUED.fullmatch(line)
        if not (continued and found) and _KEY_SET_IN.match(seen):
            seen = seen.lstrip()
        field = _FIELD.fullmatch(seen) or _without_space(seen)
        if continued and found:
            last = found[-1]
            value = f"{last.value} {continued['value'].strip()}".strip()
            found[-1] = Field(last.name, value, last.line)
        elif field:
            found.append(Field(field["name"], field["value"].strip(), number))
        elif forgotten := _without_colon(seen):
            problems.append(_no_colon(path, number, forgotten))
            found.append(Field(forgotten, seen.removeprefix(forgotten).strip(), number))
        else:
            return found, number - 1, [*problems, _not_a_field(path, number, line)]
    return found, len(lines), problems


def astray(source: Source) -> list[Field]:
    """Give the keys that a body begins with: a blank line parts them from the block.

    Only what the block lacks is given; a text may say `Source: …` by itself.
    """
    found = []
    for number, line in enumerate(source.body.split("\n"), start=source.body_line):
        name, colon, value = line.translate(_UNSEEN).strip().replace("：", ":").partition(":")
        key = name.strip().lower()
        if not colon or key not in KEYS:
            break
        if key not in source.fields:
            found.append(Field(KEYS[key], value.strip(), number))
    return found


def _without_space(line: str) -> re.Match[str] | None:
    """Read `Key:value` where the key is one of ours; any other text may hold a colon."""
    tight = _TIGHT.fullmatch(line)
    return tight if tight and tight["name"].lower() in KEYS else None


def _without_colon(line: str) -> str | None:
    """Give the key of ours that a line begins with, though no colon follows."""
    word = line.split(maxsplit=1)[0]
    return word if word.lower() in KEYS else None


def _unreadable(path: Path, error: OSError) -> Problem:
    why = errors.why(error)
    return Problem(
        Severity.ERROR,
        path,
        0,
        Text(th=f"เปิดไฟล์ไม่ได้ ({why.th})", en=f"the file can't be opened ({why.en})"),
        Text(th="ตรวจว่าไฟล์มีอยู่และอ่านได้", en="see that the file exists and that you may read it"),
    )


_SAVE_AS = Text(
    th="เปิดไฟล์แล้วเลือก บันทึกเป็น (Save As) แบบ UTF-8",
    en="open the file and save it with the encoding UTF-8",
)


def _not_utf8(path: Path, data: bytes, error: UnicodeDecodeError) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    byte = f"0x{data[error.start]:02X}"
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(
            th=f"ไฟล์ไม่ได้บันทึกเป็น UTF-8 (พบไบต์ {byte})",
            en=f"the file is not saved as UTF-8 (byte {byte} found)",
        ),
        _SAVE_AS,
    )


def _utf16(path: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        1,
        Text(
            th="ไฟล์ไม่ได้บันทึกเป็น UTF-8 แต่น่าจะเป็น UTF-16 (ใน Notepad เรียกว่า Unicode)",
            en="the file is not saved as UTF-8, but probably as UTF-16 (Notepad's “Unicode”)",
        ),
        _SAVE_AS,
    )


def _not_a_field(path: Path, line: int, found: str) -> Problem:
    shown = found.strip()[:60]
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(
            th=f"บรรทัดนี้ไม่ใช่ข้อมูลกำกับข่าว: “{shown}” ต้องเป็นรูป Key: ค่า และมีบรรทัดว่างคั่นก่อนเนื้อข่าว",
            en=f"this line is no metadata: “{shown}”; metadata is `Key: value`, and a blank line "
            "comes before the body",
        ),
        Text(
            th="เว้นหนึ่งบรรทัดก่อนเนื้อข่าว หรือแก้บรรทัดนี้เป็น Key: ค่า",
            en="leave a blank line before the body, or write the line as `Key: value`",
        ),
    )


def _no_colon(path: Path, line: int, name: str) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(
            th=f"บรรทัดนี้ไม่มีเครื่องหมาย : หลังคำว่า {name}",
            en=f"there is no colon behind {name} on this line",
        ),
        Text(th=f"เขียนเป็น {name}: ค่า", en=f"write {name}: and the value"),
    )


def _twice(path: Path, first: Field, second: Field) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        second.line,
        Text(
            th=f"“{second.name}” มีสองครั้ง (ครั้งแรกอยู่บรรทัดที่ {first.line}) มีได้ครั้งเดียว",
            en=f"“{second.name}” is given twice (first on line {first.line}); once is allowed",
        ),
        Text(th="ลบบรรทัดที่ไม่ถูกต้องออก", en="delete the wrong one"),
    )


def _unknown(path: Path, field: Field) -> Problem:
    near = difflib.get_close_matches(field.name.lower(), KEYS, n=1, cutoff=0.7)
    allowed = ", ".join(KEYS.values())
    remedy = (
        Text(th=f"หมายถึง “{KEYS[near[0]]}” หรือไม่", en=f"did you mean “{KEYS[near[0]]}”?")
        if near
        else Text(th="ลบบรรทัดนี้ หรือใช้ชื่อที่กำหนดไว้", en="delete the line or use one of these names")
    )
    return Problem(
        Severity.WARNING,
        path,
        field.line,
        Text(
            th=f"ไม่รู้จัก “{field.name}” ชื่อที่ใช้ได้คือ {allowed}",
            en=f"“{field.name}” is unknown; known are {allowed}",
        ),
        remedy,
    )
