"""The typed values of a release's metadata: what `Date: ๒๙ เมษายน ๒๕๖๒` means."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plugins.errors import Problem, Severity, Text
from plugins.thai import dates
from plugins.thai_content import legacy_address, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.thai_content.metadata import Source

BANGKOK = ZoneInfo("Asia/Bangkok")
"""The time zone of every date that is written without one."""

STATUSES = ("published", "draft", "hidden", "withdrawn")
"""Listed; not built; built but not listed; listed as withdrawn, with the reason."""

GALLERY_LOST = "lost"
"""The value of `Gallery` that says: the original had pictures; they are not in this archive."""

REQUIRED = (("title", "Title"), ("date", "Date"), ("category", "Category"))


@dataclass
class Values:
    """Hold a release's metadata as Python values, and what was wrong with them.

    Dates are aware, in Bangkok's time; `date` is None only where `problems` says why.
    `legacy_path` is the path and query of `legacy_url`, as a browser asks for them.
    """

    title: str = ""
    date: dt.datetime | None = None
    category: str = ""
    summary: str | None = None
    tags: tuple[str, ...] = ()
    credit: str | None = None
    modified: dt.datetime | None = None
    change: str | None = None
    status: str = "published"
    reason: str | None = None
    embargo: dt.datetime | None = None
    gallery: str | None = None
    legacy_id: str | None = None
    legacy_url: str | None = None
    legacy_path: str | None = None
    source: str | None = None
    source_sha256: str | None = None
    problems: list[Problem] = field(default_factory=list)


def values(source: Source, required: Iterable[tuple[str, str]] = REQUIRED) -> Values:
    """Convert the metadata of a file; what is missing or can't be read is in `problems`.

    required: the keys that must be there, each with its name; a page needs its title only.
    """
    result = Values(problems=list(source.problems))
    parted = _parted(source, required := tuple(required))
    result.problems += parted.values()
    for key, name in required:
        if not source.value(key) and key not in parted:
            result.problems.append(_missing(source, key, name))
    result.title = " ".join(source.value("title").split())
    result.category = source.value("category")
    for key in ("date", "modified", "embargo"):
        if source.value(key):
            setattr(result, key, _moment(source, key, result.problems))
    for key in ("summary", "credit", "change", "reason", "source"):
        setattr(result, key, source.value(key) or None)
    for key in ("legacy-id", "legacy-url", "source-sha256"):
        setattr(result, key.replace("-", "_"), source.value(key) or None)
    result.legacy_path = _legacy_path(source, result.problems)
    result.tags = _tags(source.value("tags"))
    result.status = _one_of(source, "status", STATUSES, result.problems) or "published"
    result.gallery = _one_of(source, "gallery", (GALLERY_LOST,), result.problems)
    result.problems += _changes(source, result)
    if result.status == "withdrawn" and not result.reason:
        result.problems.append(_no_reason(source))
    return result


_NEVER_TEXT = ("status", "embargo")
"""The keys that a body can't begin with: a release that was to wait would be published."""


def _parted(source: Source, required: Iterable[tuple[str, str]]) -> dict[str, Problem]:
    """Say by key which of the block's lines a blank one has made the beginning of the body."""
    wanted = {*(key for key, _ in required), *_NEVER_TEXT}
    return {
        field.name.lower(): Problem(
            Severity.ERROR,
            source.path,
            field.line,
            Text(
                th=f"บรรทัด “{field.name}” อยู่หลังบรรทัดว่าง จึงเป็นเนื้อข่าว ไม่ใช่หัวไฟล์",
                en=f"the line “{field.name}” comes after a blank line, which makes it text",
            ),
            Text(
                th="ลบบรรทัดว่างที่คั่นระหว่างบรรทัดของหัวไฟล์",
                en="delete the blank line between the lines of the file's head",
            ),
        )
        for field in metadata.astray(source)
        if field.name.lower() in wanted
    }


def _tags(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in value.split(",") if tag.strip()))


def _legacy_path(source: Source, problems: list[Problem]) -> str | None:
    url = source.value("legacy-url")
    if not url:
        return None
    try:
        return legacy_address.path_of(url)
    except ValueError:
        problems.append(
            Problem(
                Severity.ERROR,
                source.path,
                source.line("legacy-url"),
                Text(
                    th=f"Legacy-URL: “{url}” ไม่ใช่ที่อยู่หน้าเว็บเดิมของข่าว",
                    en=f"Legacy-URL: “{url}” is not the old address of a page",
                ),
                Text(
                    th="คัดลอกทั้งบรรทัดจากช่องที่อยู่ของเบราว์เซอร์ เช่น https://www.mol.go.th/news/1234 "
                    "หรือลบบรรทัดนี้",
                    en="copy it whole from a browser, as in https://www.mol.go.th/news/1234, "
                    "or delete the line",
                ),
            )
        )
        return None


_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)
"""A day as machines write it, in years that can only be of the Common Era."""


def _parse(value: str) -> dt.date | dt.datetime:
    """Do as `dates.parse`, at once where there is nothing to understand."""
    if _ISO.fullmatch(value):
        with suppress(ValueError):
            return dt.date.fromisoformat(value)
    return dates.parse(value)


def _moment(source: Source, key: str, problems: list[Problem]) -> dt.datetime | None:
    try:
        parsed = _parse(source.value(key))
    except dates.DateError as error:
        problems.append(_no_moment(source, key, error.text))
        return None
    if isinstance(parsed, dt.datetime):
        return parsed.replace(tzinfo=parsed.tzinfo or BANGKOK)
    return dt.datetime.combine(parsed, dt.time(), BANGKOK)


_QUOTES = "\"'“”„‟‘’«»"


def _no_moment(source: Source, key: str, reason: Text) -> Problem:
    """Say why a date can't be read; around a sound one it is the quotation marks."""
    name, value = source.fields[key].name, source.value(key)
    bare = value.strip(_QUOTES).strip()
    text = Text(th=f"{name}: {reason.th}", en=f"{name}: {reason.en}")
    remedy = Text(
        th="เขียนวันที่ เช่น ๒๙ เมษายน ๒๕๖๒ หรือ 29 เม.ย. 62 09.30 น. หรือ 2019-04-29 09:30",
        en="write a date such as 29 April 2019, ๒๙ เมษายน ๒๕๖๒ or 2019-04-29 09:30",
    )
    if bare != value:
        with suppress(dates.DateError):
            _parse(bare)
            text = Text(
                th=f"{name}: {value} วันที่ไม่ต้องมีเครื่องหมายคำพูด",
                en=f"{name}: {value} has quotation marks, which a date can't have",
            )
            remedy = Text(
                th=f"ลบเครื่องหมายคำพูด เขียนเป็น {name}: {bare}",
                en=f"take them off: {name}: {bare}",
            )
    return Problem(Severity.ERROR, source.path, source.line(key), text, remedy)


def _one_of(
    source: Source, key: str, allowed: tuple[str, ...], problems: list[Problem]
) -> str | None:
    value = source.value(key)
    if not value or value.lower() in allowed:
        return value.lower() or None
    names = ", ".join(allowed)
    problems.append(
        Problem(
            Severity.ERROR,
            source.path,
            source.line(key),
            Text(
                th=f"{source.fields[key].name}: “{value}” ใช้ไม่ได้ ค่าที่ใช้ได้คือ {names}",
                en=f"{source.fields[key].name}: “{value}” is not allowed; allowed are {names}",
            ),
            Text(th="แก้เป็นค่าที่ใช้ได้ หรือลบบรรทัดนี้", en="use one of these, or delete the line"),
        )
    )
    return None


def _missing(source: Source, key: str, name: str) -> Problem:
    present = key in source.fields
    example = {
        "title": "Title: กระทรวงแรงงานเปิดรับสมัคร…",
        "date": "Date: ๒๙ เมษายน ๒๕๖๒",
        "category": "Category: pr",
    }[key]
    return Problem(
        Severity.ERROR,
        source.path,
        source.line(key),
        Text(
            th=f"“{name}” ว่างอยู่" if present else f"ไม่มีบรรทัด “{name}” ทุกข่าวต้องมี",
            en=f"“{name}” is empty" if present else f"“{name}” is missing; every release needs it",
        ),
        Text(
            th=f"เพิ่มที่หัวไฟล์ เช่น {example}",
            en=f"add it at the top of the file, for example {example}",
        ),
    )


def _changes(source: Source, values: Values) -> list[Problem]:
    """Say where a change has no day, comes before the release, or is not explained."""
    problems = []
    if values.modified and values.date and values.modified < values.date:
        text = Text(
            th=f"Modified: “{source.value('modified')}” อยู่ก่อน Date “{source.value('date')}”",
            en=f"Modified: “{source.value('modified')}” is before Date “{source.value('date')}”",
        )
        remedy = Text(th="แก้วันที่ให้ถูก หรือลบบรรทัดนี้", en="correct the date, or delete the line")
        problems.append(Problem(Severity.ERROR, source.path, source.line("modified"), text, remedy))
    if values.change and not source.value("modified"):
        text = Text(th="มี Change แต่ไม่มี Modified", en="there is a Change without Modified")
        remedy = Text(
            th="เพิ่มบรรทัด Modified: วันที่แก้ไข มิฉะนั้นประชาชนจะไม่เห็นการแก้ไขนี้",
            en="add a line `Modified:` with the day; without it the change is not shown",
        )
        problems.append(Problem(Severity.WARNING, source.path, source.line("change"), text, remedy))
    if values.modified and not values.change:
        text = Text(th="มี Modified แต่ไม่มี Change", en="there is a Modified without Change")
        remedy = Text(
            th="เพิ่มบรรทัด Change: แก้อะไร ให้ประชาชนทราบ",
            en="add a line `Change:` that tells the public what was changed",
        )
        problems.append(
            Problem(Severity.WARNING, source.path, source.line("modified"), text, remedy)
        )
    return problems


def _no_reason(source: Source) -> Problem:
    return Problem(
        Severity.ERROR,
        source.path,
        source.line("status"),
        Text(th="ข่าวที่ถอน (Status: withdrawn) ต้องบอกเหตุผล", en="a withdrawn release needs a reason"),
        Text(th="เพิ่มบรรทัด Reason: เหตุผลที่ประชาชนอ่านได้", en="add a line `Reason:` for the public"),
    )
