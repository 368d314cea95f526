"""What is built and listed: drafts, hidden and withdrawn releases, embargoes and notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from plugins.cli.build import build
from tests.sites import ENGLISH, THAI, Built, built, content, moment, with_field

ID = "20190429-1"
LATER = THAI.replace("๒๙", "๓๐").replace("เปิดรับ", "ประกาศผลรับ")
NOTICE = """\
[[notice]]
kind = "royal"
from = 2019-05-01
until = 2019-05-06
th = "ขอพระราชทานถวายพระพร"
en = "Long live the King"
"""


def test_draft_has_no_page(tmp_path: Path) -> None:
    site = built(tmp_path, {f"news/{ID}/th.md": with_field(THAI, "Status: draft")})
    assert f"/news/{ID}/" not in site.paths()


def test_draft_translation_leaves_the_published_language_alone(tmp_path: Path) -> None:
    english = with_field(ENGLISH, "Status: draft")
    site = built(tmp_path, {f"news/{ID}/th.md": THAI, f"news/{ID}/en.md": english})
    assert f"/news/{ID}/" in site.paths()
    assert f"/en/news/{ID}/" not in site.paths()


def test_hidden_release_has_a_page_but_stands_in_no_list(tmp_path: Path) -> None:
    hidden = with_field(THAI, "Status: hidden")
    site = built(tmp_path, {f"news/{ID}/th.md": hidden, "news/20190430-1/th.md": LATER})
    assert f"/news/{ID}/" in site.paths()
    lists = [path for path in site.paths() if ID not in path]
    assert not [path for path in lists if f"/news/{ID}/" in str(site.page(path))]


def test_withdrawn_release_says_why(tmp_path: Path) -> None:
    withdrawn = with_field(THAI, "Status: withdrawn\nReason: ตัวเลขผิด")
    site = built(tmp_path, {f"news/{ID}/th.md": withdrawn})
    assert "ตัวเลขผิด" in site.page(f"/news/{ID}/").get_text()


def test_withdrawn_release_says_so_wherever_it_stands(tmp_path: Path) -> None:
    withdrawn = with_field(THAI, "Status: withdrawn\nReason: ตัวเลขผิด")
    files = {f"news/{ID}/th.md": withdrawn, "news/20190430-1/th.md": LATER}
    site = built(tmp_path, files)
    for path in ("/", "/en/", "/archive/2019/04/", "/division/pr/", "/news/20190430-1/"):
        mark = "Withdrawn" if path.startswith("/en/") else "ถอนแล้ว"
        main = site.page(path).find("main")
        assert isinstance(main, Tag)
        links = [
            link for link in main.select(f'a[href="/news/{ID}/"]') if link.get_text(strip=True)
        ]
        assert links, path
        for link in links:
            place = link.find_parent(["li", "div"])
            assert place, path
            assert mark in place.get_text(), path


@pytest.mark.parametrize(("others", "lead"), [(0, []), (1, ["ข่าวเก่า"])])
def test_withdrawn_release_does_not_lead_the_home_page(
    tmp_path: Path, others: int, lead: list[str]
) -> None:
    withdrawn = with_field(THAI, "Status: withdrawn\nReason: ตัวเลขผิด")
    older = "Title: ข่าวเก่า\nDate: ๑ เมษายน ๒๕๖๒\nCategory: pr\n\nเนื้อหา\n"
    files = {f"news/{ID}/th.md": withdrawn, "news/20190401-1/th.md": older}
    site = built(tmp_path, dict(list(files.items())[: 1 + others]))
    home = site.page("/")
    assert [title.get_text(strip=True) for title in home.select(".pk-first-title")] == lead
    assert home.select(f'.pk-ledger a[href="/news/{ID}/"]')
    (description,) = site.page(f"/news/{ID}/").select('meta[property="og:description"]')
    assert description["content"] == "ข่าวนี้ถูกถอน: ตัวเลขผิด"


def test_embargo_holds_until_its_moment(tmp_path: Path) -> None:
    embargoed = with_field(THAI, "Embargo: ๒๙ เมษายน ๒๕๖๒ ๑๒.๐๐ น.")
    files = {f"news/{ID}/th.md": embargoed}
    assert f"/news/{ID}/" not in built(tmp_path, files, now="2019-04-29T11:59").paths()
    assert f"/news/{ID}/" in built(tmp_path, files, now="2019-04-29T12:00").paths()


def test_author_sees_drafts_and_what_is_under_embargo(tmp_path: Path) -> None:
    files = {
        f"news/{ID}/th.md": with_field(THAI, "Status: draft"),
        "news/20190430-1/th.md": with_field(LATER, "Embargo: ๓๐ เมษายน ๒๕๖๒ ๑๒.๐๐ น."),
    }
    build(content(tmp_path, files), tmp_path / "site", drafts=True)
    site = Built(tmp_path / "site")
    month = site.page("/archive/2019/04/")
    assert "ฉบับร่าง" in month.select(f"[id='{ID}']")[0].get_text()
    assert "ยังไม่ถึงเวลาเผยแพร่" in month.select("[id='20190430-1']")[0].get_text()
    assert "ประชาชนยังไม่เห็นหน้านี้" in site.page(f"/news/{ID}/").get_text()
    assert "ก่อน 30 เมษายน 2562 12.00 น." in site.page("/news/20190430-1/").get_text()


def test_embargo_that_is_over_is_not_marked(tmp_path: Path) -> None:
    held = with_field(LATER, "Embargo: ๓๐ เมษายน ๒๕๖๒ ๑๒.๐๐ น.")
    root = content(tmp_path, {"news/20190430-1/th.md": held})
    for now, is_marked in (("2019-04-30T11:59", True), ("2019-04-30T12:00", False)):
        build(root, tmp_path / "site", now=moment(now), drafts=True)
        site = Built(tmp_path / "site")
        for page in (site.page("/"), site.page("/archive/2019/04/")):
            assert ("ยังไม่ถึงเวลาเผยแพร่" in page.get_text()) is is_marked
        told = "ประชาชนไม่เห็นหน้านี้" in site.page("/news/20190430-1/").get_text()
        assert told is is_marked


def test_time_of_day_is_shown_where_it_was_given(tmp_path: Path) -> None:
    changed = with_field(THAI, "Modified: 1 พ.ค. 62 16.05 น.\nChange: แก้ชื่อ")
    files = {
        f"news/{ID}/th.md": changed,
        "news/20190430-1/th.md": LATER.replace("Date: ๓๐ เมษายน ๒๕๖๒", "Date: 2019-04-30 09:30"),
    }
    site = built(tmp_path, files)
    assert "1 พฤษภาคม 2562 16.05 น." in site.page(f"/news/{ID}/").get_text()
    assert ":00" not in site.page(f"/news/{ID}/").select(".pk-dateline")[0].get_text()
    dateline = site.page("/news/20190430-1/").select(".pk-dateline time")[0]
    assert dateline.get_text() == "30 เมษายน 2562 09.30 น."
    assert dateline["datetime"] == "2019-04-30T09:30+07:00"


def test_next_build_takes_what_only_the_author_saw_away(tmp_path: Path) -> None:
    files = {f"news/{ID}/th.md": with_field(THAI, "Status: draft"), "news/20190430-1/th.md": LATER}
    root = content(tmp_path, files)
    build(root, tmp_path / "site", drafts=True)
    build(root, tmp_path / "site")
    site = Built(tmp_path / "site")
    assert f"/news/{ID}/" not in site.paths()
    assert "ฉบับร่าง" not in site.page("/news/20190430-1/").get_text()


def test_notice_shows_on_its_days_only(tmp_path: Path) -> None:
    files = {"notices.toml": NOTICE, f"news/{ID}/th.md": THAI, f"news/{ID}/en.md": ENGLISH}
    shown = built(tmp_path, files, now="2019-05-06")
    assert "ขอพระราชทานถวายพระพร" in shown.page("/").get_text()
    assert "Long live the King" in shown.page("/en/").get_text()
    for now in ("2019-04-30", "2019-05-07", None):
        site = built(tmp_path, files, now=now)
        assert "ขอพระราชทานถวายพระพร" not in site.page("/").get_text()


def test_archive_without_releases_is_a_whole_site(tmp_path: Path) -> None:
    site = built(tmp_path, {})
    assert {"/", "/en/", "/archive/", "/en/archive/", "/search/"} <= site.paths()
