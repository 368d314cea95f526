"""What an author is asked to look at in a body: by line, in both languages, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import Severity
from plugins.thai_content import checks, layout, metadata

HEAD = "Title: ข่าว\nDate: ๒๙ เมษายน ๒๕๖๒\nCategory: pr\n\n"
FIRST = HEAD.count("\n") + 1

DOUBTS = {
    "list after text": ("มีดังนี้\n- ก\n- ข", 1, "เว้นหนึ่งบรรทัด"),
    "numbered list after text": ("มีดังนี้\n1. ก", 1, "เว้นหนึ่งบรรทัด"),
    "table after text": ("ตาราง\n| ก | ข |\n|---|---|\n| 1 | 2 |", 1, "ไม่แสดงเป็นตาราง"),
    "item set in by three": ("- ก\n   - ข", 1, "สี่ช่อง"),
    "picture": ("ก\n\n![ภาพ](photos/x.jpg)", 2, "photos/x.jpg"),
    "script": ("ก\n<script>x</script>", 1, "<script>"),
    "two เ": ("ก\nเเรงงาน", 1, "“แรงงาน”"),
    "two tone marks": ("พื้นที่่", 0, "“พื้นที่”"),
    "tone mark before the vowel": ("นำ้ใจ", 0, "“น้ำใจ”"),
    "zero-width space": ("แรง\u200bงาน", 0, "แรง[U+200B]งาน"),
    "bullet of Word's": ("ก\n\n\uf0b7 ข", 2, "[U+F0B7]"),
    "word typed twice": ("ก\nนายนายทศพล", 1, "คำซ้ำ"),
    "word typed twice, a space between": ("ก\nและการ การจัดงาน", 1, "“การ การจัดงาน”"),
    "day that is not the release's": ("ก\n\nวันนี้ (29 เมษายน 2572)", 2, "วันนี้"),
    "impossible date": ("ก\n\n๓๑ เมษายน ๒๕๖๒", 2, "๓๑ เมษายน"),
}


@pytest.mark.parametrize(("body", "line", "says"), DOUBTS.values(), ids=DOUBTS)
def test_doubt(body: str, line: int, says: str) -> None:
    problems = checks.body(metadata.parse(HEAD + body + "\n", Path("th.md")))
    assert {(problem.severity, problem.line) for problem in problems} == {
        (Severity.WARNING, FIRST + line)
    }
    assert any(says in problem.show("th") for problem in problems)


SOUND = {
    "list": "มีดังนี้\n\n- ก\n- ข\n    - ค\n\nจบ",
    "list under a heading": "## ก\n- ข",
    "table": "ก\n\n| ก | ข |\n|---|--:|\n| 1 | 2 |",
    "a dash in a sentence": "ก\n-ข - ค",
    "no-break spaces and curly quotes": "“ก”\N{NO-BREAK SPACE}ข…",
    "less and more": "1 < 2 > 0 <b>ก</b>",
    "Thai numbers": "มีดังนี้\n๑) ก\n๒) ข",
    "a paragraph set in": "\tก\n    ข",
    "words that are the same and meant": "20 กระทรวง กระทรวงละ 86 นาย นายทหาร ข้าราชการ การทำงาน",
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_sound(body: str) -> None:
    assert checks.body(metadata.parse(HEAD + body + "\n", Path("th.md"))) == []


@pytest.mark.parametrize("title", ["พื้นที่่", "นายนายทศพล", "๓๑ เมษายน ๒๕๖๒"])
def test_a_title_is_looked_at_too(title: str) -> None:
    source = metadata.parse(HEAD.replace("ข่าว", title), Path("th.md"))
    (problem,) = checks.body(source)
    assert problem.line == 1


@given(st.text(alphabet="ก-*+|:1. \t\n<a>/![](x)", max_size=60))
def test_places_are_in_the_text(text: str) -> None:
    starts = [doubt.start for doubt in layout.find(text, frozenset())]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) for start in starts)
