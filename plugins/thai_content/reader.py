"""The Pelican reader of releases and pages: `th.md` and `en.md`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from plugins.errors import PrakatError, Severity
from plugins.thai_content import fields, metadata, settings
from plugins.thai_content.numerals import CONVERSIONS
from plugins.thai_content.render import Renderer, visible


@cache
def renderer(lang: str, numerals: str, *, times: bool) -> Renderer:
    """Give the one renderer of a language; building Markdown's parser is dear."""
    return Renderer(lang, numerals, times=times)


class ReleaseReader(BaseReader):  # type: ignore[misc]  # Pelican is not typed
    """Read a Markdown file whose name is its language, with Thai dates in its metadata."""

    enabled = True
    file_extensions = ("md",)
    required: tuple[tuple[str, str], ...] = fields.REQUIRED

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Give the HTML of the body and the metadata as Pelican's attributes.

        Raises PrakatError with every mistake of the file, by line.
        """
        path = Path(source_path)
        source = metadata.read(path)
        values = fields.values(source, self.required)
        errors = [problem for problem in values.problems if problem.severity is Severity.ERROR]
        if errors:
            raise PrakatError(*errors)
        options = settings.from_pelican(self.settings)
        numerals = options.of(path.stem)
        attributes = {key: value for key, value in vars(values).items() if value is not None}
        del attributes["problems"]
        day = values.date.date() if values.date else None
        attributes |= {
            "title": CONVERSIONS[numerals](visible(values.title)),
            "lang": path.stem,
            "slug": path.parent.name,
            "category": self.process_metadata("category", values.category),
            "tags": [],
            "tag_names": values.tags,
            "summary": CONVERSIONS[numerals](values.summary or ""),
        }
        html = renderer(path.stem, numerals, times=options.times).render(source.body, day)
        return html, attributes


class PageReader(ReleaseReader):
    """Read a standing page, which needs no date and no category."""

    required = fields.REQUIRED[:1]
