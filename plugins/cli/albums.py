"""The gallery's checks over a whole content folder."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from plugins.bilingual import folder
from plugins.cli import tree
from plugins.errors import Problem
from plugins.gallery import checks
from plugins.gallery.settings import Settings

PHOTOS = "photos"


def problems(
    content: Path, only: Collection[str] | None = None, *, every: bool = False
) -> list[Problem]:
    """List what is wrong with the photos of all releases, or `only` those, worst first.

    every: name every photo without an alternative text, however many a release has.
    """
    cache = tree.ROOT / Settings().cache
    return sorted(
        problem
        for release in folder.folders(content / folder.NEWS, only)
        if (release.path / PHOTOS).is_dir()
        for problem in checks.check(release.path, cache=cache, every=every)
    )
