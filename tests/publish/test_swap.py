"""Two folders change places, with and without the system's help."""

from __future__ import annotations

import ctypes
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publish import swap

Exchange = Callable[[Path, Path], object]


@pytest.fixture(params=["at once", "by renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with renameat2, where this system has it, and without."""
    way = str(request.param)
    if way == "by renames":
        monkeypatch.setattr(swap, "_exchange_at_once", lambda *_: False)
    return way


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Make two folders that hold their own names."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    return tmp_path / "new", tmp_path / "old"


@pytest.mark.usefixtures("way")
def test_exchange(folders: tuple[Path, Path]) -> None:
    new, old = folders
    swap.exchange(new, old)
    assert (new / "name").read_text() == "old"
    assert (old / "name").read_text() == "new"
    assert sorted(path.name for path in new.parent.iterdir()) == ["new", "old"]


@pytest.mark.usefixtures("way")
def test_replace_deletes_what_was_there(folders: tuple[Path, Path]) -> None:
    new, old = folders
    swap.replace(new, old)
    assert (old / "name").read_text() == "new"
    assert [path.name for path in old.parent.iterdir()] == ["old"]


@pytest.mark.usefixtures("way")
def test_what_is_not_there_changes_nothing(folders: tuple[Path, Path]) -> None:
    new, old = folders
    with pytest.raises(FileNotFoundError):
        swap.exchange(new.with_name("absent"), old)
    assert (old / "name").read_text() == "old"
    assert sorted(path.name for path in new.parent.iterdir()) == ["new", "old"]


@pytest.mark.parametrize("number", swap.NOT_SUPPORTED, ids=errno.errorcode.get)
def test_a_system_that_cannot_exchange_is_not_an_error(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: type("C", (), {"renameat2": refuse}))
    new, old = folders
    swap.exchange(new, old)
    assert (old / "name").read_text() == "new"
