"""The two halves of the analysis, held to be the same over thousands of strings."""

from __future__ import annotations

import json
import lzma
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.cli import tree
from plugins.search import export, keyboard, query, terms
from plugins.search.cover import cover
from plugins.search.folding import fold
from plugins.search.units import units
from plugins.thai.months import ENGLISH, THAI, THAI_SHORT
from tests.search import node

GOLDEN = tree.ROOT.parent / "shared/golden/search"
LETTERS = "กขคงชดตนบปพมรลสหอะาิีึืุูเแโใไ็่้์ำํๆฯ ๑๒1290.,-/\"'azAZéß–“ﬁ０\u200b\u00a0\u0ecd中😀"


def analyse(text: str) -> dict[str, Any]:
    folded = fold(text)
    own = units(folded)
    weights = [unit.weight for unit in own]
    return {
        "folded": folded,
        "offsets": utf16(folded) + 1,
        "units": [
            [u.exact, u.skeleton, u.weight, utf16(folded[: u.start]), utf16(folded[: u.end])]
            for u in own
        ],
        "grams": [
            [
                list(terms.gram(own[at : at + length]))
                for length in range(1, 7)
                if at + length <= len(own) and terms.is_gram(weights, at, at + length - 1)
            ]
            for at in range(len(own))
        ],
        "cover": [list(run) for run in cover(weights[:40])],
        "tokens": [kind + word for kind, word in terms.tokens(folded)],
        "joined": list(terms.joined(folded)),
    }


def utf16(text: str) -> int:
    """Count as JavaScript counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read(text: str) -> dict[str, Any]:
    plan = query.plan(text)

    def ways(some: tuple[query.Way, ...]) -> list[Any]:
        return [[[list(key) for key in way.keys], way.weight] for way in some]

    return {
        "clauses": [
            {
                "text": clause.text,
                "ways": ways(clause.ways),
                "spare": ways(clause.spare),
                "boosts": ways(clause.boosts),
                "year": clause.year,
            }
            for clause in plan.clauses
        ],
        "seams": ways(plan.seams),
        "understood": [list(pair) for pair in plan.understood],
        "isThai": plan.is_thai,
        "retyped": keyboard.retype(text),
    }


def same(texts: list[str], what: str) -> None:
    expected = [analyse(text) if what == "analyse" else read(text) for text in texts]
    for text, here, there in zip(texts, expected, node.ask(what, texts), strict=True):
        assert there == json.loads(json.dumps(here)), text


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("path", sorted(tree.SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_seed(path: Path) -> None:
    same(lines(path.read_text("utf-8")), "analyse")


def test_own_queries() -> None:
    cases = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))
    queries = [case["query"] for case in cases if not case["id"].startswith("lone")]
    same(queries, "analyse")
    same(queries, "plan")


def test_months_and_years() -> None:
    forms = [
        "{} 2562",
        "{}2562",
        "เดือน{} พ.ศ. 2562",
        "ประจำเดือน {} 62",
        "{}, 2019",
        "5 {} 62 ค่าจ้าง",
        "ก{} 62",
    ]
    months = [name for names in (THAI, THAI_SHORT, ENGLISH) for name in names]
    queries = [form.format(month) for form in forms for month in months]
    years = ["2562", "๒๕๖๒", "2019", "99", "12562", "ปี2562", "ปี 2562 ค่าจ้าง", "ปี", "year 2019"]
    words = ["พ.ศ. {}", "พ.ศ.{}", "พศ {}", "ค.ศ.{}", "ปี พ.ศ. {}", "{} {}", "ปี ปี {}"]
    same(queries + years + [word.format(year, year) for word in words for year in years], "plan")


@settings(max_examples=3, deadline=None)
@given(st.lists(st.text(alphabet=LETTERS, max_size=40), min_size=40, max_size=60))
def test_made_up_strings(texts: list[str]) -> None:
    same(texts, "analyse")
    same(texts, "plan")


@settings(max_examples=3, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=30), min_size=60))
def test_any_strings(texts: list[str]) -> None:
    same(texts, "analyse")


@pytest.mark.skipif(not GOLDEN.is_dir(), reason="shared/golden/search is not here")
def test_real_releases() -> None:
    with lzma.open(GOLDEN / "docs.jsonl.xz", "rt", encoding="utf-8") as file:
        releases = [json.loads(line) for line in islice(file, 100)]
    texts = [release["title"] for release in releases]
    texts += [line[:400] for release in releases[:40] for line in lines(release["body"])]
    assert len(texts) > 300
    same(texts[:1500], "analyse")
    rows = (GOLDEN / "queries_dev.jsonl").read_text("utf-8").splitlines()
    same([json.loads(row)["q"] for row in rows], "plan")


def test_tables_are_written() -> None:
    assert export.TARGET.read_text("utf-8") == export.module(), (
        "run python -m plugins.search.export"
    )
