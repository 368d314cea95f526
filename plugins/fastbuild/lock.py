"""One build at a time in a folder; the system frees the lock of a process that is killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which is made if need be; waits for whoever holds it."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / NAME).open("ab") as file:
            _lock(file)
            if _is_still(file, folder / NAME):
                yield
                return


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX)


def _is_still(file: IO[bytes], path: Path) -> bool:
    """Tell whether the file is the one of that name, and was not deleted while we waited."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
