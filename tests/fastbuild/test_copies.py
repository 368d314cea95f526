"""Compressed copies stand beside the files that they are of, and go and change with them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from plugins.errors import PrakatError
from plugins.fastbuild import copies, settings
from tests.fastbuild.edits import SETTINGS, Site, files

ASKED = SETTINGS + 'PRAKAT_BUILD_COPIES = ("gz",)\n'


def wrong(site: dict[str, bytes]) -> set[str]:
    """Name the copies that are not of their files, and the files that lack one."""
    found = {
        path for path in site if path.endswith(".gz")
        and gzip.decompress(site[path]) != site.get(path.removesuffix(".gz"))
    }  # fmt: skip
    return found | {
        path
        for path, data in site.items()
        if copies.names(path, ["gz"])
        and (len(data) >= copies.LEAST_BYTES) != (f"{path}.gz" in site)
    }


def test_copies_follow_their_files(tmp_path: Path) -> None:
    site = Site(tmp_path, 6)
    site.settings.write_text(ASKED, encoding="utf-8")
    for edit in (site.add, site.text, site.remove, site.title, site.tags, site.tags):
        edit()
        site.build(tmp_path / "site", workers=2)
        assert wrong(files(tmp_path / "site")) == set()
    site.build(tmp_path / "clean", clean=True)
    assert files(tmp_path / "site") == files(tmp_path / "clean")
    site.settings.write_text(SETTINGS, encoding="utf-8")
    site.build(tmp_path / "site")
    assert not [path for path in files(tmp_path / "site") if path.endswith(".gz")]


def test_a_file_that_shrinks_loses_its_copy(tmp_path: Path) -> None:
    site = Site(tmp_path, 6)
    site.settings.write_text(ASKED, encoding="utf-8")
    base = site.theme / "templates/404.html"
    site.build(tmp_path / "site")
    assert (tmp_path / "site/404.html.gz").exists()
    base.write_text("small", encoding="utf-8")
    site.build(tmp_path / "site")
    assert (tmp_path / "site/404.html").read_text(encoding="utf-8") == "small"
    assert not (tmp_path / "site/404.html.gz").exists()


def test_a_form_that_cannot_be_made_is_named() -> None:
    with pytest.raises(PrakatError, match="PRAKAT_BUILD_COPIES"):
        settings.from_pelican({"PRAKAT_BUILD_COPIES": ("zip",)})


def test_brotli_is_readable_where_its_library_is() -> None:
    library = pytest.importorskip("brotli", reason="brotli is not installed")
    assert library.decompress(copies.brotli(b"a" * 9999)) == b"a" * 9999
