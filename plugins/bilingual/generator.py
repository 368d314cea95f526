"""The Pelican generator of the whole bilingual site.

Pelican's own generators list articles of the default language only; this one reads release
folders and writes every page type in both languages.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import eq
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.bilingual import checks, folder, related, settings, tables
from plugins.bilingual.edition import FACTS
from plugins.bilingual.plan import Site, listings, releases, standing
from plugins.bilingual.release import Division
from plugins.bilingual.roster import Entries, Entry, Listed, Read, edition_of, facts_of, key_of
from plugins.bilingual.templates import Pages
from plugins.errors import PrakatError, Problem, Severity
from plugins.fastbuild import keys, program
from plugins.fastbuild.build import Build
from plugins.fastbuild.inputs import Tree
from plugins.fastbuild.readings import Readings
from plugins.thai_content import title_lines
from plugins.thai_content.reader import PageReader, ReleaseReader

LISTINGS = "listings"
"""What the shared context calls the groups of pages that list releases."""

Folders = Sequence[tuple[str, tuple[str, ...]]]
"""Folders by their names, with the languages that each has a file of."""


class ReleasesGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Read content/news/ and content/pages/, and write the site in both languages.

    Puts into the shared context: `releases` (listed ones, newest first), `divisions`, `notices`
    (those of the build's day), `standing_pages` and, once it has written them, `listings`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = settings.from_pelican(self.settings)
        self.unlisted = Listed.of(())

    @property
    def build(self) -> Build:
        """Give the build that remembers the last one; fastbuild's PELICAN_CLASS puts it here."""
        build: Build = self.context["BUILD"]
        return build

    def generate_context(self) -> None:
        """Read all content; PrakatError lists every mistake in what changed, or else in all."""
        content = Path(self.path)
        try:
            divisions = tables.divisions(content)
            notices = self._active_notices(content)
            readings = self._read()
            entries = self._entries(readings, divisions)
        except PrakatError as error:
            raise PrakatError(*(self._mistakes() or error.problems)) from error
        moment = self.options.now or next(iter(entries.dates), None)
        waiting = _Waiting(readings, moment)
        held: Collection[int] = ()
        if self.options.drafts:
            held = waiting.held
        else:
            entries = waiting.visible(entries)
        releases = Read(entries, readings, self.build, held)
        hidden = set(releases.having("status", partial(eq, "hidden")))
        places = range(len(releases.ids))
        shown = [place for place in places if place not in hidden] if hidden else places
        self.unlisted = Listed(releases, sorted(hidden))
        self.context["releases"] = Listed(releases, shown)
        self.context["divisions"] = divisions
        self.context["notices"] = notices
        self.context["standing_pages"] = {
            slug: {
                lang: edition_of(readings, f"{folder.PAGES}/{slug}/{lang}.md", self.build)
                for lang in languages
            }
            for slug, languages in folder.editions(self.build.tree, folder.PAGES)
        }

    def _mistakes(self) -> list[Problem]:
        """List every mistake in what changed since the last build, which had none, or in all."""
        ids = {path.split("/")[1] for path in self.build.changed}
        for only in (ids, None):
            problems = checks.check(Path(self.path), only=only)
            if errors := [each for each in problems if each.severity is Severity.ERROR]:
                return errors
        return []

    def generate_output(self, _writer: Any) -> None:
        """Write every page."""
        site = Site(
            releases=self.context["releases"],
            divisions=self.context["divisions"],
            pages=self.context["standing_pages"],
            unlisted=self.unlisted,
            latest=self.options.latest,
            page_size=self.options.page_size,
            matters=self._matters(self.context["releases"]),
        )
        self.context[LISTINGS] = list(listings(site))
        Pages(self).make([*self.context[LISTINGS], *standing(site), *releases(site)])

    def _matters(self, releases: Listed) -> related.Matters:
        """Find out which releases tell of the same matter."""
        if not self.options.related:
            return related.Matters()
        known = _not_withdrawn(releases)
        key, memos = known.key("terms"), self.build.memos
        version = keys.key(program.code()).hex()  # what another one found is no help
        name = f"walk {version}"

        def walk(former: related.Walk | None) -> related.Walk:
            terms = list(map(related.together, known.facts("terms")))
            return related.walk(known.ids, terms, former)

        memos.keep(name)
        both = memos.get(f"related {version}", key, lambda: memos.renew(name, key, walk).both)
        return related.Matters(known, both)

    def _read(self) -> Readings:
        """Read all files of news and pages."""
        ours = {k: v for k, v in self.settings.items() if k.startswith(program.OURS)}
        key = keys.key(program.code(), program.settings(self.settings, program.OURS))
        read = FileReader(self.path, ours, self.options.related, self.options.title_lines)
        readings = self.build.read(_files, read, key)
        if None in facts_of(readings, "lang"):
            raise PrakatError
        return readings

    def _entries(self, readings: Readings, divisions: Sequence[Division]) -> Entries:
        """Put the editions of each release together, or remember how."""
        tree = self.build.tree
        made_from = (
            "\n".join(tree.names.get(f"{folder.NEWS}/", ())),
            key_of(readings, *_AGREED),
            divisions,
            program.code(),
        )
        entries: Entries = self.build.memo(
            "entries",
            made_from,
            lambda: _agreed(folder.editions(tree, folder.NEWS), readings, divisions),
        )
        return entries

    def _active_notices(self, content: Path) -> list[Any]:
        notices = tables.notices(content)
        if self.options.now is None:
            return []
        today = self.options.now.date()
        return [notice for notice in notices if notice.is_active(today)]


_AGREED = ("date", "division_name", "legacy_id", "legacy_path")
"""The facts that releases are put together by."""


def _files(tree: Tree) -> list[str]:
    """List all files of news and pages."""
    return [
        f"{place}/{name}/{lang}.md"
        for place in (folder.NEWS, folder.PAGES)
        for name, languages in folder.editions(tree, place)
        for lang in languages
    ]


@dataclasses.dataclass(frozen=True)
class FileReader:
    """Read files of the content folder in any process.

    settings: those of Pelican's settings that readers look at.
    related: whether releases are compared, by terms that take a dictionary to find.
    title_lines: whether titles are cut into lines, which takes one too.
    """

    content: str
    settings: Mapping[str, Any]
    related: bool
    title_lines: bool

    def __call__(self, path: str, before: Any) -> tuple[Any, dict[str, Any], str]:
        """Give the facts, all metadata and the HTML of a file; all None where it has mistakes.

        before: its facts at the last build, None if it had none.
        """
        reader = PageReader if path.startswith(folder.PAGES) else ReleaseReader
        try:
            html, values = reader(self.settings).read(f"{self.content}/{path}")
        except PrakatError:
            return (None,) * len(FACTS), {}, ""
        if reader is ReleaseReader:
            known = dict(zip(FACTS, before or (), strict=False))
            values["title_cuts"] = _title_cuts(values, known) if self.title_lines else b""
            if self.related:
                values["terms"] = _terms(values, known)
        values["division_name"] = getattr(values.pop("category"), "name", "")
        return tuple(values.pop(name, None) for name in FACTS), values, html


def _terms(values: Mapping[str, Any], before: Mapping[str, Any]) -> bytes:
    """Give the terms of a release; those of the same title as before need no dictionary."""
    if all(values[name] == before.get(name) for name in ("title", "tag_names")):
        return bytes(before["terms"])
    return related.terms(values["title"], values["tag_names"])


def _title_cuts(values: Mapping[str, Any], before: Mapping[str, Any]) -> bytes:
    """Give where lines of the title may end; that of the same title needs no dictionary."""
    if values["title"] == before.get("title"):
        return bytes(before["title_cuts"])
    return title_lines.cuts(values["title"])


def _agreed(folders: Folders, readings: Readings, divisions: Sequence[Division]) -> Entries:
    """Put the editions of each release together.

    Raises PrakatError, without a word, where they don't agree; plugins.bilingual.checks says how.
    """
    known = tables.ByName(divisions)
    dates, names, legacy_ids, legacy_paths = (facts_of(readings, fact) for fact in _AGREED)
    named = {name: known.get(name) for name in set(names)}
    ids = [id_ for id_, _ in folders]
    if not folder.are_named_well(ids):
        raise PrakatError
    row = readings.rows.__getitem__
    rows = [
        tuple([row(f"{folder.NEWS}/{id_}/{lang}.md") for lang in languages])
        for id_, languages in folders
    ]
    if not all(rows):
        raise PrakatError
    firsts = [own[0] for own in rows]
    divided = [division for division in (named[names[row]] for row in firsts) if division]
    if len(divided) < len(rows):
        raise PrakatError
    for own in rows:
        if len(own) > 1 and any(
            dates[row] != dates[own[0]] or named[names[row]] != named[names[own[0]]]
            for row in own[1:]
        ):
            raise PrakatError
    if _has_twins(legacy_ids, rows) or _has_twins(legacy_paths, [(row,) for row in chain(*rows)]):
        raise PrakatError
    languages = [languages for _, languages in folders]
    return Entries(ids, [dates[row] for row in firsts], divided, languages, rows).ordered()


def _has_twins(names: Sequence[str | None], owners: Iterable[Sequence[int]]) -> bool:
    """Tell whether two different owners have the same name.

    names: by rows. owners: the rows of each.
    """
    given = [name for name in names if name]
    if len(set(given)) == len(given):
        return False
    pairs = {(names[row], number) for number, own in enumerate(owners) for row in own if names[row]}
    return len({name for name, _ in pairs}) < len(pairs)


class _Waiting:
    """Know the editions that the public is not shown: drafts, and those under embargo.

    moment: the one that decides on embargoes; None where there is none.
    """

    def __init__(self, readings: Readings, moment: dt.datetime | None) -> None:
        statuses = facts_of(readings, "status")
        embargoes = enumerate(facts_of(readings, "embargo"))
        early = {
            row
            for row, embargo in embargoes
            if embargo is not None and (moment is None or embargo > moment)
        }
        self.held = {row for row in early if statuses[row] == "published"}
        """Rows of editions that wait for their time, and for nothing else."""
        self._not_shown = early | {row for row, each in enumerate(statuses) if each == "draft"}

    def visible(self, entries: Entries) -> Entries:
        """Leave out the editions that wait, and releases of which nothing remains."""
        return entries.map(self._left) if self._not_shown else entries

    def _left(self, entry: Entry) -> Entry | None:
        if self._not_shown.isdisjoint(entry.rows):
            return entry
        both = zip(entry.languages, entry.rows, strict=True)
        left = [(lang, row) for lang, row in both if row not in self._not_shown]
        if not left:
            return None
        languages, rows = zip(*left, strict=True)
        return entry._replace(languages=languages, rows=rows)


def _not_withdrawn(releases: Listed) -> Listed:
    """Give the releases, oldest first, but those that were withdrawn in every language."""
    roster = releases.roster
    gone = {
        place
        for place in roster.having("status", partial(eq, "withdrawn"))
        if set(roster.facts("status", place)) == {"withdrawn"}
    }
    return Listed(roster, [place for place in reversed(releases.places) if place not in gone])
