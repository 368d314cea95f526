"""The reader of JSON lines: what it takes, packed or not, and every way to be wrong."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import hashlib
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import PrakatError, Problem, Severity
from plugins.legacy import edition, jsonl
from plugins.legacy.item import Item, Record
from plugins.thai_content import metadata
from plugins.thai_content.render import Renderer, plain
from tests.legacy.samples import LINE
from tests.legacy.samples import jsonl as lines_of

CASES = json.loads(Path(__file__, "../cases/lines.json").resolve().read_text(encoding="utf-8"))


def read(line: str | bytes) -> Item:
    """Read one line of an export."""
    data = line.encode() if isinstance(line, str) else line
    return jsonl.item(Record(Path("a.jsonl"), 7, data, hashlib.sha256(data).hexdigest(), 0))


def test_a_plain_line_imports_without_a_word() -> None:
    found = read(lines_of({}))
    assert found.when == dt.date(2019, 4, 29)
    assert (found.title, found.category) == (LINE["title"], LINE["category"])
    assert (found.legacy_id, found.lang) == ("34463", "th")
    assert found.paragraphs == ("ย่อหน้าแรก", "ย่อหน้าที่สอง")
    assert found.warnings == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_says_what_is_wrong(case: dict[str, Any]) -> None:
    line = case.get("line") or case.get("repeat", "") * 100_000
    if not line:
        change = {
            name: value["of"] * value["times"] if isinstance(value, dict) else value
            for name, value in case["change"].items()
        }
        line = lines_of(change)
    if case["fails"]:
        with pytest.raises(PrakatError) as raised:
            read(line)
        found: tuple[Problem, ...] = raised.value.problems
    else:
        item = read(line)
        found = item.warnings
        assert "\n" not in item.title
        edition.write(item)
    assert len(found) == len(case["en"])
    for problem, expected in zip(found, case["en"], strict=True):
        assert problem.severity is (Severity.ERROR if case["fails"] else Severity.WARNING)
        assert (problem.path, problem.line) == (Path("a.jsonl"), 7)
        assert expected in problem.text.en
        assert problem.text.th != problem.text.en
        problem.show("th").encode()


def test_bytes_that_are_no_utf8_are_refused() -> None:
    with pytest.raises(PrakatError, match="the line is not UTF-8"):
        read('{"id": "แรงงาน"}'.encode("cp874"))


@pytest.mark.parametrize(
    "body",
    [
        "Title: x\nDate: 2000-01-01\n\nStatus: draft",
        "<script>alert(1)</script>",
        "# ก\n\n- ข\n\n1. ค",
        "---\nTitle: x\n---",
    ],
    ids=["metadata", "HTML", "Markdown", "fences"],
)
def test_body_is_text_whatever_it_looks_like(body: str) -> None:
    source = metadata.parse(edition.write(read(lines_of({"body": body}))).decode(), Path("th.md"))
    assert not source.problems
    assert source.value("title") == LINE["title"]
    assert source.value("date") == "2019-04-29"
    assert source.value("status") == ""
    shown = plain(Renderer("th").render(source.body))
    assert shown.split() == body.split()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "a.jsonl": bytes,
    "a.jsonl.xz": lzma.compress,
    "a.jsonl.gz": gzip.compress,
}


@pytest.mark.parametrize("name", PACKED)
def test_lines_are_the_same_however_packed(name: str, tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf" + b'{"id": 1}\r\n\r\n  \n{"id": 2}\n{"id": 3}'
    (tmp_path / name).write_bytes(PACKED[name](text))
    found = list(jsonl.records(tmp_path / name))
    assert [record.line for record in found] == [1, 4, 5]
    assert [record.data for record in found] == [b'{"id": 1}', b'{"id": 2}', b'{"id": 3}']
    assert found[0].sha256 == hashlib.sha256(b'{"id": 1}').hexdigest()


def test_a_line_without_end_stops_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1000)
    (tmp_path / "a.jsonl").write_bytes(b"{}\n" + b"x" * 5000)
    found = jsonl.records(tmp_path / "a.jsonl")
    assert next(found).line == 1
    with pytest.raises(PrakatError) as raised:
        next(found)
    (problem,) = raised.value.problems
    assert problem.line == 2
    assert "longer than 1,000 bytes" in problem.text.en


@given(st.binary(max_size=100))
def test_any_bytes_give_an_item_or_a_message(data: bytes) -> None:
    with pytest.raises(PrakatError):
        read(data)


@given(st.dictionaries(st.sampled_from(jsonl.FIELDS[1:]), st.text(max_size=30)))
def test_any_text_gives_an_edition_or_a_message(change: dict[str, str]) -> None:
    found = None
    with contextlib.suppress(PrakatError):
        found = read(json.dumps({**LINE, **change}))
    if found:
        head = edition.write(found).decode().split("\n\n", 1)[0].split("\n")
        assert head[0] == f"Title: {found.title}"
        assert head[1].startswith("Date: ")
        assert [line.split(":")[0] for line in head[2:]] == [
            "Category",
            "Legacy-Id",
            "Source",
            "Source-SHA256",
        ]
