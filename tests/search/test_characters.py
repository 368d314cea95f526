"""What is done to many texts at once, held to what is done to one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import characters, terms
from plugins.search.folding import fold
from plugins.search.tokens import WORD, tokens
from plugins.search.units import stem
from plugins.thai import normalize

CASES = Path(__file__).parents[1] / "thai/cases"
MARKS = "กเเแธนาำำัิีึืฺุู็่้๊๋์ํ๎"
BLANKS = "ก่ \t\n\r\v\f\x00\x01\x85\xa0\u2003\u2028\u2029\u200b\u200d\u00ad"
WRONG_TABLE = "เธเธนฃก¡ÃÐ·ÃÇ§à¸¹ß é,\u200b\xa0\n"
TURNED = "אب\u200e\u200f\u061c\u202b\u200d ก\na"
PLAIN = "กขคสพรมวนะา่. -\n๓3,AbcéZß…–“ﬁ０中😀\uf70a\uf0b7\ud800"


def one_by_one(texts: list[str]) -> list[str]:
    return [fold(normalize.clean(text)) for text in texts]


def at_once(texts: list[str]) -> list[str]:
    codes = characters.folded(texts)
    return codes.tobytes().decode("utf-16-le", "surrogatepass").split(characters.END)[:-1]


@pytest.mark.parametrize("alphabet", [MARKS, BLANKS, WRONG_TABLE, TURNED, PLAIN])
def test_texts_at_once_fold_as_one_by_one(alphabet: str) -> None:
    @given(st.lists(st.text(alphabet=alphabet, max_size=30), min_size=1, max_size=4))
    def same(texts: list[str]) -> None:
        assert at_once(texts) == one_by_one(texts)

    same()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=1))
def test_any_texts_fold_as_one_by_one(texts: list[str]) -> None:
    assert at_once(texts) == one_by_one(texts)


@pytest.mark.parametrize("name", ["clean", "fold", "wellformed", "digits", "dates"])
def test_cases_of_repair_fold_as_one_by_one(name: str) -> None:
    read = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    texts = [text for case in read for text in case.values() if isinstance(text, str)]
    assert len(texts) > 10
    assert at_once(texts) == one_by_one(texts)
    whole = ["\n".join(texts), " ".join(texts)]
    assert at_once(whole) == one_by_one(whole)


def test_letters_that_two_tables_have_are_seen_to_be_of_the_wrong_one() -> None:
    assert at_once(["เธกเธขเธฃ", "เนตร เธอ เนิน"]) == ["มยร", "เนตร เธอ เนิน"]


def test_marks_of_direction_stay_with_letters_of_another_line() -> None:
    texts = ["ก\u200e\nข", "ก\u200e\nא"]
    assert at_once(texts) == one_by_one(texts)
    assert at_once(texts[:1]) == one_by_one(texts[:1])


@given(st.lists(st.text(alphabet="กขสพค.ะา่เ -\nabs😀1", max_size=60), min_size=1, max_size=4))
def test_tokens_at_once_are_those_of_each(texts: list[str]) -> None:
    codes = characters.folded(texts)
    expected = [
        {kind + word for kind, word in terms.tokens(folded)}
        | {WORD + stem(word) for word in terms.joined(folded)}
        for folded in one_by_one(texts)
    ]
    assert tokens(codes, characters.kinds(codes)) == expected
