"""What a query means: clauses that a result must meet, and what speaks for it beyond that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from plugins.search import tables
from plugins.search.cover import bridge, cover, thin
from plugins.search.terms import Key, gram, token, tokens
from plugins.search.units import Unit, fold, units

MOST_TERMS: Final = 3
"""Terms that stand for one clause at most."""

LONGEST_QUERY: Final = 200
"""Characters of a query that are looked at."""

MOST_CLAUSES: Final = 6


@dataclass(frozen=True)
class Way:
    """Hold one way to meet a clause: all of its terms."""

    keys: tuple[Key, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Clause:
    """Hold a part of the query that a result must meet in one of several ways.

    boosts: terms that speak for a document that meets it.
    """

    text: str
    ways: tuple[Way, ...]
    boosts: tuple[Way, ...] = ()
    units: tuple[Unit, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Plan:
    """Hold what a query asks for.

    seams: for each pair of neighbouring clauses, the term that holds them together.
    """

    clauses: tuple[Clause, ...]
    seams: tuple[Way, ...]
    understood: tuple[tuple[str, str], ...] = ()


def plan(text: str) -> Plan:
    """Read a query."""
    folded = fold(text)[:LONGEST_QUERY]
    days: list[Clause] = []
    understood: list[tuple[str, str]] = []

    def day(found: re.Match[str]) -> str:
        iso = _iso(found)
        if iso is None:
            return found[0]
        days.append(Clause(found[0], (Way((token("#", iso),)),)))
        understood.append(("date", iso))
        return "  "

    for pattern in _DATES:
        folded = pattern.sub(day, folded)
    words = [clause for part in _parts(folded) if (clause := _clause(part, understood))]
    words = _without_stop_words(words)[:MOST_CLAUSES]
    clauses = _without_titles(words)
    return Plan((*clauses, *days), tuple(_seams(words)), tuple(understood))


def _parts(folded: str) -> list[str]:
    return [found[1] or found[0] for found in re.finditer(r'"([^"]+)"|\S+', folded)]


def _clause(part: str, understood: list[tuple[str, str]]) -> Clause | None:
    own = units(part)
    if not own:
        return None
    title, name = _split_title(part)
    required = units(name) if title else own
    ways = [Way(_keys(required))]
    boosts = []
    if title:
        understood.append(("title", title))
        for form in (title, *tables.TITLES.get(title, ())):
            boosts.append(Way(_keys(units(form) + required)))
            boosts.append(Way(_keys(units(form)), 0.4))
    for kind, word in tokens(part):
        if kind == "@" and len(word) == len(own):
            boosts.append(Way((token(kind, word),), 2.0))
        elif kind == "+":
            ways.append(Way((token(kind, word),)))
            ways.append(Way((gram(units(word)),)))
    if len(own) == 1:
        word = own[0].exact
        if word.isascii() and word.isalpha():
            ways.append(Way((token("+", word),)))
        if year := _other_era(word):
            understood.append(("year", year))
            ways.append(Way((gram(units(year)),), 0.5))
    return Clause(part, tuple(ways), tuple(boosts), tuple(own))


def _keys(own: Sequence[Unit], most: int = MOST_TERMS) -> tuple[Key, ...]:
    runs = thin(cover([unit.weight for unit in own]), most)
    return tuple(gram(own[first : last + 1]) for first, last in runs)


def _split_title(part: str) -> tuple[str, str]:
    """Cut a person's title off a name; ("", part) where there is none."""
    for title in tables.TITLES_BY_LENGTH:
        if part.startswith(title):
            rest = part[len(title) :].lstrip(".ฯ ")
            if len(units(rest)) >= 2 and not rest.startswith(tables.NO_NAMES):
                return title, rest
            return "", part
    return "", part


def _without_titles(clauses: list[Clause]) -> list[Clause]:
    """Leave titles that stand alone beside a name out of what a result must meet."""
    titles = {title.rstrip(".") for title in tables.TITLES}
    rest = [clause for clause in clauses if clause.text.rstrip(".ฯ") not in titles]
    return rest or clauses


def _without_stop_words(clauses: list[Clause]) -> list[Clause]:
    rest = [clause for clause in clauses if clause.text not in tables.STOP_WORDS]
    return rest or clauses


def _seams(clauses: Sequence[Clause]) -> list[Way]:
    seams = []
    for left, right in pairwise(clauses):
        both = (*left.units, *right.units)
        first, last = bridge([unit.weight for unit in both], len(left.units))
        seams.append(Way((gram(both[first : last + 1]),)))
    return seams


def _other_era(number: str) -> str:
    if not re.fullmatch(r"\d{4}", number):
        return ""
    year = int(number)
    if 2440 <= year < 2640:
        return str(year - 543)
    return str(year + 543) if 1900 <= year < 2100 else ""


_MONTH: Final = "|".join(sorted(map(re.escape, tables.MONTHS), key=len, reverse=True))
_DATES: Final = (
    re.compile(
        rf"(?P<d>\d{{1,2}}) ?(?:เดือน ?)?(?P<name>{_MONTH})\.?,? ?(?:พ\.?ศ\.? ?|ค\.?ศ\.? ?)?"
        r"(?P<y>\d{4}|\d{2})(?!\d)"
    ),
    re.compile(rf"(?P<name>{_MONTH})\.? ?(?P<d>\d{{1,2}}),? ?(?P<y>\d{{4}})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})(?!\d)"),
)


def _iso(found: re.Match[str]) -> str | None:
    named = found.groupdict()
    month = int(named["m"]) if named.get("m") else tables.MONTHS[found["name"]]
    day, year = int(found["d"]), int(found["y"])
    year += 2500 if year < 100 else 0
    year -= 543 if year >= 2200 else 0
    if not (1 <= month <= 12 and 1 <= day <= 31 and year >= 1000):
        return None
    return f"{year:04}-{month:02}-{day:02}"
