"""What our regular expressions must do without on a Python that we promise to run on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.cli import tree
from plugins.thai import digits

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,{}]+\})\+")
SOURCES = sorted((tree.ROOT / "plugins").rglob("*.py"))


@pytest.mark.parametrize("pattern", [r"(?:a)*+", "(?:a)++", "(a)?+", "(?:a){2,3}+", "(a){{1,4}}+"])
def test_it_sees_a_possessive_group(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)


@pytest.mark.parametrize("pattern", [r"\d++(?:-\d++)*", "(?:a)+", "[a-z()]*+", r"(a)+?\)\+"])
def test_it_leaves_others_alone(pattern: str) -> None:
    assert not POSSESSIVE_GROUP.search(pattern)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(tree.ROOT)))
def test_no_possessive_group(source: Path) -> None:
    r"""A try of the group that fails half-way is not taken back before Python 3.11.5 (gh-106052).

    Debian 12 has 3.11.2. Of a single character (`\\d++`) it is sound; of a group, say it by a
    lookahead: `(?=(?P<whole>…))(?P=whole)`.
    """
    assert not POSSESSIVE_GROUP.search(source.read_text(encoding="utf-8"))


def test_a_number_before_a_stroke_and_a_letter() -> None:
    assert digits.to_thai("0/a 1.5/b") == "๐/a ๑.๕/b"
