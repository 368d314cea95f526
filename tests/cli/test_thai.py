"""The text library from a shell."""

from __future__ import annotations

import io
import json
import lzma
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.cli import __main__ as main
from plugins.cli import bench_lines, bench_thai, tree
from plugins.errors import PrakatError

TEXT = "ประกาศวันที่ ๒๙ เมษายน ๒๕๖๒\nถึง 31 เมษายน 2562\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a text with one date and one that no calendar has."""
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def thai(*words: str | Path) -> int:
    return main.main(["thai", "--lang", "en", *map(str, words)])


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_dates_as_a_table(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert thai("dates", file) == 0
    shown = capsys.readouterr().out
    assert "1:14" in shown
    assert "2019-04-29" in shown
    assert "2:5" in shown
    assert "no such day" in shown


def test_dates_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert thai("dates", "--json", file) == 0
    (row,) = lines(capsys.readouterr().out)
    found, refused = row["spans"]
    assert found == {
        "start": 13,
        "end": 27,
        "text": "๒๙ เมษายน ๒๕๖๒",
        "kind": "date",
        "iso": "2019-04-29",
        "calendar": "BE",
    }
    assert (refused["kind"], refused["iso"]) == ("none", None)
    assert "no such day" in refused["note"]


def test_rows_of_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    rows: list[dict[str, Any]] = [
        {"id": "a", "text": "วันนี้ (11 ก.ค. 23)", "pub": "2023-07-11"},
        {"text": "ปี ๒๕๖๒", "pub": None},
    ]
    path.write_text("\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert thai("dates", "--json", path) == 0
    shown = lines(capsys.readouterr().out)
    assert [row["id"] for row in shown] == ["a", "3"]
    assert [row["spans"][0]["iso"] for row in shown] == ["2023-07-11", "2019"]


def test_a_reference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "text.txt"
    path.write_text("5/6/19", encoding="utf-8")
    assert thai("dates", "--json", "--reference", "5 มิถุนายน 2562", path) == 0
    assert lines(capsys.readouterr().out)[0]["spans"][0]["iso"] == "2019-06-05"


def test_digits(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert thai("digits", file) == 0
    assert capsys.readouterr().out == TEXT.replace("๒๙", "29").replace("๒๕๖๒", "2562")
    assert thai("digits", "--to", "thai", "--json", file) == 0
    (row,) = lines(capsys.readouterr().out)
    assert row["output"] == TEXT.replace("31", "๓๑").replace("2562", "๒๕๖๒")


def test_a_row_says_which_digits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "n", "direction": "ar2th", "text": "5"}', encoding="utf-8")
    assert thai("digits", "--json", path) == 0
    assert lines(capsys.readouterr().out) == [{"id": "n", "output": "๕"}]


def test_clean_from_a_pipe_in_an_old_encoding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = SimpleNamespace(buffer=io.BytesIO("เเรงงาน".encode("cp874")))
    monkeypatch.setattr("sys.stdin", piped)
    assert thai("clean", "-") == 0
    assert capsys.readouterr().out == "แรงงาน"


def test_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, more = tmp_path / "text.txt", tmp_path / "words.txt"
    path.write_text("กระทรวงแรงงาน", encoding="utf-8")
    more.write_text("กระทรวงแรงงาน\n\n", encoding="utf-8")
    assert thai("words", path) == 0
    assert capsys.readouterr().out == "กระทรวง|แรงงาน\n"
    assert thai("words", "--json", "--words", more, path) == 0
    assert lines(capsys.readouterr().out)[0]["words"] == ["กระทรวงแรงงาน"]


def test_words_of_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "CONTENT", tmp_path)
    (tmp_path / "words.txt").write_text("กระทรวงแรงงาน\n", encoding="utf-8")
    path = tmp_path / "text.txt"
    path.write_text("กระทรวงแรงงาน", encoding="utf-8")
    assert thai("words", path) == 0
    assert capsys.readouterr().out == "กระทรวงแรงงาน\n"


def test_summary_of_a_packed_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "archive.jsonl.xz"
    releases = [
        {"id": 1, "date": "2019-04-29", "body": "วันนี้ (๒๙ เม.ย. ๖๒) และ 30 เมษายน 2562"},
        {"id": 2, "date": "2019-04-30", "body": "วันนี้ (30 เมษายน 2562) เวลา 09.30 น."},
    ]
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(release) + "\n" for release in releases)
    assert thai("dates", "--summary", "--json", path) == 0
    assert lines(capsys.readouterr().out) == [
        {
            "total": 4,
            "forms": [
                ["date, full month, BE", 2],
                ["date, abbreviated month, BE in two digits, Thai digits", 1],
                ["time, dot", 1],
            ],
        }
    ]
    assert thai("dates", "--summary", path) == 0
    assert "30 เมษายน 2562" in capsys.readouterr().out


UNREADABLE = {
    "lost.txt": (None, "", "can't be read"),
    "photo.txt": (b"a\n\x89PNG\xff\xd8", ":2", "neither in UTF-8 nor TIS-620"),
    "rows.jsonl": (b'{"text": "a"}\n{"id": 1}', ":2", "no JSON with a text"),
    "broken.jsonl.xz": (b"no archive", "", "can't be read"),
    "dated.jsonl": (b'{"text": "a", "pub": "soon"}', ":1", "no JSON with a text"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    data, place, why = UNREADABLE[name]
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert thai("dates", path) == 1
    said = capsys.readouterr().err
    assert f"{path.as_posix()}{place}: error:" in said
    assert why in said


def test_a_bench_of_its_own_text(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["bench", "thai", "--lang", "en", "--size", "0.0002", str(file)]) == 0
    shown = capsys.readouterr().out
    assert "dates.find" in shown
    assert "thai_strptime" in shown


def test_the_bench_repeats_a_short_text(file: Path) -> None:
    assert bench_thai.texts([file], 10 * len(TEXT)) == [TEXT] * 10


def test_the_bench_needs_a_text_that_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(PrakatError):
        bench_thai.texts([tmp_path / "lost.txt"], 10)


def test_the_bench_of_long_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_lines, "UNITS", ("1 ", "ก"))
    monkeypatch.setattr(bench_lines, "TRIAL", 60)
    assert main.main(["bench", "lines", "--lang", "en", "--size", "0.001"]) == 0
    shown = capsys.readouterr().out
    assert all(name.split(".")[0] in shown for name, _ in bench_lines.FUNCTIONS)
