"""What can happen to a build: a kill at any moment, a disk that is full at any byte.

`./prakat bench right` lets it happen often; by hand: python -m tests.fastbuild.accidents.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.cli.build import build
from tests.fastbuild.edits import ROOT, Site, files

COMMAND = [sys.executable, "-m", "plugins.cli", "build", "--content", "content", "--output", "site"]
ALONE = ["unshare", "--map-root-user", "--mount", "--"]
"""Lets a process mount what nobody else sees, where the system allows that."""

Accident = Callable[[], object]


def built(folder: Path, seed: int) -> Site:
    """Build a small site."""
    site = Site(folder, seed)
    build(site.content, folder / "site", workers=1)
    return site


def clean(folder: Path, name: str = "clean") -> dict[str, bytes]:
    """Give what a clean build makes of the content as it is."""
    with tempfile.TemporaryDirectory() as aside:
        build(folder / "content", Path(aside, name), clean=True, forget=True, workers=1)
        return files(Path(aside, name))


def run(folder: Path, after: float | None = None) -> bool:
    """Build in another process, and kill it after some seconds; tell whether it was still at it."""
    paths = {"PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        COMMAND, cwd=folder, env=os.environ | paths, stdout=quiet, stderr=quiet
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            return True
    return False


def happen(site: Site, folder: Path, accident: Accident, mend: Accident) -> Iterator[str]:
    """Edit, let an accident happen to the build, look at the site, and build it to its end."""
    old = files(folder / "site")
    site.text()
    site.title()
    site.add()
    new = clean(folder)
    accident()
    left = files(folder / "site")
    yield from (p for p in left if left[p] not in (old.get(p), new.get(p)))
    mend()
    build(site.content, folder / "site", workers=1)
    if files(folder / "site") != new:
        yield "the next build is not a clean one"


def kills(folder: Path, times: int, seed: int) -> list[str]:
    """Kill builds at random moments; tell what was wrong afterwards, or []."""
    site = built(folder, seed)
    chance = random.Random(seed)
    began = time.monotonic()
    run(folder)
    takes = time.monotonic() - began
    found: list[str] = []
    for _ in range(times):
        moment = chance.uniform(takes / 4, takes * 1.2)
        found += happen(site, folder, lambda at=moment: run(folder, at), lambda: None)  # type: ignore[misc]
    return found


def full_disks(folder: Path, times: int, seed: int) -> list[str]:
    """Let the disk be full after a random number of bytes; `folder` is a mounted file system."""
    resize(folder, 1 << 30)
    site = built(folder, seed)
    chance = random.Random(seed)
    found: list[str] = []
    for _ in range(times):
        usage = os.statvfs(folder)
        used = (usage.f_blocks - usage.f_bfree) * usage.f_frsize
        room = used + chance.randrange(4096, 600_000)

        def fill(room: int = room) -> None:
            resize(folder, room)
            run(folder)

        found += happen(site, folder, fill, lambda: resize(folder, 1 << 30))
    return found


def resize(folder: Path, size: int) -> None:
    """Give a mounted tmpfs another size."""
    command = ["mount", "-o", f"remount,size={size}", str(folder)]
    subprocess.run(command, check=True)


def can_mount() -> bool:
    """Tell whether this system lets a process mount, and resize, a file system of its own."""
    mount = ["sh", "-c", "mount -t tmpfs tmpfs /mnt && mount -o remount,size=1M /mnt"]
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*ALONE, *mount], check=False, capture_output=True).returncode == 0


def main() -> int:
    """Let accidents happen, and give 1 where one of them did harm."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["kills", "full"])
    parser.add_argument("times", type=int)
    parser.add_argument("seed", type=int)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if args.what == "full":
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", name], check=True)
        try:
            what = {"kills": kills, "full": full_disks}[args.what]
            found = what(Path(name), args.times, args.seed)
        finally:
            if args.what == "full":
                subprocess.run(["umount", name], check=True)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
