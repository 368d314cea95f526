"""A build of which nothing changed is over at once; whatever changed is seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugins.cli import build, tree
from plugins.fastbuild import inputs
from tests.fastbuild.edits import SETTINGS, Site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(inputs, "TICK_NS", 0)
    made = Site(tmp_path, 7)
    (tmp_path / "pelicanconf.py").write_text((tree.ROOT / "pelicanconf.py").read_text("utf-8"))
    made.build(tmp_path / "site")
    return made


class Worked(Exception):  # noqa: N818  not a mistake
    """Say that Pelican was called."""


def worked(*_: object) -> None:
    raise Worked


def edits(site: Site) -> dict[str, Callable[[], Any]]:
    release = next(site.news.iterdir())
    return {
        "text": site.text,
        "same bytes": site.touch,
        "new release": lambda: shutil.copytree(release, site.news / "20190101-1"),
        "release gone": lambda: shutil.rmtree(release),
        "photo": (release / "photos").mkdir,
        "notices": site.notice,
        "template": site.template,
        "settings": lambda: site.settings.write_text(SETTINGS + "\n", "utf-8"),
        "moment": site.time,
        "site gone": lambda: shutil.rmtree(site.content.with_name("site")),
    }


NAMES = [
    "text", "same bytes", "new release", "release gone", "photo", "notices", "template",
    "settings", "moment", "site gone",
]  # fmt: skip


def test_nothing_changed_is_over_at_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_run_pelican", worked)
    site.build(site.content.with_name("site"))


def test_the_list_of_edits_is_whole(site: Site) -> None:
    assert list(edits(site)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_change_is_seen(site: Site, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(build, "_run_pelican", worked)
    edits(site)[name]()
    with pytest.raises(Worked):
        site.build(site.content.with_name("site"))
