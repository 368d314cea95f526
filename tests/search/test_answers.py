"""What queries find, in Python and in JavaScript alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.search import answer
from plugins.search.layout import FOLDER
from plugins.search.reader import open_index
from tests.search import node

CASES = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))
IDS = [case["id"] for case in CASES]


@pytest.fixture(scope="module")
def in_javascript(archive: Path) -> dict[str, Any]:
    queries = [case["query"] for case in CASES]
    answers = node.ask("search", {"base": str(archive / FOLDER), "queries": queries})
    return dict(zip(IDS, answers, strict=True))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_query_in_python(archive: Path, case: dict[str, Any]) -> None:
    index = open_index(archive)
    found = answer.ask(index, case["query"])
    records = answer.records(index, found.hits)
    check(case, [f"{record.id}/{record.lang}" for record in records])
    assert {kind for kind, _ in found.plan.understood} >= set(case.get("understood", ()))
    assert bool(found.tolerated) == case.get("tolerated", False)
    assert bool(found.missed) == case.get("missed", False)
    assert found.retyped == case.get("retyped", "")


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_query_in_javascript(in_javascript: dict[str, Any], case: dict[str, Any]) -> None:
    found = in_javascript[case["id"]]
    assert "error" not in found
    check(case, [f"{result['id']}/{result['lang']}" for result in found["results"]])
    assert {one["kind"] for one in found["understood"]} >= set(case.get("understood", ()))
    assert bool(found["tolerated"]) == case.get("tolerated", False)
    assert bool(found["missed"]) == case.get("missed", False)
    assert found["retyped"] == case.get("retyped", "")


def check(case: dict[str, Any], found: list[str]) -> None:
    if not case.get("missed"):
        assert sorted(found) == case["finds"]
    assert set(case["finds"]) <= set(found)
    if "first" in case:
        assert found[0] == case["first"]


def test_both_rank_alike(archive: Path, in_javascript: dict[str, Any]) -> None:
    index = open_index(archive)
    for case in CASES:
        found = answer.ask(index, case["query"])
        here = [(record.id, record.lang) for record in answer.records(index, found.hits)]
        there = [(result["id"], result["lang"]) for result in in_javascript[case["id"]]["results"]]
        assert here == there, case["id"]


def test_withdrawn_release_is_marked(in_javascript: dict[str, Any]) -> None:
    marks = [
        one["results"][0]["is_withdrawn"]
        for one in (in_javascript["tag"], in_javascript["surname"])
    ]
    assert marks == [True, False]


def test_result_says_all_that_is_shown(in_javascript: dict[str, Any]) -> None:
    result = in_javascript["cut-compound"]["results"][0]
    assert result["legacy_id"] == "201904291"
    assert result["url"] == "/site/news/20190429-1/"
    assert result["date"] == "2019-04-29"
    assert result["division"] == "pr"
    start, end = result["titleMarks"][0]
    assert result["title"][start:end] == "อาสาสมัครแรงงานกรุงเทพ"


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        ("thai-number", "๙๕๓"),
        ("month-in-text", "พ.ค. 65"),
        ("month-of-a-day", "๒๙ เมษายน ๒๕๖๒"),
        ("numeric-date", "๒๙ เมษายน ๒๕๖๒"),
        ("surname", "จักกะพาก"),
    ],
)
def test_excerpt_marks_the_original(in_javascript: dict[str, Any], case: str, shown: str) -> None:
    results = in_javascript[case]["results"]
    excerpt = next(result["excerpt"] for result in results if result["lang"] == "th")
    assert shown in [excerpt["text"][start:end] for start, end in excerpt["marks"]]


@pytest.mark.parametrize(
    ("filters", "finds"),
    [
        ({"lang": "en"}, []),
        ({"year": 2020}, ["20200116-1", "20200115-1"]),
        ({"division": "pr"}, ["20190429-1"]),
        ({"photos": True}, ["20200115-1"]),
        ({"year": 2020, "division": "pr"}, []),
    ],
    ids=["lang", "year", "division", "photos", "two"],
)
def test_filters(archive: Path, filters: dict[str, Any], finds: list[str]) -> None:
    asked = {
        "base": str(archive / FOLDER),
        "queries": ["แรงงาน"],
        "options": {"filters": filters, "sort": "newest"},
    }
    [found] = node.ask("search", asked)
    assert [result["id"] for result in found["results"]] == finds


def test_counts(archive: Path) -> None:
    counts = node.ask("counts", {"base": str(archive / FOLDER), "query": "แรงงาน"})
    assert counts["years"] == {"2019": 1, "2020": 2}
    assert counts["divisions"] == {"pr": 1, "dlpw": 2}
    assert counts["photos"] == {"false": 2, "true": 1}


def test_long_query_is_cut(archive: Path) -> None:
    asked = {"base": str(archive / FOLDER), "queries": ["จักกะพาก" * 2000, "a b " * 5000]}
    for found in node.ask("search", asked):
        assert found["total"] == 0
        assert len(found["seen"]) < 60
