"""The missing edition of a release that is there already."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from plugins.bilingual.folder import NEWS
from plugins.cli import drafting
from plugins.cli.language import NAMES
from plugins.cli.prompt import wrong
from plugins.errors import LANGUAGES, PrakatError, Problem, Severity, Text
from plugins.legacy import disk
from plugins.legacy.complaints import Complaint, quoted
from plugins.thai import dates
from plugins.thai_content import fields, metadata
from plugins.thai_content.metadata import Source

INTO = "--into"

UNSAID = Complaint(
    Severity.WARNING,
    Text(
        th="มี photos.toml อยู่แล้วจึงไม่ได้แก้ คำของภาพในเอกสารคือ\n{found}",
        en="photos.toml is there and was not changed; of its pictures the document says\n{found}",
    ),
    Text(th="คัดลอกส่วนที่ต้องการลงใน photos.toml", en="copy what you want of it into photos.toml"),
)
OTHER_DAY = Complaint(
    Severity.WARNING,
    Text(
        th="เอกสารลงวันที่ {found} แต่ข่าวเดิมคือ {day} ใช้วันของข่าวเดิม",
        en="the document is of {found}, but the release of {day}, which is taken",
    ),
    Text(
        th="ดูว่าเป็นข่าวเดียวกัน ถ้าไม่ใช่ ลบไฟล์ที่สร้าง แล้วสั่งใหม่โดยไม่มี --into",
        en="see that both are of one matter; else delete the new file and run it without --into",
    ),
)


@dataclass(frozen=True)
class Place:
    """Hold the folder of a release, the edition that it has, and what both have to share."""

    folder: Path
    there: Source
    day: dt.date
    category: str
    shared: tuple[tuple[str, str], ...]


def missing(content: Path, release: str, wanted: str | None) -> str:
    """Give the language to add: the one wanted, or else the first that the release has not."""
    if wanted and wanted != "both":
        return wanted
    folder = content / NEWS / Path(release).name
    lacking = [lang for lang in LANGUAGES if not (folder / f"{lang}.md").is_file()]
    return lacking[0] if lacking else LANGUAGES[-1]


def untranslated(content: Path, release: str) -> list[str]:
    """Give the other releases of a release's day that have no English edition."""
    day = release.partition("-")[0]
    found = (path.parent for path in (content / NEWS).glob(f"{day}-*/th.md"))
    return sorted(folder.name for folder in found if not (folder / "en.md").exists())


def find(content: Path, release: str, lang: str) -> Place:
    """Find the release that an edition in `lang` is wanted of, by its id or its folder.

    Raises PrakatError where there is none, where it has that edition, or where what it has can't
    be read.
    """
    name = Path(release).name
    folder = content / NEWS / name
    editions = [other for other in LANGUAGES if (folder / f"{other}.md").is_file()]
    if not editions or name in ("", ".", ".."):
        raise wrong(
            INTO,
            Text(th=f"ไม่มีข่าว {quoted(release)}", en=f"there is no release {quoted(release)}"),
            Text(
                th=f"ใช้ชื่อโฟลเดอร์ของข่าวใน {content / NEWS} เช่น 20190501-1",
                en=f"give the name of a folder in {content / NEWS}, such as 20190501-1",
            ),
        )
    if lang in editions:
        said, missing = NAMES[lang], next((o for o in LANGUAGES if o not in editions), "")
        other = f"--editions {missing}" if missing else ""
        raise wrong(
            INTO,
            Text(
                th=f"ข่าว {name} มีฉบับ{said.th}อยู่แล้ว ไม่มีอะไรถูกแก้",
                en=f"the release {name} has its {said.en} edition already; nothing was changed",
            ),
            Text(
                th=f"แก้ไฟล์ {folder / lang}.md เอง" + (f" หรือระบุ {other}" if other else ""),
                en=f"edit {folder / lang}.md yourself" + (f", or give {other}" if other else ""),
            ),
        )
    return _place(folder, metadata.read(folder / f"{editions[0]}.md"))


def _place(folder: Path, there: Source) -> Place:
    values = fields.values(there)
    errors = [problem for problem in values.problems if problem.severity is Severity.ERROR]
    if errors or values.date is None:
        raise PrakatError(*errors)
    if values.status == "withdrawn":
        raise wrong(
            INTO,
            Text(th=f"ข่าว {folder.name} ถอนแล้ว", en=f"the release {folder.name} is withdrawn"),
            Text(th="ข่าวที่ถอนแล้วไม่ต้องแปล", en="what is withdrawn needs no translation"),
        )
    shared = [(key, there.value(key.lower())) for key in ("Status", "Embargo")]
    day = dates.parse(there.value("date"))
    return Place(folder, there, day, values.category, tuple(pair for pair in shared if pair[1]))


def write(place: Place, draft: drafting.Draft, lang: str) -> tuple[list[Path], list[Problem]]:
    """Add an edition, the pictures that are not there yet, and what is said of them.

    Gives the new files, the edition first, and what somebody should look at. Never changes a file
    that is there. Raises PrakatError where the disk refuses; then there is no edition.
    """
    made: list[Path] = []
    problems: list[Problem] = []
    try:
        photos = place.folder / drafting.PHOTOS
        photos.mkdir(exist_ok=True)
        named = _added(photos, draft.pictures, made)
        said = drafting.album(list(named.values()), _renamed(draft.words, named))
        table = place.folder / drafting.ALBUM
        if said and table.exists():
            problems.append(UNSAID.at(table, found=said.strip()))
        elif said:
            disk.add(table, said.encode())
            made.append(table)
        edition = place.folder / f"{lang}.md"
        disk.add(edition, draft.edition(lang, place.shared).encode())
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise PrakatError(drafting.UNWRITABLE.at(place.folder, reason=reason)) from error
    return [edition, *made], problems


def _added(photos: Path, pictures: drafting.Pictures, made: list[Path]) -> dict[str, str]:
    """Add pictures; give the name that each has in the folder, as it may be there already."""
    files = {path.read_bytes(): path.name for path in photos.iterdir() if path.is_file()}
    taken = {name.casefold() for name in files.values()}
    named = {}
    number = 0
    for name, data in pictures.items():
        if data not in files:
            free = name
            while free.casefold() in taken:
                number += 1
                free = f"photo-{number:02}{Path(name).suffix}"
            disk.add(photos / free, data)
            made.append(photos / free)
            files[data] = free
            taken.add(free.casefold())
        named[name] = files[data]
    return named


def _renamed(words: drafting.Words, named: dict[str, str]) -> drafting.Words:
    return {
        lang: {
            kind: {named[name]: text for name, text in texts.items()}
            for kind, texts in kinds.items()
        }
        for lang, kinds in words.items()
    }
