"""The folder that a web server serves, and the earlier releases of the site beside it.

A release is a folder of built files. It is made in SITE.releases/, gets a stamp with its id when
it is complete, and goes live in one step: SITE is a link that is pointed at it, or, where SITE is
a folder or the system has no links, the two folders change places.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.publish import swap
from plugins.publish.store import Store

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

STAMP = ".prakat-release"
"""Written last into a release; holds its id. No server shows a name that begins with a dot."""

BUILDING = ".building-"
STORE = ".prakat-store"
"""Stands in the releases' folder: where the site is built, and builds remember."""

LOCK = ".prakat-lock"
"""Stands in the releases' folder: says whose it is, and lets one publish in at a time."""


@dataclass(frozen=True)
class Host:
    """Name where a site is published.

    site: what the web server's root names; need not exist yet.
    """

    site: Path

    @property
    def releases(self) -> Path:
        """The folder of the releases, beside the site and on its file system."""
        return self.site.with_name(f"{self.site.name}.releases")

    @property
    def store(self) -> Store:
        """Where the site is built."""
        return Store(self.releases / STORE)

    def check(self) -> None:
        """Raise PrakatError if Prakat did not put there what stands at one of the two places."""
        if is_filled(self.site) and live(self) is None:
            raise PrakatError(not_ours(self.site))
        if is_filled(self.releases) and not (self.releases / LOCK).exists():
            raise PrakatError(not_ours(self.releases))


def is_filled(place: Path) -> bool:
    """Tell a file, or a folder with something in it, from an empty folder or nothing at all."""
    if place.is_dir():
        return any(place.iterdir())
    return place.exists()


@contextmanager
def building(host: Host) -> Iterator[Path]:
    """Give an empty folder to build in; it is gone afterwards unless it became a release.

    What a killed publish left is cleared away first.
    """
    with alone(host):
        folder = host.releases / f"{BUILDING}{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def alone(host: Host) -> Iterator[None]:
    """Keep every other publish to this host out; the system frees the lock of one that dies.

    Raises PrakatError where another is at it, or where something stands that is not ours.
    """
    host.check()
    host.releases.mkdir(parents=True, exist_ok=True)
    with (host.releases / LOCK).open("ab") as handle:
        if not try_lock(handle.fileno()):
            raise PrakatError(busy(host.site))
        recover(host)
        yield


def try_lock(descriptor: int) -> bool:
    """Take a lock on an open file unless another process has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def recover(host: Host) -> None:
    """Remove what a killed publish left unfinished, and give exchanged folders their own names."""
    ours = (LOCK, STORE)
    for folder in sorted(path for path in host.releases.iterdir() if path.name not in ours):
        name = read_stamp(folder)
        if folder.is_symlink():
            folder.unlink()
        elif folder.name.startswith(BUILDING) or name is None:
            shutil.rmtree(folder, ignore_errors=True)
        elif name != folder.name and not (host.releases / name).exists():
            folder.rename(host.releases / name)


def publish(host: Host, folder: Path, now: dt.datetime) -> str:
    """Make a finished folder, which `building` gave, the live release; gives the release's id.

    now: the time of publishing; the id is made of it, in UTC.
    """
    name = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    (folder / STAMP).write_text(name, encoding="ascii")
    sync()
    release = host.releases / name
    folder.rename(release)
    go_live(host, release)
    return name


def go_live(host: Host, release: Path) -> None:
    """Let readers find a complete release; until the one step they find the one before."""
    if host.site.is_dir() and not host.site.is_symlink() and any(host.site.iterdir()):
        swap.exchange(release, host.site)
        recover(host)
        return
    link = host.releases / f".link-{os.getpid()}"
    try:
        link.symlink_to(os.path.relpath(release, host.site.parent), target_is_directory=True)
    except OSError:  # Windows gives links to administrators only
        swap.replace(release, host.site)
        return
    if not host.site.is_symlink() and host.site.is_dir():
        host.site.rmdir()
    link.replace(host.site)


def live(host: Host) -> str | None:
    """Give the id of the live release."""
    return read_stamp(host.site)


def earlier(host: Host) -> list[Path]:
    """List the complete releases that are not live, the newest first."""
    if not host.releases.is_dir():
        return []
    complete = [path for path in host.releases.iterdir() if read_stamp(path) == path.name]
    return sorted((path for path in complete if path.name != live(host)), reverse=True)


def go_back(host: Host) -> str:
    """Make the newest release that is older than the live one live again; gives its id.

    Raises PrakatError where there is none.
    """
    with alone(host):
        now = live(host)
        older = [path for path in earlier(host) if now is not None and path.name < now]
        if not older:
            raise PrakatError(nothing_earlier(host.site))
        go_live(host, older[0])
        return older[0].name


def prune(host: Host, keep: int) -> None:
    """Keep the newest `keep` of the releases that are not live; make of another the next spare."""
    kept, others = earlier(host)[:keep], earlier(host)[keep:]
    host.store.make_spare(next(iter(others), None), [host.site, *kept])
    for release in others:
        shutil.rmtree(release, ignore_errors=True)


def read_stamp(folder: Path) -> str | None:
    """Give the id of the release in a folder; None where there is no complete one."""
    try:
        return (folder / STAMP).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def sync() -> None:
    """Bring what was written to the disk: after a power cut the live release must be whole."""
    if hasattr(os, "sync"):
        os.sync()


def not_ours(site: Path) -> Problem:
    """Say that something else stands where the site would go."""
    return Problem(
        Severity.ERROR,
        site,
        0,
        Text(
            th="ที่นี่มีสิ่งอื่นอยู่แล้ว ซึ่ง Prakat ไม่ได้เผยแพร่ไว้ จึงไม่แตะต้อง",
            en="something stands here that Prakat did not publish, so it was left alone",
        ),
        Text(
            th="เลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง หรือย้ายของเดิมออกก่อน",
            en="name a new or an empty folder, or move what is there away first",
        ),
    )


def nothing_earlier(site: Path) -> Problem:
    """Say that there is no release to go back to."""
    return Problem(
        Severity.ERROR,
        site,
        0,
        Text(th="ไม่มีรุ่นก่อนหน้าให้ย้อนกลับ", en="there is no earlier release to go back to"),
        Text(th="แก้เนื้อหาแล้วเผยแพร่ใหม่", en="correct the content and publish again"),
    )


def busy(site: Path) -> Problem:
    """Say that another publish is at work."""
    return Problem(
        Severity.ERROR,
        site,
        0,
        Text(th="มีการเผยแพร่อีกครั้งกำลังทำงานอยู่", en="another publish is at work on this site"),
        Text(th="รอให้เสร็จก่อน", en="wait until it has ended"),
    )
