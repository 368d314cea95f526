"""How like two pictures are: SSIM, for benchmarks and tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from plugins.gallery import pictures
from plugins.gallery.pictures import Facts

_SIGMA: Final = 1.5
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def compare(one: Any, other: Any) -> float:
    """Give the mean structural similarity of two pyvips images' brightness, 0 to 1.

    As in Wang, Bovik, Sheikh and Simoncelli (2004): Gaussian windows of σ 1.5, 8-bit range.

    Raises ValueError where they differ in size.

    >>> grey = pictures.vips().Image.gaussnoise(32, 32, sigma=30, mean=128)
    >>> round(compare(grey, grey), 3)
    1.0
    """
    if (one.width, one.height) != (other.width, other.height):
        raise ValueError((one.width, one.height, other.width, other.height))
    x, y = _brightness(one), _brightness(other)
    mean_x, mean_y = _blur(x), _blur(y)
    variance_x = _blur(x * x) - mean_x * mean_x
    variance_y = _blur(y * y) - mean_y * mean_y
    covariance = _blur(x * y) - mean_x * mean_y
    above = (mean_x * mean_y * 2 + _C1) * (covariance * 2 + _C2)
    below = (mean_x * mean_x + mean_y * mean_y + _C1) * (variance_x + variance_y + _C2)
    return float((above / below).avg())


def reference(path: Path, facts: Facts, width: int, height: int) -> Any:
    """Give a photo decoded in full, upright and in sRGB, then resized: what derivatives aim at."""
    image = pictures.full(path, facts)
    return image.resize(width / image.width, vscale=height / image.height).copy_memory()


def _brightness(image: Any) -> Any:
    if image.bands == 1:
        return image.cast("float")
    return image.colourspace("b-w").cast("float")


def _blur(image: Any) -> Any:
    return image.gaussblur(_SIGMA, precision="float", min_ampl=0.02)
