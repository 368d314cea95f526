"""The same bytes wherever, whenever and by how many processes a site is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fastbuild.edits import ROOT, Site, files

CODE = """
import sys
from pathlib import Path
from plugins.cli.build import build
here = map(Path, ("content", "site", "siteconf.py"))
build(*here, theme=Path("theme"), workers=int(sys.argv[1]))
"""
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
ELSEWHERE = {
    "folder": ("โฟลเดอร์ อื่น", {}, 1),
    "time zone": ("a", {"TZ": "America/St_Johns"}, 1),
    "locale": ("a", {"LC_ALL": "th_TH.UTF-8", "LANG": "th_TH.UTF-8"}, 1),
    "no locale": ("a", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, 1),
    "hash seed": ("a", {"PYTHONHASHSEED": "4711"}, 1),
    "processes": ("a", {}, 3),
}


def built(folder: Path, more: dict[str, str], workers: int) -> dict[str, bytes]:
    """Build a site in a process of its own; the same seed writes the same content anywhere."""
    site = Site(folder, 11)
    for _ in range(3):
        site.photo()
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | HERE | more
    command = [sys.executable, "-c", CODE, str(workers)]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return files(folder / "site")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("here"), {}, 1)


@pytest.mark.parametrize(("folder", "more", "workers"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_same_bytes_elsewhere(
    tmp_path: Path, here: dict[str, bytes], folder: str, more: dict[str, str], workers: int
) -> None:
    there = built(tmp_path / folder, more, workers)
    assert sorted(p for p in here.keys() | there.keys() if here.get(p) != there.get(p)) == []
