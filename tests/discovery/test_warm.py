"""A build keeps what is the same, and what it makes is what a clean build would make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.cli.build import BuildReport, build
from plugins.discovery import catalogue
from plugins.discovery.edition import Edition
from plugins.fastbuild import memos
from tests.sites import ENGLISH, THAI, content, with_field

SITEURL = "https://prakat.example.go.th"
NEWEST, OLD = "news/20190429-1", "news/20180101-1"
OLDER = THAI.replace("๒๙ เมษายน ๒๕๖๒", "1 มกราคม 2561")
FILES = {
    f"{NEWEST}/th.md": THAI,
    f"{NEWEST}/en.md": ENGLISH,
    f"{OLD}/th.md": OLDER,
    "pages/about/th.md": "Title: เกี่ยวกับ\n\nเนื้อหา\n",
}
OURS = {
    "sitemap-pages.xml",
    "sitemap-news.xml",
    "sitemap-2018.xml",
    "releases/2018.json",
    "releases/2019.json",
    "feed.atom",
    "en/feed.json",
    "division/pr/feed.atom",
    "division/dsd/feed.atom",
    "card.png",
    f"{NEWEST}/card.png",
}


def made(report: BuildReport) -> set[str]:
    """Name those of our files that a build made, and did not keep."""
    reasons = report.explain()
    return {name for name in OURS if reasons.get(name) != "kept"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    build(content(tmp_path, FILES), tmp_path / "site", siteurl=SITEURL)
    return tmp_path


def again(folder: Path) -> BuildReport:
    return build(folder / "content", folder / "site", siteurl=SITEURL)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


EDITS = {
    "text of a new release": (
        (f"{NEWEST}/th.md", "เปิดรับสมัคร\n", "ปิดรับสมัคร\n"),
        {"feed.atom", "division/pr/feed.atom"},
    ),
    "title of an old release": (
        (f"{OLD}/th.md", "Title: เปิด", "Title: ปิด"),
        {
            "sitemap-pages.xml",
            "sitemap-2018.xml",
            "releases/2018.json",
            "feed.atom",
            "division/pr/feed.atom",
        },
    ),
    "a page, nothing of ours": (("pages/about/th.md", "เนื้อหา", "ข้อความ"), set()),
}


@pytest.mark.parametrize(("change", "expected"), EDITS.values(), ids=EDITS)
def test_an_edit_makes_what_it_touches(
    site: Path, change: tuple[str, str, str], expected: set[str]
) -> None:
    edit(site, *change)
    assert made(again(site)) == expected


def test_a_year_is_put_together_from_its_months_whatever_was_edited_before(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    february = site / "content/news/20180201-1/th.md"
    february.parent.mkdir()
    february.write_text(OLDER.replace("1 มกราคม", "1 กุมภาพันธ์"), encoding="utf-8")
    again(site)
    edit(site, f"{NEWEST}/th.md", "เปิดรับสมัคร\n", "ปิดรับสมัคร\n")
    again(site)
    edit(site, f"{OLD}/th.md", "Title: เปิด", "Title: ปิด")
    monkeypatch.setattr(memos, "_made", {})  # as in another process
    lines: list[str] = []
    line = catalogue.line

    def write(found: Sequence[Edition]) -> str:
        lines.append(line(found))
        return lines[-1]

    monkeypatch.setattr(catalogue, "line", write)
    again(site)
    assert len(lines) == 1
    assert "20180101-1" in lines[0]


def test_a_release_leaves_its_old_files_behind_in_no_list(site: Path) -> None:
    edit(site, f"{OLD}/th.md", "2561", "2560")
    again(site)
    assert not (site / "site/sitemap-2018.xml").exists()
    assert not (site / "site/releases/2018.json").exists()


@pytest.mark.parametrize(
    "change",
    [
        *(edited for edited, _ in EDITS.values()),
        (f"{OLD}/th.md", "2561", "2562"),
        (f"{NEWEST}/th.md", "Category: pr", "Category: pr\nTags: ข่าว"),
        ("divisions.toml", "กองเผยแพร่และประชาสัมพันธ์", "กองข่าว"),
    ],
    ids=[*EDITS, "date", "tag", "name of a division"],
)
def test_a_warm_build_is_the_same_as_a_clean_one(
    site: Path, tmp_path: Path, change: tuple[str, str, str]
) -> None:
    edit(site, *change)
    again(site)
    build(site / "content", tmp_path / "clean", siteurl=SITEURL)
    assert files(site / "site") == files(tmp_path / "clean")


def test_a_withdrawal_reaches_feeds_and_catalogue(site: Path) -> None:
    path = site / "content" / f"{NEWEST}/th.md"
    path.write_text(with_field(THAI, "Status: withdrawn\nReason: ผิด"), encoding="utf-8")
    again(site)
    assert "(ถอนแล้ว)" in (site / "site/feed.atom").read_text(encoding="utf-8")
    assert '"withdrawn"' in (site / "site/releases/2019.json").read_text(encoding="utf-8")
