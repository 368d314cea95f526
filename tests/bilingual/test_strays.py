"""What lies in the wrong place, or leads to none, is named: a press officer meant to publish it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.bilingual import checks
from plugins.errors import Severity
from tests.sites import THAI, content

HERE = "news/20190429-1/th.md"

STRAYS = {
    "release beside news": ("20190520-1/th.md", "20190520-1", "ย้ายไปไว้ใน"),
    "text in no folder": ("news/สำเนา.md", "news/สำเนา.md", "prakat new"),
    "edition with a hidden ending": ("news/20190429-1/en.md.txt", None, "เปลี่ยนชื่อเป็น en.md"),
    "edition in capitals": ("news/20190429-1/EN.md", None, "เปลี่ยนชื่อเป็น en.md"),
    "photos in capitals": ("news/20190429-1/Photos/1.jpg", "news/20190429-1/Photos", "เป็น photos"),
    "photo beside the text": ("news/20190429-1/1.JPG", None, "จะไม่แสดง"),
    "recording among the photos": ("news/20190429-1/photos/คลิปงาน.MP4", None, "ใส่ลิงก์ในเนื้อข่าว"),
    "manuscript beside the text": ("news/20190429-1/ข่าว.docx", None, "ย้ายออกจากโฟลเดอร์"),
    "photo as the camera wrote it": ("news/20190429-1/photos/1.NEF", None, "JPEG"),
    "photos below photos": ("news/20190429-1/photos/a/1.jpg", "news/20190429-1/photos/a", "โดยตรง"),
}


@pytest.mark.parametrize(("file", "named", "says"), STRAYS.values(), ids=STRAYS)
def test_stray(tmp_path: Path, file: str, named: str | None, says: str) -> None:
    folder = content(tmp_path, {HERE: THAI, file: "x"})
    (problem,) = checks.check(folder, thorough=True)
    assert (problem.severity, problem.path) == (Severity.WARNING, folder / (named or file))
    assert says in problem.show("th")
    assert checks.check(folder) == []


def test_nothing_else_is_astray(tmp_path: Path) -> None:
    files = {HERE: THAI, "news/20190429-1/photos/1.jpg": "", "news/20190429-1/photos.toml": ""}
    folder = content(
        tmp_path, files | {"notices.toml": "", "words.txt": "", ".git/x": "", "a/b": ""}
    )
    for name in ("note.txt", "~$ข่าว.docx", "photos/Thumbs.db"):
        (folder / "news/20190429-1" / name).write_text("x", encoding="utf-8")
    (folder / "news/20190429-1/photos/empty").mkdir()
    assert checks.check(folder, thorough=True) == []


@pytest.mark.parametrize("link", ["/news/20190429-9/", "/en/news/20190429-9", "</news/x/>"])
def test_a_link_to_no_release_is_named_by_its_line(tmp_path: Path, link: str) -> None:
    folder = content(tmp_path, {HERE: f"{THAI}\n[ข่าวก่อน]({link})\n"})
    (problem,) = checks.check(folder, thorough=True)
    assert (problem.path, problem.line) == (folder / HERE, 7)


@pytest.mark.parametrize("link", ["/news/20190429-1/", "/en/news/20190429-1/#top", "/archive/"])
def test_a_link_to_a_release_is_sound(tmp_path: Path, link: str) -> None:
    folder = content(tmp_path, {HERE: f"{THAI}\n[ข่าวก่อน]({link})\n"})
    assert checks.check(folder, thorough=True) == []
