"""The reader of JSON lines: an export of many releases, one JSON object a line."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from plugins.errors import LANGUAGES, PrakatError
from plugins.legacy import complaints, days
from plugins.legacy.complaints import quoted
from plugins.legacy.item import Item, Record, tidy
from plugins.thai import slips

FIELDS = ("id", "date", "category", "lang", "title", "body")
"""What each line must have, all of them texts; `lang` is "th" or "en". More is left alone."""

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes; a line that is longer is no release, and reading it would fill the memory."""

_BOM = b"\xef\xbb\xbf"
_LINE_ENDS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029\t]\s*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_PARAGRAPHS = re.compile(r"\n\n+")


def records(path: Path) -> Iterator[Record]:
    """Give the lines that aren't blank, one at a time; .xz and .gz are unpacked on the way.

    Raises OSError, EOFError, zlib.error or lzma.LZMAError where the file can't be read on, and
    PrakatError at a line that is too long to be a release.
    """
    with path.open("rb") as raw, _unpacked(raw, path.suffix) as file:
        line = 0
        while data := file.readline(LONGEST_LINE):
            line += 1
            if len(data) == LONGEST_LINE:
                limit = f"{LONGEST_LINE:,}"
                raise PrakatError(complaints.LINE_TOO_LONG.at(path, line, limit=limit))
            data = data.removeprefix(_BOM) if line == 1 else data
            data = data.rstrip(b"\r\n")
            if data.strip():
                yield Record(path, line, data, hashlib.sha256(data).hexdigest(), raw.tell())


def _unpacked(raw: IO[bytes], suffix: str) -> IO[bytes]:
    unpackers: dict[str, Any] = {".xz": lzma.open, ".gz": gzip.open}
    unpack = unpackers.get(suffix)
    return cast("IO[bytes]", io.BufferedReader(unpack(raw), 1 << 20)) if unpack else raw


def item(record: Record) -> Item:
    """Understand one line. Raises PrakatError with everything that is wrong with it."""
    path, line = record.path, record.line
    fields = _fields(record)
    written = fields["title"].strip()
    title, cleaned_of_title = tidy(_LINE_ENDS.sub(" ", written))
    body, cleaned_of_body = tidy(fields["body"])
    category = " ".join(tidy(fields["category"])[0].split())
    legacy_id = " ".join(tidy(fields["id"])[0].split())
    for name, value in (("title", title), ("category", category), ("id", legacy_id)):
        if not value:
            raise PrakatError(complaints.FIELD_EMPTY.at(path, line, name=name))
    day = days.read(path, line, fields["date"].strip())
    warnings = list(day.warnings)
    if _CONTROL.search(written):
        warnings.append(complaints.TITLE_JOINED.at(path, line, found=quoted(title)))
    warnings += complaints.of_title(path, line, title)
    if not body.strip("\n"):
        warnings.append(complaints.BODY_EMPTY.at(path, line, found=quoted(title)))
    found = slips.find(f"{title}\n{body}")
    warnings += [complaints.SLIP.at(path, line, found=quoted(slip.text)) for slip in found]
    return Item(
        record=record,
        when=day.when,
        category=category,
        lang=fields["lang"],
        title=title,
        paragraphs=tuple(_PARAGRAPHS.split(body.strip("\n"))),
        legacy_id=legacy_id,
        cleaned=cleaned_of_title + cleaned_of_body,
        warnings=tuple(warnings),
    )


class _Object(dict[str, Any]):
    """A JSON object that remembers which names it had twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs] if len(self) < len(pairs) else []
        self.twice = sorted({name for name in names if names.count(name) > 1})


def _fields(record: Record) -> dict[str, str]:
    """Give the fields of a line, all of them present and texts."""
    path, line = record.path, record.line
    try:
        text = record.data.decode()
        found = json.loads(text, object_pairs_hook=_Object)
    except UnicodeDecodeError:
        raise PrakatError(complaints.NOT_UTF8.at(path, line)) from None
    except (ValueError, RecursionError) as error:
        raise PrakatError(complaints.NOT_JSON.at(path, line, reason=str(error))) from None
    if not isinstance(found, _Object):
        raise PrakatError(complaints.NO_OBJECT.at(path, line, found=quoted(text)))
    problems = [complaints.FIELD_TWICE.at(path, line, name=name) for name in found.twice]
    for name in FIELDS:
        value = found.get(name)
        if name not in found:
            needed = ", ".join(FIELDS)
            problems.append(complaints.FIELD_MISSING.at(path, line, name=name, needed=needed))
        elif not isinstance(value, str):
            shown = quoted(json.dumps(value, ensure_ascii=False))
            problems.append(complaints.FIELD_TYPE.at(path, line, name=name, found=shown))
        elif not _is_encodable(value):
            problems.append(complaints.BROKEN_TEXT.at(path, line, name=name))
        elif name == "lang" and value not in LANGUAGES:
            allowed = ", ".join(LANGUAGES)
            unknown = complaints.UNKNOWN_LANGUAGE.at(
                path, line, found=quoted(value), allowed=allowed
            )
            problems.append(unknown)
    if problems:
        raise PrakatError(*problems)
    return cast("dict[str, str]", found)


def _is_encodable(text: str) -> bool:
    """Tell a text from one with half a surrogate pair: JSON can write it, no file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
