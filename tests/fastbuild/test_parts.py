"""Keys, packs and stamps: what a build knows things by."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import PrakatError
from plugins.fastbuild import beside, inputs, keys, settings
from plugins.fastbuild.blocks import Blocks
from plugins.fastbuild.packs import DamagedError, Packs, Place
from plugins.fastbuild.readings import Reading, Readings

ROOT = Path(__file__).resolve().parents[2]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)


@dataclass(frozen=True)
class Thing:
    name: str
    when: dt.date


@given(VALUES, VALUES)
def test_only_equal_values_have_the_same_key(one: object, other: object) -> None:
    if keys.key(one) == keys.key(other):
        assert repr(_plain(one)) == repr(_plain(other))
    assert keys.key(one) == keys.key(one)


def _plain(value: object) -> object:
    """Take lists, tuples and dicts for one thing, as a page that shows them does."""
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return [_plain(list(item)) for item in value.items()] if isinstance(value, dict) else value


def test_a_dataclass_is_known_by_its_fields() -> None:
    day = dt.date(2019, 4, 29)
    assert keys.key(Thing("ก", day)) == keys.key(Thing("ก", day)) != keys.key(Thing("ข", day))


def test_order_of_a_set_and_address_of_a_function_do_not_count() -> None:
    assert keys.key({"a", "b", "c"}) == keys.key({"c", "b", "a"})
    assert keys.key(lambda: 1) == keys.key(lambda: 1)


def test_a_pack_gives_what_was_put_into_it_and_tells_when_it_cannot(tmp_path: Path) -> None:
    packs = Packs(tmp_path / "packs")
    places = [packs.append(text) for text in ("ประกาศ".encode(), b"", b"release")]
    assert [packs.read(place) for place in places] == ["ประกาศ".encode(), b"", b"release"]
    (pack,) = (tmp_path / "packs").iterdir()
    pack.write_bytes(pack.read_bytes().replace(b"release", b"Release"))
    with pytest.raises(DamagedError):
        packs.read(places[2])
    pack.unlink()
    packs.close()
    with pytest.raises(DamagedError):
        packs.read(places[0])


def test_readings_are_written_in_blocks_and_only_those_that_differ(tmp_path: Path) -> None:
    blocks = Blocks(tmp_path / "blocks")
    place = Place("pack", 0, 1, b"d" * keys.SIZE)

    def reading(title: str, lang: str) -> Reading:
        return Reading(b"s" * keys.SIZE, (title, lang), b"c" * keys.SIZE, b"t" * keys.SIZE, place)

    def kept() -> set[str]:
        return {path.name for path in (tmp_path / "blocks").iterdir()}

    def loaded(readings: Readings) -> Readings:
        again: Readings = pickle.loads(pickle.dumps(readings))
        again.blocks = blocks
        return again

    made = Readings(blocks)
    for number in range(5000):
        made.put(f"{number}", reading(f"ประกาศ {number}", "th"))
    made.keep()
    first = kept()
    assert len(first) == 4  # two columns of two blocks
    read = loaded(made)
    assert read.facts(4999) == ("ประกาศ 4999", "th")
    read.put("4999", reading("แก้ไข", "th"))
    read.put("5000", reading("ใหม่", "en"))
    assert read.column(0)[-2:] == ["แก้ไข", "ใหม่"]
    read.keep()
    assert len(kept() - first) == 2
    read.prune()
    assert len(kept()) == 4
    read.retain(map(str, range(4096)))
    assert loaded(read).column(1) == ["th"] * 4096
    read.keep()
    read.prune()
    assert len(kept()) == 2
    assert kept() < first
    for path in (tmp_path / "blocks").iterdir():
        path.write_bytes(b"")
    with pytest.raises(DamagedError):
        loaded(read).facts(0)
    blocks.clear()
    with pytest.raises(DamagedError):
        loaded(read).facts(0)


def test_a_scan_sees_what_changed_and_trusts_nothing_recent(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    file = tmp_path / "news" / "th.md"
    file.write_text("ก", encoding="utf-8")
    fresh = inputs.scan(str(tmp_path))
    assert fresh.stamps["news/th.md"] == inputs.UNSURE
    assert "news/th.md" in inputs.differing(str(tmp_path), fresh.stamps)
    long_ago = inputs.stamp(str(file), recent=2**63)
    os.utime(file, ns=(1, 1))
    assert inputs.stamp(str(file), recent=2**63) != long_ago


@pytest.mark.parametrize("setting", [{"PRAKAT_BUILD_WORKERS": "2"}, {"PRAKAT_BUILD_CLEAN": 1}])
def test_an_ill_typed_setting_is_named(setting: dict[str, object]) -> None:
    with pytest.raises(PrakatError, match=next(iter(setting))):
        settings.from_pelican(setting)


def look_twice(root: Path, *, forks: bool) -> None:
    """Look through a folder as one process and as two; they see the same."""
    inputs.MANY, inputs.TICK_NS = 10**9, 0
    for number in range(8):
        (root / f"{number}.md").write_text("ก", encoding="utf-8")
    before = inputs.scan(str(root))
    for number in (0, 7):
        (root / f"{number}.md").write_text("กข", encoding="utf-8")
    (root / "3.md").unlink()
    (root / "new.md").write_text("ค", encoding="utf-8")
    alone = inputs.differing(str(root), before.stamps)
    assert set(alone) == {"", "0.md", "3.md", "7.md"}
    inputs.MANY = 1
    done: list[str] = []
    assert inputs.differing(str(root), before.stamps) == alone
    assert inputs.differing(str(root), before.stamps, lambda: done.append("x")) == alone
    assert done == ["x"] * forks
    assert inputs.scan(str(root), before, done.clear) == inputs.scan(str(root))
    try:
        inputs.differing(str(root), before.stamps, lambda: 1 // 0)
    except ZeroDivisionError:
        assert forks
    assert not multiprocessing.active_children()


def test_one_process_looks_where_none_can_be_forked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "MANY", inputs.MANY)
    monkeypatch.setattr(inputs, "TICK_NS", inputs.TICK_NS)
    monkeypatch.setattr(beside, "can_fork", lambda: False)
    look_twice(tmp_path, forks=False)


FORKED = """
import sys
from pathlib import Path
from plugins.fastbuild import executor
from tests.fastbuild.test_parts import look_twice
executor.cores = lambda: 2
look_twice(Path(sys.argv[1]), forks=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only where it is a process of its own")
def test_two_processes_see_what_one_sees(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", FORKED, str(tmp_path)], cwd=ROOT, check=True)
