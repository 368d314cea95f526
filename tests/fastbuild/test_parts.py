"""Keys, packs and stamps: what a build knows things by."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import PrakatError
from plugins.fastbuild import inputs, keys, settings
from plugins.fastbuild.packs import DamagedError, Packs

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
