"""The Pelican generator that writes the index of all listed releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2.filters import do_striptags
from pelican.generators import Generator

from plugins.bilingual import roster
from plugins.errors import LANGUAGES
from plugins.fastbuild import keys, program
from plugins.fastbuild.build import Build
from plugins.search import page, settings
from plugins.search.build import Memory, build
from plugins.search.document import Document, Listed, searched
from plugins.search.layout import FOLDER


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Write search-index/ from the releases in the shared context, or what has changed of it."""

    _index: Callable[[], list[str]] | None = None

    def begin(self) -> None:
        """Begin to write the index; this process need not wait for it."""
        if settings.from_pelican(self.settings).enabled:
            self._index = self.context["BUILD"].beside(self._write)

    def _write(self) -> list[str]:
        """Write the index; gives the files of the last one that are no part of it any more."""
        output = Path(self.output_path)
        made: Build = self.context["BUILD"]
        site = made.output.site
        stands = made.stands(FOLDER)
        memory = Memory(
            site if stands else output / "none",
            made.output.state.with_name("search"),
            keys.key(program.code()),
        )
        documents = editions(self.context["releases"])
        gone = build(
            documents, output, page.base(self.settings), memory=memory, workers=made.workers
        )
        script = self.env.globals["search_script"]
        return gone + page.write(self.theme, output, site if stands else None, script)

    def generate_output(self, _writer: Any) -> None:
        """Wait for the index."""
        if self._index:
            self.context["BUILD"].own(FOLDER, self._index())


@dataclass(frozen=True)
class Edition(Document):
    """Hold an edition whose summary and text are read only when they are asked for."""

    article: Any = None

    def text(self) -> str:
        """Read the text."""
        summary = do_striptags(self.article.summary or "")
        return searched(summary, str(self.article.body_text), self.names)


class ListedEdition:
    """Know an edition by hashes that were made when it was read."""

    __slots__ = ("_place", "_roster", "date", "id", "key", "lang")

    def __init__(self, of: roster.Roster, place: int, lang: str, day: date, key: bytes) -> None:
        """Take an edition's release and language, its day, and what it is known by."""
        self.id = of.ids[place]
        self.lang = lang
        self.date = day
        self.key = key
        self._roster = of
        self._place = place

    def whole(self) -> Document:
        """Give all of the edition."""
        release, lang = self._roster.release(self._place), self.lang
        article = release.editions[lang]
        return Edition(
            id=release.id,
            url=release.url(lang),
            title=article.title,
            body="",
            date=self.date,
            division=release.division.slug,
            lang=lang,
            legacy_id=str(getattr(article, "legacy_id", "") or ""),
            has_photos=release.album is not None,
            is_withdrawn=article.status == "withdrawn",
            names=(release.division.name(lang), *article.tag_names),
            article=article,
        )


def editions(releases: roster.Listed) -> Iterator[Listed]:
    """List every edition of every release.

    An edition's digest covers its own metadata and text; id, day, division and album are its
    release's.
    """
    own = releases.roster
    ids, languages, divisions, days = own.ids, own.languages, own.divisions, own.days
    said = {lang: own.says(lang).tobytes() for lang in LANGUAGES}
    size = own.says(LANGUAGES[0]).shape[1]
    has_album = set(own.with_albums())
    for place in releases.places:
        day = days[place]
        about = f"{ids[place]} {day.toordinal()} {place in has_album} "
        known = about.encode() + divisions[place].digest
        for lang in languages[place]:
            key = known + said[lang][place * size : (place + 1) * size]
            yield ListedEdition(own, place, lang, day, key)
