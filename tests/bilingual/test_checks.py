"""Mistakes in content/: each is named by file and line, in both languages, and stops a build."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from plugins.bilingual import checks
from plugins.cli.build import build
from plugins.errors import PrakatError, Problem, Severity
from tests.sites import ENGLISH, THAI, content

CASES = json.loads((Path(__file__).parents[1] / "cases/content.json").read_text("utf-8"))
ERRORS = [case for case in CASES if case["severity"] == "ERROR"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_mistake_is_named_by_file_and_line(case: dict[str, Any], tmp_path: Path) -> None:
    folder = content(tmp_path, case["files"])
    found = [
        (problem.severity.name, problem.path.relative_to(folder).as_posix(), problem.line)
        for problem in checks.check(folder)
    ]
    assert (case["severity"], case["path"], case["line"]) in found
    texts = " ".join(problem.show("th") + problem.show("en") for problem in checks.check(folder))
    assert case["says"] in texts


@pytest.mark.parametrize("case", ERRORS, ids=[case["id"] for case in ERRORS])
def test_mistake_stops_the_build_and_the_last_site_stays(
    case: dict[str, Any], tmp_path: Path
) -> None:
    last_good = tmp_path / "site/index.html"
    last_good.parent.mkdir()
    last_good.write_text("last good", encoding="utf-8")
    with pytest.raises(PrakatError) as stopped:
        build(content(tmp_path, case["files"]), tmp_path / "site")
    assert all(problem.severity is Severity.ERROR for problem in stopped.value.problems)
    assert last_good.read_text(encoding="utf-8") == "last good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_mistakes_are_looked_for_in_what_changed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Title: ก\nDate: 2019-04-29\nCategory: pr\nLegacy-Id: {}\n\nข\n"
    place = content(tmp_path, {f"news/20190429-{n}/th.md": text.format(n) for n in (1, 2)})
    build(place, tmp_path / "out")
    looked: list[object] = []
    check = checks.check

    def seen(folder: Path, *, only: Collection[str] | None = None) -> list[Problem]:
        looked.append(only)
        return check(folder, only=only)

    monkeypatch.setattr(checks, "check", seen)
    wrong = place / "news/20190429-2/th.md"
    wrong.write_text(text.format(2).replace("pr", "nobody"), encoding="utf-8")
    with pytest.raises(PrakatError) as one:
        build(place, tmp_path / "out")
    assert looked == [{"20190429-2"}]
    assert [problem.path for problem in one.value.problems] == [wrong]
    wrong.write_text(text.format(1), encoding="utf-8")  # the other one's number
    with pytest.raises(PrakatError) as two:
        build(place, tmp_path / "out")
    assert looked[1:] == [{"20190429-2"}, None]
    assert two.value.problems


def test_sound_content_has_no_problems(tmp_path: Path) -> None:
    files = {"news/20190429-1/th.md": THAI, "news/20190429-1/en.md": ENGLISH}
    assert checks.check(content(tmp_path, files), thorough=True) == []


def test_not_utf8_is_named_by_its_line(tmp_path: Path) -> None:
    folder = content(tmp_path, {"news/20190429-1/th.md": THAI})
    (folder / "news/20190429-1/th.md").write_bytes(THAI.encode("cp874", "replace"))
    (problem,) = checks.check(folder)
    assert (problem.severity, problem.line) == (Severity.ERROR, 1)
    assert "UTF-8" in problem.show("th")


def test_impossible_date_in_a_body_is_a_warning(tmp_path: Path) -> None:
    text = THAI.replace("วันที่ ๒๙ เมษายน", "ย่อหน้าแรก\n\nวันที่ ๓๑ เมษายน")
    folder = content(tmp_path, {"news/20190429-1/th.md": text})
    assert [(p.severity, p.line) for p in checks.check(folder, thorough=True)] == [
        (Severity.WARNING, 7)
    ]


def test_doubled_word_in_a_body_is_a_warning(tmp_path: Path) -> None:
    text = THAI.replace("กระทรวงแรงงานเปิด", "การการสัมมนา")
    folder = content(tmp_path, {"news/20190429-1/th.md": text})
    (problem,) = checks.check(folder, thorough=True)
    assert (problem.severity, problem.line) == (Severity.WARNING, 5)
    assert "การการสัมมนา" in problem.text.th


def test_a_missing_file_is_said_in_thai(tmp_path: Path) -> None:
    folder = content(tmp_path, {"news/20190429-1/th.md": THAI})
    (folder / "divisions.toml").unlink()
    (problem,) = checks.check(folder)
    assert problem.text.th == "เปิดไฟล์ไม่ได้ (ไม่พบไฟล์)"


def test_a_mistake_in_divisions_is_said_of_no_release(tmp_path: Path) -> None:
    thai = THAI.replace("Category: pr", "Category: กองเผยแพร่และประชาสัมพันธ์")
    folder = content(tmp_path, {"news/20190429-1/th.md": thai, "news/20190429-1/en.md": ENGLISH})
    assert checks.check(folder) == []
    table = folder / "divisions.toml"
    table.write_text(table.read_text("utf-8").replace('slug = "pr"', "slug = “pr”"), "utf-8")
    assert {problem.path.name for problem in checks.check(folder)} == {"divisions.toml"}


def test_a_buddhist_year_of_a_folder_is_said_once(tmp_path: Path) -> None:
    folder = content(tmp_path, {"news/25620429-1/th.md": THAI})
    (problem,) = checks.check(folder)
    assert problem.severity is Severity.ERROR


def test_division_may_be_named_in_english(tmp_path: Path) -> None:
    text = ENGLISH.replace("Category: pr", "Category: Department of Skill Development")
    folder = content(tmp_path, {"news/20190429-1/en.md": text, "news/20190429-1/th.md": THAI})
    assert "Category" in str([p.text.en for p in checks.check(folder)])
    (folder / "news/20190429-1/th.md").unlink()
    assert [p.severity for p in checks.check(folder)] == [Severity.WARNING]


@pytest.mark.parametrize("written", ["PR", "department of skill DEVELOPMENT"])
def test_the_case_of_a_divisions_name_does_not_matter(tmp_path: Path, written: str) -> None:
    text = THAI.replace("Category: pr", f"Category: {written}")
    folder = content(tmp_path, {"news/20190429-1/th.md": text})
    assert checks.check(folder) == []
    build(folder, tmp_path / "site")
    assert (tmp_path / "site/news/20190429-1/index.html").exists()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("กองแผนงานที่ 7 ก", "ใน divisions.toml ที่ใกล้ที่สุดคือ กองแผนงานที่ 7 / "),
        ("Planing 7", "ใน divisions.toml ที่ใกล้ที่สุดคือ Planning 7 / "),
        ("ฮฮฮ", "ไม่รู้จัก “ฮฮฮ” ไม่มีใน divisions.toml"),
    ],
)
def test_of_many_divisions_the_nearest_are_named(tmp_path: Path, written: str, said: str) -> None:
    text = THAI.replace("Category: pr", f"Category: {written}")
    root = content(tmp_path, {"news/20190429-1/th.md": text})
    table = "".join(
        f'[[division]]\nslug = "d{n}"\nth = "กองแผนงานที่ {n}"\nen = "Planning {n}"\n'
        for n in range(30)
    )
    (root / "divisions.toml").write_text(table, encoding="utf-8")
    (problem,) = checks.check(root)
    assert said in problem.text.th
    assert len(problem.text.th) < 160
