"""What is made again, and what is not: hashes of bytes and settings decide, and nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from plugins.gallery import derivatives, products, store, views
from plugins.gallery.settings import Settings
from plugins.gallery.store import Store
from tests.gallery import albums, photos


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "release"
    (folder / "photos").mkdir(parents=True)
    for number in range(3):
        photos.jpeg(folder / "photos" / f"{number}.jpg", number=number)
    return folder


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record the name of every photo that is encoded."""
    names: list[str] = []
    whole = derivatives.make

    def make(path: Path, *rest: object) -> derivatives.Derived:
        names.append(path.name)
        return whole(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(derivatives, "make", make)
    return names


def test_nothing_changed_nothing_done(
    release: Path, tmp_path: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = albums.publish(release, tmp_path / "store", tmp_path / "one")
    assert sorted(encoded) == ["0.jpg", "1.jpg", "2.jpg"]
    monkeypatch.setattr("plugins.gallery.jobs.run", None)
    monkeypatch.setattr("plugins.gallery.jobs.pack", None)
    assert albums.publish(release, tmp_path / "store", tmp_path / "two") == first
    assert albums.public_files(tmp_path / "one") == albums.public_files(tmp_path / "two")


def test_one_photo_added_makes_one(release: Path, tmp_path: Path, encoded: list[str]) -> None:
    before = albums.make(release, tmp_path / "store")
    photos.jpeg(release / "photos" / "3.jpg", number=3)
    encoded.clear()
    after = albums.make(release, tmp_path / "store")
    assert encoded == ["3.jpg"]
    assert len(after.photos) == 4
    assert before.zip_product != after.zip_product


def test_a_changed_caption_encodes_nothing(
    release: Path, tmp_path: Path, encoded: list[str]
) -> None:
    before = albums.publish(release, tmp_path / "store", tmp_path / "one")
    encoded.clear()
    (release / "photos.toml").write_text(
        '[[photo]]\nfile = "1.jpg"\ncaption.th = "ใหม่"', encoding="utf-8"
    )
    after = albums.publish(release, tmp_path / "store", tmp_path / "two")
    assert encoded == []
    assert [p.name for p in after.photos] == ["1.jpg", "0.jpg", "2.jpg"]
    assert after.photos[0].made.note.caption == {"th": "ใหม่"}
    assert after.photos[0].made.folder == before.photos[1].made.folder
    assert after.zip_product != before.zip_product
    assert albums.public_files(tmp_path / "two") == fresh(release, tmp_path)


def test_a_touched_photo_is_read_and_not_encoded(
    release: Path, tmp_path: Path, encoded: list[str]
) -> None:
    albums.make(release, tmp_path / "store")
    encoded.clear()
    os.utime(release / "photos" / "1.jpg", (1, 1))
    albums.make(release, tmp_path / "store")
    assert encoded == []


def test_other_settings_encode_all_again(release: Path, tmp_path: Path, encoded: list[str]) -> None:
    albums.make(release, tmp_path / "store")
    encoded.clear()
    albums.make(release, tmp_path / "store", Settings(sizes=(60, 120), avif_quality=50))
    assert sorted(encoded) == ["0.jpg", "1.jpg", "2.jpg"]


def test_a_removed_photo_is_gone(release: Path, tmp_path: Path) -> None:
    albums.make(release, tmp_path / "store")
    (release / "photos" / "1.jpg").unlink()
    albums.publish(release, tmp_path / "store", tmp_path / "site")
    assert albums.public_files(tmp_path / "site") == fresh(release, tmp_path)


def test_lost_products_are_made_again(release: Path, tmp_path: Path, encoded: list[str]) -> None:
    made = albums.make(release, tmp_path / "store")
    shutil.rmtree(Store(tmp_path / "store").path(made.photos[0].made.folder))
    Store(tmp_path / "store").path(made.zip_product).unlink()
    encoded.clear()
    albums.publish(release, tmp_path / "store", tmp_path / "site")
    assert encoded == ["0.jpg"]
    assert albums.public_files(tmp_path / "site") == fresh(release, tmp_path)


@pytest.mark.parametrize("nonsense", [b"", b"{", b"[]", b'{"version": 0}', b"\xff"])
def test_a_broken_ledger_costs_only_time(release: Path, tmp_path: Path, nonsense: bytes) -> None:
    albums.make(release, tmp_path / "store")
    (tmp_path / "store" / "albums" / f"{albums.ID}.json").write_bytes(nonsense)
    albums.publish(release, tmp_path / "store", tmp_path / "site")
    assert albums.public_files(tmp_path / "site") == fresh(release, tmp_path)


def test_two_equal_photos_share_their_derivatives(
    release: Path, tmp_path: Path, encoded: list[str]
) -> None:
    shutil.copyfile(release / "photos" / "0.jpg", release / "photos" / "same.jpg")
    made = albums.make(release, tmp_path / "store")
    assert sorted(encoded) == ["0.jpg", "1.jpg", "2.jpg"]
    assert [p.name for p in made.photos] == ["0.jpg", "1.jpg", "2.jpg", "same.jpg"]
    view = views.view(made)
    assert view
    assert len({photo.id for photo in view.photos}) == 4


def test_prune_keeps_what_is_used_and_what_is_new(release: Path, tmp_path: Path) -> None:
    kept = Store(tmp_path / "store")
    used = albums.make(release, kept.root)
    kept.put_file("new", lambda file: file.write(b"x"))
    kept.put_file("old", lambda file: file.write(b"x"))
    kept.put_folder("old-folder", lambda folder: (folder / "x").write_bytes(b""))
    for name in ("old", "old-folder", used.zip_product):
        os.utime(kept.path(name), (1, 1))
    kept.prune(products.used([used]))
    assert not kept.path("old").exists()
    assert not kept.path("old-folder").exists()
    assert kept.path("new").exists()
    assert kept.path(used.zip_product).exists()


def test_a_site_on_another_disk_gets_copies(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "site").mkdir()
    albums.publish(release, tmp_path / "store", tmp_path / "site")
    albums.publish(release, tmp_path / "store", tmp_path / "site")
    assert albums.public_files(tmp_path / "site") == fresh(release, tmp_path)


def test_place_replaces_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    store.place(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text() == "a"


def fresh(release: Path, tmp_path: Path) -> dict[str, bytes]:
    """Give what a build from nothing publishes."""
    albums.publish(release, tmp_path / "fresh-store", tmp_path / "fresh")
    return albums.public_files(tmp_path / "fresh")
