"""A release shares what did not change and keeps what its readers may still ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.publish import inheritance

STYLE = "theme/{}/css/main.css"
FIRST, SECOND, THIRD = (STYLE.format(digit * 12) for digit in "abc")


def release(folder: Path, files: dict[str, str], second: int) -> Path:
    """Write a release, every file at its own second."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
        os.utime(folder / name, (second, second))
    return folder


@pytest.fixture(params=["links", "no links"])
def releases(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> list[Path]:
    """Write three releases of a site, each with a style of its own."""
    if request.param == "no links":

        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(os, "link", refuse)
    pages = {"index.html": "same", "ข่าว/index.html": "same"}
    return [
        release(tmp_path / str(number), {**pages, "now.html": str(number), style: style}, number)
        for number, style in enumerate((FIRST, SECOND, THIRD), start=1)
    ]


def inherit(old: Path, new: Path) -> None:
    """Let a new release take over all that it can."""
    inheritance.share_all(old, new)
    inheritance.keep(old, new, inheritance.walk(old))


def test_what_changed_is_the_new_one(releases: list[Path]) -> None:
    inherit(releases[0], releases[1])
    assert (releases[1] / "now.html").read_text() == "2"
    assert (releases[0] / "now.html").read_text() == "1"


def test_what_did_not_change_keeps_its_time(releases: list[Path]) -> None:
    can_link = os.link.__module__ in ("posix", "nt")
    inherit(releases[0], releases[1])
    for name in ("index.html", "ข่าว/index.html"):
        assert (releases[1] / name).read_text() == "same"
        assert (releases[1] / name).stat().st_mtime == (1 if can_link else 2)
    assert (releases[1] / "now.html").stat().st_mtime == 2
    assert not [path for path in releases[1].rglob(".*") if path.name != inheritance.KEPT]


def test_hashed_files_stay_for_one_release(releases: list[Path]) -> None:
    inherit(releases[0], releases[1])
    assert (releases[1] / FIRST).read_text() == FIRST
    assert inheritance.read_kept(releases[1]) == [FIRST]
    inherit(releases[1], releases[2])
    assert (releases[2] / SECOND).read_text() == SECOND
    assert not (releases[2] / FIRST).exists()


def test_a_page_that_was_taken_away_does_not_stay(releases: list[Path]) -> None:
    release(releases[0], {"news/1/index.html": "withdrawn"}, 1)
    inherit(releases[0], releases[1])
    assert not (releases[1] / "news").exists()
