"""An index that is changed comes to the same bytes as one that is made from nothing."""

from __future__ import annotations

import dataclasses
import random
import shutil
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from plugins.search import change, columns, packing, phrases, records, shards
from plugins.search.analysis import Analyser
from plugins.search.build import Memory, build
from plugins.search.change import FEW
from plugins.search.document import Document
from plugins.search.grams import U64
from plugins.search.layout import FOLDER, MANIFEST
from tests.search.conftest import documents

WORDS = [
    "แรงงาน",
    "กระทรวง",
    "ประกันสังคม",
    "ผู้ประกันตน",
    "มาตรา",
    "33",
    "อบรม",
    "จัดหางาน",
    "labour",
    "e-Service",
    "สปส.",
    "1,500",
    "นายจ้าง",
]


def archive(count: int, seed: int = 1) -> list[Document]:
    chance = random.Random(seed)
    return [
        dataclasses.replace(
            documents()[0],
            id=f"{date(2020, 1, 1) + timedelta(number):%Y%m%d}-1",
            date=date(2020, 1, 1) + timedelta(number),
            title=" ".join(chance.choices(WORDS, k=5)),
            body=text(chance),
            lang="en" if number % 9 == 0 else "th",
            division=("pr", "dlpw")[number % 2],
        )
        for number in range(count)
    ]


def text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=40)) + f" {chance.randrange(10**6)} 1 มกราคม 2563"


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in (site / FOLDER).rglob("*")
        if path.is_file()
    }


class Site:
    """A site whose index is changed again and again."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        self.fresh = folder / "fresh"
        self.memory = Memory(self.site, folder / "store")

    def build(self, some: list[Document]) -> tuple[set[str], set[str]]:
        """Build, put what is new into the site; give the files written and those deleted."""
        gone = build(some, self.fresh, memory=self.memory, workers=1)
        new = files(self.fresh)
        for name in gone:
            (self.site / name).unlink()
        if new:
            shutil.copytree(self.fresh, self.site, dirs_exist_ok=True)
        return set(new), set(gone)


def edit(some: list[Document], chance: random.Random) -> list[Document]:
    """Change, add, take out or date back some documents."""
    edited = list(some)
    place = chance.randrange(len(edited))
    one = edited[place]
    what = chance.choice(
        ["body", "title", "word", "add", "back", "remove", "photos", "division", "legacy"]
    )
    if what == "body":
        edited[place] = dataclasses.replace(one, body=text(chance))
    elif what == "title":
        edited[place] = dataclasses.replace(one, title=one.title + " ใหม่")
    elif what == "word":
        edited[place] = dataclasses.replace(one, body=one.body.replace("แรงงาน", "คนงาน", 1))
    elif what == "photos":
        edited[place] = dataclasses.replace(one, has_photos=not one.has_photos)
    elif what == "division":
        edited[place] = dataclasses.replace(one, division=chance.choice(["another", "pr", "zero"]))
    elif what == "legacy":
        edited[place] = dataclasses.replace(one, legacy_id=str(chance.randrange(10**6)))
    elif what == "remove":
        del edited[place]
    else:
        day = edited[-1 if what == "add" else place].date + timedelta(what == "add")
        edited.append(
            dataclasses.replace(one, id=f"{day:%Y%m%d}-{chance.randrange(10**6)}", date=day)
        )
    return edited


@pytest.mark.parametrize("seed", range(3))
def test_edits_come_to_the_same_as_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(phrases, "NEWEST", 50)
    chance = random.Random(seed)
    site = Site(tmp_path)
    some = archive(120)
    site.build(some)
    for _ in range(6):
        some = edit(some, chance)
        site.build(some)
        clean = tmp_path / "clean"
        build(some, clean, workers=1)
        assert files(site.site) == files(clean)


@pytest.mark.parametrize("most", [0, 500])
def test_columns_of_a_change_are_those_of_all_documents(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(phrases, "NEWEST", 30)
    monkeypatch.setattr(columns, "FEW", most)
    chance = random.Random(4)
    some = archive(60)
    known = columns.of(some)
    for _ in range(60):
        old, some = some, sorted(edit(some, chance), key=lambda one: (one.date, one.id))
        moves = columns.Moves(
            np.array([old.index(one) if one in old else -1 for one in some]),
            np.array([some.index(one) if one in some else -1 for one in old]),
            lambda number, old=old: old[number].title,  # type: ignore[misc]
        )
        known, clean = columns.after(known, moves, some), columns.of(some)
        assert known.divisions == clean.divisions
        assert known.has_facets_of(clean)
        assert known.years() == clean.years()
        assert known.titles == clean.titles
        assert known.facets() == clean.facets()


def test_an_edit_asks_for_few_whole_documents(tmp_path: Path) -> None:
    site = Site(tmp_path)
    some = archive(900)
    site.build(some)
    some[400] = dataclasses.replace(some[400], title="อื่น")
    asked: list[str] = []

    class Noting:
        def __init__(self, document: Document) -> None:
            self._document = document
            self.id, self.date, self.lang = document.id, document.date, document.lang
            self.key = document.key

        def whole(self) -> Document:
            asked.append(self.id)
            return self._document

    build([Noting(one) for one in some], site.fresh, memory=site.memory, workers=1)
    assert some[400].id in asked
    assert len(asked) <= records.BLOCK + 8


def test_edit_of_a_word_writes_few_files(tmp_path: Path) -> None:
    site = Site(tmp_path)
    some = archive(400)
    everything, _ = site.build(some)
    some[200] = dataclasses.replace(some[200], body=some[200].body.replace("1 มกราคม", "2 มกราคม"))
    written, _ = site.build(some)
    own = {name for name in written if "/terms/" in name}
    assert 0 < len(own) <= 20
    assert len(own) < sum("/terms/" in name for name in everything) / 3


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.build(archive(100))
    written, gone = site.build(archive(100))
    assert not written
    assert not gone


def test_a_new_release_of_today_leaves_old_shards(tmp_path: Path) -> None:
    site = Site(tmp_path)
    some = archive(400)
    site.build(some[:399])
    written, _ = site.build(some)
    assert shards.capacity(356) == shards.capacity(355)
    assert not [name for name in written if "/en/" in name and "/terms/" in name]


@pytest.mark.parametrize("day", [date(2001, 1, 1), date(2020, 7, 1), date(2031, 1, 1)])
@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("division", ["pr", "zero", "a-new-one"])
def test_one_more_release_leaves_the_others_as_they_were_analysed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date, lang: str, division: str
) -> None:
    site = Site(tmp_path)
    some = archive(400)
    site.build(some)
    analysed: list[str] = []
    real = Analyser.postings

    def noted(self: Analyser, found: Sequence[tuple[int, Document]]) -> U64:
        analysed.extend(document.id for _, document in found)
        return real(self, found)

    monkeypatch.setattr(Analyser, "postings", noted)
    one = dataclasses.replace(some[0], id=f"{day:%Y%m%d}-x", date=day, lang=lang, division=division)
    site.build([*some, one])
    near = {document.id for document in some if abs(document.date - day) < timedelta(3 * FEW)}
    assert one.id in analysed
    assert {*analysed} - {one.id} <= (near if len(analysed) <= FEW else set())


def test_more_added_than_may_lie_beside_is_kept_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change, "MOST_ADDED", 300)
    chance = random.Random(5)
    site = Site(tmp_path)
    some = archive(300)
    site.build(some)
    before = {path.name for path in site.memory.store.glob("*.u64")}
    for place in (10, 250, 70, 150):
        one = dataclasses.replace(some[place], id=f"{some[place].id}0", body=text(chance))
        some.insert(place + 1, one)
        site.build(some)
    assert before - {path.name for path in site.memory.store.glob("*.u64")}
    build(some, tmp_path / "clean", workers=1)
    assert files(site.site) == files(tmp_path / "clean")


LOST_FILES = {"texts": "documents", "blocks": "blocks"}
"""Folders of files that are well compressed and not what they were."""


@pytest.mark.parametrize("lost", ["store", "state", "postings", "site", "texts", "blocks"])
def test_memory_that_is_lost_or_damaged_is_made_anew(tmp_path: Path, lost: str) -> None:
    site = Site(tmp_path)
    some = archive(60)
    site.build(some)
    some[30] = dataclasses.replace(some[30], body="อื่น")
    if lost == "store":
        shutil.rmtree(site.memory.store)
    for path in [*site.memory.store.glob("*.state" if lost == "state" else "*.u64")]:
        path.write_bytes(path.read_bytes()[: 8 if lost in ("state", "postings") else None])
    for path in [*(site.site / FOLDER / "th").glob(f"{LOST_FILES.get(lost)}/*/*.bin")]:
        path.write_bytes(packing.pack("[]"))
    if lost == "site":
        shutil.rmtree(site.site / FOLDER / "th/documents")
    build(some, tmp_path / "clean", workers=1)
    site.build(some)
    assert files(tmp_path / "clean").items() <= files(site.site).items()


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    site = Site(tmp_path)
    left = site.memory.store / "tmp1"
    left.mkdir(parents=True)
    (left / "0.u64").write_bytes(b"half")
    site.build(archive(20))
    assert not left.exists()


def test_other_program_makes_everything_anew(tmp_path: Path) -> None:
    site = Site(tmp_path)
    everything, _ = site.build(archive(60))
    site.memory = dataclasses.replace(site.memory, program=b"2")
    assert site.build(archive(60))[0] == everything - {f"{FOLDER}/{MANIFEST}"}


def test_workers_change_nothing(tmp_path: Path) -> None:
    some = archive(600)
    build(some, tmp_path / "one", workers=1)
    build(some, tmp_path / "two", workers=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")
