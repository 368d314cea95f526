"""Addresses that were public and go are named before anybody misses them."""

from __future__ import annotations

from pathlib import Path

from plugins.errors import Severity
from plugins.publish import loss


def site(folder: Path, *addresses: str) -> Path:
    """Write a page at each address."""
    for address in addresses:
        (folder / address).mkdir(parents=True)
        (folder / address / "index.html").write_text("")
    return folder


def test_what_goes_is_named(tmp_path: Path) -> None:
    live = site(
        tmp_path / "a", "news/1", "news/2", "en/news/1", "tag/x", "archive/2019", "page/about"
    )
    new = site(tmp_path / "b", "news/2", "page/about")
    gone = loss.find(live, new)
    assert gone == ["/news/1/", "/en/news/1/"]
    (problem,) = loss.problems(gone, live)
    assert (problem.severity, problem.path) == (Severity.WARNING, live)
    assert "/news/1/ /en/news/1/" in problem.show("th")


def test_a_first_publish_loses_nothing(tmp_path: Path) -> None:
    assert loss.find(tmp_path / "none", site(tmp_path / "b", "news/1")) == []
    assert loss.problems([], tmp_path) == []


def test_many_are_counted(tmp_path: Path) -> None:
    (problem,) = loss.problems([f"/news/{n}/" for n in range(1200)], tmp_path)
    assert "1,200" in problem.show("en")
    assert problem.show("en").count("/news/") == 10
