"""A killed build, or one without room on the disk, leaves the last good site, or the new one."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cli.build import build
from plugins.errors import PrakatError
from plugins.fastbuild import output as outputs
from plugins.fastbuild.output import work_folder
from tests.fastbuild.accidents import ALONE, built, can_mount, clean, kills
from tests.fastbuild.edits import ROOT, files


def test_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    assert kills(tmp_path, times=3, seed=1) == []


@pytest.mark.skipif(not can_mount(), reason="this system lets no process mount a file system")
def test_a_disk_that_is_full_leaves_the_old_site_or_the_new_one() -> None:
    words = [sys.executable, "-m", "tests.fastbuild.accidents", "full", "2", "1"]
    done = subprocess.run([*ALONE, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


@pytest.mark.parametrize("moment", ["put", "adopt", "commit", "_write_journal", "_move"])
def test_full_disk_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    site = built(tmp_path, 5)
    old = files(tmp_path / "site")
    site.text()
    site.add()
    new = clean(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(outputs.Output, moment, full)
        with pytest.raises(PrakatError, match="the disk is full"):
            build(site.content, tmp_path / "site", workers=1)
    if moment != "_move":  # the journal stands: what comes next carries it out
        assert files(tmp_path / "site") == old
    build(site.content, tmp_path / "site", workers=1)
    assert files(tmp_path / "site") == new


@pytest.mark.parametrize("name", ["state", "unchanged", "packs", "blocks", "tree"])
@pytest.mark.parametrize("damage", ["flip", "cut", "gone"])
def test_damaged_memory_is_no_memory(tmp_path: Path, name: str, damage: str) -> None:
    site = built(tmp_path, 5)
    site.text()
    new = clean(tmp_path)
    place = work_folder(tmp_path / "site") / name
    for file in [place] if place.is_file() else sorted(place.iterdir()):
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        if damage == "gone":
            file.unlink()
        else:
            file.write_bytes(data if damage == "flip" else data[: len(data) // 2])
    build(site.content, tmp_path / "site", theme=None, workers=1)
    assert files(tmp_path / "site") == new


def test_another_folder_in_the_place_of_the_site_is_replaced(tmp_path: Path) -> None:
    site = built(tmp_path, 5)
    was = files(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / "moved")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "other.html").write_text("other", encoding="utf-8")
    build(site.content, tmp_path / "site", workers=1)
    assert files(tmp_path / "site") == was
