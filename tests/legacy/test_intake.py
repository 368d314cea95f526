"""Files in, releases out: once, whole, in order, whatever else is wrong."""

from __future__ import annotations

import lzma
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.errors import PrakatError, Severity
from plugins.fastbuild.executor import executor
from plugins.legacy import intake
from plugins.legacy.intake import Intake, WriteError, seeds
from plugins.legacy.report import ImportReport
from plugins.legacy.shelf import Shelf
from tests.legacy.samples import LINE, SEED, files, jsonl

ROOT = Path(__file__).resolve().parents[2]


def bring(content: Path, *paths: Path, workers: int = 1) -> ImportReport:
    """Import files into a content folder."""
    with executor(workers) as pool, Shelf(content) as shelf:
        taking = Intake(content, shelf, pool)
        for path in paths:
            taking.take(path, lambda _: None)
    return taking.report


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Name a content folder that does not exist yet."""
    return tmp_path / "content"


def seed(folder: Path, name: str = "a.txt", text: str = SEED) -> Path:
    """Write a text seed."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def messages(report: ImportReport) -> list[str]:
    """Give what a report says, in English."""
    return [problem.text.en for problem in report.problems]


def test_twice_imported_is_once_imported(tmp_path: Path, content: Path) -> None:
    given = [ROOT / "seeds/000_ff1f8e609b6a9798.txt", seed(tmp_path, "b.jsonl", jsonl({}))]
    first = bring(content, *given)
    held = files(content)
    second = bring(content, *given)
    assert (first.imported, first.already, first.failed) == (2, 0, 0)
    assert (second.imported, second.already, second.failed) == (0, 2, 0)
    assert files(content) == held
    assert not second.problems
    assert sorted(held) == [
        "divisions.toml",
        "news/20190429-1/th.md",
        "news/20190429-34463/th.md",
        "notices.toml",
    ]


def test_an_edited_release_is_known_and_left_alone(tmp_path: Path, content: Path) -> None:
    given = [seed(tmp_path), seed(tmp_path, "b.jsonl", jsonl({}))]
    bring(content, *given)
    for number, folder in enumerate(sorted((content / "news").iterdir())):
        edition = folder / "th.md"
        text = edition.read_text(encoding="utf-8").replace(
            "Title: ", "Summary: ยาว" + "ย" * 9000 + "\nTitle: แก้"
        )
        edition.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
        folder.rename(folder.with_name(f"2019042{number}-renamed"))
    held = files(content)
    report = bring(content, *given)
    assert (report.imported, report.already) == (0, 2)
    assert files(content) == held


def test_a_changed_line_is_reported_and_not_imported_again(tmp_path: Path, content: Path) -> None:
    path = seed(tmp_path, "b.jsonl", jsonl({}))
    bring(content, path)
    held = files(content)
    seed(tmp_path, "b.jsonl", jsonl({"title": "ชื่อใหม่"}))
    report = bring(content, path)
    assert files(content) == held
    assert (report.imported, report.already, report.failed) == (0, 1, 0)
    (problem,) = report.problems
    assert problem.severity is Severity.WARNING
    assert problem.line == 1
    assert "news/20190429-34463/th.md" in problem.text.en


def test_another_seed_of_the_same_name_fails(tmp_path: Path, content: Path) -> None:
    report = bring(content, seed(tmp_path / "1"), seed(tmp_path / "2", text=SEED + "\n"))
    assert (report.imported, report.failed) == (1, 1)
    assert "a seed of this name was imported as news/20190429-1/th.md" in messages(report)[0]


def test_the_same_seed_under_another_name_is_known(tmp_path: Path, content: Path) -> None:
    report = bring(content, seed(tmp_path, "a.txt"), seed(tmp_path, "b.txt"))
    assert (report.imported, report.already, report.failed) == (1, 1, 0)


def test_seeds_of_a_day_are_numbered(tmp_path: Path, content: Path) -> None:
    (content / "news/20190429-labour-day").mkdir(parents=True)
    (content / "news/20190429-7").mkdir()
    (content / "news/20190429-34463").mkdir()
    bring(content, seed(tmp_path, "a.txt"), seed(tmp_path, "b.txt", SEED + "\n"))
    assert {path.parent.name for path in content.glob("news/*/th.md")} == {
        "20190429-8",
        "20190429-9",
    }


@pytest.mark.parametrize(
    ("legacy_id", "release"),
    [
        ("34463", "20190429-34463"),
        ("may-day-1", "20190429-may-day-1"),
        ("A7", "20190429-1"),
        ("ข่าว", "20190429-1"),
        ("../../etc", "20190429-1"),
        ("a" * 41, "20190429-1"),
        ("-a", "20190429-1"),
    ],
)
def test_a_short_ascii_id_is_part_of_the_releases(
    legacy_id: str, release: str, tmp_path: Path, content: Path
) -> None:
    bring(content, seed(tmp_path, "b.jsonl", jsonl({"id": legacy_id})))
    edition = content / "news" / release / "th.md"
    assert f"Legacy-Id: {legacy_id}\n" in edition.read_text(encoding="utf-8")


def test_english_lines_become_english_editions(tmp_path: Path, content: Path) -> None:
    bring(content, seed(tmp_path, "b.jsonl", jsonl({"lang": "en", "category": "Government News"})))
    assert [path.name for path in content.glob("news/20190429-34463/*")] == ["en.md"]


def test_duplicate_ids_fail_in_every_run(tmp_path: Path, content: Path) -> None:
    same = jsonl({}, {}, {"title": "อื่น"}, {"lang": "en"}, {"id": "2"})
    path = seed(tmp_path, "b.jsonl", same)
    first, second = bring(content, path), bring(content, path)
    assert (first.imported, first.already, first.failed) == (2, 0, 3)
    assert (second.imported, second.already, second.failed) == (0, 2, 3)
    for report in (first, second):
        assert [problem.line for problem in report.problems] == [2, 3, 4]
        assert "“34463” is that of line 1 too" in messages(report)[0]


def test_what_is_wrong_does_not_hold_up_the_rest(tmp_path: Path, content: Path) -> None:
    folder = tmp_path / "seeds"
    seed(folder, "1.txt", "")
    seed(folder, "2.jsonl", "{\n" + jsonl({}) + "[]\n")
    seed(folder, "3.html", "<p>")
    (folder / "4.txt").symlink_to(folder / "nowhere")
    (folder / "5.jsonl.xz").write_bytes(
        lzma.compress(jsonl({"id": "5"}, {"id": "6"}).encode())[:-9]
    )
    (folder / "6.jsonl.gz").write_bytes(b"no gzip")
    seed(folder, "7.txt")
    report = bring(content, *seeds(folder))
    assert report.failed == 7
    assert {path.parent.name for path in content.glob("news/*/th.md")} >= {
        "20190429-34463",
        "20190429-1",
    }
    assert [(problem.path.name, problem.line) for problem in sorted(report.problems)] == [
        ("1.txt", 1),
        ("2.jsonl", 1),
        ("2.jsonl", 3),
        ("3.html", 0),
        ("4.txt", 0),
        ("5.jsonl.xz", 0),
        ("6.jsonl.gz", 0),
    ]


def test_folders_are_searched_but_not_for_what_is_no_seed(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", ".DS_Store", ".git/x.txt", "README.md", "b/readme.txt"):
        seed(tmp_path, name)
    assert [found.relative_to(tmp_path).as_posix() for found in seeds(tmp_path)] == [
        "a.txt",
        "b/2.txt",
    ]
    assert seeds(tmp_path / "README.md") == [tmp_path / "README.md"]


def test_files_import_alike_on_many_processors(tmp_path: Path, content: Path) -> None:
    lines = [{"id": str(n), "title": f"นายนาย {n}"} for n in range(1500)]
    lines[700:702] = [{"id": "5"}, {"id": "701", "date": "2019-02-31"}]
    path = seed(tmp_path, "b.jsonl", jsonl(*lines))
    alone = bring(content, path)
    together = bring(tmp_path / "other", path, workers=2)
    assert together == alone
    assert (alone.imported, alone.failed) == (1498, 2)
    assert files(tmp_path / "other") == files(content)


def test_problems_are_kept_up_to_a_number(tmp_path: Path, content: Path) -> None:
    report = bring(content, seed(tmp_path, "b.jsonl", "{}\n" * 100 + "x\n" * 1000))
    assert report.failed == 1100
    assert len(report.problems) == 500
    assert report.unshown == 600 + 1000 - 500


def test_a_full_disk_stops_the_import_with_a_message(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "th.md")

    monkeypatch.setattr(os, "rename", full)
    with pytest.raises(WriteError, match="this can't be written \\(No space left on device\\)"):
        bring(content, seed(tmp_path))
    assert not list(content.glob("news/*"))
    assert not list(content.glob(".import-*"))


@pytest.mark.parametrize("name", ["divisions.toml", "notices.toml"])
def test_a_broken_table_stops_the_import_with_its_line(
    name: str, tmp_path: Path, content: Path
) -> None:
    content.mkdir()
    (content / name).write_text('[[division]]\nslug = "pr\n', encoding="utf-8")
    with pytest.raises(PrakatError) as raised:
        bring(content, ROOT / "seeds/000_ff1f8e609b6a9798.txt")
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == (content / name, 2)
    assert not list(content.glob("news/*"))


def test_a_killed_import_leaves_whole_releases_only(tmp_path: Path, content: Path) -> None:
    path = seed(tmp_path, "b.jsonl", jsonl(*({"id": str(n)} for n in range(5_000))))
    command = [sys.executable, "-m", "plugins.cli", "import", str(path), "--content", str(content)]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not (content / "news/20190429-300").exists():
            assert time.monotonic() < deadline
            assert running.poll() is None
            time.sleep(0.005)
    finally:
        running.send_signal(signal.SIGKILL)
        running.wait()
    found = list((content / "news").iterdir())
    assert 300 <= len(found) < 5_000
    sizes = {(folder / "th.md").stat().st_size - 2 * len(folder.name) for folder in found}
    assert max(sizes) - min(sizes) <= 8
    for folder in found:
        assert (folder / "th.md").read_text(encoding="utf-8").endswith(f"{LINE['body'][-5:]}\n")
    for left in content.glob(".import-*"):
        os.utime(left, (0, 0))
    report = bring(content, path)
    assert (report.imported, report.already) == (5_000 - len(found), len(found))
    assert not list(content.glob(".import-*"))


def test_every_form_has_its_reader() -> None:
    assert set(intake.READERS) == {".txt", ".jsonl", ".jsonl.xz", ".jsonl.gz"}
