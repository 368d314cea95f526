"""The site that browser tests visit: this repository's own content, built once, and served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cli import tree
from plugins.cli.build import build
from tests.conftest import serving
from tests.sites import Built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the repository's content."""
    output = tmp_path_factory.mktemp("site") / "output"
    build(tree.CONTENT, output)
    return Built(output)


@pytest.fixture(scope="session")
def address(site: Built) -> Iterator[str]:
    """Give the address of the served site, without a slash at its end."""
    with serving(site.output) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the source of axe-core."""
    return Path(tree.ROOT, "tests/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
