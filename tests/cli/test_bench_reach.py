"""The walk over a built site's lists: how many clicks away a release is, and what none leads to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.cli import __main__ as main
from plugins.cli import bench_reach
from tests import sites

HEAD = '<link rel="canonical" href="https://news.example.go.th/base/{}">'


def made(folder: Path, links: Mapping[str, list[str]]) -> Path:
    """Write a site under /base/: of each page, what it links to."""
    for page, found in links.items():
        file = folder / page / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        anchors = "".join(f'<a href="/base/{link}">…</a>' for link in found)
        file.write_text(HEAD.format(page) + anchors, encoding="utf-8")
    return folder


CHAIN = {
    "": ["archive/", "en/", "news/1/"],
    "archive/": ["archive/2019/#d01", "", "https://elsewhere.example/"],
    "archive/2019/": ["archive/2019/2/", "news/2/"],
    "archive/2019/2/": ["archive/2019/3/"],
    "archive/2019/3/": ["news/3/"],
    "en/": ["en/archive/"],
    "en/archive/": ["news/1/", "news/2/", "news/3/", "archive/"],
    "news/1/": ["news/4/"],
    "news/2/": [],
    "news/3/": [],
}


def test_clicks_are_counted_through_lists_of_one_language(tmp_path: Path) -> None:
    site = made(tmp_path, CHAIN)
    thai = bench_reach.walk(site, "th")
    assert thai.clicks == {"1": 1, "2": 3, "3": 5}
    assert thai.way("3") == [
        "index.html", "archive/index.html", "archive/2019/index.html",
        "archive/2019/2/index.html", "archive/2019/3/index.html", "3",
    ]  # fmt: skip
    assert bench_reach.walk(site, "en").clicks == dict.fromkeys("123", 2)
    assert thai.listed["archive/2019/index.html"] == 1


@pytest.mark.parametrize(("clicks", "status"), [("4", 1), ("5", 0)])
def test_too_many_clicks_are_a_failure(tmp_path: Path, clicks: str, status: int) -> None:
    site = made(tmp_path, CHAIN)
    assert main.main(["bench", "reach", "--site", str(site), "--clicks", clicks]) == status


def test_release_in_no_list_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = made(tmp_path, {**CHAIN, "news/lost/": []})
    assert main.main(["bench", "reach", "--site", str(site), "--clicks", "9"]) == 1
    assert "1 lost" in capsys.readouterr().out


def test_site_that_is_built_is_reached_in_four_clicks(tmp_path: Path) -> None:
    hidden = sites.with_field(sites.THAI, "Status: hidden")
    texts = {
        f"news/2019{month:02}{day:02}-1/th.md": sites.THAI.replace(
            "๒๙ เมษายน ๒๕๖๒", f"2019-{month:02}-{day:02}"
        )
        for month in (3, 4)
        for day in range(1, 11)
    }
    root = sites.content(tmp_path, texts | {"news/20190429-9/th.md": hidden})
    site = tmp_path / "site"
    assert main.main(["build", "--content", str(root), "--output", str(site)]) == 0
    assert main.main(["bench", "reach", "--site", str(site)]) == 0
    for lang in ("th", "en"):
        found = bench_reach.walk(site, lang)
        assert len(found.clicks) == 20
        assert max(found.clicks.values()) == 3


def test_folder_without_a_site_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["bench", "reach", "--lang", "en", "--site", str(tmp_path)]) == 1
    assert "there is no built site in this folder" in capsys.readouterr().err
