"""Which documents answer a query, and in what order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from plugins.search import bits
from plugins.search.query import Clause, Plan, Way
from plugins.search.reader import Language, Postings

IMPACTS: Final = (0.15, 0.45, 0.75, 1.0)
"""What a term's level is worth."""

TITLE: Final = 1.2
SEAM: Final = 1.5
RECENCY: Final = 0.3
FEW: Final = 3


@dataclass(frozen=True)
class Hit:
    """Hold a document that answers: higher scores first."""

    lang: str
    document: int
    score: float


@dataclass
class _Met:
    documents: dict[int, float]
    idf: float
    tolerant: bool = False


def search(index: Language, plan: Plan) -> tuple[list[Hit], list[str]]:
    """Give all documents that meet a plan, best first, and what was tolerated."""
    met = [_meet(index, clause) for clause in plan.clauses]
    tolerated = [c.text for c, m in zip(plan.clauses, met, strict=True) if m.tolerant]
    if not met:
        return [], []
    common = set.intersection(*(set(m.documents) for m in met))
    scores = {d: sum(m.idf * m.documents[d] for m in met) for d in common}
    for seam in plan.seams:
        _boost(index, seam, scores, SEAM)
    for clause in plan.clauses:
        for boost in clause.boosts:
            _boost(index, boost, scores, boost.weight)
    total = index.documents
    hits = [Hit(index.lang, d, s + RECENCY * d / total) for d, s in scores.items()]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.document)), tolerated


def _meet(index: Language, clause: Clause) -> _Met:
    exact = _documents(index, clause, alike=False)
    alike = _documents(index, clause, alike=True)
    few = len(exact) < FEW or (len(clause.units) >= 4 and len(alike) >= 4 * len(exact))
    if few and len(alike) > len(exact):
        merged = {d: s * 0.7 for d, s in alike.items()} | exact
        return _Met(merged, _idf(index, len(merged)), tolerant=True)
    return _Met(exact, _idf(index, len(exact)))


def _documents(index: Language, clause: Clause, *, alike: bool) -> dict[int, float]:
    result: dict[int, float] = {}
    for way in clause.ways:
        for document, symbol in _all(index, way, alike=alike).items():
            result[document] = max(result.get(document, 0.0), way.weight * _impact(symbol))
    return result


def _all(index: Language, way: Way, *, alike: bool = False) -> Postings:
    found = [index.find(key) for key in way.keys]
    lists = sorted(((f.alike if alike else f.exact) for f in found), key=len)
    result = dict(lists[0])
    for other in lists[1:]:
        result = {d: _weaker(s, other[d]) for d, s in result.items() if d in other}
    return result


def _boost(index: Language, way: Way, scores: dict[int, float], weight: float) -> None:
    found = {d: s for d, s in _all(index, way).items() if d in scores}
    idf = _idf(index, len(found))
    for document, symbol in found.items():
        scores[document] += weight * idf * _impact(symbol)


def _impact(symbol: int) -> float:
    return IMPACTS[symbol & bits.LEVELS - 1] + (TITLE if symbol & bits.LEVELS else 0.0)


def _weaker(one: int, other: int) -> int:
    return (one & other & bits.LEVELS) | min(one & bits.LEVELS - 1, other & bits.LEVELS - 1)


def _idf(index: Language, count: int) -> float:
    return math.log(1 + index.documents / (count + 1))
