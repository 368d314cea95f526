"""A release that is about to be made: its id, its editions and its folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import tomlkit

from plugins.bilingual.folder import NEWS
from plugins.bilingual.release import Division
from plugins.cli.prompt import wrong
from plugins.errors import PrakatError, Severity, Text
from plugins.legacy.complaints import Complaint, quoted
from plugins.legacy.disk import Staging
from plugins.legacy.ids import LONGEST_WORDS, WORDS, Ids
from plugins.thai import dates

UNWRITABLE = Complaint(
    Severity.ERROR,
    Text(
        th="สร้างที่นี่ไม่ได้ ({reason}) ยังไม่มีอะไรถูกสร้าง",
        en="this can't be written ({reason}); nothing was made",
    ),
    Text(
        th="ดูเนื้อที่ว่างและสิทธิ์เขียนของโฟลเดอร์ แล้วสั่งใหม่",
        en="see to free space and the folder's permissions, then run it again",
    ),
)
PHOTOS = "photos"
"""The folder in which a release's photos go."""
ALBUM = "photos.toml"
"""The file that says what is to be seen in them."""


Pictures = Mapping[str, bytes]
"""Pictures by file name."""
Words = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By language and "alt" or "caption": what is said of a picture, by file name."""


@dataclass(frozen=True)
class Draft:
    """Hold what a new release is to be.

    when: a date, or a naive datetime of Bangkok. titles: by language, the editions to make.
    numerals: the digits in which a Thai edition writes its date. bodies: Markdown, by language.
    """

    release: str
    when: dt.date
    division: Division
    titles: dict[str, str]
    credit: str
    numerals: dates.Digits = "arabic"
    bodies: Mapping[str, str] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=dict)
    words: Words = field(default_factory=dict)

    def make(self, content: Path) -> Path:
        """Make the folder with an edition for each title and a place for photos, in one step.

        Raises PrakatError where the disk refuses. Never changes a folder that is there.
        """
        files = {f"{lang}.md": self.edition(lang).encode() for lang in self.titles}
        files |= {f"{PHOTOS}/{name}": data for name, data in self.pictures.items()}
        if said := album(self.pictures, self.words):
            files[ALBUM] = said.encode()
        try:
            with closing(Staging(content)) as staging:
                staging.place(f"{NEWS}/{self.release}", files, [PHOTOS])
        except OSError as error:
            where, reason = content / NEWS / self.release, error.strerror or str(error)
            raise PrakatError(UNWRITABLE.at(where, reason=reason)) from error
        return content / NEWS / self.release

    def edition(self, lang: str, more: Iterable[tuple[str, str]] = ()) -> str:
        """Write the metadata of an edition, a blank line, and its body as far as there is one.

        more: other lines of metadata, as names and values.
        """
        fields = (
            ("Title", self.titles[lang]),
            (
                "Date",
                dates.show(self.when, lang, digits=self.numerals if lang == "th" else "arabic"),
            ),
            ("Category", self.division.slug),
            ("Credit", self.credit),
            *more,
        )
        return "".join(f"{key}: {value}\n" for key, value in fields if value) + (
            f"\n{self.bodies.get(lang, '')}"
        )


def album(pictures: Iterable[str], words: Words) -> str:
    """Write photos.toml as far as there is something to say of pictures."""
    document = tomlkit.document()
    photos = tomlkit.aot()
    for name in pictures:
        photo = tomlkit.table()
        photo.add("file", name)
        for lang, kinds in words.items():
            for kind, texts in kinds.items():
                if name in texts:
                    photo.append(tomlkit.key([kind, lang]), texts[name])
        if len(photo) > 1:
            photos.append(photo)
    if photos:
        document.add("photo", photos)
    return tomlkit.dumps(document)


def name(text: str, day: str, ids: Ids) -> str:
    """Give the release's id: the day (YYYYMMDD) and words, or a number where there are none.

    >>> name("Labour Day", "20190501", Ids()), name("20190501-labour-day", "20190501", Ids())
    ('20190501-labour-day', '20190501-labour-day')
    >>> name("", "20190501", Ids(["20190501-1"]))
    '20190501-2'

    Raises PrakatError where the words can't be used or their id is taken.
    """
    words = "-".join(text.lower().replace("_", " ").split()).removeprefix(f"{day}-")
    if not words:
        return ids.new(day)
    found = ids.worded(day, words)
    if found:
        return found
    if WORDS.fullmatch(words) and len(words) <= LONGEST_WORDS:
        raise wrong(
            "--words",
            Text(th=f"มีข่าว {day}-{words} อยู่แล้ว", en=f"there is a release {day}-{words} already"),
            Text(
                th=f"ถ้าเป็นอีกภาษาของข่าวนั้น สั่งด้วย --into {day}-{words} "
                "ถ้าเป็นข่าวอื่น ใช้คำอื่น หรือเว้นว่างเพื่อใช้เลข",
                en=f"if this is the same in the other language, give --into {day}-{words}; "
                "else use other words, or none for a number",
            ),
        )
    raise wrong(
        "--words",
        Text(
            th=f"{quoted(text)} ใช้เป็นที่อยู่เว็บไม่ได้ ใช้ได้เฉพาะ a-z, 0-9 และ - ไม่เกิน {LONGEST_WORDS} ตัว",
            en=f"{quoted(text)} can't be in an address; allowed are a-z, 0-9 and -, "
            f"{LONGEST_WORDS} characters at most",
        ),
        Text(th="เช่น labour-day หรือเว้นว่างเพื่อใช้เลข", en="such as labour-day, or none for a number"),
    )
