"""The sample site, written once for all tests of the theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.theme import samples


class Samples:
    """Hold a written sample site and read its pages."""

    def __init__(self, folder: Path, paths: list[str]) -> None:
        self.folder = folder
        self.paths = paths
        self._pages: dict[str, BeautifulSoup] = {}

    def file(self, path: str) -> Path:
        """Give the file of a site-absolute path."""
        return self.folder / (path + "index.html" if path.endswith("/") else path).lstrip("/")

    def page(self, path: str) -> BeautifulSoup:
        """Parse the page at a site-absolute path."""
        if path not in self._pages:
            text = self.file(path).read_text("utf-8")
            self._pages[path] = BeautifulSoup(text, "html.parser")
        return self._pages[path]


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    folder = tmp_path_factory.mktemp("samples")
    releases = [samples.real(), *samples.invented(), *samples.many(40)]
    samples.render_components(folder)
    return Samples(folder, samples.render(folder, releases, list(samples.NOTICES.values())))


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    folder = tmp_path_factory.mktemp("empty")
    return Samples(folder, samples.render(folder, [], []))
