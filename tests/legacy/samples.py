"""Legacy items written for a test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

SEED = """\
กระทรวงแรงงานเปิดรับสมัครอาสาสมัครแรงงาน

วันที่:\N{NO-BREAK SPACE}
29 เมษายน 2019

\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} วันที่ ๒๙ เมษายน ๒๕๖๒ กระทรวงแรงงานเปิดรับสมัคร

-----------------------------------

กองเผยแพร่และประชาสัมพันธ์

๒๙ เมษายน ๒๕๖๒

สมชาย ใจดี ภาพข่าว
"""
"""A text seed that imports without a word."""

LINE = {
    "id": "34463",
    "date": "2019-04-29",
    "category": "ด้านสังคม",
    "lang": "th",
    "title": "กระทรวงแรงงานเปิดรับสมัคร",
    "body": "ย่อหน้าแรก\n\nย่อหน้าที่สอง",
}
"""A line of an export that imports without a word."""


def jsonl(*changes: Mapping[str, object]) -> str:
    """Write an export with a line for each set of changes to `LINE`; None takes a field out."""
    lines = []
    for change in changes:
        fields = {**LINE, **change}
        kept = {name: value for name, value in fields.items() if value is not None}
        lines.append(json.dumps(kept, ensure_ascii=False) + "\n")
    return "".join(lines)


def files(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file below a folder, hidden ones included."""
    return {
        found.relative_to(folder).as_posix(): found.read_bytes()
        for found in sorted(folder.rglob("*"))
        if found.is_file()
    }
