"""What an author should look at again in a release's text; nothing of it is ever corrected."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from plugins.errors import Problem, Severity, Text
from plugins.thai import dates, normalize, slips
from plugins.thai_content import layout, targets
from plugins.thai_content.metadata import KEYS, Source
from plugins.thai_content.render import TAGS

_THAI = re.compile("[ก-๎]")
_LATIN = re.compile("[A-Za-z]")


def body(source: Source) -> list[Problem]:
    """List what may be wrong in a title and a body, by line.

    That is dates that can't be, words typed twice, characters that nobody meant to type, and in the
    body Markdown that will not come out as it looks, pictures and links that lead nowhere.
    """
    doubts = [
        *layout.find(source.body, TAGS),
        *targets.pictures(source.body, source.path),
        *targets.links(source.body),
    ]
    return [
        *_dates(source),
        *_slips(source),
        *_junk(source),
        *_thai_in_english(source),
        *(_at(source, _body(source), doubt.start, doubt.text, doubt.remedy) for doubt in doubts),
    ]


def _thai_in_english(source: Source) -> list[Problem]:
    """Name what an English page would show in Thai beside its text."""
    if source.path.stem != "en":
        return []
    return [
        Problem(
            Severity.WARNING,
            source.path,
            source.line(key),
            Text(
                th=f"{KEYS[key]} ของฉบับภาษาอังกฤษเป็นภาษาไทย และจะแสดงเช่นนั้น",
                en=f"{KEYS[key]} of the English edition is Thai, and will be shown so",
            ),
            Text(
                th=f"เขียน {KEYS[key]} เป็นภาษาอังกฤษ หรือลบบรรทัดนี้",
                en=f"write {KEYS[key]} in English, or delete the line",
            ),
        )
        for key in ("credit", "summary", "change", "reason")
        if _THAI.search(source.value(key)) and not _LATIN.search(source.value(key))
    ]


def _junk(source: Source) -> list[Problem]:
    """Name the first words of the title and of each line that hold characters nobody meant."""
    remedy = Text(
        th="ลบแล้วพิมพ์คำนี้ใหม่ ถ้าเป็นข้อความของต้นฉบับที่เผยแพร่แล้วให้คงไว้",
        en="delete the word and type it again; text that was published so stays as it was",
    )
    places: list[tuple[int, str]] = [_title(source)]
    places += enumerate(source.body.split("\n"), start=source.body_line)
    return [
        Problem(
            Severity.WARNING,
            source.path,
            line,
            Text(
                th=f"อักขระผิดปกติใน “{_shown(word)}” น่าจะหมายถึง “{normalize.clean(word)}”",
                en=f"“{_shown(word)}” has characters that can't be meant; "
                f"“{normalize.clean(word)}” perhaps?",
            ),
            remedy,
        )
        for line, text in places
        if (word := next((word for word in text.split() if normalize.clean(word) != word), ""))
    ]


def _shown(word: str) -> str:
    """Write what can't be seen as its code point: a warning must show what it is about."""
    return "".join(
        c if c.isprintable() and not "\ue000" <= c <= "\uf8ff" else f"[U+{ord(c):04X}]"
        for c in word
    )


def _slips(source: Source) -> list[Problem]:
    remedy = Text(
        th="ถ้าพิมพ์ผิดให้แก้ ถ้าเป็นข้อความของต้นฉบับที่เผยแพร่แล้วให้คงไว้",
        en="correct it if it is a slip; text that was published so stays as it was",
    )
    return [
        _at(
            source,
            part,
            slip.start,
            Text(
                th=f"อาจพิมพ์คำซ้ำ: “{slip.text}”",
                en=f"a word may be typed twice: “{slip.text}”",
            ),
            remedy,
        )
        for part in (_title(source), _body(source))
        for slip in slips.find(part.text)
    ]


def _dates(source: Source) -> list[Problem]:
    remedy = Text(
        th="ตรวจกับต้นฉบับ ระบบจะแสดงตามที่เขียนโดยไม่แปลงวันที่",
        en="compare it with the original; it is shown as written and not marked as a date",
    )
    day = _day(source)
    return [
        _at(
            source,
            part,
            found.start,
            Text(
                th=f"วันที่ “{found.text}” {found.reason.th}",
                en=f"the date “{found.text}”: {found.reason.en}",
            ),
            remedy,
        )
        for part in (_title(source), _body(source))
        for found in dates.find(part.text, day)
        if found.reason
    ]


class _Part(NamedTuple):
    """A text of a file, and the line of the file that it begins on."""

    line: int
    text: str


def _title(source: Source) -> _Part:
    return _Part(source.line("title"), source.value("title"))


def _body(source: Source) -> _Part:
    return _Part(source.body_line, source.body)


def _day(source: Source) -> dt.date | None:
    """Give the release's own day, which says what "today" in it means; a wrong one is said once."""
    try:
        when = dates.parse(source.value("date"))
    except dates.DateError:
        return None
    return when.date() if isinstance(when, dt.datetime) else when


def _at(source: Source, part: _Part, offset: int, text: Text, remedy: Text) -> Problem:
    """Warn of a place of the title or the body, by the line of the file that it stands on."""
    line = part.line + part.text.count("\n", 0, offset)
    return Problem(Severity.WARNING, source.path, line, text, remedy)
