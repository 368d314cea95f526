"""Put a finished folder in the place of another, so that no reader meets half of either."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def replace(new: Path, target: Path) -> None:
    """Move the folder `new` to `target`; a folder that stands there is deleted afterwards.

    Both are on one file system. Between the two renames a reader may find nothing for an instant,
    never a mixture; when the second one fails, the old folder is put back.
    """
    old = target.with_name(f".{target.name}-old-{os.getpid()}")
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
