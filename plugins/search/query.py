"""What a query means: clauses that a result must meet, and what speaks for it beyond that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Final

from plugins.search import tables
from plugins.search.cover import bridge, cover, longest
from plugins.search.folding import fold
from plugins.search.terms import Key, gram, joined, style_of, token, tokens
from plugins.search.units import Unit, units

MOST_TERMS: Final = 5
"""Terms that stand for one clause at most."""

LONGEST_QUERY: Final = 200
"""Characters of a query that are looked at."""

MOST_CLAUSES: Final = 6

LONG_NAME: Final = 4
"""Consonants in a row that are rather a name or a word than an abbreviation: นฤมล, อบรม."""


@dataclass(frozen=True)
class Way:
    """Hold one way to meet a clause: all of its terms."""

    keys: tuple[Key, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Clause:
    """Hold a part of the query that a result must meet in one of several ways.

    units: what the part is made of. spare: ways that are tried where `ways` find little; `eager`
    ones are always read, and count where `ways` find but a small share of what they find.
    boosts: ways that speak for a document that meets the clause. year: what was published in it
    meets the clause too, a little; 0 for none. literal: it was put in quotation marks.
    """

    text: str
    units: tuple[Unit, ...] = ()
    ways: tuple[Way, ...] = ()
    spare: tuple[Way, ...] = ()
    boosts: tuple[Way, ...] = ()
    eager: bool = False
    year: int = 0
    literal: bool = False

    @property
    def is_number(self) -> bool:
        """Tell whether this is a number that belongs to the words beside it, as in มาตรา 33."""
        one = self.units[0].exact if len(self.units) == 1 else ""
        return one.isascii() and one.isdigit() and not _other_era(one)


@dataclass(frozen=True)
class Plan:
    """Hold what a query asks for.

    seams: terms that hold neighbouring clauses together: the first two, the next two, and so on.
    understood: pairs of a kind ("date", "month", "year", "title", "spelling") and what it was.
    is_thai: whether the query has Thai letters, so that only Thai documents can hold it.
    """

    clauses: tuple[Clause, ...]
    seams: tuple[Way, ...]
    understood: tuple[tuple[str, str], ...] = ()
    is_thai: bool = False


def plan(text: str) -> Plan:
    """Read a query."""
    folded = re.sub(" +", " ", fold(text[:LONGEST_QUERY]))
    understood: list[tuple[str, str]] = []
    days: list[Clause] = []

    def day(found: re.Match[str]) -> str:
        iso = _iso(found)
        if iso is None:
            return found[0]
        days.append(Clause(found[0], ways=(Way((token("#", iso),)),)))
        understood.append(("month" if len(iso) == MONTH else "date", iso))
        return " "

    for pattern in DATES:
        folded = pattern.sub(day, folded)
    folded = YEAR.sub(r"\1 \2", folded)
    parts = [(found[1] or found[0], bool(found[1])) for found in _PART.finditer(folded)]
    words = [
        Clause(part, own, literal=literal) for part, literal in parts if (own := tuple(units(part)))
    ]
    words = _with_joined(words)
    if DOUBLED in text:
        words = [_with_single(word) for word in words]
    asked = _asked(words)[:MOST_CLAUSES]
    clauses = [
        replace(clause, ways=(Way(_keys(clause.units)),))
        if clause.literal
        else _read(clause, understood)
        for clause in asked
    ]
    return Plan(
        (*clauses, *days),
        tuple(_seams(words, asked)),
        tuple(understood),
        is_thai=any("ก" <= unit.exact[0] <= "ไ" for word in words for unit in word.units),
    )


_PART: Final = re.compile(r'"([^"]+)"|\S+')


def _asked(words: list[Clause]) -> list[Clause]:
    """Leave out what a result need not have: stop words, and a title beside a name."""
    rest = [word for word in words if word.text not in tables.STOP_WORDS]
    rest = [
        word
        for word, after in zip_longest(rest, rest[1:])
        if not (after and word.text in tables.YEAR_WORDS and _year(after.text))
    ]
    named = [word for word in rest if word.text.rstrip(".ฯ") not in tables.TITLES]
    return named or rest or words


def _with_joined(words: Sequence[Clause]) -> list[Clause]:
    """Let two Latin words side by side be met by the word that both make."""
    ways: list[list[Way]] = [[] for _ in words]
    for place, (one, other) in enumerate(pairwise(words)):
        if _LATIN.fullmatch(f"{one.text} {other.text}"):
            way = Way((gram(units(one.text + other.text)),))
            ways[place].append(way)
            ways[place + 1].append(way)
    return [replace(word, ways=tuple(own)) for word, own in zip(words, ways, strict=True)]


_LATIN: Final = re.compile("[a-z]{1,10} [a-z]{2,10}")
DOUBLED: Final = "เเ"


def _with_single(word: Clause) -> Clause:
    """Let a แ that was typed as two เ be one, where little is found: อิสราเเอล is อิสราเอล."""
    if "แ" not in word.text or word.literal:
        return word
    return replace(word, spare=(Way(_keys(units(word.text.replace("แ", "เ")))),))


def _read(clause: Clause, understood: list[tuple[str, str]]) -> Clause:
    own, text = clause.units, clause.text
    if len(own) == 1:
        year = _other_era(own[0].exact)
        if year:
            understood.append(("year", year))
        other = (Way((gram(units(year)),), 0.5),) if year else ()
        all_ways = (Way((gram(own),)), *other, *clause.ways)
        return replace(clause, ways=all_ways, year=_year(own[0].exact))
    title, name = _split_title(text)
    is_named = bool(title) and len(units(name)) >= LONG_NAME and "." not in name
    for kind, word in () if is_named else tokens(text):
        if kind == "@" and len(word) == len(own):
            style, letters = style_of(text), Way(_keys(own))
            ways = [Way((token(kind, word),))]
            if not style and len(word) >= LONG_NAME:
                ways.append(letters)
            return replace(
                clause,
                ways=tuple(ways),
                spare=(letters, *clause.spare),
                boosts=(Way((token(style or "-", word),), 2),),
                eager="." not in text and len(ways) == 1,
            )
    whole = list(joined(text))
    if len(whole) == 1 and "-" in text:
        return replace(clause, ways=(Way((gram(units(whole[0])),)),))
    if title:
        understood.append(("title", title))
        required = tuple(units(name))
        forms = (title, *tables.TITLES[title])
        boosts = tuple(Way(_keys((*units(form), *required), 2)) for form in forms)
        return replace(clause, ways=(Way(_keys(required)),), boosts=boosts)
    corrected = correct(text)
    if corrected == text:
        return replace(clause, ways=(Way(_keys(own)),))
    understood.append(("spelling", corrected))
    return replace(clause, ways=(Way(_keys(own)), Way(_keys(units(corrected)))))


def correct(text: str) -> str:
    """Write often misspelt words as the dictionary does.

    >>> correct("ใบอนุญาติทำงาน")
    'ใบอนุญาตทำงาน'
    """
    return WRONG.sub(lambda found: tables.MISSPELT[found[0]], text)


WRONG: Final = re.compile("|".join(sorted(tables.MISSPELT, key=lambda word: (-len(word), word))))


def _keys(own: Sequence[Unit], most: int = MOST_TERMS) -> tuple[Key, ...]:
    runs = longest(cover([unit.weight for unit in own]), most)
    return tuple(gram(own[first : last + 1]) for first, last in runs)


def _split_title(part: str) -> tuple[str, str]:
    """Cut a person's title off a name; ("", part) where there is none."""
    for title in tables.TITLES_BY_LENGTH:
        if part.startswith(title):
            rest = part[len(title) :].lstrip(".ฯ ")
            dotted = part[len(title) :] != rest
            if len(units(rest)) >= 2 - dotted and not rest.startswith(tables.NO_NAMES):
                return title, rest
            return "", part
    return "", part


def _seams(words: Sequence[Clause], asked: Sequence[Clause]) -> list[Way]:
    """Give a gram across each place where two clauses meet, stop words between them included."""
    own = [unit for word in words for unit in word.units]
    weights = [unit.weight for unit in own]
    starts = []
    at = 0
    for word in words:
        if any(word is one for one in asked):
            starts.append((at, at + len(word.units)))
        at += len(word.units)
    runs = [bridge(weights, left[1], right[0]) for left, right in pairwise(starts)]
    return [Way((gram(own[first : last + 1]),)) for first, last in runs]


def _other_era(number: str) -> str:
    if not re.fullmatch("[0-9]{4}", number):
        return ""
    year = int(number)
    if 2440 <= year < 2640:
        return str(year - 543)
    return str(year + 543) if 1900 <= year < 2100 else ""


def _year(number: str) -> int:
    """Give the year of the Common Era that a number is one of, or 0."""
    other = _other_era(number)
    return min(int(number), int(other)) if other else 0


_ERA: Final = r"(?:พ\.? ?ศ\.? ?|ค\.? ?ศ\.? ?)?"
_MONTH: Final = "|".join(sorted(map(re.escape, tables.MONTHS), key=lambda name: (-len(name), name)))
DATES: Final = (
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}}) ?(?:เดือน ?)?(?P<name>{_MONTH})\.?,? ?"
        rf"{_ERA}(?P<y>\d{{4}}|\d{{2}})(?!\d)",
        re.ASCII,
    ),
    re.compile(rf"(?P<name>{_MONTH})\.? ?(?P<d>\d{{1,2}}),? ?(?P<y>\d{{4}})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})(?!\d)", re.ASCII),
    re.compile(
        rf"(?:เดือน ?|(?<![ก-๎a-z]))(?P<name>{_MONTH})\.?,? ?(?:ปี ?)?"
        rf"{_ERA}(?P<y>\d{{4}}|[4-7]\d)(?!\d)",
        re.ASCII,
    ),
)
"""A day, or at last a month, as people type it into a search box, in folded text."""

MONTH: Final = 7
"""Characters of a month as ISO writes it."""

YEAR: Final = re.compile(rf"({'|'.join(map(re.escape, tables.YEAR_WORDS))})(\d{{4}})(?!\d)")
"""A year that hangs on the word for it."""


def _iso(found: re.Match[str]) -> str | None:
    named = found.groupdict()
    month = int(named["m"]) if named.get("m") else tables.MONTHS[found["name"]]
    day, year = int(named.get("d") or 1), int(found["y"])
    year += 2500 if year < 100 else 0
    year -= 543 if year >= 2200 else 0
    if not (1 <= month <= 12 and 1 <= day <= 31 and year >= 1000):
        return None
    return f"{year:04}-{month:02}-{day:02}"[: None if named.get("d") else MONTH]
