"""Small photos as cameras and phones write them, with all that is nobody's business."""

from __future__ import annotations

import io
import random
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms, ImageDraw

FILES: Final = Path(__file__).with_name("files")
SERIAL: Final = b"SN00421337"
OWNER: Final = b"Somchai Private-Owner"
MAKER_NOTE: Final = b"MAKER-NOTE-SECRET" * 4
TRAILER: Final = b"MotionPhoto_Data-SECRET"
COMMENT: Final = b"comment: room 1201, 13.7563 N"
LATITUDE: Final = struct.pack(">6I", 13, 1, 45, 1, 2469, 200)
XMP_PLACE: Final = b"13,45.2057N"
THUMBNAIL_TONE: Final = (1, 254, 3)
SECRETS: Final = {
    "serial number": SERIAL,
    "owner": OWNER,
    "maker note": b"MAKER-NOTE-SECRET",
    "what follows the picture": b"MotionPhoto_Data-SECRET",
    "comment": b"room 1201",
    "location (Exif)": LATITUDE,
    "location (XMP)": XMP_PLACE,
}
"""What must not be found in any public file, by what it is."""

CAPTION: Final = "ปลัดกระทรวงตรวจเยี่ยมพื้นที่"
CREDIT: Final = "ภาพ: กลุ่มประชาสัมพันธ์ กระทรวงแรงงาน"
COPYRIGHT: Final = "© กระทรวงแรงงาน"
PATCHES: Final = {
    "tl": (200, 60, 50),
    "tr": (60, 170, 80),
    "bl": (50, 80, 190),
    "br": (220, 190, 60),
}
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How upright pixels are stored for each Exif orientation."""


def drawing(width: int = 240, height: int = 160, number: int = 0) -> Image.Image:
    """Draw an upright picture with a coloured patch in each corner; each number differs."""
    image = Image.new("RGB", (width, height), (120, 130, 140))
    draw = ImageDraw.Draw(image)
    chance = random.Random(number)
    wide, high = width // 5, height // 5
    for x in range(0, width, max(wide, 1)):
        for y in range(0, height, max(high, 1)):
            tone = chance.randrange(256)
            draw.rectangle([x, y, x + wide, y + high], fill=(tone, 255 - tone, number % 7 * 30))
    for corner, colour in PATCHES.items():
        left = 0 if corner[1] == "l" else width - wide
        top = 0 if corner[0] == "t" else height - high
        draw.rectangle([left, top, left + wide, top + high], fill=colour)
    return image


def exif(orientation: int = 1) -> bytes:
    """Write a camera's Exif: place, serial number, owner, maker note."""
    block = Image.Exif()
    block[0x0112], block[0x010F], block[0x0132] = orientation, "NIKON", "2025:03:16 10:20:30"
    camera = block.get_ifd(0x8769)
    camera[0x9003] = "2025:03:16 10:20:30"
    camera[0xA431], camera[0xA430] = SERIAL.decode(), OWNER.decode()
    camera[0x927C] = MAKER_NOTE
    place = block.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (13.0, 45.0, 12.345), "E", (100.0, 30.0, 33.21)
    return block.tobytes()


def iptc(caption: str = CAPTION, credit: str = CREDIT, copyright_: str = COPYRIGHT) -> bytes:
    """Write the APP13 segment of a newsroom's program."""
    fields = [(1, 90, b"\x1b%G"), (2, 110, credit.encode()[:32]), (2, 116, copyright_.encode())]
    fields += [(2, 120, caption.encode()), (2, 90, b"Din Daeng")]
    data = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(body)) + body
        for record, number, body in fields
    )
    data += b"\0" * (len(data) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data


def xmp(credit: str = CREDIT) -> bytes:
    """Write an XMP packet with a place in it."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        f'photoshop:Credit="{credit}" exif:GPSLatitude="{XMP_PLACE.decode()}"/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def segment(marker: int, body: bytes) -> bytes:
    """Write a JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def thumbnail() -> bytes:
    """Give the JPEG of a tiny picture, as hidden in Exif and in JFXX."""
    out = io.BytesIO()
    Image.new("RGB", (32, 24), THUMBNAIL_TONE).save(out, "JPEG")
    return out.getvalue()


def jpeg(
    path: Path,
    orientation: int = 1,
    *,
    size: tuple[int, int] = (240, 160),
    number: int = 0,
    progressive: bool = False,
    profile: bytes | None = None,
) -> Path:
    """Write a camera's JPEG: every kind of private data, and something after its end."""
    image = drawing(*size, number)
    if orientation in TURNS:
        image = image.transpose(TURNS[orientation])
    out = io.BytesIO()
    options = {"icc_profile": profile} if profile else {}
    image.save(out, "JPEG", quality=90, progressive=progressive, exif=exif(orientation), **options)
    data = out.getvalue()
    hidden = (
        segment(0xE0, b"JFXX\0\x10" + thumbnail())
        + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp())
        + segment(0xED, iptc())
        + segment(0xFE, COMMENT)
        + segment(0xE2, b"FPXR\0" + SERIAL)
    )
    path.write_bytes(data[:20] + hidden + data[20:] + TRAILER + thumbnail())
    return path


def png(path: Path) -> Path:
    """Write a PNG with Exif, text and XMP."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", COMMENT.decode())
    info.add_itxt("XML:com.adobe.xmp", xmp().decode())
    drawing().save(path, "PNG", exif=exif(), pnginfo=info)
    return path


def webp(path: Path) -> Path:
    """Write a WebP with Exif and XMP."""
    drawing().save(path, "WEBP", quality=90, exif=exif(), xmp=xmp())
    return path


def tiff(path: Path) -> Path:
    """Write a TIFF with Exif, a place, XMP and Photoshop's layers."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    tags = ImageFileDirectory_v2()
    tags[270], tags[315], tags[700] = COMMENT.decode(), OWNER.decode(), xmp()
    tags[37724] = b"Adobe Photoshop Document Data Block\0" + SERIAL
    drawing().save(path, "TIFF", tiffinfo=tags, exif=exif(), compression="tiff_lzw")
    return path


def heic(path: Path) -> Path:
    """Copy a phone's HEIC (160 × 120, made with libheif; no wheel here can write one)."""
    shutil.copyfile(FILES / "phone.heic", path)
    return path


def avif(path: Path) -> Path:
    """Write an AVIF with Exif and XMP."""
    drawing().save(path, "AVIF", quality=80, exif=exif(), xmp=xmp())
    return path


KINDS: Final[dict[str, Callable[[Path], Path]]] = {
    ".jpg": jpeg,
    ".png": png,
    ".webp": webp,
    ".tif": tiff,
    ".heic": heic,
    ".avif": avif,
}
"""What writes each kind of photo, by extension."""


def srgb() -> bytes:
    """Give an sRGB profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


ADOBE_RGB: Final = {
    "rXYZ": (0.60974, 0.31111, 0.01947),
    "gXYZ": (0.20528, 0.62567, 0.06087),
    "bXYZ": (0.14919, 0.06322, 0.74457),
}
"""The primaries of Adobe RGB (1998) at D50, from its specification; its gamma is 563/256."""


def adobe_rgb() -> bytes:
    """Give a profile of Adobe RGB: an sRGB one with other primaries and another curve."""
    data = bytearray(srgb())
    (count,) = struct.unpack_from(">I", data, 128)
    for index in range(count):
        name, place, _size = struct.unpack_from(">4sII", data, 132 + 12 * index)
        if name.decode() in ADOBE_RGB:
            values = [round(value * 65536) for value in ADOBE_RGB[name.decode()]]
            struct.pack_into(">4sI3i", data, place, b"XYZ ", 0, *values)
        elif name in (b"rTRC", b"gTRC", b"bTRC"):
            struct.pack_into(">4sIIH", data, place, b"curv", 0, 1, 563)
    return bytes(data)
