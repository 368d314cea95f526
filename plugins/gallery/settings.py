"""What a site may set for its galleries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from plugins.errors import PrakatError, wrong_setting

PREFIX = "PRAKAT_GALLERY_"


@dataclass(frozen=True)
class Settings:
    """Hold the settings of the plugin; each is PRAKAT_GALLERY_ and its name in upper case.

    sizes: the longer sides, in pixels, that pages use, smallest first; the last is the web size.
    avif_quality, webp_quality, jpeg_quality: 1 to 100, on each encoder's own scale.
    sharpen: how much of its detail a picture gets back after it was made smaller, in eighths; 0 is
        none.
    max_megapixels: larger pictures are refused before they are decoded.
    large_megabytes: a larger file is published, with a warning.
    small_side: a picture whose longer side has fewer pixels is published, with a warning.
    page_photos: how many photos a page of the picture editors' index shows.
    cache: where products are kept between builds; safe to delete while nothing runs.
    """

    sizes: tuple[int, ...] = (400, 800, 1600)
    avif_quality: int = 60
    webp_quality: int = 78
    jpeg_quality: int = 84
    sharpen: float = 0.25
    max_megapixels: int = 100
    large_megabytes: int = 30
    small_side: int = 1000
    page_photos: int = 240
    cache: str = ".prakat/gallery"

    @property
    def encoding(self) -> str:
        """Name everything that decides on a derivative's bytes, for the cache."""
        qualities = f"{self.avif_quality}-{self.webp_quality}-{self.jpeg_quality}"
        return f"{self.sizes}-{qualities}-{self.sharpen}"


_TYPES: dict[str, type | tuple[type, ...]] = {
    "sizes": (tuple, list),
    "sharpen": (int, float),
    "cache": str,
}
_LEAST: dict[str, float] = {"sharpen": 0}


def from_pelican(settings: Mapping[str, Any]) -> Settings:
    """Take the plugin's settings out of Pelican's.

    Raises PrakatError that names an unknown setting, or one of the wrong type or range.

    >>> from_pelican({"PRAKAT_GALLERY_SIZES": [400, 1600]}).sizes
    (400, 1600)
    """
    known = {PREFIX + field.name.upper(): field for field in fields(Settings)}
    problems = []
    found: dict[str, Any] = {}
    for key in sorted(name for name in settings if name.startswith(PREFIX)):
        if key not in known:
            problems.append(wrong_setting(key, settings[key], "/".join(known)))
        elif not _is_allowed(known[key].name, settings[key]):
            problems.append(wrong_setting(key, settings[key], f"{known[key].type}, > 0"))
        else:
            found[known[key].name] = settings[key]
    if problems:
        raise PrakatError(*problems)
    if "sizes" in found:
        found["sizes"] = tuple(sorted(found["sizes"]))
    return Settings(**found)


def _is_allowed(name: str, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, _TYPES.get(name, int)):
        return False
    if isinstance(value, (tuple, list)):
        return bool(value) and all(type(size) is int and size > 0 for size in value)
    if isinstance(value, str):
        return bool(value)
    assert isinstance(value, (int, float))
    ceiling = 100 if name.endswith("_quality") else float("inf")
    return _LEAST.get(name, 1) <= value <= ceiling
