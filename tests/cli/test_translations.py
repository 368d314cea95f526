"""What `./prakat check --translations` tells staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from tests.sites import ENGLISH, THAI, content, with_field

FILES = {
    "news/20190429-1/th.md": THAI,
    "news/20190429-1/en.md": ENGLISH,
    "news/20190430-1/th.md": THAI.replace("๒๙", "๓๐"),
    "news/20180501-1/en.md": ENGLISH.replace("29 April 2019", "1 May 2018"),
    "news/20190428-1/th.md": with_field(
        THAI.replace("๒๙", "๒๘"), "Modified: ๓๐ เมษายน ๒๕๖๒\nChange: แก้เวลา"
    ),
    "news/20190428-1/en.md": ENGLISH.replace("29", "28"),
    "pages/about/th.md": "Title: เกี่ยวกับ\n\nเนื้อหา\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = content(tmp_path, FILES)
    with (made / "divisions.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[division]]\nslug = "new"\nth = "ศูนย์"\nen = "ศูนย์"\nuntranslated = true\n')
    return made


def told(folder: Path, capsys: pytest.CaptureFixture[str], lang: str) -> list[str]:
    assert main(["check", "--translations", "--content", str(folder), "--lang", lang]) == 0
    return capsys.readouterr().out.replace(f"{folder}/", "").splitlines()


def test_lists_what_lacks_a_language_newest_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(folder, capsys, "en")
    assert lines[:5] == [
        "divisions.toml: no English yet: ศูนย์",
        "pages/about/en.md: no English yet: เกี่ยวกับ",
        "news/20190430-1/en.md: no English yet: เปิดรับสมัครอาสาสมัครแรงงาน",
        (
            "news/20190428-1/en.md: English may be out of date, the other was changed later:"
            " เปิดรับสมัครอาสาสมัครแรงงาน"
        ),
        "news/20180501-1/th.md: no Thai yet: Labour volunteers wanted",
    ]
    assert lines[-1] == "To translate or look over: 5"


@pytest.mark.parametrize("status", ["draft", "withdrawn\nReason: ผิด"])
def test_what_is_no_work_is_not_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], status: str
) -> None:
    made = content(tmp_path, {"news/20190430-1/th.md": with_field(THAI, f"Status: {status}")})
    assert told(made, capsys, "en")[-1] == "To translate or look over: 0"


def test_counts_by_year_in_the_readers_era(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [line.split() for line in told(folder, capsys, "th")]
    assert ["2562", "2", "1", "0"] in rows
    assert ["2561", "0", "0", "1"] in rows
    assert ["2019", "2", "1", "0"] in [line.split() for line in told(folder, capsys, "en")]


def test_nothing_to_translate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = content(tmp_path, {name: FILES[name] for name in list(FILES)[:2]})
    assert told(made, capsys, "en")[-1] == "To translate or look over: 0"
