"""One query, asked of the indexes of all languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.search import keyboard, query, rank
from plugins.search.rank import Hit
from plugins.search.reader import Language, Record


@dataclass(frozen=True)
class Answer:
    """Hold what was found.

    hits: every document that answers, best first.
    tolerated: parts of the query that were found only in another spelling.
    missed: parts that no result has; the results are the best that have the others.
    retyped: the query in the other keyboard layout, where only that found something.
    """

    plan: query.Plan
    hits: list[Hit]
    tolerated: list[str]
    missed: list[str]
    retyped: str = ""

    @property
    def total(self) -> int:
        """Count the documents that answer."""
        return len(self.hits)


def ask(index: Mapping[str, Language], text: str) -> Answer:
    """Search the languages that can hold the query."""
    answer = _ask(index, text)
    if answer.total:
        return answer
    retyped = keyboard.retype(text)
    if retyped:
        other = _ask(index, retyped)
        if other.total and not other.tolerated and not other.missed:
            return Answer(other.plan, other.hits, [], [], retyped)
    return answer


def records(index: Mapping[str, Language], hits: list[Hit]) -> list[Record]:
    """Read the records of hits."""
    return [index[hit.lang].record(hit.document) for hit in hits]


def _ask(index: Mapping[str, Language], text: str) -> Answer:
    plan = query.plan(text)
    names = [name for name in index if name == "th" or not plan.is_thai] or list(index)
    found = [rank.search(index[name], plan) for name in names]
    whole = [one for one in found if one.hits and not one.missed] or found
    if not any(one.hits for one in whole) and len(names) < len(index):
        whole = [rank.search(index[name], plan) for name in index if name not in names]
    hits = [hit for one in whole for hit in one.hits]
    hits.sort(key=lambda hit: (-hit.score, hit.lang, -hit.document))
    tolerated = {text for one in whole for text in one.tolerated}
    missed = {text for one in whole for text in one.missed}
    return Answer(plan, hits, sorted(tolerated), sorted(missed))
