"""The readers of bytes: whatever they are given, they give an answer or one kind of refusal."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gallery import embedded, jpeg, packets, png, webp
from plugins.gallery.jpeg import StructureError
from plugins.gallery.packets import Note
from tests.gallery import photos

Reader = Callable[[bytes], object]


def drain(read: Callable[[bytes], Iterable[object]]) -> Reader:
    return lambda data: list(read(data))


READERS: dict[str, tuple[str, Reader]] = {
    "JPEG": (".jpg", drain(jpeg.segments)),
    "JPEG rewritten": (".jpg", drain(lambda data: jpeg.rewrite(data, Note(), 6))),
    "PNG": (".png", drain(lambda data: png.rewrite(data, Note(), 6))),
    "PNG frames": (".png", png.frames),
    "WebP": (".webp", drain(lambda data: webp.rewrite(data, Note(), 6, 240, 160))),
    "what is embedded": (".jpg", embedded.read),
}


@pytest.fixture(scope="module", params=list(READERS.values()), ids=list(READERS))
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, Reader]:
    suffix, read = request.param
    path = tmp_path_factory.mktemp("photo") / f"a{suffix}"
    return photos.KINDS[suffix](path).read_bytes(), read


@given(data=st.data())
def test_damaged_bytes_are_read_or_refused(
    reader: tuple[bytes, Reader], data: st.DataObject
) -> None:
    whole, read = reader
    place = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    damaged = whole[:place] + data.draw(st.binary(max_size=40)) + whole[place + length :]
    with contextlib.suppress(StructureError):
        read(damaged[: data.draw(st.integers(0, len(damaged)))])


def test_whole_bytes_are_read(reader: tuple[bytes, Reader]) -> None:
    whole, read = reader
    read(whole)


def test_the_photographers_words_are_read(tmp_path: Path) -> None:
    note = embedded.read(photos.jpeg(tmp_path / "a.jpg").read_bytes())
    assert note == Note(
        caption={"th": photos.CAPTION},
        credit={"th": photos.CREDIT},
        copyright={"th": photos.COPYRIGHT},
        taken="2025-03-16T10:20:30",
    )


TEXTS = {
    "UTF-8 without saying so": ("ข่าว".encode(), {"th": "ข่าว"}),
    "Windows' Thai": ("ข่าว".encode("cp874"), {"th": "ข่าว"}),
    "English": (b"Ministry of Labour", {"en": "Ministry of Labour"}),
    "blank": (b"  \r\n ", {}),
}


@pytest.mark.parametrize(("text", "wanted"), TEXTS.values(), ids=TEXTS)
def test_old_programs_texts(text: bytes, wanted: dict[str, str]) -> None:
    dataset = b"\x1c\x02\x78" + len(text).to_bytes(2, "big") + text
    block = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(dataset).to_bytes(4, "big") + dataset
    data = b"\xff\xd8" + photos.segment(0xED, block) + b"\xff\xd9"
    assert embedded.read(data).caption == wanted


def test_entities_without_end_are_not_read() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    packet = photos.xmp().decode().replace("<x:xmpmeta", f"{bomb}<x:xmpmeta", 1).encode()
    block = photos.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    assert embedded.read(b"\xff\xd8" + block + b"\xff\xd9") == Note()


@given(st.dictionaries(st.sampled_from(["th", "en"]), st.text(max_size=3000)))
def test_any_words_are_written_and_read_again(words: dict[str, str]) -> None:
    import xml.etree.ElementTree as ET

    note = Note(caption=words, credit=words, copyright=words, alt=words)
    ET.fromstring(packets.xmp(note).decode())
    assert len(packets.photoshop(note)) < 65_000


@given(st.text(max_size=400), st.integers(0, 300))
def test_a_shortened_text_is_a_beginning(text: str, limit: int) -> None:
    short = packets.shorten(text, limit)
    assert len(short) <= limit
    assert text.startswith(short.decode())
