"""`prakat import`: its report, in both languages, and its exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from tests.legacy.samples import SEED, files, jsonl

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "seeds/000_ff1f8e609b6a9798.txt"


def test_brings_the_real_seed_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tmp_path / "content"
    assert main(["import", str(REAL), "--content", str(content), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert f"+ {content}/news/20190429-1/th.md" in said
    assert "imported 1 · already imported 0 · failed 0" in said
    assert "new divisions 1 · new notices 1 · characters repaired 0" in said
    assert f"{REAL.name}:15: warning: a word may be typed twice: “นายนายทศพล”" in said
    held = ROOT / "content/news/20190429-1/th.md"
    assert (content / "news/20190429-1/th.md").read_bytes() == held.read_bytes()


def test_says_in_thai_that_all_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--lang", "th", "import", str(REAL), "--content", str(tmp_path)]
    main(words)
    held = files(tmp_path)
    capsys.readouterr()
    assert main(words) == 0
    assert capsys.readouterr().out == "นำเข้า 0 ข่าว · นำเข้าไว้แล้ว 1 · นำเข้าไม่ได้ 0\n"
    assert files(tmp_path) == held


@pytest.mark.parametrize("lang", ["th", "en"])
def test_fails_when_a_seed_does_and_imports_the_others(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "1.txt").write_bytes(b"")
    (seeds / "2.txt").write_text(SEED.replace("29 เมษายน", "31 กุมภาพันธ์"), encoding="utf-8")
    (seeds / "3.txt").write_text(SEED, encoding="utf-8")
    content = tmp_path / "content"
    assert main(["import", str(seeds), "--content", str(content), "--lang", lang]) == 1
    said = capsys.readouterr().out
    expected = {
        "th": (f"{seeds}/1.txt:1: ผิดพลาด: ไฟล์ว่าง", f"{seeds}/2.txt:4: ผิดพลาด: วันที่ “31 กุมภาพันธ์"),
        "en": (f"{seeds}/1.txt:1: error: the seed is", f"{seeds}/2.txt:4: error: “31 กุมภาพันธ์"),
    }
    for line in expected[lang]:
        assert line in said
    assert (content / "news/20190429-1/th.md").exists()


def test_names_the_first_releases_and_counts_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "a.jsonl"
    export.write_text(jsonl(*({"id": str(n)} for n in range(25))) + "{}\n" * 600, encoding="utf-8")
    assert main(["import", str(export), "--content", str(tmp_path / "c"), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert said.count("+ ") == 21
    assert "+ 5 more" in said
    assert "and 3,100 more like these" in said


def test_a_remedy_is_said_once_for_all_that_it_mends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "a.jsonl"
    slips = [{"id": str(n), "body": "นายนาย"} for n in range(3)]
    export.write_text("[]\n[]\n" + jsonl(*slips), encoding="utf-8")
    assert main(["import", str(export), "--content", str(tmp_path / "c"), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert [said.count(words) for words in ("error:", "warning:", "    → ")] == [2, 3, 2]


def test_a_path_that_is_not_there_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.txt"
    assert main(["import", str(missing), "--content", str(tmp_path / "c"), "--lang", "en"]) == 1
    assert f"{missing}: error: this can't be read (No such file or directory)" in (
        capsys.readouterr().out
    )


def test_a_content_folder_that_is_a_file_fails_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    content.write_text("", encoding="utf-8")
    assert main(["import", str(REAL), "--content", str(content), "--lang", "en"]) == 1
    assert "error: this can't be" in capsys.readouterr().err
