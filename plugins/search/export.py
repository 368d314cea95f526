"""The tables of the analysis, written as a JavaScript module for the browser's half.

`python -m plugins.search.export` writes it; a test holds it to be up to date.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from plugins.search import bits, folding, grams, keyboard, query, rank, tables, terms, units

TARGET: Final = Path(__file__).resolve().parents[2] / "theme/static/js/search/tables.js"

_HEAD: Final = "/** The tables of search, written by `python -m plugins.search.export`. */\n"


def module() -> str:
    """Give the module's text."""
    lines = [f"export const {name} = {_literal(value)};\n" for name, value in _values().items()]
    return _HEAD + "".join(lines)


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=sorted)


def _values() -> dict[str, Any]:
    return {
        "FORMAT": tables.FORMAT,
        "SEED_SHARD": tables.SEED_SHARD,
        "SEED_KEY": tables.SEED_KEY,
        "SEED_EXACT": tables.SEED_EXACT,
        "SEED_WEIGHT": tables.SEED_WEIGHT,
        "LONGEST_GRAM": tables.LONGEST_GRAM,
        "ALWAYS": tables.ALWAYS,
        "LONGEST_LIGHT": tables.LONGEST_LIGHT,
        "LIGHT": tables.LIGHT,
        "KEY_BITS": grams.KEY_BITS,
        "EXACT_BITS": grams.EXACT_BITS,
        "LEVELS": bits.LEVELS,
        "ORDERS": bits.ORDERS,
        "ORDER_BITS": bits.ORDER_BITS,
        "CHOOSING": bits.CHOOSING,
        "REPLACED": folding.REPLACED,
        "ORDER": folding.ORDER,
        "PATTERN": units.PATTERN,
        "CONFUSABLE": {chr(code): to or "" for code, to in tables.CONFUSABLE.items()},
        "FINALS": {one: other for one, other in tables.FINALS.items() if one != other},
        "SPELLINGS": tables.SPELLINGS,
        "ENDINGS": tables.ENDINGS,
        "BRITISH": tables.BRITISH,
        "ABBREVIATION": terms.ABBREVIATION,
        "ATTACHED": terms.ATTACHED,
        "COMPOUND": terms.COMPOUND,
        "JOINABLE": terms.JOINABLE,
        "LONG_PART": terms.LONG_PART,
        "LONG_NAME": query.LONG_NAME,
        "LONGEST_QUERY": query.LONGEST_QUERY,
        "MOST_TERMS": query.MOST_TERMS,
        "MOST_CLAUSES": query.MOST_CLAUSES,
        "DATES": [date.pattern.replace("(?P<", "(?<") for date in query.DATES],
        "MONTHS": tables.MONTHS,
        "YEAR": query.YEAR.pattern,
        "YEAR_WORDS": tables.YEAR_WORDS,
        "STOP_WORDS": tables.STOP_WORDS,
        "TITLES": tables.TITLES,
        "NO_NAMES": tables.NO_NAMES,
        "MISSPELT": tables.MISSPELT,
        "LATIN_KEYS": keyboard.LATIN,
        "THAI_KEYS": keyboard.THAI,
        "IMPACTS": rank.IMPACTS,
        "TITLE_WORTH": rank.TITLE_WORTH,
        "SEAM": rank.SEAM,
        "PHRASE": rank.PHRASE,
        "RECENCY": rank.RECENCY,
        "LIKE": rank.LIKE,
        "FEW": rank.FEW,
        "MANY_TIMES": rank.MANY_TIMES,
        "SURE": rank.SURE,
        "PUBLISHED": rank.PUBLISHED,
        "SPARE_SHARE": rank.SPARE_SHARE,
        "BOUND": rank.BOUND,
    }


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8", newline="\n")
