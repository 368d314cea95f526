"""A warm build gives, to the byte, what a clean one gives, whatever was edited before."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from plugins.search import page
from tests.fastbuild.edits import Site, compare, files


@pytest.mark.parametrize("seed", [1, 2])
def test_warm_build_is_a_clean_build(tmp_path: Path, seed: int) -> None:
    assert compare(tmp_path, seed, edits=6) == []


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path, 3)
    site.build(tmp_path / "site")
    before = {p: (tmp_path / "site" / p).stat() for p in files(tmp_path / "site")}
    site.build(tmp_path / "site")
    for path, was in before.items():
        now = (tmp_path / "site" / path).stat()
        assert (now.st_ino, now.st_mtime_ns) == (was.st_ino, was.st_mtime_ns), path


def test_the_script_of_the_search_page_is_bundled_again_only_for_its_own_sake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path, 6)
    site.build(tmp_path / "site")
    bundled: list[str] = []

    def address(theme: str, settings: object) -> str:
        bundled.append(theme)
        return "/search-index/page.js"

    monkeypatch.setattr(page, "address", address)
    site.text()
    site.build(tmp_path / "site")
    assert bundled == []
    with (site.theme / "static" / "js" / "search-page.js").open("a", encoding="utf-8") as script:
        script.write("// more\n")
    site.build(tmp_path / "site")
    assert bundled == [str(site.theme)]


def test_a_process_with_threads_builds_the_same(tmp_path: Path) -> None:
    site = Site(tmp_path, 4)
    site.build(tmp_path / "alone", clean=True)
    finish = threading.Event()
    other = threading.Thread(target=finish.wait)
    other.start()
    try:
        site.build(tmp_path / "beside", clean=True, workers=2)
    finally:
        finish.set()
        other.join()
    assert files(tmp_path / "beside") == files(tmp_path / "alone")
