"""What is still to be translated: for staff, newest first, since that is what people read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.bilingual import folder, tables
from plugins.bilingual.folder import RELEASE_ID, Folder
from plugins.errors import LANGUAGES, PrakatError
from plugins.thai_content import fields, metadata

MISSING, OUTDATED = "missing", "outdated"
"""There is no such language; there is, but the other language was changed later."""

_NOTHING_TO_TRANSLATE = {"draft", "withdrawn"}
_NEVER = dt.datetime.min.replace(tzinfo=fields.BANGKOK)


@dataclass(frozen=True)
class Debt:
    """Hold something that lacks a language.

    path: the file to write or to look over; for a division's name, its table.
    source: the file to translate, if there is one. name: what divisions.toml calls a division.
    """

    what: str
    lang: str
    path: Path
    source: Path | None = None
    name: str = ""

    @property
    def title(self) -> str:
        """Give the title of what is to be translated; "" where it can't be read."""
        if self.source is None:
            return self.name
        try:
            return metadata.read(self.source).fields["title"].value
        except (PrakatError, KeyError):
            return ""


@dataclass(frozen=True)
class Year:
    """Count the releases of a Common Era year by their languages."""

    year: int
    both: int
    only: dict[str, int]


def debts(content: Path) -> Iterator[Debt]:
    """List what lacks a language: divisions and standing pages first, then the newest releases.

    Drafts are not finished, and what was withdrawn needs no translation: neither is listed.
    Captions and alternative texts are left to the checks of albums, which know each photo.
    Raises PrakatError where divisions.toml can't be read.
    """
    for division in tables.divisions(content):
        if division.untranslated:
            yield Debt(MISSING, "en", content / tables.DIVISIONS, name=division.th)
    for page in folder.folders(content / folder.PAGES):
        yield from _of(page)
    for release in reversed(folder.folders(content / folder.NEWS)):
        yield from _of(release)


def years(content: Path) -> list[Year]:
    """Count the releases of each year, the newest year first."""
    counts: Counter[tuple[int, str]] = Counter()
    for release in folder.folders(content / folder.NEWS):
        if release.files and RELEASE_ID.fullmatch(release.name):
            languages = (
                "both" if len(release.files) == len(LANGUAGES) else next(iter(release.files))
            )
            counts[int(release.name[:4]), languages] += 1
    return [
        Year(year, counts[year, "both"], {lang: counts[year, lang] for lang in LANGUAGES})
        for year in sorted({year for year, _ in counts}, reverse=True)
    ]


def _of(found: Folder) -> Iterator[Debt]:
    editions = {lang: _values(path) for lang, path in found.files.items()}
    if {values.status for values in editions.values()} & _NOTHING_TO_TRANSLATE:
        return
    if len(found.files) == 1:
        (source,) = found.files.values()
        lang = next(lang for lang in LANGUAGES if lang not in found.files)
        yield Debt(MISSING, lang, found.path / f"{lang}.md", source)
    elif found.files:
        changed = {lang: values.modified or _NEVER for lang, values in editions.items()}
        newest = max(changed.values())
        for lang, when in changed.items():
            if when < newest:
                other = next(other for other in LANGUAGES if other != lang)
                yield Debt(OUTDATED, lang, found.files[lang], found.files[other])


def _values(path: Path) -> fields.Values:
    """Give what a file says of itself; nothing where it can't be read: `check` tells that."""
    try:
        return fields.values(metadata.read(path), ())
    except PrakatError:
        return fields.Values()
