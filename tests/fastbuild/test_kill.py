"""A killed build, or one without room on the disk, leaves the last good site, or the new one."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.cli.build import build
from plugins.fastbuild import output as outputs
from plugins.fastbuild.output import work_folder
from tests.fastbuild.edits import ROOT, Site, files

COMMAND = [sys.executable, "-m", "plugins.cli", "build", "--content", "content", "--output", "site"]


def built(folder: Path) -> Site:
    site = Site(folder, 5)
    build(site.content, folder / "site", workers=1)
    return site


def clean(folder: Path) -> dict[str, bytes]:
    """Give what a clean build makes of the content as it is."""
    build(folder / "content", folder / "clean", clean=True, workers=1)
    return files(folder / "clean")


def killed(folder: Path, after: float) -> bool:
    """Build in another process and kill it; tell whether it was still at it."""
    paths = {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(COMMAND, cwd=folder, env=os.environ | paths) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            return True
    return False


def test_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    kill_often(tmp_path, times=4, seed=1)


def kill_often(folder: Path, times: int, seed: int) -> None:
    """Edit, kill a build at a random moment, look at the site, and build it to its end."""
    site = built(folder)
    chance = random.Random(seed)
    old = files(folder / "site")
    began = time.monotonic()
    subprocess.run(COMMAND, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    takes = time.monotonic() - began
    for _ in range(times):
        site.text()
        site.title()
        site.add()
        new = clean(folder)
        killed(folder, chance.uniform(takes / 4, takes * 1.2))
        left = files(folder / "site")
        mixed = {path for path in left if left[path] not in (old.get(path), new.get(path))}
        assert not mixed
        build(site.content, folder / "site", workers=1)
        assert files(folder / "site") == new
        old = new


@pytest.mark.parametrize("moment", ["put", "adopt", "commit", "_write_journal", "_move"])
def test_full_disk_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    site = built(tmp_path)
    old = files(tmp_path / "site")
    site.text()
    site.add()
    new = clean(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(outputs.Output, moment, full)
        with pytest.raises(OSError, match="No space"):
            build(site.content, tmp_path / "site", workers=1)
    if moment != "_move":  # the journal stands: what comes next carries it out
        assert files(tmp_path / "site") == old
    build(site.content, tmp_path / "site", workers=1)
    assert files(tmp_path / "site") == new


@pytest.mark.parametrize("name", ["state", "unchanged", "packs"])
@pytest.mark.parametrize("damage", ["flip", "cut", "gone"])
def test_damaged_memory_is_no_memory(tmp_path: Path, name: str, damage: str) -> None:
    site = built(tmp_path)
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
    site = built(tmp_path)
    was = files(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / "moved")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "other.html").write_text("other", encoding="utf-8")
    build(site.content, tmp_path / "site", workers=1)
    assert files(tmp_path / "site") == was
