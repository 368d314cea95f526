"""The Pelican generator of the whole bilingual site.

Pelican's own generators list articles of the default language only; this one reads release
folders and writes every page type in both languages.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.bilingual import checks, folder, listing, related, settings, tables
from plugins.bilingual.edition import FACTS, Edition
from plugins.bilingual.folder import RELEASE_ID
from plugins.bilingual.plan import Site, listings, releases, standing
from plugins.bilingual.release import Division, Release
from plugins.bilingual.templates import Pages
from plugins.errors import PrakatError, Severity
from plugins.fastbuild import keys, program
from plugins.fastbuild.build import Build
from plugins.thai_content import title_lines
from plugins.thai_content.reader import PageReader, ReleaseReader


class ReleasesGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Read content/news/ and content/pages/, and write the site in both languages.

    Puts into the shared context: `releases` (listed ones, newest first), `divisions`, `notices`
    (those of the build's day) and `standing_pages`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = settings.from_pelican(self.settings)
        self.unlisted: list[Release] = []

    @property
    def build(self) -> Build:
        """Give the build that remembers the last one; fastbuild's PELICAN_CLASS puts it here."""
        build: Build = self.context["BUILD"]
        return build

    def generate_context(self) -> None:
        """Read all content; PrakatError lists every mistake at once."""
        content = Path(self.path)
        try:
            divisions = tables.divisions(content)
            notices = self._active_notices(content)
            editions = self._read()
            releases = _releases(editions.pop(folder.NEWS), divisions)
        except PrakatError as error:
            errors = [p for p in checks.check(content) if p.severity is Severity.ERROR]
            raise PrakatError(*(errors or error.problems)) from error
        moment = self.options.now or max((release.date for release in releases), default=None)
        shown = releases
        if self.options.drafts:
            _hold(releases, moment)
        else:
            shown = [visible for release in releases if (visible := _visible(release, moment))]
        self.unlisted = [release for release in shown if _is_hidden(release)]
        hidden = {release.id for release in self.unlisted}
        listed = (release for release in shown if release.id not in hidden)
        self.context["releases"] = listing.newest_first(listed)
        self.context["divisions"] = divisions
        self.context["notices"] = notices
        self.context["standing_pages"] = editions[folder.PAGES]

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
        Pages(self).make([*listings(site), *standing(site), *releases(site)])

    def _matters(self, releases: Sequence[Release]) -> related.Matters:
        """Find out which releases tell of the same matter."""
        if not self.options.related:
            return related.Matters()
        known = [release for release in reversed(releases) if not _is_withdrawn(release)]
        ids = [release.id for release in known]
        terms = [
            related.together([edition.terms for edition in release.editions.values()])
            for release in known
        ]
        memos = self.build.memos
        name = f"related {keys.key(program.code()).hex()}"  # what another version found is no help
        walk = memos.get(
            name,
            ("\n".join(ids), b"".join(terms), array("I", map(len, terms)).tobytes()),
            lambda: related.walk(ids, terms, memos.former(name)),
        )
        return related.Matters(known, walk)

    def _read(self) -> dict[str, dict[str, dict[str, Edition]]]:
        """Give the editions of news and pages: by the folder's name, then by language."""
        found = {place: folder.editions(self.build.tree, place) for place in _PLACES}
        paths = [path for named in found.values() for of in named.values() for path in of.values()]
        ours = {k: v for k, v in self.settings.items() if k.startswith(program.OURS)}
        key = keys.key(program.code(), program.settings(self.settings, program.OURS))
        readings = self.build.read(paths, FileReader(self.path, ours, self.options.related), key)
        if not all(facts for facts, _, _ in readings):
            raise PrakatError
        editions = {
            path: Edition(path, *reading, self.build)
            for path, reading in zip(paths, readings, strict=True)
        }
        return {
            place: {
                name: {lang: editions[path] for lang, path in of.items()}
                for name, of in named.items()
            }
            for place, named in found.items()
        }

    def _active_notices(self, content: Path) -> list[Any]:
        notices = tables.notices(content)
        if self.options.now is None:
            return []
        today = self.options.now.date()
        return [notice for notice in notices if notice.is_active(today)]


_PLACES = (folder.NEWS, folder.PAGES)


@dataclasses.dataclass(frozen=True)
class FileReader:
    """Read files of the content folder in any process.

    settings: those of Pelican's settings that readers look at.
    related: whether releases are compared, by terms that take a dictionary to find.
    """

    content: str
    settings: Mapping[str, Any]
    related: bool

    def __call__(self, path: str, before: Any) -> tuple[Any, dict[str, Any], str]:
        """Give the facts, all metadata and the HTML of a file; no facts where it has mistakes.

        before: its facts at the last build, None if it had none.
        """
        reader = PageReader if path.startswith(folder.PAGES) else ReleaseReader
        try:
            html, values = reader(self.settings).read(f"{self.content}/{path}")
        except PrakatError:
            return None, {}, ""
        if reader is ReleaseReader:
            known = dict(zip(FACTS, before or (), strict=False))
            values["title_cuts"] = _title_cuts(values, known)
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


def _releases(found: Mapping[str, dict[str, Edition]], divisions: list[Division]) -> list[Release]:
    """Make releases of their editions.

    Raises PrakatError, without a word, where they don't agree; plugins.bilingual.checks says how.
    """
    known = tables.ByName(divisions)
    releases = []
    for name, editions in found.items():
        about = [(each.date, known.get(each.division_name)) for each in editions.values()]
        is_named_well = RELEASE_ID.fullmatch(name) and folder.common_era(name) == name
        if not about or about[0] != about[-1] or not is_named_well:
            raise PrakatError
        date, division = about[0]
        if division is None:
            raise PrakatError
        releases.append(Release(name, date, division, editions))
    every = [edition for release in releases for edition in release.editions.values()]
    if _has_twins((e.legacy_id, e.release_id) for e in every if e.legacy_id):
        raise PrakatError
    if _has_twins((e.legacy_path, e.path) for e in every if e.legacy_path):
        raise PrakatError
    return releases


def _has_twins(named: Iterable[tuple[str, str]]) -> bool:
    """Tell whether two different owners have the same name; named: pairs of name and owner."""
    owners: dict[str, str] = {}
    return any(owners.setdefault(name, owner) != owner for name, owner in named)


def _visible(release: Release, moment: dt.datetime | None) -> Release | None:
    """Leave out the editions that are drafts or under embargo; None if nothing remains."""
    for edition in release.editions.values():
        if edition.status == "draft" or edition.embargo is not None:
            break
    else:
        return release  # as nearly all do
    editions = {
        lang: edition
        for lang, edition in release.editions.items()
        if edition.status != "draft" and _is_due(edition, moment)
    }
    if len(editions) == len(release.editions):
        return release
    return dataclasses.replace(release, editions=editions) if editions else None


def _hold(releases: Iterable[Release], moment: dt.datetime | None) -> None:
    """Mark the published editions that the public is not shown yet, for their author."""
    for release in releases:
        for edition in release.editions.values():
            if edition.status == "published" and not _is_due(edition, moment):
                edition.hold()


def _is_due(edition: Edition, moment: dt.datetime | None) -> bool:
    embargo = edition.embargo
    return embargo is None or (moment is not None and embargo <= moment)


def _is_withdrawn(release: Release) -> bool:
    return {edition.status for edition in release.editions.values()} == {"withdrawn"}


def _is_hidden(release: Release) -> bool:
    return "hidden" in [edition.status for edition in release.editions.values()]
