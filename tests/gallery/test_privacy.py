"""Nothing private is in any public file, as two readers that share no code with us see it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.gallery import privacy
from plugins.gallery.packets import Note
from plugins.gallery.pictures import Facts
from tests import programs
from tests.gallery import albums, photos

PRIVATE_TAGS = re.compile(
    r"^(?!ICC_Profile).*(?:GPS|Serial|Owner|MakerNote|Thumbnail|Preview|Artist|Make$|Model$|Comment|City|Sublocation"
    r"|MPImage|MotionPhoto|Trailer|LayerNames|XMP-exif)"
)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "release" / "photos"
    folder.mkdir(parents=True)
    for suffix, write in photos.KINDS.items():
        write(folder / f"photo-{suffix[1:]}{suffix}")
    photos.jpeg(folder / "turned.jpg", orientation=6)
    photos.jpeg(folder / "progressive.jpg", progressive=True, profile=photos.srgb())
    return folder.parent


def leaks(files: dict[str, bytes]) -> list[str]:
    """Read bytes and nothing but bytes: what is secret is there, or is not."""
    return [
        f"{name}: {what}"
        for name, data in files.items()
        for what, secret in photos.SECRETS.items()
        if secret in data
    ]


def tags(folder: Path) -> Iterator[tuple[str, str]]:
    """Ask exiftool for every tag of every file of a folder, embedded ones too."""
    command = ["exiftool", "-json", "-G0:1", "-a", "-u", "-ee", "-r", "-n", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    for file in json.loads(told.stdout):
        for tag in file:
            yield file["SourceFile"], tag


def told_by_exiftool(files: dict[str, bytes], folder: Path) -> list[str]:
    for number, (name, data) in enumerate(files.items()):
        target = folder / f"{number}-{Path(name).name}"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    return [f"{Path(f).name}: {t}" for f, t in tags(folder) if PRIVATE_TAGS.search(t)]


def raw(path: Path, facts: Facts, note: Note) -> Iterator[bytes]:
    yield path.read_bytes()


def test_sources_hold_all_secrets(release: Path) -> None:
    found = leaks({p.name: p.read_bytes() for p in (release / "photos").iterdir()})
    assert {line.split(": ", 1)[1] for line in found} == set(photos.SECRETS)


def test_no_public_file_holds_a_secret(release: Path, tmp_path: Path) -> None:
    made = albums.publish(release, tmp_path / "store", tmp_path / "site")
    files = albums.public_files(tmp_path / "site")
    assert len(made.photos) == 8
    assert len([name for name in files if "!" in name]) == 8 + 3
    assert leaks(files) == []
    assert not any(photos.thumbnail() in data for data in files.values())


def test_the_reader_finds_secrets_when_stripping_is_off(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "publish", raw)
    albums.publish(release, tmp_path / "store", tmp_path / "site")
    found = leaks(albums.public_files(tmp_path / "site"))
    assert {line.split(": ", 1)[1] for line in found} == set(photos.SECRETS)


class TestExiftool:
    """exiftool knows the inside of more formats than anything else."""

    @pytest.fixture(autouse=True)
    def _needed(self) -> None:
        programs.find("exiftool")

    def test_finds_nothing_private(self, release: Path, tmp_path: Path) -> None:
        albums.publish(release, tmp_path / "store", tmp_path / "site")
        files = albums.public_files(tmp_path / "site")
        assert told_by_exiftool(files, tmp_path / "told") == []

    def test_finds_it_when_stripping_is_off(
        self, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(privacy, "publish", raw)
        albums.publish(release, tmp_path / "store", tmp_path / "site")
        found = told_by_exiftool(albums.public_files(tmp_path / "site"), tmp_path / "told")
        text = "\n".join(found)
        assert all(tag in text for tag in ("GPSLatitude", "SerialNumber", "Owner", "Comment"))

    def test_reads_credit_caption_and_copyright_in_what_is_downloaded(
        self, release: Path, tmp_path: Path
    ) -> None:
        (release / "photos.toml").write_text(
            'credit.th = "กระทรวงแรงงาน"\ncredit.en = "Ministry of Labour"\n'
            'caption.th = "ประชุม"\ncopyright = "© MOL"\n',
            encoding="utf-8",
        )
        made = albums.publish(release, tmp_path / "store", tmp_path / "site")
        folder = tmp_path / "site" / "news" / albums.ID / "photos"
        for photo in made.photos:
            for path in (folder / photo.name, folder / "web" / photo.web_name):
                told = subprocess.run(
                    ["exiftool", "-json", "-G0", "-XMP:all", "-IPTC:all", str(path)],
                    capture_output=True,
                    text=True,
                    check=True,
                )
                found = json.loads(told.stdout)[0]
                assert found["XMP:Credit"] == "กระทรวงแรงงาน / Ministry of Labour"
                assert found["XMP:Description"] == "ประชุม"
                assert found["XMP:Rights"] == "© MOL"
                if path.suffix == ".jpg":
                    assert found["IPTC:Credit"] == "กระทรวงแรงงาน / Ministry of Labour"
                    assert found["IPTC:Caption-Abstract"] == "ประชุม"
                    assert found["IPTC:CopyrightNotice"] == "© MOL"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_coded_picture_is_untouched_and_still_upright(tmp_path: Path, orientation: int) -> None:
    from PIL import Image, ImageOps

    source = photos.jpeg(tmp_path / "a.jpg", orientation)
    facts = Facts("jpeg", 240, 160, orientation)
    published = tmp_path / "b.jpg"
    published.write_bytes(b"".join(privacy.publish(source, facts, Note())))
    with Image.open(source) as before, Image.open(published) as after:
        assert before.tobytes() == after.tobytes()
        assert after.getexif().get(0x0112, 1) == orientation
        upright = ImageOps.exif_transpose(after)
        assert upright.size == (240, 160)
        assert upright.getpixel((10, 10)) == pytest.approx(photos.PATCHES["tl"], abs=6)


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tif"])
def test_no_other_original_loses_a_pixel(tmp_path: Path, suffix: str) -> None:
    from PIL import Image

    from plugins.gallery import pictures

    source = photos.KINDS[suffix](tmp_path / f"a{suffix}")
    published = tmp_path / f"b{suffix}"
    facts = pictures.inspect(source, 100)
    published.write_bytes(b"".join(privacy.publish(source, facts, Note(alt={"en": "A"}))))
    with Image.open(source) as before, Image.open(published) as after:
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
