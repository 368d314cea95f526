"""Files in, releases out: every seed through its reader onto the shelf, one item at a time."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from plugins.errors import PrakatError
from plugins.legacy import complaints, days, drafting, jsonl, seed
from plugins.legacy.complaints import quoted
from plugins.legacy.divisions import DivisionFile
from plugins.legacy.drafting import Draft, Failure, Known
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


def size(path: Path) -> int:
    """Give a file's size in bytes, 0 where it can't be read."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


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

    executor: where items are understood; those of one file keep their order.

    Raises PrakatError on making where divisions.toml can't be read: without it no item can be
    placed.
    """

    def __init__(self, content: Path, shelf: Shelf, executor: Executor) -> None:
        self.report = ImportReport()
        self._shelf = shelf
        self._executor = executor
        self._divisions = DivisionFile(content)
        self._notices = NoticeFile(content)

    def take(self, path: Path, advance: Callable[[int], None]) -> None:
        """Import one file; whatever is wrong with it is in the report.

        advance: is called with the bytes read since its last call.

        Raises WriteError where the content folder can't be written, PrakatError where its
        notices.toml can't be read.
        """
        reader = next((r for end, r in READERS.items() if path.name.lower().endswith(end)), None)
        if reader is None:
            known = ", ".join(READERS)
            unknown = complaints.UNKNOWN_FORM.at(path, name=path.name, known=known)
            self.report.fail([unknown])
            return
        seen: dict[Place, int] = {}
        steps = self._steps(reader, path, advance)
        for step in drafting.drafts(steps, reader.item, self._executor):
            self._place(path, step, seen)

    def _steps(
        self, reader: Reader, path: Path, advance: Callable[[int], None]
    ) -> Iterator[Record | Known | Failure]:
        """Cut a file into records, those that an earlier run imported named by their place."""
        told = position = 0
        met: set[Place] = set()
        try:
            for record in reader.records(path):
                position = record.position
                if position - told >= _STEP:
                    advance(position - told)
                    told = position
                place = self._shelf.by_hash(record.sha256)
                if place is None or place in met:
                    yield record
                else:
                    met.add(place)
                    yield Known(record.line, place)
        except PrakatError as error:
            yield Failure(error.problems)
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            yield Failure((complaints.UNREADABLE.at(path, reason=reason),))
        advance(position - told)

    def _place(self, path: Path, step: Draft | Known | Failure, seen: dict[Place, int]) -> None:
        """Settle one item; `seen` tells which line of this file each place was met on."""
        if isinstance(step, Failure):
            self.report.fail(step.problems)
            return
        if isinstance(step, Draft):
            line, found = step.item.record.line, step.item.legacy_id
            place = self._shelf.by_name(step.item)
            if place is None:
                seen[self._add(step)] = line
                return
        else:
            line, place, found = step.line, step.place, step.place.release
        if place in seen:
            twice = complaints.DUPLICATE_ID.at(path, line, found=quoted(found), first=seen[place])
            self.report.fail([twice])
            return
        seen[place] = line
        if isinstance(step, Draft) and not found:
            self.report.fail([complaints.NAME_TAKEN.at(path, release=place.path)])
            return
        self.report.already += 1
        if isinstance(step, Draft):
            self.report.add([complaints.CHANGED.at(path, line, release=place.path)])

    def _add(self, draft: Draft) -> Place:
        """Write what an item brings, the release last: it is what says that all was imported."""
        report, item = self.report, draft.item
        try:
            if item.notice:
                day = days.day(item.when)
                report.notices += self._notices.add(item.notice, day, item.record.path.name)
            report.divisions += self._divisions.ensure(item.category)
            ids = self._shelf.ids
            release = ids.worded(item.day, item.legacy_id) or ids.new(item.day)
            place = self._shelf.add(item, release, draft.data)
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
