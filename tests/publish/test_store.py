"""A spare copy of the site becomes the next release by taking over what changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.publish import store


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Make a site of one page and an empty copy of it."""
    for name in ("site/news", "copy"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "site/news/index.html").write_text("now")
    return tmp_path / "site", tmp_path / "copy"


def files(folder: Path) -> dict[str, str]:
    """Give every file of a folder with its text."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


@pytest.mark.parametrize("before", ["nothing", "another", "the same text", "one file"])
def test_a_copy_becomes_the_site_whatever_it_was(folders: tuple[Path, Path], before: str) -> None:
    site, copy = folders
    page = copy / "news/index.html"
    if before != "nothing":
        page.parent.mkdir()
    if before == "one file":
        os.link(site / "news/index.html", page)
    elif before != "nothing":
        page.write_text("now" if before == "the same text" else "then")
    (copy / "gone").mkdir()
    (copy / "gone/index.html").write_text("then")
    store.bring_up(site, copy, {"news/index.html", "gone/index.html", "never/was.html"})
    assert files(copy) == files(site)
    assert not (copy / "gone").exists()
