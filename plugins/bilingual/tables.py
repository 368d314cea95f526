"""The two TOML files of a content folder: divisions.toml and notices.toml."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

from plugins.bilingual.folder import BUDDHIST_AHEAD, BUDDHIST_FROM
from plugins.bilingual.release import Division, Notice
from plugins.errors import PrakatError, Problem, Severity, Text

DIVISIONS = "divisions.toml"
NOTICES = "notices.toml"
NOTICE_KINDS = ("royal", "mourning", "public")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AT_LINE = re.compile(r"at line (\d+)")


def divisions(content: Path) -> list[Division]:
    """Read content/divisions.toml in its own order.

    Raises PrakatError naming file and line of every mistake.
    """
    path = content / DIVISIONS
    problems: list[Problem] = []
    found: dict[str, Division] = {}
    names: dict[str, str] = {}
    for line, entry in _entries(path, "division"):
        wrong = _wrong_division(entry, found, names)
        if wrong:
            problems.append(Problem(Severity.ERROR, path, line, *wrong))
            continue
        division = Division(
            entry["slug"], entry["th"], entry["en"], bool(entry.get("untranslated"))
        )
        found[division.slug] = division
        names[division.th] = division.slug
    if problems:
        raise PrakatError(*problems)
    return list(found.values())


def notices(content: Path) -> list[Notice]:
    """Read content/notices.toml; no such file means no notices.

    Raises PrakatError naming file and line of every mistake.
    """
    path = content / NOTICES
    if not path.exists():
        return []
    problems: list[Problem] = []
    found: list[Notice] = []
    for line, entry in _entries(path, "notice"):
        wrong = _wrong_notice(entry)
        if wrong:
            problems.append(Problem(Severity.ERROR, path, line, *wrong))
        else:
            found.append(
                Notice(
                    entry["kind"], entry["th"], entry["en"], entry.get("from"), entry.get("until")
                )
            )
    if problems:
        raise PrakatError(*problems)
    return found


def _entries(path: Path, name: str) -> list[tuple[int, dict[str, Any]]]:
    """Give the tables `[[name]]` of a TOML file, each with the line of its header."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        loaded = tomllib.loads(text)
    except OSError as error:
        raise PrakatError(_unreadable(path, error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PrakatError(_not_toml(path, error)) from error
    written = [line.replace(" ", "") for line in text.splitlines()]
    lines = [n for n, line in enumerate(written, start=1) if line.startswith(f"[[{name}]]")]
    entries = loaded.pop(name, [])
    if loaded or not isinstance(entries, list) or len(entries) != len(lines):
        other = next(iter(loaded), name)
        starts = (f"[[{other}", f"[{other}", f"{other}=", f"{other}.", f'"{other}"')
        at = next((n for n, line in enumerate(written, start=1) if line.startswith(starts)), 0)
        raise PrakatError(_other_table(path, at, other, name))
    return list(zip(lines, entries, strict=True))


def _wrong_division(
    entry: dict[str, Any], found: dict[str, Division], names: dict[str, str]
) -> tuple[Text, Text] | None:
    for key in ("slug", "th", "en"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            return (
                Text(
                    th=f"หน่วยงานนี้ไม่มี {key} ต้องมีครบ slug, th และ en",
                    en=f"this division has no {key}; slug, th and en are needed",
                ),
                Text(th=f'เพิ่มบรรทัด {key} = "…"', en=f'add a line {key} = "…"'),
            )
    slug = entry["slug"]
    if not _SLUG.fullmatch(slug):
        return (
            Text(
                th=f"slug “{slug}” ใช้ไม่ได้ ใช้ได้เฉพาะ a-z, 0-9 และ -",
                en=f"slug “{slug}” is not allowed; a-z, 0-9 and - are",
            ),
            Text(th='แก้ slug เช่น slug = "pr"', en='write a slug such as slug = "pr"'),
        )
    if slug in found or entry["th"] in names:
        return (
            Text(
                th=f"หน่วยงาน “{slug}” ({entry['th']}) ซ้ำกับที่มีอยู่แล้ว",
                en=f"division “{slug}” ({entry['th']}) stands here twice",
            ),
            Text(th="ลบรายการที่ซ้ำออก", en="delete one of the two"),
        )
    return None


def _wrong_notice(entry: dict[str, Any]) -> tuple[Text, Text] | None:
    if entry.get("kind") not in NOTICE_KINDS:
        allowed = ", ".join(NOTICE_KINDS)
        return (
            Text(
                th=f"kind = {entry.get('kind')!r} ใช้ไม่ได้ ค่าที่ใช้ได้คือ {allowed}",
                en=f"kind = {entry.get('kind')!r} is not allowed; allowed are {allowed}",
            ),
            Text(th='แก้เป็น เช่น kind = "public"', en='write for example kind = "public"'),
        )
    for lang in ("th", "en"):
        if not isinstance(entry.get(lang), str) or not entry[lang].strip():
            return (
                Text(th=f"ประกาศนี้ไม่มีข้อความ {lang}", en=f"this notice has no text in {lang}"),
                Text(th=f'เพิ่มบรรทัด {lang} = "…"', en=f'add a line {lang} = "…"'),
            )
    for key in ("from", "until"):
        value = entry.get(key)
        if value is not None and (not isinstance(value, dt.date) or isinstance(value, dt.datetime)):
            return (
                Text(th=f"{key} = {value!r} ไม่ใช่วันที่ ค.ศ.", en=f"{key} = {value!r} is not a date"),
                Text(
                    th=f"เขียนโดยไม่ใส่เครื่องหมายคำพูด เช่น {key} = 2019-04-29",
                    en=f"write it without quotes, for example {key} = 2019-04-29",
                ),
            )
        if value is not None and value.year >= BUDDHIST_FROM:
            common = f"{value.year - BUDDHIST_AHEAD}-{value:%m-%d}"
            return (
                Text(
                    th=f"{key} = {value} ดูเป็นปี พ.ศ. ไฟล์นี้ใช้ปี ค.ศ.",
                    en=f"{key} = {value} looks like the Buddhist Era; this file has the Common Era",
                ),
                Text(th=f"เขียน {key} = {common}", en=f"write {key} = {common}"),
            )
    if entry.get("from") and entry.get("until") and entry["until"] < entry["from"]:
        return (
            Text(
                th=f"until ({entry['until']}) อยู่ก่อน from ({entry['from']})",
                en=f"until ({entry['until']}) is before from ({entry['from']})",
            ),
            Text(th="สลับหรือแก้วันที่", en="correct one of the two"),
        )
    return None


def _other_table(path: Path, line: int, found: str, name: str) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(
            th=f"“{found}” ไม่ใช่รูปแบบของไฟล์นี้ แต่ละรายการขึ้นต้นด้วยบรรทัด [[{name}]]",
            en=f"“{found}” is not of this file's form; each entry begins with a line [[{name}]]",
        ),
        Text(th=f"แก้บรรทัดนี้เป็น [[{name}]]", en=f"write the line as [[{name}]]"),
    )


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        0,
        Text(
            th=f"เปิดไฟล์ไม่ได้ ({error.strerror})", en=f"the file can't be opened ({error.strerror})"
        ),
        Text(
            th="สร้างไฟล์นี้ หรือระบุโฟลเดอร์ content ให้ถูก",
            en="make the file, or name the right content folder",
        ),
    )


def _not_toml(path: Path, error: ValueError) -> Problem:
    at_line = _AT_LINE.search(str(error))
    return Problem(
        Severity.ERROR,
        path,
        int(at_line[1]) if at_line else 0,
        Text(
            th="อ่านบรรทัดนี้ไม่ได้ ไม่ตรงรูปแบบ TOML ที่เขียนว่า ชื่อ = ค่า",
            en=f"this is not TOML: {error}",
        ),
        Text(
            th='ข้อความต้องอยู่ใน "…" (ไม่ใช่ “…”) วันที่เขียนเป็น 2019-04-29 ไม่มีเครื่องหมายคำพูดและไม่ใช้เลขไทย',
            en='write text in "…" (not “…”), and dates as 2019-04-29, unquoted, in Arabic digits',
        ),
    )
