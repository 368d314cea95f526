"""photos/ and photos.toml: what is read of them, and what is said where they are wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import PrakatError, Severity
from plugins.gallery import album, checks, names, remarks, settings
from plugins.gallery.album import Photo
from plugins.gallery.settings import Settings
from tests.gallery import albums, photos

TABLES = json.loads(Path(__file__).with_name("tables.json").read_text(encoding="utf-8"))


@pytest.fixture
def release(tmp_path: Path) -> Path:
    (tmp_path / "photos").mkdir()
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg")):
        photos.jpeg(tmp_path / "photos" / name, number=number)
    return tmp_path


@pytest.mark.parametrize("case", TABLES, ids=[case["id"] for case in TABLES])
def test_table(release: Path, case: dict[str, Any]) -> None:
    (release / "photos.toml").write_text(case["toml"], encoding="utf-8", newline="")
    read, problems = album.read(release)
    said = [f"{problem.line}: {problem.text.en}" for problem in problems]
    assert len(said) == len(case["says"]), said
    for line, wanted in zip(said, case["says"], strict=True):
        assert wanted in line
    assert len(read.photos) == 3
    assert read.cover
    if "order" in case:
        assert [photo.name for photo in read.photos] == case["order"]
        assert read.cover.name == case["cover"]
    for name, words in case.get("credit", {}).items():
        assert next(p.credit for p in read.photos if p.name == name) == words


def test_no_photos_is_an_empty_album(tmp_path: Path) -> None:
    assert album.read(tmp_path) == (album.Album((), None), [])


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_table_is_read_or_said(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("release")
    (folder / "photos.toml").write_bytes(data)
    read, _problems = album.read(folder)
    assert read.photos == ()


@given(st.text(max_size=150))
def test_a_tidy_name_stays_and_is_safe(name: str) -> None:
    tidy = names.tidy(name.replace("/", "_") + ".jpg")
    assert names.tidy(tidy) == tidy
    assert len(tidy.encode()) < 200
    assert not set(tidy) & set('<>:"/\\|?*\0\n')


@given(st.lists(st.text(min_size=1, max_size=5), max_size=8))
def test_published_names_are_all_different(given_names: list[str]) -> None:
    published = names.public((f"{name}.jpg", ".jpg") for name in given_names)
    assert len({names.key(name) for name in published}) == len(given_names)


def test_check_asks_for_no_words_on_a_photo_that_can_not_be_shown(release: Path) -> None:
    (release / "th.md").write_text("Title: ก", encoding="utf-8")
    for name in ("notimage.jpg", "script.svg", "anim.gif"):
        (release / "photos" / name).write_bytes(b"<svg/>")
    found = checks.check(release, Settings(), release / "store")
    asked = {problem.path.name for problem in found if "alt.th" in problem.text.th}
    assert asked == {"a.jpg", "b.jpg", "c.jpg"}
    assert len([problem for problem in found if problem.severity is Severity.ERROR]) == 3


def test_check_asks_for_alternative_texts_in_each_language(release: Path) -> None:
    for lang in ("th", "en"):
        (release / f"{lang}.md").write_text("Title: x\n\n")
    (release / "photos.toml").write_text(
        'alt.en = "A"\n[[photo]]\nfile = "b.jpg"\nalt.th = "ข"', encoding="utf-8"
    )
    found = checks.check(release, Settings(small_side=1), release / "store")
    assert [(problem.path.name, problem.text.en.partition(";")[0]) for problem in found] == [
        ("a.jpg", "a.jpg has no alternative text (alt.th)"),
        ("c.jpg", "c.jpg has no alternative text (alt.th)"),
    ]
    assert found[0].text.th.startswith("รูป a.jpg ยังไม่มีคำบรรยายแทนภาพ")


def test_check_names_the_first_of_many_photos_without_alternative_text(tmp_path: Path) -> None:
    photos_ = [Photo(tmp_path / "photos" / f"{number}.jpg") for number in range(60)]
    (one,) = remarks.of_words(photos_, ["th"])
    assert (one.path.name, one.severity.name) == ("photos", "WARNING")
    assert "60 photos have no alternative text (alt.th): 0.jpg, 1.jpg, 2.jpg and 57 more" in (
        one.text.en
    )
    assert "60 รูปยังไม่มีคำบรรยายแทนภาพ" in one.text.th
    assert "--every-photo" in one.remedy.th
    every = list(remarks.of_words(photos_, ["th", "en"], every=True))
    assert len({(problem.path.name, problem.text.en) for problem in every}) == 120
    assert len(list(remarks.of_words(photos_[:3], ["th"]))) == 3


def test_check_finds_duplicates_small_and_large_ones(release: Path) -> None:
    from PIL import Image

    with Image.open(release / "photos" / "a.jpg") as image:
        image.convert("RGB").resize((200, 133)).save(release / "photos" / "d.jpg", quality=60)
    limits = Settings(small_side=220, large_megabytes=0)
    found = albums.english(checks.check(release, limits, release / "store"))
    assert found == [
        "d.jpg: WARNING: the photo is small, 200 × 133 pixels; newspapers can't use it",
        "d.jpg: WARNING: this photo is the same as “a.jpg”, or nearly",
    ]


def test_check_after_a_build_decodes_nothing(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = Settings(sizes=(60, 120), small_side=1000)
    renamed = release.rename(tmp_path.parent / albums.ID)
    fresh = checks.check(renamed, limits, tmp_path / "store")
    albums.make(renamed, tmp_path / "store", limits)
    monkeypatch.setattr("plugins.gallery.pictures.inspect", None)
    assert checks.check(renamed, limits, tmp_path / "store") == fresh
    assert len(fresh) == 3


WRONG = {
    "unknown": {"PRAKAT_GALLERY_SIZE": 3},
    "text for a number": {"PRAKAT_GALLERY_AVIF_QUALITY": "60"},
    "too much": {"PRAKAT_GALLERY_JPEG_QUALITY": 101},
    "no sizes": {"PRAKAT_GALLERY_SIZES": []},
    "negative size": {"PRAKAT_GALLERY_SIZES": [320, -1]},
    "truth for a number": {"PRAKAT_GALLERY_SMALL_SIDE": True},
    "no cache": {"PRAKAT_GALLERY_CACHE": ""},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_setting_is_named(wrong: dict[str, Any]) -> None:
    with pytest.raises(PrakatError, match=next(iter(wrong))):
        settings.from_pelican(wrong | {"SITEURL": ""})


@pytest.mark.parametrize(
    ("toml", "line", "says"),
    [
        ("[[photo]]\nfile = “a.jpg”", 2, "“ ใช้ไม่ได้"),
        ('[[photo]]\nfile = "a.jpg\nalt.th = "ก"', 2, '" ปิดท้าย'),
        ("[[photo]]\nfile = a.jpg", 2, 'ไม่ได้อยู่ใน "…"'),
        ('[[photo]\nfile = "a.jpg"', 1, "TOML"),
    ],
)
def test_what_is_no_toml_is_explained_in_thai(
    tmp_path: Path, toml: str, line: int, says: str
) -> None:
    (tmp_path / "photos.toml").write_text(toml, encoding="utf-8")
    _, (problem,) = album.read(tmp_path)
    assert (problem.line, problem.severity) == (line, Severity.ERROR)
    assert says in problem.text.th
    assert not re.search(
        "[A-Za-z]{3,}", problem.text.th.replace("TOML", "").replace("photos.toml", "")
    )
