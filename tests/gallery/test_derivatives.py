"""Derivatives: upright, in sRGB, at the sizes asked for, and like the original to an eye."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from plugins.gallery import derivatives, pictures
from plugins.gallery.derivatives import Derived
from plugins.gallery.settings import Settings
from tests.gallery import photos

SETTINGS = Settings(sizes=(60, 120, 200))
CORNERS = {"tl": (0.08, 0.08), "tr": (0.92, 0.08), "bl": (0.08, 0.92), "br": (0.92, 0.92)}


def made(path: Path, folder: Path, settings: Settings = SETTINGS) -> Derived:
    folder.mkdir()
    facts = pictures.inspect(path, settings.max_megapixels)
    return derivatives.make(path, facts, folder, settings)


def assert_patches(path: Path, tolerance: int = 14) -> None:
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    for corner, (x, y) in CORNERS.items():
        seen = image.getpixel((int(x * image.width), int(y * image.height)))
        assert seen == pytest.approx(photos.PATCHES[corner], abs=tolerance), f"{path.name} {corner}"


def profile(name: str) -> bytes:
    """Give a profile that libvips carries: "p3", "cmyk"."""
    return bytes(pictures.vips().Image.profile_load(name))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_in_every_format_and_size(tmp_path: Path, orientation: int) -> None:
    source = photos.jpeg(tmp_path / "a.jpg", orientation)
    derived = made(source, tmp_path / "out")
    assert (derived.width, derived.height) == (240, 160)
    assert [(s.side, s.width, s.height) for s in derived.sizes] == [
        (60, 60, 40),
        (120, 120, 80),
        (200, 200, 133),
    ]
    for path in (tmp_path / "out").iterdir():
        assert_patches(path, tolerance=28)


@pytest.mark.parametrize("suffix", photos.KINDS)
def test_every_kind_of_photo(tmp_path: Path, suffix: str) -> None:
    derived = made(photos.KINDS[suffix](tmp_path / f"a{suffix}"), tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 3 * len(derived.sizes)
    if suffix != ".heic":
        assert_patches(tmp_path / "out" / "200.avif", tolerance=20)


def converted(path: Path, target: bytes, mode: str) -> Path:
    image = ImageCms.profileToProfile(
        photos.drawing(),
        ImageCms.ImageCmsProfile(io.BytesIO(photos.srgb())),
        ImageCms.ImageCmsProfile(io.BytesIO(target)),
        outputMode=mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    assert image
    image.save(path, quality=95, icc_profile=target)
    return path


@pytest.mark.parametrize("space", ["Display P3", "Adobe RGB"])
def test_wide_colours_become_srgb(tmp_path: Path, space: str) -> None:
    wide = profile("p3") if space == "Display P3" else photos.adobe_rgb()
    source = converted(tmp_path / "a.jpg", wide, "RGB")
    with Image.open(source) as image:
        assert image.getpixel((10, 10)) != pytest.approx(photos.PATCHES["tl"], abs=10)
    made(source, tmp_path / "out")
    assert_patches(tmp_path / "out" / "200.jpg")


def test_cmyk_becomes_srgb(tmp_path: Path) -> None:
    source = converted(tmp_path / "a.jpg", profile("cmyk"), "CMYK")
    made(source, tmp_path / "out")
    assert_patches(tmp_path / "out" / "200.jpg", tolerance=40)


def test_cmyk_without_a_profile_is_read_by_the_usual_one(tmp_path: Path) -> None:
    cmyk = photos.drawing().convert("CMYK")
    cmyk.save(tmp_path / "a.jpg", quality=95)
    made(tmp_path / "a.jpg", tmp_path / "out")
    wanted = ImageCms.profileToProfile(
        cmyk,
        ImageCms.ImageCmsProfile(io.BytesIO(profile("cmyk"))),
        ImageCms.ImageCmsProfile(io.BytesIO(photos.srgb())),
        outputMode="RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert wanted
    with Image.open(tmp_path / "out" / "200.jpg") as opened:
        seen = opened.convert("RGB")
    for x, y in CORNERS.values():
        pixels = [i.getpixel((int(x * i.width), int(y * i.height))) for i in (seen, wanted)]
        assert pixels[0] == pytest.approx(pixels[1], abs=8)


def test_grey_stays_grey(tmp_path: Path) -> None:
    photos.drawing().convert("L").save(tmp_path / "a.jpg")
    derived = made(tmp_path / "a.jpg", tmp_path / "out")
    assert derived.tone[1:3] == derived.tone[3:5] == derived.tone[5:7]


@pytest.mark.parametrize("sharpen", [0, 0.1, 0.25, 0.5, 1])
def test_sharpening_makes_nothing_brighter_or_darker(tmp_path: Path, sharpen: float) -> None:
    colour = (100, 150, 200)
    Image.new("RGB", (300, 200), colour).save(tmp_path / "a.png")
    made(tmp_path / "a.png", tmp_path / "out", Settings(sizes=(60, 120), sharpen=sharpen))
    paths = list((tmp_path / "out").iterdir())
    assert len(paths) == 6
    for path in paths:
        with Image.open(path) as opened:
            assert opened.convert("RGB").getpixel((30, 20)) == pytest.approx(colour, abs=2), path


def test_transparency_becomes_white(tmp_path: Path) -> None:
    image = photos.drawing()
    image.putalpha(Image.new("L", image.size, 0))
    image.save(tmp_path / "a.png")
    assert made(tmp_path / "a.png", tmp_path / "out").tone == "#ffffff"


def test_a_small_photo_is_never_made_larger(tmp_path: Path) -> None:
    photos.drawing(90, 60).save(tmp_path / "a.png")
    derived = made(tmp_path / "a.png", tmp_path / "out")
    assert [(s.side, s.width) for s in derived.sizes] == [(60, 60)]
    photos.drawing(40, 30).save(tmp_path / "b.png")
    derived = made(tmp_path / "b.png", tmp_path / "out-b")
    assert [(s.side, s.width) for s in derived.sizes] == [(40, 40)]


def test_a_panorama_keeps_a_row_of_pixels(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 20), (90, 120, 9)).save(tmp_path / "a.jpg")
    assert made(tmp_path / "a.jpg", tmp_path / "out").sizes[0].height == 1


def test_derivatives_have_no_metadata(tmp_path: Path) -> None:
    made(photos.jpeg(tmp_path / "a.jpg", 6, profile=photos.srgb()), tmp_path / "out")
    for path in (tmp_path / "out").iterdir():
        with Image.open(path) as image:
            assert set(image.info) & {"exif", "xmp", "icc_profile", "photoshop", "comment"} == set()


def test_weights_are_those_of_the_files(tmp_path: Path) -> None:
    derived = made(photos.jpeg(tmp_path / "a.jpg"), tmp_path / "out")
    for size in derived.sizes:
        files = [tmp_path / "out" / f"{size.side}.{e}" for e in derivatives.FORMATS]
        assert size.weights == tuple(path.stat().st_size for path in files)
