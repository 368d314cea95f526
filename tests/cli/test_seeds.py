"""`prakat serve` brings each seed in once, into this checkout's own content and no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.cli import seeds, tree
from plugins.cli.console import Console
from tests import sites

OUT = Console("en")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that this checkout's seeds, content and state are folders of the test's own."""
    for name in ("content", "seeds", "state"):
        monkeypatch.setattr(tree, name.upper(), tmp_path / name)
    shutil.copytree(Path(__file__).parents[2] / "seeds", tree.SEEDS)
    return sites.content(tmp_path, {})


def releases(content: Path) -> list[str]:
    return sorted(path.name for path in (content / "news").iterdir())


def test_new_seeds_are_imported(content: Path) -> None:
    seeds.bring_in(content, OUT)
    assert releases(content) == ["20190429-1"]


def test_a_deleted_release_stays_deleted(content: Path) -> None:
    seeds.bring_in(content, OUT)
    shutil.rmtree(content / "news/20190429-1")
    seeds.bring_in(content, OUT)
    assert releases(content) == []
    (seed,) = tree.SEEDS.iterdir()
    text = seed.read_text(encoding="utf-8").replace("29 เมษายน 2019", "30 เมษายน 2019")
    (tree.SEEDS / "new.txt").write_text(text, encoding="utf-8")
    seeds.bring_in(content, OUT)
    assert releases(content) == ["20190430-1"]


def test_a_bad_seed_is_shown_each_time(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree.SEEDS / "empty.txt").write_text("")
    for _ in range(2):
        seeds.bring_in(content, OUT)
        assert "empty.txt" in capsys.readouterr().out
    assert releases(content) == ["20190429-1"]


def test_a_damaged_memory_is_made_anew(content: Path) -> None:
    tree.STATE.mkdir()
    (tree.STATE / seeds.SEEN).write_bytes(b"{")
    seeds.bring_in(content, OUT)
    assert releases(content) == ["20190429-1"]


def test_seeds_are_not_for_another_folder(content: Path) -> None:
    other = content.with_name("other")
    other.mkdir()
    seeds.bring_in(other, OUT)
    assert list(other.iterdir()) == []
