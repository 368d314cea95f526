"""One query, asked of the indexes of all languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.search import query, rank
from plugins.search.rank import Hit
from plugins.search.reader import Language, Record


@dataclass(frozen=True)
class Answer:
    """Hold what was found.

    total: how many documents answer; `hits` has them all, best first.
    tolerated: parts of the query that were found only in another spelling.
    """

    plan: query.Plan
    hits: list[Hit]
    tolerated: list[str]

    @property
    def total(self) -> int:
        """Count the documents that answer."""
        return len(self.hits)


def ask(index: Mapping[str, Language], text: str, lang: str | None = None) -> Answer:
    """Search all languages, or only `lang`."""
    plan = query.plan(text)
    hits: list[Hit] = []
    tolerated: list[str] = []
    for name, language in index.items():
        if lang is None or name == lang:
            found, spared = rank.search(language, plan)
            hits += found
            tolerated += spared
    hits.sort(key=lambda hit: (-hit.score, hit.lang, -hit.document))
    return Answer(plan, hits, sorted(set(tolerated)))


def records(index: Mapping[str, Language], hits: list[Hit]) -> list[Record]:
    """Read the records of hits."""
    return [index[hit.lang].record(hit.document) for hit in hits]
