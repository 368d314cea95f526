"""The Pelican generator of the whole bilingual site.

Pelican's own generators list articles of the default language only; this one reads release
folders into Pelican's Article objects and writes every page type in both languages.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import urllib.parse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from pelican.contents import Article
from pelican.contents import Page as PelicanPage
from pelican.generators import Generator

from plugins.bilingual import addresses, checks, folder, listing, settings, strings, tables
from plugins.bilingual.plan import Page, Site, plan
from plugins.bilingual.release import Division, Release
from plugins.errors import LANGUAGES, PrakatError, Severity
from plugins.thai_content.reader import PageReader
from plugins.thai_content.render import plain


class ReleasesGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Read content/news/ and content/pages/, and write the site in both languages.

    Puts into the shared context: `releases` (listed ones, newest first), `divisions`, `notices`
    (those of the build's day) and `standing_pages`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = settings.from_pelican(self.settings)
        self.unlisted: list[Release] = []

    def generate_context(self) -> None:
        """Read all content; PrakatError lists every mistake at once."""
        content = Path(self.path)
        errors = [p for p in checks.check(content) if p.severity is Severity.ERROR]
        if errors:
            raise PrakatError(*errors)
        divisions = tables.divisions(content)
        releases = self._read_releases(content, divisions)
        moment = self.options.now or max((release.date for release in releases), default=None)
        shown = [visible for release in releases if (visible := _visible(release, moment))]
        self.unlisted = [release for release in shown if _is_hidden(release)]
        self.context["releases"] = listing.newest_first(r for r in shown if not _is_hidden(r))
        self.context["divisions"] = divisions
        self.context["notices"] = self._active_notices(content)
        self.context["standing_pages"] = self._read_pages(content)

    def generate_output(self, writer: Any) -> None:
        """Write every page."""
        templates = {lang: Templates(self, lang) for lang in LANGUAGES}
        site = Site(
            releases=self.context["releases"],
            divisions=self.context["divisions"],
            pages=self.context["standing_pages"],
            unlisted=self.unlisted,
            latest=self.options.latest,
            page_size=self.options.page_size,
        )
        for page in plan(site):
            templates[page.lang].write(writer, page)

    def _read_releases(self, content: Path, divisions: Iterable[Division]) -> list[Release]:
        known = {key: division for division in divisions for key in (division.slug, division.th)}
        releases: list[Release] = []
        for found in folder.folders(content / folder.NEWS):
            editions = {lang: self._read(file) for lang, file in found.files.items()}
            first = next(iter(editions.values()))
            releases.append(Release(found.name, first.date, known[first.category.name], editions))
        return releases

    def _read(self, file: Path) -> Article:
        article = self.readers.read_file(
            base_path=self.path,
            path=file.relative_to(self.path),
            content_class=Article,
            context=self.context,
        )
        article.release_id = file.parent.name
        path = addresses.release(article.lang, article.release_id)
        article.override_url = addresses.quote(path).removeprefix("/")
        article.override_save_as = addresses.file_of(path)
        article.body_text = plain(article.content)
        return article

    def _read_pages(self, content: Path) -> dict[str, dict[str, PelicanPage]]:
        reader = PageReader(self.settings)
        pages: dict[str, dict[str, PelicanPage]] = {}
        for found in folder.folders(content / folder.PAGES):
            for lang, file in found.files.items():
                text, metadata = reader.read(str(file))
                page = PelicanPage(text, metadata, self.settings, str(file), self.context)
                pages.setdefault(found.name, {})[lang] = page
        return pages

    def _active_notices(self, content: Path) -> list[Any]:
        notices = tables.notices(content)
        if self.options.now is None:
            return []
        today = self.options.now.date()
        return [notice for notice in notices if notice.is_active(today)]


class Templates:
    """Render pages of one language: its strings, its addresses, its names for things."""

    def __init__(self, generator: ReleasesGenerator, lang: str) -> None:
        self.lang = lang
        self._context = generator.context
        self._siteurl = generator.settings["SITEURL"].rstrip("/")
        self._base = urllib.parse.urlsplit(self._siteurl).path
        self._environment = Environment(  # noqa: S701  autoescape is one of the site's options
            loader=generator.env.loader, **generator.settings["JINJA_ENVIRONMENT"]
        )
        catalogue = strings.translations(Path(generator.theme), lang)
        self._environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
        self._environment.filters.update(generator.env.filters)
        self._environment.tests.update(generator.env.tests)
        self._environment.globals.update(
            {k: v for k, v in generator.env.globals.items() if k not in self._environment.globals}
        )
        self._environment.globals.update(
            lang=lang,
            other_lang=next(other for other in LANGUAGES if other != lang),
            home=addresses.home(lang),
            languages=LANGUAGES,
            site=generator.options.site[lang],
            url=self.url,
            canonical=self.canonical,
            address=addresses,
        )

    def url(self, path: str) -> str:
        """Give the link to a site-absolute path, under the site's base path."""
        return str(self._base + addresses.quote(path))

    def canonical(self, path: str) -> str:
        """Give the absolute address of a site-absolute path."""
        return str(self._siteurl + addresses.quote(path))

    def template(self, name: str) -> Template:
        """Load a page template of the theme."""
        return self._environment.get_template(f"{name}.html")

    def write(self, writer: Any, page: Page) -> None:
        """Render one page into the output folder."""
        writer.write_file(
            addresses.file_of(page.path),
            self.template(page.template),
            self._context,
            path=page.path,
            page_type=page.template,
            alternates=page.alternates,
            switch_path=page.switch,
            switch_same=page.switch_same,
            **page.values,
        )


def _visible(release: Release, moment: dt.datetime | None) -> Release | None:
    """Leave out the editions that are drafts or under embargo; None if nothing remains."""
    editions = {
        lang: edition
        for lang, edition in release.editions.items()
        if edition.status != "draft" and _is_due(edition, moment)
    }
    return dataclasses.replace(release, editions=editions) if editions else None


def _is_due(edition: Article, moment: dt.datetime | None) -> bool:
    embargo = getattr(edition, "embargo", None)
    return embargo is None or (moment is not None and embargo <= moment)


def _is_hidden(release: Release) -> bool:
    return any(edition.status == "hidden" for edition in release.editions.values())
