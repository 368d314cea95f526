"""What can be wrong with the folders of content/: each release by itself, and with the others."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from plugins.bilingual import folder, links, strays, tables, timing
from plugins.bilingual.folder import RELEASE_ID, Folder
from plugins.bilingual.release import Division
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.thai_content import checks as text_checks
from plugins.thai_content import fields, metadata
from plugins.thai_content.fields import Values
from plugins.thai_content.metadata import Source

Edition = tuple[Source, Values]

MANY_NAMES = 15
"""Of more divisions' names than this, only those like the one that is not known are said."""


def check(
    content: Path,
    *,
    thorough: bool = False,
    only: Collection[str] | None = None,
    now: dt.datetime | None = None,
) -> list[Problem]:
    """List the problems of a content folder's tables, releases and pages, worst first.

    thorough: read the bodies too; what that finds are warnings only.
    only: the ids of the releases to look at; what two releases may not share, and what lies where
        it should not, is then left to a check of all.
    now: aware; warn of what lies ahead of it. A build, which depends on no clock, gives none.
    """
    problems: list[Problem] = []
    divisions: list[Division] = []
    try:
        divisions = tables.divisions(content)
        problems += untranslated_divisions(content, divisions)
    except PrakatError as error:
        problems += error.problems
    try:
        tables.notices(content)
    except PrakatError as error:
        problems += error.problems
    problems += _releases(content, divisions, thorough=thorough, only=only, now=now)
    problems += strays.find(content) if thorough and only is None else []
    for page in folder.folders(content / folder.PAGES):
        for file in page.files.values():
            problems += _page(file)
    return sorted(problems)


def untranslated_divisions(content: Path, divisions: Iterable[Division]) -> list[Problem]:
    """Ask for the English names that divisions.toml still lacks."""
    return [
        Problem(
            Severity.WARNING,
            content / tables.DIVISIONS,
            0,
            Text(
                th=f"หน่วยงาน “{division.th}” ({division.slug}) ยังไม่มีชื่อภาษาอังกฤษ",
                en=f"division “{division.th}” ({division.slug}) has no English name yet",
            ),
            Text(
                th='ใส่ชื่อใน en = "…" แล้วลบบรรทัด untranslated = true',
                en='write it into en = "…" and delete the line untranslated = true',
            ),
        )
        for division in divisions
        if division.untranslated
    ]


def _releases(
    content: Path,
    divisions: Iterable[Division],
    *,
    thorough: bool,
    only: Collection[str] | None,
    now: dt.datetime | None,
) -> list[Problem]:
    known = tables.ByName(divisions)
    problems: list[Problem] = []
    legacy_ids: dict[str, Path] = {}
    legacy_paths: dict[str, Path] = {}
    releases = folder.folders(content / folder.NEWS, only)
    names = set(os.listdir(content / folder.NEWS)) if thorough and releases else set()  # noqa: PTH208
    for found in releases:
        editions: dict[str, Edition] = {}
        for lang, file in found.files.items():
            try:
                source = metadata.read(file)
            except PrakatError as error:
                problems += error.problems
                continue
            editions[lang] = (source, fields.values(source))
        problems += _folder(found)
        for source, values in editions.values():
            problems += values.problems
            problems += _category(source, values, known)
            problems += _day(found, source, values)
            problems += _body(source)
            problems += timing.ahead(source, values, now) if now else []
            if thorough:
                problems += text_checks.body(source) + links.dead(source, names)
        problems += _pair(editions, known)
        problems += _legacy_id(editions, legacy_ids)
        problems += _legacy_path(editions, legacy_paths)
    return problems


def _page(file: Path) -> list[Problem]:
    try:
        source = metadata.read(file)
    except PrakatError as error:
        return list(error.problems)
    return fields.values(source, fields.REQUIRED[:1]).problems + _body(source)


def _folder(found: Folder) -> list[Problem]:
    problems = []
    match = RELEASE_ID.fullmatch(found.name)
    if match and folder.common_era(found.name) != found.name:
        problems.append(_buddhist(found))
    if not match:
        problems.append(
            Problem(
                Severity.ERROR,
                found.path,
                0,
                Text(
                    th=f"ชื่อโฟลเดอร์ “{found.name}” ใช้ไม่ได้ ต้องเป็นวันที่ ค.ศ. ตามด้วยเลขหรือคำอังกฤษตัวเล็ก "
                    "เช่น 20190429-1 หรือ 20190429-labour-volunteers",
                    en=f"the folder's name “{found.name}” is not allowed; it is the date (CE) and "
                    "a number or lower-case words, as in 20190429-1 or 20190429-labour-volunteers",
                ),
                Text(th="เปลี่ยนชื่อโฟลเดอร์", en="rename the folder"),
            )
        )
    if not found.files:
        problems.append(_no_edition(found))
    elif "th" not in found.files:
        problems.append(
            Problem(
                Severity.WARNING,
                found.path,
                0,
                Text(
                    th="มีแต่ภาษาอังกฤษ (en.md) หน้าภาษาไทยจะแสดงหัวข้ออังกฤษพร้อมป้าย “ภาษาอังกฤษเท่านั้น”",
                    en="there is English only (en.md); Thai lists show its title, marked as such",
                ),
                Text(th="เพิ่ม th.md เมื่อมีฉบับภาษาไทย", en="add th.md when there is a Thai text"),
            )
        )
    return problems


def _buddhist(found: Folder) -> Problem:
    """Say that a folder has a year of the Buddhist Era, and what it should be called."""
    right = folder.common_era(found.name)
    place = found.path.parent
    if (place / right).exists():
        right = next(
            name
            for number in itertools.count(2)
            if not (place / (name := f"{right[:8]}-{number}")).exists()
        )
    year = found.name[:4]
    return Problem(
        Severity.ERROR,
        found.path,
        0,
        Text(
            th=f"ชื่อโฟลเดอร์ “{found.name}” ใช้ปี พ.ศ. ({year}) ต้องเป็นปี ค.ศ. เพราะเป็นที่อยู่ถาวรของข่าว",
            en=f"the folder's name “{found.name}” has a year of the Buddhist Era ({year}); it is "
            "an address that stays for ever, and has the Common Era's",
        ),
        Text(th=f"เปลี่ยนชื่อโฟลเดอร์เป็น {right}", en=f"rename the folder {right}"),
    )


def _no_edition(found: Folder) -> Problem:
    text = Text(
        th="โฟลเดอร์ข่าวนี้ไม่มี th.md และไม่มี en.md",
        en="this release folder has neither th.md nor en.md",
    )
    near = strays.meant(sorted(path.name for path in found.path.iterdir()))
    if near:
        name, right = next(iter(near.items()))
        remedy = Text(th=f"เปลี่ยนชื่อ {name} เป็น {right}", en=f"rename {name} to {right}")
    else:
        remedy = Text(
            th="วางไฟล์ข่าวในโฟลเดอร์นี้โดยตั้งชื่อว่า th.md",
            en="put the release's text here, and call it th.md",
        )
    return Problem(Severity.ERROR, found.path, 0, text, remedy)


def _category(source: Source, values: Values, known: tables.ByName) -> list[Problem]:
    if not values.category or known.get(values.category) or not known.names:
        return []
    file = tables.DIVISIONS
    if len(known.names) <= MANY_NAMES:
        names = ", ".join(known.names)
        allowed = Text(th=f"ที่มีใน {file} คือ {names}", en=f"{file} has {names}")
    elif near := " / ".join(known.near(values.category)):
        allowed = Text(th=f"ใน {file} ที่ใกล้ที่สุดคือ {near}", en=f"the nearest in {file} are {near}")
    else:
        allowed = Text(th=f"ไม่มีใน {file}", en=f"{file} does not have it")
    return [
        Problem(
            Severity.ERROR,
            source.path,
            source.line("category"),
            Text(
                th=f"Category: ไม่รู้จัก “{values.category}” {allowed.th}",
                en=f"Category: “{values.category}” is unknown; {allowed.en}",
            ),
            Text(
                th=f"ใช้ชื่อที่มี หรือเพิ่มหน่วยงานใน {file}",
                en=f"use a name that is there, or add the division to {file}",
            ),
        )
    ]


def _day(found: Folder, source: Source, values: Values) -> list[Problem]:
    match = RELEASE_ID.fullmatch(found.name)
    if not match or values.date is None:
        return []
    day = folder.common_era(found.name)[:8]
    if f"{values.date:%Y%m%d}" == day:
        return []
    return [
        Problem(
            Severity.WARNING,
            source.path,
            source.line("date"),
            Text(
                th=f"Date เป็นวันที่ {values.date:%Y-%m-%d} แต่ชื่อโฟลเดอร์ขึ้นต้นด้วย {match['day']}",
                en=f"Date is {values.date:%Y-%m-%d}, but the folder's name says {match['day']}",
            ),
            Text(
                th="ตรวจปีในบรรทัด Date ก่อน ถ้า Date ถูกและยังไม่เผยแพร่ ให้เปลี่ยนชื่อโฟลเดอร์ "
                "ถ้าเผยแพร่แล้วให้คงชื่อไว้ เพราะเป็นที่อยู่ถาวร",
                en="look at the year of Date first; if Date is right, rename the folder, unless it "
                "was published: an address stays for ever",
            ),
        )
    ]


def _body(source: Source) -> list[Problem]:
    if source.body.strip():
        return []
    return [
        Problem(
            Severity.WARNING,
            source.path,
            source.body_line,
            Text(th="ไม่มีเนื้อข่าว", en="there is no body"),
            Text(th="เขียนเนื้อข่าวหลังบรรทัดว่าง", en="write the body after the blank line"),
        )
    ]


def _pair(editions: dict[str, Edition], known: tables.ByName) -> list[Problem]:
    """Say where the two languages of a release disagree on its date or division."""
    if len(editions) < 2:
        return []
    (thai, thai_values), (english, english_values) = editions["th"], editions["en"]
    problems = []
    if thai_values.date and english_values.date and thai_values.date != english_values.date:
        problems.append(_differs(thai, english, "date", "Date"))
    divisions = {known.get(values.category) for values in (thai_values, english_values)}
    if None not in divisions and len(divisions) > 1:  # what is unknown is said by itself
        problems.append(_differs(thai, english, "category", "Category"))
    return problems


def _differs(thai: Source, english: Source, key: str, name: str) -> Problem:
    return Problem(
        Severity.ERROR,
        english.path,
        english.line(key),
        Text(
            th=f"{name}: “{english.value(key)}” ไม่ตรงกับ th.md บรรทัดที่ {thai.line(key)}: "
            f"“{thai.value(key)}”",
            en=f"{name}: “{english.value(key)}” differs from th.md line {thai.line(key)}: "
            f"“{thai.value(key)}”",
        ),
        Text(th="แก้ให้ตรงกันทั้งสองภาษา", en="make both languages agree"),
    )


def _legacy_id(editions: dict[str, Edition], seen: dict[str, Path]) -> list[Problem]:
    """Say where another release has the same id of the old archive."""
    problems = []
    for source, values in editions.values():
        first = _first(values.legacy_id, source.path.parent, seen)
        if first:
            text = Text(
                th=f"Legacy-Id “{values.legacy_id}” ซ้ำกับข่าวใน {first}",
                en=f"Legacy-Id “{values.legacy_id}” is that of {first} too",
            )
            remedy = Text(th="ลบข่าวที่ซ้ำ หรือแก้เลขให้ถูก", en="delete the duplicate, or correct the id")
            line = source.line("legacy-id")
            problems.append(Problem(Severity.ERROR, source.path, line, text, remedy))
    return problems


def _legacy_path(editions: dict[str, Edition], seen: dict[str, Path]) -> list[Problem]:
    """Say where an old address would have to lead to two pages."""
    problems = []
    for source, values in editions.values():
        first = _first(values.legacy_path, source.path, seen)
        if first:
            text = Text(
                th=f"Legacy-URL “{values.legacy_url}” ซ้ำกับ {first}",
                en=f"Legacy-URL “{values.legacy_url}” is that of {first} too",
            )
            remedy = Text(
                th="ที่อยู่เดิมหนึ่งแห่งนำไปได้หน้าเดียว ลบบรรทัดนี้ออกจากไฟล์ใดไฟล์หนึ่ง",
                en="an old address leads to one page: delete the line from one of the files",
            )
            line = source.line("legacy-url")
            problems.append(Problem(Severity.ERROR, source.path, line, text, remedy))
    return problems


def _first(value: str | None, owner: Path, seen: dict[str, Path]) -> Path | None:
    """Give who had a value before, unless it is the same owner; remember the first."""
    first = seen.setdefault(value, owner) if value else owner
    return None if first == owner else first
