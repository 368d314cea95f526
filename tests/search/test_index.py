"""The index's files: what is written is read back, the same from the same, and small."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from plugins.search import bits, characters, grams, packing, terms
from plugins.search.build import build
from plugins.search.folding import fold
from plugins.search.layout import FOLDER
from plugins.search.reader import open_index
from plugins.search.units import units
from plugins.search.vocabulary import Vocabulary
from tests.search.conftest import documents

POSTINGS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 2)),
    st.dictionaries(st.integers(0, 299), st.integers(0, 7), min_size=1, max_size=300),
    min_size=1,
    max_size=30,
)


@given(POSTINGS)
def test_postings_are_read_back(postings: dict[tuple[int, int, int], dict[int, int]]) -> None:
    shift = grams.DOC_BITS + bits.SYMBOL_BITS
    packed = [
        ((shard << grams.KEY_BITS | key * 999) << grams.EXACT_BITS | exact) << shift
        | doc << bits.SYMBOL_BITS
        | symbol
        for (shard, key, exact), documents in postings.items()
        for doc, symbol in documents.items()
    ]
    data, shards, lengths = bits.encode(np.array(sorted(packed), np.uint64), 300)
    found = {}
    at = 0
    for shard, length in zip(shards.tolist(), lengths.tolist(), strict=True):
        for key, exact, pairs in bits.decode(data[at : at + length], 300):
            found[shard, key // 999, exact] = dict(pairs)
        at += length
    assert found == postings


def numbers_of(known: Vocabulary, folded: list[str]) -> NDArray[np.int32]:
    codes = characters.encoded(folded)
    return known.numbers(codes, characters.kinds(codes))


@given(st.text(alphabet="กขงนมรลา้่เแ 12ab", max_size=80))
def test_arrays_have_the_grams_of_one_text(text: str) -> None:
    folded = fold(text)
    own = units(folded)
    weights = [unit.weight for unit in own]
    known = Vocabulary()
    numbers = numbers_of(known, [folded])
    found = {
        number for array, _ in grams.grams(numbers, known.table()) for number in array.tolist()
    }
    assert found == {
        grams.number(terms.gram(own[first : last + 1]), grams.SHARD_BITS)
        for first in range(len(own))
        for last in range(first, len(own))
        if terms.is_gram(weights, first, last)
    }


@given(st.text())
def test_text_is_unpacked(text: str) -> None:
    assert packing.unpack(packing.pack(text)) == text


def files(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted((output / FOLDER).rglob("*"))
        if path.is_file()
    }


def test_same_documents_same_bytes(tmp_path: Path) -> None:
    shuffled = documents()
    random.Random(1).shuffle(shuffled)
    build(documents(), tmp_path / "one")
    build(shuffled, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_index_replaces_the_one_before(tmp_path: Path) -> None:
    build(documents(), tmp_path)
    build(documents()[:1], tmp_path)
    only = tmp_path / "only"
    build(documents()[:1], only)
    assert files(tmp_path) == files(only)


def test_empty_archive(tmp_path: Path) -> None:
    build([], tmp_path)
    assert open_index(tmp_path) == {}


@pytest.mark.parametrize("count", [1, 64, 65, 129])
def test_every_record_is_found(tmp_path: Path, count: int) -> None:
    one = documents()[0]
    many = [dataclasses.replace(one, id=f"20190429-{n}", legacy_id=str(n)) for n in range(count)]
    build(many, tmp_path)
    index = open_index(tmp_path)["th"]
    assert {index.record(n).legacy_id for n in range(count)} == {str(n) for n in range(count)}
    assert index.document(count - 1)[1] == one.body


def test_release_of_a_megabyte(tmp_path: Path) -> None:
    body = "กระทรวงแรงงานแถลงข่าว " * 20_000 + "ตอนจบคือจักกะพาก"
    build([dataclasses.replace(documents()[0], body=body)], tmp_path)
    index = open_index(tmp_path)["th"]
    assert index.document(0)[1] == body
    assert index.find(terms.gram(units("จักกะ"))).exact


def test_index_is_smaller_than_its_text(tmp_path: Path) -> None:
    body = documents()[0].body * 3
    many = [dataclasses.replace(documents()[0], id=f"20190429-{n}", body=body) for n in range(200)]
    build(many, tmp_path)
    text = sum(len((one.title + one.body).encode()) for one in many)
    assert sum(map(len, files(tmp_path).values())) < text


@given(st.lists(st.text(alphabet="กขเแะา่์ 12,a's'é中", max_size=30), max_size=5))
def test_vocabulary_cuts_as_one_text_is_cut(texts: list[str]) -> None:
    folded = [fold(text) for text in texts]
    known = Vocabulary()
    numbers = numbers_of(known, folded).tolist()
    assert numbers == numbers_of(known, folded).tolist()
    weights = known.table()[3][numbers].tolist()
    expected = [[*(unit.weight for unit in units(text)), grams.HEAVIEST] for text in folded]
    assert weights == [weight for text in expected for weight in text]


def test_a_cluster_may_be_longer_than_a_number_holds() -> None:
    text = "ก" + "่" * 30
    known = Vocabulary()
    numbers = numbers_of(known, [f"{text} ก่", text]).tolist()
    assert numbers[0] == numbers[3]
    assert len({*numbers}) == 3
