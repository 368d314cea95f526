"""Words, the lattice of all of them, and clusters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.tokenize import word_tokenize

from plugins.thai import words

OWN = words.Words(["ประกาศ", "กระทรวงแรงงาน", "ภาวะผู้นำรุ่นใหม่"])
text = st.text(alphabet="กรุงเทพมหานคะาิ่้์แโ ๆ1A.\n") | st.text()


@pytest.mark.parametrize("known", [words.default(), OWN], ids=["default", "own"])
@given(text)
def test_tokens_join_to_the_text(known: words.Words, text: str) -> None:
    assert "".join(known.tokens(text)) == text


@pytest.mark.parametrize("known", [words.default(), OWN], ids=["default", "own"])
@given(text)
def test_longest_words_join_to_the_text(known: words.Words, text: str) -> None:
    pieces = known.longest(text)
    assert "".join(pieces) == text
    assert all(pieces)


def test_the_longest_word_is_taken_and_what_is_unknown_stays_in_one_piece() -> None:
    assert words.default().longest("กรุงเทพมหานครฟ้าๆฮฮฮฮ") == ["กรุงเทพมหานคร", "ฟ้า", "ๆฮฮฮฮ"]
    assert OWN.longest("กระทรวงแรงงานแถลง") == ["กระทรวงแรงงาน", "แถลง"]


@given(text)
def test_clusters_cover_the_text(text: str) -> None:
    spans = words.clusters(text)
    assert "".join(text[start:end] for start, end in spans) == text


@given(text)
def test_the_lattice_is_every_word_at_a_cluster_boundary(text: str) -> None:
    starts = {start for start, _ in words.clusters(text)} | {len(text)}
    longest = max(map(len, OWN.dictionary))
    expected = [
        (start, end)
        for start in sorted(starts)
        for end in sorted(starts)
        if start < end <= start + longest and text[start:end] in OWN.dictionary
    ]
    assert OWN.lattice(text) == expected


def test_the_lattice_holds_the_parts_of_a_compound() -> None:
    compound = "กรุงเทพมหานคร"
    found = {compound[start:end] for start, end in words.lattice(compound)}
    assert {"กรุง", "กรุงเทพ", "กรุงเทพมหานคร", "มหานคร", "นคร"} <= found


@settings(max_examples=25)
@given(st.text(alphabet="กรุงเทพมหานคะาิ่้์แโ ๆ1A.", min_size=1, max_size=60))
def test_words_are_the_same_by_the_words_within_a_text(text: str) -> None:
    early, late = words.Words(), words.default()
    late.tokens("ก" * 5_000)
    assert early.tokens(text) == late.tokens(text) == word_tokenize(text, engine="newmm")
    assert words.Words().longest(text) == late.longest(text)


def test_a_site_adds_words() -> None:
    assert OWN.tokens("กระทรวงแรงงาน") == ["กระทรวงแรงงาน"]
    assert (0, 13) in OWN.lattice("กระทรวงแรงงาน")
    assert words.tokens("กระทรวงแรงงาน") == ["กระทรวง", "แรงงาน"]


def test_a_mark_never_begins_a_cluster_of_its_letter() -> None:
    assert [("ที่นี่")[start:end] for start, end in words.clusters("ที่นี่")] == ["ที่", "นี่"]


@pytest.mark.parametrize("between", ["\n", " ", ""], ids=["lines", "spaces", "nothing"])
def test_long_texts_are_cut_into_the_same_words(between: str) -> None:
    text = f"กระทรวงแรงงาน 12,500 คน{between}" * 1000
    whole = word_tokenize(text, engine="newmm")
    found = words.tokens(text)
    assert "".join(found) == text
    assert found == whole or (not between and abs(len(found) - len(whole)) < 20)
