"""Files in, releases out: every seed through its reader onto the shelf, one item at a time."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from plugins.errors import PrakatError
from plugins.legacy import complaints, days, edition, jsonl, seed
from plugins.legacy.complaints import quoted
from plugins.legacy.divisions import DivisionFile
from plugins.legacy.item import Item, Record
from plugins.legacy.notices import NoticeFile
from plugins.legacy.report import ImportReport
from plugins.legacy.shelf import Place, Shelf

SHOWN_RELEASES: Final = 20
"""Paths of new releases that a report names one by one."""

_STEP: Final = 256 * 1024
"""Bytes between two steps of a progress bar."""


class WriteError(PrakatError):
    """Stop an import because the content folder can't be written."""


@dataclass(frozen=True)
class Reader:
    """Hold the two steps of reading one form of file.

    records: cuts a file into items without understanding them, so that items imported before
    cost no more than their hash. item: understands one, or raises PrakatError.
    """

    records: Callable[[Path], Iterator[Record]]
    item: Callable[[Record], Item]


READERS: Final = MappingProxyType(
    {
        ".txt": Reader(seed.records, seed.item),
        ".jsonl": Reader(jsonl.records, jsonl.item),
        ".jsonl.xz": Reader(jsonl.records, jsonl.item),
        ".jsonl.gz": Reader(jsonl.records, jsonl.item),
    }
)
"""The reader of each form, by the end of a file's name in lower case."""

_PROSE: Final = frozenset({"readme", "readme.md", "readme.txt"})
"""Files about the seeds that may lie among them."""


def seeds(path: Path) -> list[Path]:
    """List the files that a path stands for: itself, or all below a folder in the order of names.

    Names that begin with "." are the system's own and left out, and so is a README.
    """
    if not path.is_dir():
        return [path]
    below = (found for found in sorted(path.rglob("*")) if not found.is_dir())
    return [
        found
        for found in below
        if found.name.lower() not in _PROSE
        and not any(part.startswith(".") for part in found.relative_to(path).parts)
    ]


class Intake:
    """Import files into one content folder and report.

    Raises PrakatError on making where divisions.toml can't be read: without it no item can be
    placed.
    """

    def __init__(self, content: Path, shelf: Shelf) -> None:
        self.report = ImportReport()
        self._shelf = shelf
        self._divisions = DivisionFile(content)
        self._notices = NoticeFile(content)

    def take(self, path: Path, advance: Callable[[int], None]) -> None:
        """Import one file; whatever is wrong with it is in the report, never raised.

        advance: is called with the bytes read since its last call.
        """
        reader = next((r for end, r in READERS.items() if path.name.lower().endswith(end)), None)
        if reader is None:
            known = ", ".join(READERS)
            unknown = complaints.UNKNOWN_FORM.at(path, name=path.name, known=known)
            self.report.fail([unknown])
            return
        seen: dict[Place, int] = {}
        told = position = 0
        try:
            for record in reader.records(path):
                position = record.position
                if position - told >= _STEP:
                    advance(position - told)
                    told = position
                self._take_one(reader, record, seen)
        except WriteError:
            raise
        except PrakatError as error:
            self.report.fail(error.problems)
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            self.report.fail([complaints.UNREADABLE.at(path, reason=reason)])
        advance(position - told)

    def _take_one(self, reader: Reader, record: Record, seen: dict[Place, int]) -> None:
        """Import one item unless it is known; `seen` tells the line of each place in this file."""
        report = self.report
        place = self._shelf.by_hash(record.sha256)
        if place and place not in seen:
            seen[place] = record.line
            report.already += 1
            return
        try:
            item = reader.item(record)
        except PrakatError as error:
            report.fail(error.problems)
            return
        place = self._shelf.by_name(item)
        if place is None:
            seen[self._add(item)] = record.line
        elif place in seen:
            twice = complaints.DUPLICATE_ID.at(
                record.path, record.line, found=quoted(item.legacy_id), first=seen[place]
            )
            report.fail([twice])
        else:
            seen[place] = record.line
            report.already += 1
            report.add([complaints.CHANGED.at(record.path, record.line, release=place.path)])

    def _add(self, item: Item) -> Place:
        """Write what an item brings, the release last: it is what says that all was imported."""
        report = self.report
        try:
            if item.notice:
                day = days.day(item.when)
                report.notices += self._notices.add(item.notice, day, item.record.path.name)
            report.divisions += self._divisions.ensure(item.category)
            release = self._shelf.new_id(item.day, item.legacy_id)
            place = self._shelf.add(item, release, edition.write(item))
        except OSError as error:
            where = Path(error.filename2 or error.filename or item.record.path)
            reason = error.strerror or str(error)
            raise WriteError(complaints.UNWRITABLE.at(where, reason=reason)) from error
        report.imported += 1
        report.cleaned += item.cleaned
        report.add(item.warnings)
        if len(report.releases) < SHOWN_RELEASES:
            report.releases.append(place.path)
        return place
