"""Albums made in the test's own process, and read as their visitors would."""

from __future__ import annotations

import datetime as dt
import functools
import io
import zipfile
from pathlib import Path
from typing import Final

from plugins.errors import Problem
from plugins.fastbuild.executor import executor
from plugins.gallery import products
from plugins.gallery.products import Products, Source
from plugins.gallery.settings import Settings

ID: Final = "20190429-1"
HERE: Final = functools.partial(executor, 1)
"""An executor that is this very process, where a test may put something in a function's place."""

SMALL: Final = Settings(sizes=(60, 120))


def make(release: Path, root: Path, settings: Settings = SMALL) -> Products:
    """Make the products of one release folder."""
    moment = dt.datetime(2019, 4, 29, 9, 30)  # noqa: DTZ001  a ZIP has no time zone
    texts = {"release-th.txt": "ข่าว\nเนื้อข่าว\n", "release-en.txt": "News\n"}
    made = products.make([Source(ID, release, texts, moment)], settings, root, HERE)
    return made[0] if made else Products(ID)


def publish(release: Path, root: Path, site: Path, settings: Settings = SMALL) -> Products:
    """Make an album and put it into a site; gives what was made."""
    made = make(release, root, settings)
    products.put(made, root, site / "news" / ID)
    return made


def public_files(site: Path) -> dict[str, bytes]:
    """Give every file that the public can get, those in ZIPs too, by name."""
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    for name, data in list(files.items()):
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                files |= {f"{name}!{inner}": archive.read(inner) for inner in archive.namelist()}
    return files


def english(problems: list[Problem]) -> list[str]:
    """Give each problem's file name, severity and English text."""
    return [f"{p.path.name}: {p.severity.name}: {p.text.en}" for p in problems]
