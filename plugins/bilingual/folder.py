"""The folders of content/: which releases and pages there are, in which languages."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import LANGUAGES
from plugins.fastbuild.inputs import Tree
from plugins.thai.years import BE_OFFSET

NEWS = "news"
PAGES = "pages"
RELEASE_ID = re.compile(r"(?P<day>[0-9]{8})-[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a release's folder is called: the date in the Common Era, then a number or ASCII words."""


BUDDHIST_FROM = 2400
"""From which year on a date must be a Buddhist-era one."""


@dataclass(frozen=True)
class Folder:
    """Hold one folder of content/news/ or content/pages/ and the files of its languages."""

    path: Path
    files: dict[str, Path]

    @property
    def name(self) -> str:
        """Give the folder's name: a release's id, or a page's slug."""
        return self.path.name


def are_named_well(names: Collection[str]) -> bool:
    """Tell whether releases' folders may all be called so, their years in the Common Era.

    >>> are_named_well(["20190615-1"]), are_named_well(["25620615-1"]), are_named_well(["20190615"])
    (True, False, False)
    >>> are_named_well(["20190615-1", "20190616-2"]), are_named_well(["20190615-1", "25620615-1"])
    (True, False)
    """
    if not all(map(RELEASE_ID.fullmatch, names)):
        return False
    last = max(names, default="0000")  # a name begins with its year
    return common_era(last) == last


def common_era(name: str) -> str:
    """Give the name of a release's folder with its year in the Common Era.

    >>> common_era("25620615-1"), common_era("20190615-1")
    ('20190615-1', '20190615-1')
    """
    year = int(name[:4])
    return f"{year - BE_OFFSET}{name[4:]}" if year >= BUDDHIST_FROM else name


def folders(parent: Path, only: Collection[str] | None = None) -> list[Folder]:
    """List the folders of `parent` by name, all or `only` those; dotted names are left alone.

    A folder without th.md and en.md is listed with no files, so that somebody can say so.
    """
    if not parent.is_dir():
        return []
    found = []
    if only is None:
        with os.scandir(parent) as entries:
            names = [e.name for e in entries if e.is_dir() and not e.name.startswith(".")]
    else:
        names = [name for name in only if (parent / name).is_dir()]
    for name in sorted(names):
        path = parent / name
        present = set(os.listdir(path))  # noqa: PTH208  62,000 folders: names are enough
        found.append(
            Folder(
                path, {lang: path / f"{lang}.md" for lang in LANGUAGES if f"{lang}.md" in present}
            )
        )
    return found


def editions(tree: Tree, parent: str) -> list[tuple[str, tuple[str, ...]]]:
    """List the folders of `parent` by name, as `folders` does, from a scan of content/.

    Gives for each the languages that it has a file of.

    >>> names = {"news/": ("20190429-1/",), "news/20190429-1/": ("photos/", "th.md")}
    >>> editions(Tree({}, names), "news")
    [('20190429-1', ('th',))]
    """
    start = f"{parent}/"
    names = [name for name in tree.names.get(start, ()) if name[-1] == "/"]
    held = [tree.names[start + name] for name in names]
    languages = {  # nearly all hold the same names
        own: tuple(lang for lang in LANGUAGES if f"{lang}.md" in own) for own in set(held)
    }
    return [(name[:-1], languages[own]) for name, own in zip(names, held, strict=True)]
