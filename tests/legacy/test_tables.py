"""divisions.toml and notices.toml as an import changes them: edits and comments stay."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from plugins.bilingual import tables
from plugins.legacy.divisions import DivisionFile, slug
from plugins.legacy.item import Notice
from plugins.legacy.notices import ENGLISH, NoticeFile, recognised

DAY = dt.date(2019, 4, 29)
ROYAL = next(iter(ENGLISH))

EDITED = """\
# หน่วยงานของเรา

[[division]]
slug = "pr"   # อย่าเปลี่ยน
th = 'กองเผยแพร่และประชาสัมพันธ์'
en = "Publicity Division" """


@pytest.mark.parametrize(
    "end", ["", "\n", "\n\n# ท้ายไฟล์\n"], ids=["no line end", "line end", "comment"]
)
def test_a_new_division_goes_behind_what_is_there(end: str, tmp_path: Path) -> None:
    path = tmp_path / "divisions.toml"
    path.write_text(EDITED + end, encoding="utf-8")
    divisions = DivisionFile(tmp_path)
    assert divisions.ensure("ด้านสังคม")
    assert divisions.ensure("Government News")
    text = path.read_text(encoding="utf-8")
    assert text.startswith(EDITED + end)
    assert tomllib.loads(text)["division"][1:] == [
        {"slug": slug("ด้านสังคม"), "th": "ด้านสังคม", "en": "ด้านสังคม", "untranslated": True},
        {"slug": "government-news", "th": "Government News", "en": "Government News"},
    ]
    assert tables.divisions(tmp_path)[0].slug == "pr"


@pytest.mark.parametrize("name", ["pr", "กองเผยแพร่และประชาสัมพันธ์", "Publicity Division"])
def test_a_known_division_changes_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "divisions.toml"
    path.write_text(EDITED, encoding="utf-8")
    assert not DivisionFile(tmp_path).ensure(name)
    assert path.read_text(encoding="utf-8") == EDITED


def test_every_name_gets_a_slug_of_its_own(tmp_path: Path) -> None:
    divisions = DivisionFile(tmp_path)
    for name in ("Other", "OTHER!", "Other?"):
        assert divisions.ensure(name)
        assert not divisions.ensure(name)
    assert [division.slug for division in tables.divisions(tmp_path)] == [
        "other",
        "other-2",
        "other-2-2",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Soft Power", "soft-power"),
        ("การผลักดัน Soft Power", "c-"),
        ("ทัน LINE ไทยคู่ฟ้า", "c-"),
        ("Café", "c-"),
        ("2562", "2562"),
        ("***", "c-"),
    ],
)
def test_slugs_are_ascii_and_never_romanised(name: str, expected: str) -> None:
    found = slug(name)
    assert found == expected if expected != "c-" else len(found) == 10
    assert found.startswith(expected)


def test_a_notice_is_recorded_once_as_past(tmp_path: Path) -> None:
    notices = NoticeFile(tmp_path)
    assert notices.add(Notice("royal", ROYAL), DAY, "a.txt")
    held = (tmp_path / "notices.toml").read_bytes()
    assert not notices.add(Notice("royal", ROYAL), DAY, "b.txt")
    assert not notices.add(Notice("royal", "อื่น"), DAY, "a.txt")
    assert (tmp_path / "notices.toml").read_bytes() == held
    (found,) = tables.notices(tmp_path)
    assert (found.kind, found.th, found.en) == ("royal", ROYAL, ENGLISH[ROYAL])
    assert (found.start, found.until) == (DAY, DAY)
    assert tomllib.loads(held.decode())["notice"][0]["source"] == "a.txt"


def test_an_edited_notice_stays(tmp_path: Path) -> None:
    path = tmp_path / "notices.toml"
    edited = f"""\
# ปรับถ้อยคำแล้ว
[[notice]]
kind = "royal"
from = {DAY}
th = "ถ้อยคำใหม่"
en = "new words"
source = "a.txt"
"""
    path.write_text(edited, encoding="utf-8")
    notices = NoticeFile(tmp_path)
    assert not notices.add(Notice("royal", ROYAL), DAY, "a.txt")
    assert path.read_text(encoding="utf-8") == edited
    assert notices.add(Notice("royal", ROYAL), DAY, "b.txt")
    assert path.read_text(encoding="utf-8").startswith(edited)
    assert len(tables.notices(tmp_path)) == 2


def test_a_notice_without_our_translation_says_so(tmp_path: Path) -> None:
    NoticeFile(tmp_path).add(Notice("royal", "ทรงพระเจริญ"), DAY, "a.txt")
    (entry,) = tomllib.loads((tmp_path / "notices.toml").read_text(encoding="utf-8"))["notice"]
    assert entry["en"] == entry["th"] == "ทรงพระเจริญ"
    assert entry["untranslated"] is True


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ROYAL, "royal"),
        ("ทรงพระเจริญ", "royal"),
        ("น้อมรำลึกในพระมหากรุณาธิคุณ\nพระบาทสมเด็จพระบรมชนกาธิเบศร", "mourning"),
        ("กระทรวงแรงงานเปิดรับสมัครอาสาสมัครแรงงาน", None),
        ("สมเด็จ", None),
    ],
)
def test_notices_are_known_by_their_words(text: str, kind: str | None) -> None:
    found = recognised(text)
    assert (found.kind if found else None) == kind
