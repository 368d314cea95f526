"""The theme's templates in each language, and the pages that are made with them."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template
from jinja2.bccache import Bucket
from pelican.generators import Generator

from plugins.bilingual import addresses, folding, settings, strings
from plugins.bilingual.edition import Edition, texts_shown
from plugins.bilingual.folding import Fixed
from plugins.bilingual.plan import Group, Page
from plugins.errors import LANGUAGES
from plugins.fastbuild import keys, program
from plugins.fastbuild.build import Batch, Build, Job, Result
from plugins.fastbuild.elsewhere import Outline

_NOT_SHOWN = frozenset(
    {
        "BUILD", "PATH", "OUTPUT_PATH", "PRAKAT_NOW", "releases", "listings",
        "generated_content", "static_content", "static_links", "more_pages", "problems",
    }
)  # fmt: skip
"""What templates don't see of Pelican's context: a page would depend on the whole archive."""


class Templates:
    """Render pages of one language: its strings, its addresses, its names for things."""

    def __init__(self, generator: Generator, lang: str, looks: bytes) -> None:
        self.lang = lang
        build: Build = generator.context["BUILD"]
        theme = Path(generator.theme)
        catalogue = strings.load(
            build.memo(f"strings {lang}", looks, lambda: strings.compiled(theme, lang))
        )
        codes = build.memo(f"templates {lang}", looks, dict[str, bytes])
        sites = settings.from_pelican(generator.settings).site
        self._siteurl = generator.settings["SITEURL"].rstrip("/")
        self._base = urllib.parse.urlsplit(self._siteurl).path
        self._environment = Environment(  # noqa: S701  autoescape is one of the site's options
            loader=generator.env.loader,
            bytecode_cache=_Codes(codes),
            cache_size=-1,
            auto_reload=False,
            **generator.settings["JINJA_ENVIRONMENT"],
        )
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
            site=sites[lang],
            sites=sites,
            url=self.url,
            canonical=self.canonical,
            address=addresses,
        )
        fixed = {"lang": lang, "home": addresses.home(lang)}
        asset: Any = self._environment.globals.get("asset")
        functions = {"url": self.url} | ({"asset": asset} if asset else {})
        folding.fold(self._environment, Fixed(catalogue.gettext, fixed, functions))
        for name in FileSystemLoader(theme / "templates").list_templates():
            template = self._environment.get_template(name)
            template.globals = dict(template.globals)  # Jinja's chain of dicts costs each page

    def url(self, path: str) -> str:
        """Give the link to a site-absolute path, under the site's base path."""
        return str(self._base + addresses.quote(path))

    def canonical(self, path: str) -> str:
        """Give the absolute address of a site-absolute path."""
        return str(self._siteurl + addresses.quote(path))

    def template(self, name: str) -> Template:
        """Load a page template of the theme."""
        return self._environment.get_template(f"{name}.html")


class _Codes(BytecodeCache):
    """Keep compiled templates in a dict."""

    def __init__(self, codes: dict[str, bytes]) -> None:
        self._codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


class Pages:
    """Render pages of a site, in any process.

    generator: whose settings, theme and context they are made with.
    """

    def __init__(self, generator: Generator) -> None:
        self._generator = generator
        self._shown = {k: v for k, v in generator.context.items() if k not in _NOT_SHOWN}
        self._sets = [value for value in self._shown.values() if isinstance(value, frozenset)]
        theme = keys.of_folder(Path(generator.theme))
        self._looks = keys.key(program.code(), program.settings(generator.settings), theme)
        self._templates: dict[str, Templates] = {}
        told = {k: v for k, v in self._shown.items() if not k.isupper() and v not in self._sets}
        told["standing_pages"] = {
            slug: {lang: edition.card for lang, edition in editions.items()}
            for slug, editions in generator.context["standing_pages"].items()
        }
        self._program = self._looks + keys.key(told)

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what can't be sent to a worker, which makes its own."""
        return {**vars(self), "_generator": Outline.of(self._generator), "_templates": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state, _generator=state["_generator"].generator())
        self._load()

    def make(self, groups: Iterable[Group]) -> None:
        """Make the pages of groups into files of the site."""
        build: Build = self._generator.context["BUILD"]
        batches = [
            Batch(group.name, self._key(group), partial(self._jobs, group)) for group in groups
        ]
        build.make(batches, self._render, self._program, self._load)

    def _key(self, group: Group) -> bytes | None:
        """Give the key of a group.

        A set of releases' ids in the context counts only by whether a page's own is in it.
        """
        if group.key is None:
            return None
        own = [sorted(ids.intersection(group.ids)) for ids in self._sets]
        return keys.key(group.key, own)

    def _jobs(self, group: Group) -> list[Job]:
        """Say of each page which file it is and what it is made from."""
        jobs = []
        for page in group.pages():
            key = keys.key(page, [page.release in ids for ids in self._sets])
            jobs.append(Job(addresses.file_of(page.path), key, page))
        return jobs

    def _load(self) -> None:
        """Load all templates, before workers are forked of which each would do it again."""
        for lang in LANGUAGES:
            self._templates[lang] = Templates(self._generator, lang, self._looks)

    def _render(self, page: Page) -> Result:
        """Render a page."""
        with texts_shown() as shown:
            html = (
                self._templates[page.lang]
                .template(page.template)
                .render(
                    self._shown,
                    path=page.path,
                    page_type=page.template,
                    alternates=page.alternates,
                    switch_path=page.switch,
                    switch_same=page.switch_same,
                    **page.values,
                )
            )
        own = {value.path for value in page.values.values() if isinstance(value, Edition)}
        return Result(html.encode(), frozenset(shown - own))
