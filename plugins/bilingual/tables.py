"""The two TOML files of a content folder: divisions.toml and notices.toml."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from plugins import toml_file
from plugins.bilingual.folder import BUDDHIST_FROM
from plugins.bilingual.release import Division, Notice
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.thai.years import BE_OFFSET

DIVISIONS = "divisions.toml"
NOTICES = "notices.toml"
NEAR = 3
"""So many names are offered for one that is not known."""

NOTICE_KINDS = ("royal", "mourning", "public")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def divisions(content: Path) -> list[Division]:
    """Read content/divisions.toml in its own order.

    Raises PrakatError naming file and line of every mistake.
    """
    path = content / DIVISIONS
    problems: list[Problem] = []
    found: dict[str, Division] = {}
    names: dict[str, str] = {}
    entries = _Entries(path, "division")
    for place, entry in enumerate(entries.all):
        wrong = _wrong_division(entry, found, names)
        if wrong:
            problems.append(entries.problem(place, wrong))
            continue
        division = Division(
            entry["slug"], entry["th"], entry["en"], bool(entry.get("untranslated"))
        )
        found[division.slug] = division
        names[division.th] = division.slug
    if problems:
        raise PrakatError(*problems)
    return list(found.values())


class ByName:
    """Find a division by its slug or either of its names, whatever the case of their letters.

    names: all that divisions may be called by, in the order of the file.
    """

    def __init__(self, divisions: Iterable[Division]) -> None:
        known = {name: each for each in divisions for name in each.names}
        self.names = list(known)
        self._known = {name.casefold(): each for name, each in known.items()}

    def get(self, name: str) -> Division | None:
        """Give the division that is called so.

        >>> ByName([Division("pr", "กอง", "Public Relations")]).get("PR").th
        'กอง'
        """
        return self._known.get(name.casefold())

    def near(self, name: str) -> list[str]:
        """Give the names that are written most like one that is not known, the likest first.

        >>> ByName([Division("pr", "กองแผนงาน", "Planning Division")]).near("planing division")
        ['Planning Division']
        """
        written = {each.casefold(): each for each in self.names}
        found = difflib.get_close_matches(name.casefold(), written, n=NEAR, cutoff=0.5)
        return [written[each] for each in found]


def notices(content: Path) -> list[Notice]:
    """Read content/notices.toml; no such file means no notices.

    Raises PrakatError naming file and line of every mistake.
    """
    path = content / NOTICES
    if not path.exists():
        return []
    problems: list[Problem] = []
    found: list[Notice] = []
    entries = _Entries(path, "notice")
    for place, entry in enumerate(entries.all):
        wrong = _wrong_notice(entry)
        if wrong:
            problems.append(entries.problem(place, wrong))
        else:
            found.append(
                Notice(
                    entry["kind"], entry["th"], entry["en"], entry.get("from"), entry.get("until")
                )
            )
    if problems:
        raise PrakatError(*problems)
    return found


class _Wrong(NamedTuple):
    """Say what is wrong with an entry, what to do, and which of its keys it is about."""

    key: str
    text: Text
    remedy: Text


class _Entries:
    """Hold the tables `[[name]]` of a file, and make the problems of each."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name
        self._file = toml_file.read(path)
        written = [line.replace(" ", "") for line in self._file.text.splitlines()]
        headers = sum(line.startswith(f"[[{name}]]") for line in written)
        others = [key for key in self._file.data if key != name]
        self.all = self._file.data.get(name, [])
        if others or not isinstance(self.all, list) or len(self.all) != headers:
            other = next(iter(others), name)
            starts = (f"[[{other}", f"[{other}", f"{other}=", f"{other}.", f'"{other}"')
            at = next((n for n, line in enumerate(written, start=1) if line.startswith(starts)), 0)
            raise PrakatError(_other_table(path, at, other, name))

    def problem(self, place: int, wrong: _Wrong) -> Problem:
        """Make the problem of the entry at `place`, on the line of the key that is wrong."""
        line = self._file.line(wrong.key, self._name, place)
        return Problem(Severity.ERROR, self._path, line, wrong.text, wrong.remedy)


def _wrong_division(
    entry: dict[str, Any], found: dict[str, Division], names: dict[str, str]
) -> _Wrong | None:
    for key in ("slug", "th", "en"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            return _Wrong(
                key,
                Text(
                    th=f"หน่วยงานนี้ไม่มี {key} ต้องมีครบ slug, th และ en",
                    en=f"this division has no {key}; slug, th and en are needed",
                ),
                Text(th=f'เพิ่มบรรทัด {key} = "…"', en=f'add a line {key} = "…"'),
            )
    slug = entry["slug"]
    if not _SLUG.fullmatch(slug):
        return _Wrong(
            "slug",
            Text(
                th=f"slug “{slug}” ใช้ไม่ได้ ใช้ได้เฉพาะ a-z, 0-9 และ -",
                en=f"slug “{slug}” is not allowed; a-z, 0-9 and - are",
            ),
            Text(th='แก้ slug เช่น slug = "pr"', en='write a slug such as slug = "pr"'),
        )
    if slug in found or entry["th"] in names:
        return _Wrong(
            "slug" if slug in found else "th",
            Text(
                th=f"หน่วยงาน “{slug}” ({entry['th']}) ซ้ำกับที่มีอยู่แล้ว",
                en=f"division “{slug}” ({entry['th']}) stands here twice",
            ),
            Text(th="ลบรายการที่ซ้ำออก", en="delete one of the two"),
        )
    return None


def _wrong_notice(entry: dict[str, Any]) -> _Wrong | None:
    allowed = ", ".join(NOTICE_KINDS)
    if "kind" not in entry:
        return _Wrong(
            "kind",
            Text(th="ประกาศนี้ไม่มี kind", en="this notice has no kind"),
            Text(
                th=f'เพิ่มบรรทัด kind = "public" (ค่าที่ใช้ได้คือ {allowed})',
                en=f'add a line kind = "public" (allowed are {allowed})',
            ),
        )
    if entry["kind"] not in NOTICE_KINDS:
        return _Wrong(
            "kind",
            Text(
                th=f"kind = {entry['kind']!r} ใช้ไม่ได้ ค่าที่ใช้ได้คือ {allowed}",
                en=f"kind = {entry['kind']!r} is not allowed; allowed are {allowed}",
            ),
            Text(th='แก้เป็น เช่น kind = "public"', en='write for example kind = "public"'),
        )
    for lang in ("th", "en"):
        if not isinstance(entry.get(lang), str) or not entry[lang].strip():
            return _Wrong(
                lang,
                Text(th=f"ประกาศนี้ไม่มีข้อความ {lang}", en=f"this notice has no text in {lang}"),
                Text(th=f'เพิ่มบรรทัด {lang} = "…"', en=f'add a line {lang} = "…"'),
            )
    return _wrong_days(entry)


def _wrong_days(entry: dict[str, Any]) -> _Wrong | None:
    for key in ("from", "until"):
        value = entry.get(key)
        if value is not None and (not isinstance(value, dt.date) or isinstance(value, dt.datetime)):
            return _Wrong(
                key,
                Text(th=f"{key} = {value!r} ไม่ใช่วันที่ ค.ศ.", en=f"{key} = {value!r} is not a date"),
                Text(
                    th=f"เขียนโดยไม่ใส่เครื่องหมายคำพูด เช่น {key} = 2019-04-29",
                    en=f"write it without quotes, for example {key} = 2019-04-29",
                ),
            )
        if value is not None and value.year >= BUDDHIST_FROM:
            common = f"{value.year - BE_OFFSET}-{value:%m-%d}"
            return _Wrong(
                key,
                Text(
                    th=f"{key} = {value} ดูเป็นปี พ.ศ. ไฟล์นี้ใช้ปี ค.ศ.",
                    en=f"{key} = {value} looks like the Buddhist Era; this file has the Common Era",
                ),
                Text(th=f"เขียน {key} = {common}", en=f"write {key} = {common}"),
            )
    if entry.get("from") and entry.get("until") and entry["until"] < entry["from"]:
        return _Wrong(
            "until",
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
