"""The Pelican generator that writes the index of all listed releases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.search import page, settings
from plugins.search.build import build
from plugins.search.document import Document


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Write output/search-index/ from the releases in the shared context."""

    def generate_output(self, _writer: Any) -> None:
        """Write the index."""
        if not settings.from_pelican(self.settings).enabled:
            return
        output = Path(self.output_path)
        build(editions(self.context.get("releases", ())), output, page.base(self.settings))
        page.write(self.theme, output)


def editions(releases: Iterable[Any]) -> Iterator[Document]:
    """Give every edition of every release as a document."""
    for release in releases:
        for lang, article in release.editions.items():
            yield Document(
                id=release.id,
                url=release.url(lang),
                title=article.title,
                body=article.body_text,
                date=release.date.date(),
                division=release.division.slug,
                lang=lang,
                legacy_id=str(getattr(article, "legacy_id", "") or ""),
                has_photos=release.album is not None,
            )
