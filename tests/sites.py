"""Small content folders written for a test, and the pages that are built from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup

from plugins.cli import arguments
from plugins.cli.build import build

DIVISIONS = """\
[[division]]
slug = "pr"
th = "กองเผยแพร่และประชาสัมพันธ์"
en = "Publicity and Public Relations Division"

[[division]]
slug = "dsd"
th = "กรมพัฒนาฝีมือแรงงาน"
en = "Department of Skill Development"
"""

moment = arguments.moment("en")

THAI = """\
Title: เปิดรับสมัครอาสาสมัครแรงงาน
Date: ๒๙ เมษายน ๒๕๖๒
Category: pr

วันที่ ๒๙ เมษายน ๒๕๖๒ กระทรวงแรงงานเปิดรับสมัคร
"""

ENGLISH = """\
Title: Labour volunteers wanted
Date: 29 April 2019
Category: pr

The Ministry of Labour is recruiting from 29 April 2019.
"""


def content(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a content folder with two divisions and the files given; "news/…" or "pages/…"."""
    root = folder / "content"
    root.mkdir(exist_ok=True)
    (root / "divisions.toml").write_text(DIVISIONS, encoding="utf-8")
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return root


def with_field(text: str, field: str) -> str:
    """Give a release's text with one more line of metadata."""
    return text.replace("\n\n", f"\n{field}\n\n", 1)


class Built:
    """A built site, read as its visitors would."""

    def __init__(self, output: Path) -> None:
        self.output = output

    def page(self, path: str) -> BeautifulSoup:
        """Parse the page at a site-absolute path."""
        file = self.output / path.removeprefix("/")
        file = file / "index.html" if path.endswith("/") else file
        return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")

    def paths(self) -> set[str]:
        """Give the path of every page."""
        return {
            "/" + path.relative_to(self.output).as_posix().removesuffix("index.html")
            for path in self.output.rglob("*.html")
        }


def built(folder: Path, files: Mapping[str, str], now: str | None = None) -> Built:
    """Write a content folder and build it."""
    build(content(folder, files), folder / "site", now=moment(now) if now else None)
    return Built(folder / "site")
