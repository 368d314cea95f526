"""The pictures that pages show: each photo at every size of the layout, in three formats."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plugins.gallery import pictures
from plugins.gallery.faults import BadPhotoError
from plugins.gallery.pictures import Facts
from plugins.gallery.settings import Settings

FORMATS: Final = ("avif", "webp", "jpg")
"""Extensions of the formats, the one that browsers should prefer first."""

_AVIF: Final = {
    "speed": 9,
    "max_threads": 1,
    "advanced": {"tune": "ssim", "disable-trellis-quant": "1"},
}
"""libaom at its fastest, told to look like SSIM and to round each coefficient by itself."""
_HASH_COLUMNS, _HASH_ROWS = 9, 8


@dataclass(frozen=True)
class Size:
    """Hold one size of a photo in pixels, and what it weighs in each format, in bytes."""

    side: int
    width: int
    height: int
    weights: tuple[int, ...]


@dataclass(frozen=True)
class Derived:
    """Hold what was made of a photo.

    width, height: of the original, upright.
    tone: its mean colour, "#rrggbb": what stands in its place until it is there.
    likeness: a perceptual hash (dHash, 64 bits) to find duplicates by.
    damage: what the decoder warned of, or "".
    """

    width: int
    height: int
    sizes: tuple[Size, ...]
    tone: str
    likeness: int
    damage: str = ""


def make(path: Path, facts: Facts, folder: Path, settings: Settings) -> Derived:
    """Write every derivative of a photo into `folder` as <longer side>.<extension>.

    No derivative is larger than the photo; one of a smaller photo keeps its pixels.

    Raises BadPhotoError where the photo can't be decoded, OSError where the disk can't take it.
    """
    sides = _sides(facts, settings)
    image, damage = _decode(path, facts, sides[-1])
    sizes = []
    for side in reversed(sides):
        image = pictures.shrink(image, side)
        shown = (
            _sharpen(image, settings.sharpen) if side < max(facts.width, facts.height) else image
        )
        sizes.append(Size(side, shown.width, shown.height, _write(shown, folder, side, settings)))
    cells = _cells(image)
    return Derived(
        width=facts.width,
        height=facts.height,
        sizes=tuple(reversed(sizes)),
        tone=_tone(cells),
        likeness=_likeness(cells),
        damage=damage,
    )


def glance(path: Path, facts: Facts) -> tuple[int, str]:
    """Give a photo's perceptual hash, and what the decoder warned of, and make nothing.

    Raises BadPhotoError as `make` does.
    """
    image, damage = _decode(path, facts, 64)
    return _likeness(_cells(image)), damage


def distance(one: int, other: int) -> int:
    """Count the bits in which two perceptual hashes differ: 0 to 64; below 6 an eye sees one photo.

    >>> distance(0b1010, 0b0110)
    2
    """
    return (one ^ other).bit_count()


def _sides(facts: Facts, settings: Settings) -> list[int]:
    """List the longer sides to make: those of the layout that the photo has pixels for."""
    longest = max(facts.width, facts.height)
    return [side for side in settings.sizes if side < longest] or [longest]


def _decode(path: Path, facts: Facts, side: int) -> tuple[Any, str]:
    """Decode strictly; where only that fails, give the picture and what the decoder said."""
    try:
        return pictures.small(path, facts, side, strict=True), ""
    except BadPhotoError as error:
        return pictures.small(path, facts, side), pictures.reason(error.__cause__)


def _sharpen(image: Any, amount: float) -> Any:
    """Add back a part of the detail that averaging pixels took, in eighths."""
    part = round(8 * amount)
    if not part or min(image.width, image.height) < 3:
        return image
    # libvips' fast convolution of bytes keeps five bits behind the point. The sum of weights that
    # are no whole thirty-seconds is not one, and the picture gets brighter or darker.
    matrix = pictures.vips().Image.new_from_array(
        [[0, -part, 0], [-part, 32 + 4 * part, -part], [0, -part, 0]], scale=32
    )
    return image.conv(matrix, precision="integer").cast("uchar").copy_memory()


def _write(image: Any, folder: Path, side: int, settings: Settings) -> tuple[int, ...]:
    return tuple(
        _save(folder / f"{side}.{extension}", data) for extension, data in _encode(image, settings)
    )


def _encode(image: Any, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Encode in every format, without any metadata, as fast as each encoder goes.

    Effort buys 3 to 10 % of the bytes for 2 to 10 times the time. Pillow hands more settings on to
    the same encoders than libvips does (docs/decisions/imaging.md).
    """
    from PIL import Image  # noqa: PLC0415  30 ms that a build with nothing to do does not pay

    pixels = Image.frombuffer(
        "RGB", (image.width, image.height), image.write_to_memory(), "raw", "RGB", 0, 1
    )
    for extension, options in (
        ("avif", {"quality": settings.avif_quality, **_AVIF}),
        ("webp", {"quality": settings.webp_quality, "method": 0}),
    ):
        out = io.BytesIO()
        pixels.save(out, extension, **options)
        yield extension, out.getvalue()
    yield "jpg", image.jpegsave_buffer(Q=settings.jpeg_quality, keep=0)


def _save(path: Path, data: bytes) -> int:
    path.write_bytes(data)
    return len(data)


def _cells(image: Any) -> bytes:
    """Give a picture of 9 × 8 pixels in RGB: its mean colour and its hash are read from it."""
    small = image.resize(_HASH_COLUMNS / image.width, vscale=_HASH_ROWS / image.height)
    return bytes(small.cast("uchar").write_to_memory())


def _tone(cells: bytes) -> str:
    means = [round(sum(cells[band::3]) / (_HASH_COLUMNS * _HASH_ROWS)) for band in range(3)]
    return "#" + "".join(f"{mean:02x}" for mean in means)


def _likeness(cells: bytes) -> int:
    """Compare the brightness of neighbours, by the weights of sRGB's primaries (IEC 61966-2-1)."""
    pixels = zip(cells[::3], cells[1::3], cells[2::3], strict=True)
    bright = [2126 * red + 7152 * green + 722 * blue for red, green, blue in pixels]
    value = 0
    for row in range(_HASH_ROWS):
        for column in range(_HASH_COLUMNS - 1):
            at = row * _HASH_COLUMNS + column
            value = value << 1 | (bright[at] > bright[at + 1])
    return value
