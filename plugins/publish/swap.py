"""Put a finished folder in the place of another, so that no reader meets half of either."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""From Linux's <fcntl.h> and <linux/fs.h>."""

NOT_SUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
"""What a kernel or a file system that cannot exchange two names answers."""


def replace(new: Path, target: Path) -> None:
    """Move the folder `new` to `target`; a folder that stands there is deleted afterwards.

    Both are on one file system. Where the system can exchange two names in one step, a reader
    finds the old folder or the new one at every instant; elsewhere there is an instant between
    two renames in which nothing is there. When the move fails, the old folder is in its place.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     new, target = Path(name, "new"), Path(name, "site")
    ...     new.mkdir()
    ...     replace(new, target)
    ...     [path.name for path in Path(name).iterdir()]
    ['site']
    """
    if not target.exists():
        new.rename(target)
        return
    exchange(new, target)
    shutil.rmtree(new, ignore_errors=True)


def exchange(first: Path, second: Path) -> None:
    """Let two folders on one file system change places.

    Raises OSError and leaves both where they were.
    """
    if not _exchange_at_once(first, second):
        _exchange_by_renames(first, second)


def _exchange_at_once(first: Path, second: Path) -> bool:
    """Exchange with Linux's renameat2; give False where there is no such thing."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second))
    if rename(*names, RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))


def _exchange_by_renames(first: Path, second: Path) -> None:
    aside = second.with_name(f".{second.name}-{os.getpid()}")
    second.rename(aside)
    try:
        first.rename(second)
    except OSError:
        aside.rename(second)
        raise
    aside.rename(first)
