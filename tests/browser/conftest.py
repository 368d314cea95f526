"""The site that browser tests visit: this repository's own content, built once, and served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cli import tree
from plugins.cli.build import build
from tests.conftest import serving
from tests.sites import ENGLISH, THAI, Built, content, moment, with_field

TODAY = "2019-05-03"
"""The day of the site of states, on which its notices hold."""

WITHDRAWN = "Status: withdrawn\nReason: {}"
CHANGED = "Tags: {}\nModified: 2019-05-02\nChange: {}"
LONG = "\n# {}\n\n…\n\n# {}\n\n…\n\n# {}\n\n…\n"
STATES = {
    "notices.toml": "".join(
        f'[[notice]]\nkind = "{kind}"\nth = "{th}"\nen = "{en}"\nuntil = 2019-05-06\n'
        for kind, th, en in (
            ("royal", "ขอเชิญชวนรับเสด็จ", "All are invited"),
            ("public", "ปิดทำการ", "Closed"),
        )
    ),
    "news/20190429-1/th.md": with_field(
        THAI + LONG.format("ผู้มีสิทธิ", "เอกสาร", "ติดต่อ"), CHANGED.format("อาสาสมัคร", "แก้เวลา")
    ),
    "news/20190429-1/en.md": with_field(
        ENGLISH + LONG.format("Who", "Papers", "Contact"), CHANGED.format("volunteers", "New time")
    ),
    "news/20190428-1/th.md": with_field(
        THAI.replace("๒๙", "๒๘").replace("เปิดรับ", "ปิดรับ"), WITHDRAWN.format("ตัวเลขผิด")
    ),
    "news/20190428-1/en.md": with_field(
        ENGLISH.replace("29", "28").replace("wanted", "thanked"), WITHDRAWN.format("Wrong figures")
    ),
    "news/20190427-1/th.md": THAI.replace("๒๙", "๒๗").replace("เปิดรับสมัคร", "รายชื่อ"),
    "pages/about/th.md": "Title: เกี่ยวกับ\n\nเนื้อหา\n",
    "pages/about/en.md": "Title: About\n\nText\n",
    "news/20190426-1/en.md": ENGLISH.replace("29", "26").replace("wanted", "abroad"),
}
"""What the repository's own content lacks: notices, topics, contents, changes, a withdrawal."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the repository's content."""
    output = tmp_path_factory.mktemp("site") / "output"
    build(tree.CONTENT, output)
    return Built(output)


@pytest.fixture(scope="session")
def address(site: Built) -> Iterator[str]:
    """Give the address of the served site, without a slash at its end."""
    with serving(site.output) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a served site of releases in every state, without a slash at its end."""
    folder = tmp_path_factory.mktemp("states")
    build(content(folder, STATES), folder / "output", now=moment(TODAY))
    with serving(folder / "output") as url:
        yield url.rstrip("/")


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the source of axe-core."""
    return Path(tree.ROOT, "tests/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
