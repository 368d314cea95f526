"""Which documents answer a query, and in what order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from plugins.search import bits, tables
from plugins.search.query import Clause, Plan, Way
from plugins.search.reader import Language, Postings
from plugins.search.terms import gram
from plugins.search.units import Unit

IMPACTS: Final = (0.15, 0.45, 0.75, 1.0)
"""What a term's level is worth."""

TITLE_WORTH: Final = 1.2
"""What it is worth that the title holds the term."""

SEAM: Final = 1.0
PHRASE: Final = 0.5
"""What clauses side by side are worth; what it adds, of the best score, that all of them are."""

RECENCY: Final = 0.3
"""What the newest document has before the oldest."""

LIKE: Final = 0.6
"""What another spelling is worth."""

FEW: Final = 3
"""So few documents with a clause let other spellings in."""

MANY_TIMES: Final = 5
"""A long word that is found so much more often in another spelling is taken to be misspelt."""

SURE: Final = 1
"""So few candidates need no second look."""

BOUND: Final = 0.1
"""A number is taken to belong to a word where so many documents have it beside a word."""

PAIR: Final = 2
"""Of a number and one word alone, so that FEW documents are enough."""

PUBLISHED: Final = 0.05
"""What it is worth to be of the year that was asked for, without naming it."""

SPARE_SHARE: Final = 0.25
"""An abbreviation that is found so much less than its letters in a row is none."""


@dataclass(frozen=True)
class Hit:
    """Hold a document that answers: higher scores first."""

    lang: str
    document: int
    score: float


@dataclass(frozen=True)
class Found:
    """Hold what one language's index answers.

    tolerated: parts that were found in other spellings only. missed: parts that not all hits have,
    where none has everything.
    """

    hits: list[Hit] = field(default_factory=list)
    tolerated: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Met:
    clause: Clause
    documents: dict[int, float]
    idf: float
    tolerant: bool = False


def search(index: Language, plan: Plan) -> Found:
    """Give all documents that meet a plan, best first."""
    met = [_with_published(index, _meet(index, clause)) for clause in plan.clauses]
    if not met:
        return Found()
    common = set.intersection(*(set(m.documents) for m in met))
    missed: tuple[str, ...] = ()
    if not common and len(met) > 1:
        common, missed = _partial(met)
    scores = {d: sum(m.idf * m.documents.get(d, 0.0) for m in met) for d in common}
    if len(scores) > SURE and not missed:
        _reward_phrase(index, plan, scores)
        for boost in (boost for m in met for boost in m.clause.boosts):
            _boost(scores, _postings(index, boost), index, boost.weight)
    hits = [
        Hit(index.lang, d, score + RECENCY * d / index.documents) for d, score in scores.items()
    ]
    hits.sort(key=lambda hit: (-hit.score, -hit.document))
    tolerated = tuple(m.clause.text for m in met if m.tolerant and hits)
    return Found(hits, tolerated, missed)


def _meet(index: Language, clause: Clause) -> _Met:
    """Find the documents with a clause: as it is, else by other means, from strict to lax."""
    exact = _documents(index, clause.ways)
    if clause.spare and (clause.eager or len(exact) < FEW):
        spare = _documents(index, clause.spare)
        if len(exact) <= SPARE_SHARE * len(spare):
            exact = spare | exact
    strict = _Met(clause, exact, _idf(index, len(exact)))
    lax = len(clause.units) > 1 and not clause.literal
    if not lax or (len(exact) >= FEW and not _is_telling(clause.units)):
        return strict
    ways = clause.ways if exact else (*clause.ways, *clause.spare)
    like = _documents(index, ways, alike=True)
    if len(exact) >= FEW and len(like) < MANY_TIMES * len(exact):
        return strict
    if not like and _is_telling(clause.units):
        like = _nearly(index, clause.units)
    merged = {d: LIKE * s for d, s in like.items()} | exact
    return _Met(clause, merged, _idf(index, len(merged)), tolerant=len(merged) > len(exact))


def _with_published(index: Language, met: _Met) -> _Met:
    """Add what was published in the year that a clause is."""
    year = met.clause.year
    published = dict.fromkeys(index.published(year), PUBLISHED) if year else {}
    return replace(met, documents=published | met.documents) if published else met


def _is_telling(units: Sequence[Unit]) -> bool:
    """Tell whether so much of a word remains, whatever one slip may break, that it stays itself."""
    return len(units) >= 5 and sum(unit.weight >= tables.LIGHT for unit in units) >= 2


def _nearly(index: Language, units: Sequence[Unit]) -> dict[int, float]:
    """Find documents with all neighbouring pairs of units but those that one slip could break."""
    pairs = [index.find(gram(units[at : at + 2])).alike for at in range(len(units) - 1)]
    counts: dict[int, int] = {}
    weakest: dict[int, float] = {}
    for postings in pairs:
        for document, symbol in postings.items():
            counts[document] = counts.get(document, 0) + 1
            weakest[document] = min(weakest.get(document, 9.0), _impact(symbol))
    most = max(counts.values(), default=0)
    if most < len(pairs) - 2:
        return {}
    return {d: weakest[d] for d, count in counts.items() if count == most}


def _partial(met: Sequence[_Met]) -> tuple[set[int], tuple[str, ...]]:
    """Give the documents that meet the most that any does, and what not all of them have."""
    worth: dict[int, float] = {}
    for m in met:
        for document in m.documents:
            worth[document] = worth.get(document, 0.0) + m.idf
    best = max(worth.values(), default=0.0)
    documents = {d for d, w in worth.items() if w == best}
    lacking = (m.clause.text for m in met if not documents <= set(m.documents))
    return documents, tuple(lacking) if documents else ()


def _reward_phrase(index: Language, plan: Plan, scores: dict[int, float]) -> None:
    """Raise documents in which the clauses stand side by side, most of all where all do."""
    best = max(scores.values())
    seams = [_postings(index, seam) for seam in plan.seams]
    _bind_numbers(plan.clauses, seams, scores)
    for seam in seams:
        _boost(scores, seam, index, SEAM)
    if seams:
        for document in [d for d in scores if all(d in seam for seam in seams)]:
            scores[document] += PHRASE * best


def _bind_numbers(
    clauses: Sequence[Clause], seams: Sequence[Postings], scores: dict[int, float]
) -> None:
    """Leave only documents in which a number stands beside a word of the query, if many do."""
    for place, clause in enumerate(clauses):
        beside = [seams[seam] for seam in (place - 1, place) if 0 <= seam < len(seams)]
        if clause.is_number and beside:
            bound = {d: s for d, s in scores.items() if any(d in seam for seam in beside)}
            enough = min(FEW if len(clauses) == PAIR else len(scores), BOUND * len(scores))
            if bound and len(bound) >= enough:
                scores.clear()
                scores.update(bound)


def _boost(scores: dict[int, float], found: Postings, index: Language, weight: float) -> None:
    inside = scores.keys() & found.keys()
    idf = _idf(index, len(inside))
    for document in inside:
        scores[document] += weight * idf * _impact(found[document])


def _documents(index: Language, ways: Iterable[Way], *, alike: bool = False) -> dict[int, float]:
    result: dict[int, float] = {}
    for way in ways:
        for document, symbol in _postings(index, way, alike=alike).items():
            result[document] = max(result.get(document, 0.0), way.weight * _impact(symbol))
    return result


def _postings(index: Language, way: Way, *, alike: bool = False) -> Postings:
    result: Postings = {}
    for place, key in enumerate(way.keys):
        if place == 2 and len(result) <= SURE:
            break
        found = index.find(key)
        other = found.alike if alike else found.exact
        kept = {d: _weaker(s, other[d]) for d, s in result.items() if d in other}
        result = kept if place else other
    return result


def _impact(symbol: int) -> float:
    return IMPACTS[symbol & bits.LEVELS - 1] + (TITLE_WORTH if symbol & bits.LEVELS else 0.0)


def _weaker(one: int, other: int) -> int:
    return (one & other & bits.LEVELS) | min(one & bits.LEVELS - 1, other & bits.LEVELS - 1)


def _idf(index: Language, count: int) -> float:
    return math.log(1 + index.documents / (count + 1))
