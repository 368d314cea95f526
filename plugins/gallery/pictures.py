"""Pictures as libvips sees them: what a file is, and its pixels upright, small and in sRGB."""

from __future__ import annotations

import collections
import ctypes
import functools
import hashlib
import os
import re
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plugins import errors
from plugins.gallery import jpeg, png, webp
from plugins.gallery.faults import bad
from plugins.gallery.jpeg import StructureError

EXTENSIONS: Final = {
    "jpeg": (".jpg", ".jpeg", ".jpe"),
    "png": (".png",),
    "webp": (".webp",),
    "tiff": (".tif", ".tiff"),
    "heic": (".heic", ".heif"),
    "avif": (".avif",),
}
"""Each kind of picture that is taken, and how its files are called."""

_MAGIC: Final = (
    ("jpeg", rb"\xff\xd8\xff"),
    ("png", rb"\x89PNG\r\n\x1a\n"),
    ("webp", rb"RIFF....WEBP"),
    ("tiff", rb"II\*\0|MM\0\*|II\+\0|MM\0\+"),
    ("avif", rb"....ftypavi[fs]"),
    ("heic", rb"....ftyp(?:hei[cxms]|hev[cxm]|mif1|msf1)"),
    ("GIF", rb"GIF8"),
    ("BMP", rb"BM"),
    ("SVG", rb"\s*(?:<\?xml[^>]*>\s*)?<svg"),
    ("JPEG XL", rb"\xff\x0a|\0\0\0\x0cJXL "),
    ("Photoshop", rb"8BPS"),
)
_EARLY: Final = re.compile(
    r"premature end|truncated|unexpected end|end of (?:file|stream)|contains no image",
    re.IGNORECASE,
)
"""What the decoders say of a file that ends too early."""
_CAN_TURN: Final = range(2, 9)


@dataclass(frozen=True)
class Facts:
    """Hold what a picture's header says.

    width, height: in pixels, as the picture is to be seen (upright).
    orientation: Exif's, 1 to 8: how the stored pixels are turned.
    """

    kind: str
    width: int
    height: int
    orientation: int


def kind_of(path: Path) -> str:
    """Tell what a file is by its first bytes; "" where it is no picture."""
    with path.open("rb") as file:
        head = file.read(512)
    return next((kind for kind, magic in _MAGIC if re.match(magic, head, re.DOTALL)), "")


def inspect(path: Path, max_megapixels: int) -> Facts:
    """Read a picture's header; nothing is decoded.

    Raises BadPhotoError where it is no picture, of another kind, animated, broken or too large.
    """
    kind = _attempt(path, kind_of, path)
    if not kind:
        raise bad("no_picture", path, suffix=path.suffix)
    if kind not in EXTENSIONS:
        raise bad("format", path, found=kind)
    header = _attempt(path, _header, path, kind)
    width, height, orientation, frames = header
    if width * height > max_megapixels * 1_000_000:
        raise bad("too_many_pixels", path, width=width, height=height, limit=max_megapixels)
    if frames > 1:
        raise bad("animated", path, frames=frames)
    if orientation > 4:
        width, height = height, width
    return Facts(kind, width, height, orientation)


def small(path: Path, facts: Facts, side: int, *, strict: bool = False) -> Any:
    """Decode a picture upright in sRGB, its longer side `side` or less, and no larger than it is.

    Gives a pyvips image of three 8-bit bands in memory.

    strict: refuse what the decoder merely warns of.

    Raises BadPhotoError where it can't be decoded to its end.
    """
    return _attempt(path, _small, path, facts, side, "warning" if strict else "truncated")


def shrink(image: Any, side: int) -> Any:
    """Give a picture in memory, its longer side `side` or less, and no larger than it is.

    Lanczos with two lobes: it takes a fifth less time than with three, and what comes of it,
    sharpened, is as like the photo in fewer bytes (docs/decisions/imaging.md).
    """
    scale = side / max(image.width, image.height)
    return (image.resize(scale, kernel="lanczos2") if scale < 1 else image).copy_memory()


def full(path: Path, facts: Facts) -> Any:
    """Decode a picture at its full size as `small` does."""
    return small(path, facts, max(facts.width, facts.height))


def whole(path: Path, facts: Facts) -> Any:
    """Open a picture as it is, every sample and its colour profile, but upright."""
    return _attempt(path, _whole, path, facts)


def vips() -> Any:
    """Give the pyvips module, set up once a process: nothing cached, nothing exotic loaded."""
    return _vips()


@functools.cache
def _vips() -> Any:
    _keep_memory()
    import pyvips  # noqa: PLC0415  60 ms that a build with nothing to do does not pay

    pyvips.block_untrusted_set(state=True)
    pyvips.cache_set_max(0)
    # One photo is one job, and there are as many jobs as processors: threads within would only
    # wait. A decoder's warnings then also come in the order of the file, whatever else runs.
    pyvips.concurrency_set(1)
    return pyvips


def _keep_memory() -> None:
    """Tell glibc to hand memory from photo to photo; elsewhere nothing is done.

    libvips starts threads, and glibc gives each an arena that it never gives back: 490 MB for two
    processes instead of 260. And every large block is asked of the system and zeroed anew, which
    is a twentieth of a photo's time (docs/decisions/imaging.md).
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt:
        for option, value in _MALLOC.items():
            mallopt(option, value)


_MALLOC: Final = {-8: 1, -3: 1 << 30, -1: 1 << 30}
"""M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD, from glibc's <malloc.h>."""


def _attempt(path: Path, action: Callable[..., Any], *args: Any) -> Any:
    """Do it, and turn what libvips and the parsers raise into what a press officer reads."""
    try:
        return action(*args)
    except (StructureError, EOFError) as error:
        raise bad("truncated", path) from error
    except OSError as error:
        raise bad("unreadable", path, why=errors.why(error)) from error
    except (_vips().Error, ValueError, RuntimeError, struct.error) as error:
        if _EARLY.search(reason(error)):
            raise bad("truncated", path) from error
        raise bad("broken", path, why=reason(error)) from error


def reason(error: BaseException | None) -> str:
    """Give what a decoder said, in one line of at most 100 letters."""
    said = " ".join(str(getattr(error, "detail", "") or error).split())
    return said.rpartition("VipsJpeg: ")[2][:100]


def _header(path: Path, kind: str) -> tuple[int, int, int, int]:
    """Give width, height, orientation and the number of frames as they are stored."""
    if kind == "heic":
        return *_open_heic(path).size, 1, 1
    if kind == "webp":
        collections.deque(webp.chunks(path.read_bytes()), maxlen=0)  # is it there to its end?
    if kind == "jpeg":
        _walk(path)
    image = _open(path, kind)
    turned = image.get("orientation") if image.get_typeof("orientation") else 1
    frames = image.get("n-pages") if image.get_typeof("n-pages") and kind != "tiff" else 1
    if kind == "png":
        frames = png.frames(path.read_bytes())
    return image.width, image.height, turned if turned in _CAN_TURN else 1, frames


def _walk(path: Path) -> None:
    """Refuse a JPEG whose parts don't follow each other to its end: it can't be taken apart."""
    data = path.read_bytes()
    try:
        collections.deque(jpeg.segments(data), maxlen=0)
    except StructureError as error:
        if data.endswith(jpeg.END):
            raise bad("broken", path, why=f"JPEG, {error.args[0]:,}") from error
        raise


def _open(path: Path, kind: str, **options: Any) -> Any:
    image = _vips().Image
    load = {
        "jpeg": image.jpegload,
        "png": image.pngload,
        "webp": image.webpload,
        "tiff": image.tiffload,
        "avif": image.heifload,
    }[kind]
    return load(os.fspath(path), access="sequential", **options)


def _small(path: Path, facts: Facts, side: int, fail_on: str) -> Any:
    if facts.kind == "heic":
        image = _heic(path)
    else:
        options: dict[str, Any] = {"fail_on": fail_on}
        if facts.kind == "jpeg":
            options["shrink"] = _factor(max(facts.width, facts.height), side)
        image = _open(path, facts.kind, **options)
    if image.hasalpha():
        image = image.flatten(background=255 if image.format == "uchar" else 65535)
    image = _to_srgb(shrink(image, side))
    if image.get_typeof("orientation"):
        image = image.autorot()
    return image.copy_memory()


def _whole(path: Path, facts: Facts) -> Any:
    image = _open(path, facts.kind, fail_on="truncated")
    return image.copy_memory().autorot() if facts.orientation != 1 else image


def _factor(longer: int, side: int) -> int:
    """Choose how much of the shrinking the decoder does, which costs it less than nothing."""
    return next((factor for factor in (8, 4, 2) if longer // factor >= side), 1)


def _open_heic(path: Path) -> Any:
    """Open HEIC, which libvips' wheels leave out over patents, through pi_heif."""
    import pi_heif  # type: ignore[import-untyped]  # noqa: PLC0415  only where there is a HEIC

    return pi_heif.open_heif(path, convert_hdr_to_8bit=True)


def _heic(path: Path) -> Any:
    file = _open_heic(path)
    bands = {"RGB": 3, "RGBA": 4, "L": 1}[file.mode]
    width, height = file.size
    stride, data = file.stride, file.data
    if stride != width * bands:
        rows = memoryview(data)
        data = b"".join(rows[y * stride : y * stride + width * bands] for y in range(height))
    image = _vips().Image.new_from_memory(data, width, height, bands, "uchar")
    # The memory is pi_heif's and goes with `file`: the copy is what makes the image outlive it.
    image = image.copy(interpretation="b-w" if bands == 1 else "srgb").copy_memory()
    profile = file.info.get("icc_profile")
    if profile:
        image.set_type(_vips().GValue.blob_type, "icc-profile-data", profile)
    return image


def _to_srgb(image: Any) -> Any:
    """Convert to 8-bit sRGB by the profile within, or by the usual one of the colour space."""
    profile = image.get("icc-profile-data") if image.get_typeof("icc-profile-data") else b""
    if profile and not _is_usable(profile, image):
        image, profile = image.copy(), b""
        image.remove("icc-profile-data")
    if image.interpretation == "cmyk" or (profile and not _is_srgb(profile, image)):
        image = image.icc_transform(
            "srgb",
            embedded=bool(profile),
            input_profile="cmyk",
            intent="relative",
            black_point_compensation=True,
        )
    return image.colourspace("srgb")


def _is_usable(profile: bytes, image: Any) -> bool:
    """Tell whether a profile is for the pixels that it came with; some cameras' are not."""
    space = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(profile[16:20])
    return profile[36:40] == b"acsp" and space == image.bands


_same_as_srgb: dict[bytes, bool] = {}


def _is_srgb(profile: bytes, image: Any) -> bool:
    """Tell whether a profile changes nothing that an eye could see; asked once a profile."""
    key = hashlib.blake2b(profile, digest_size=16).digest() + image.format.encode()
    if key not in _same_as_srgb:
        ramp = bytes(v for r in _STEPS for g in _STEPS for b in _STEPS for v in (r, g, b))
        if image.bands != 3 or image.format != "uchar":
            _same_as_srgb[key] = False
        else:
            patch = _vips().Image.new_from_memory(ramp, len(_STEPS) ** 3, 1, 3, "uchar")
            patch = patch.copy(interpretation="srgb")
            patch.set_type(_vips().GValue.blob_type, "icc-profile-data", profile)
            moved = patch.icc_transform("srgb", embedded=True, intent="relative")
            _same_as_srgb[key] = (moved - patch).abs().max() <= 2
    return _same_as_srgb[key]


_STEPS: Final = range(0, 256, 51)
