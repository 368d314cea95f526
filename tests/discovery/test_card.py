"""Cards show Thai as Thai is written, whole, in the theme's face and in no other."""

from __future__ import annotations

import dataclasses
import html
import struct
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import pyvips
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.discovery import card, lettering
from plugins.discovery.card import Card, Press
from plugins.discovery.generator import FACE, MARK
from plugins.discovery.lettering import Face
from plugins.errors import PrakatError
from plugins.fastbuild.executor import executor

THEME = Path(__file__).parents[2] / "theme"
SARABUN = Face(THEME / FACE[0], FACE[1])

TITLES = {
    "one word": "ประกาศ",
    "stacked marks": "ที่ปรึกษาฯ ย้ำ! กู้ชีพผู้ป่วย น้ำใจญี่ปุ่น ปั๊มน้ำ ฐานญาติฎีกา",
    "300 characters": "รัฐมนตรีว่าการกระทรวงแรงงานลงพื้นที่ตรวจเยี่ยมสถานประกอบการ" * 5,
    "one long word": "a" * 90,
    "markup": "<b>แรงงาน & นายจ้าง</b>",
    "emoji only": "🎉🎉",
    "English": "Ministry of Labour holds workshop for Bangkok's labour volunteers",
}


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(SARABUN, THEME / MARK, tmp_path / "cards")


def image(data: bytes) -> Any:
    return pyvips.Image.pngload_buffer(data)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_card_has_the_size_that_shares_ask_for(press: Press, title: str) -> None:
    data = press.draw(Card(title, "กองเผยแพร่", "กระทรวงแรงงาน", "29 เมษายน 2562"))
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 60_000


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_nothing_is_drawn_over_the_margin(press: Press, title: str) -> None:
    data = press.draw(Card(title, "กรมพัฒนาฝีมือแรงงาน" * 6, "กระทรวงแรงงาน" * 6, "29 เมษายน 2562"))
    drawn = image(data).colourspace("b-w")
    for edge in (drawn.crop(0, 0, 76, 630), drawn.crop(1124, 0, 76, 630)):
        assert edge.max() - edge.min() <= 2


def test_marks_stand_above_and_below_their_letters_and_take_no_width() -> None:
    bare, stacked = SARABUN.draw("ปน", 100), SARABUN.draw("ปู่น", 100)
    assert stacked.width == bare.width
    assert stacked.height > 1.4 * bare.height


def test_the_face_is_the_themes() -> None:
    """A font that can't be loaded is silently another one; its widths are not these."""
    wide, narrow = SARABUN.draw("กระทรวงแรงงาน", 100), SARABUN.draw("iiii", 100)
    assert (wide.width, narrow.width) == (689, 94)


def test_a_title_takes_the_largest_size_that_leaves_it_whole() -> None:
    sizes, width, height = (88, 66, 50), 1032, 344
    short = SARABUN.fit("ประกาศ", sizes, width, height)
    assert short.height == SARABUN.draw("ประกาศ", 88).height
    for title in TITLES.values():
        mask = SARABUN.fit(title, sizes, width, height)
        assert (mask.width <= width, mask.height <= height) == (True, True), title


def test_lines_are_even() -> None:
    text = "ทดสอบกระทรวงแรงงานเปิดรับสมัครอาสาสมัครแรงงาน"
    first = SARABUN.draw(text, 66, width=1032)
    even = SARABUN.fit(text, (66,), 1032, 344)
    assert (first.width, even.width) == (999, 767)
    assert even.height < first.height + 33


@given(st.text())
@settings(deadline=None)
def test_breaks_and_escapes_lose_nothing_that_the_font_has(text: str) -> None:
    shown = html.unescape(lettering.breakable(text).replace("\u200b", ""))
    assert thai_and_ascii(shown) == thai_and_ascii(text)


def thai_and_ascii(text: str) -> str:
    return "".join(c for c in text if "!" <= c <= "~" or "\u0e01" <= c <= "\u0e5b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("กระทรวงแรงงาน", "กระทรวง|แรงงาน"),
        ("Café แรงงาน", "Café แรงงาน"),
        ("ปี2562", "ปี2562"),
        ("", ""),
    ],
)
def test_lines_break_between_thai_words_only(text: str, expected: str) -> None:
    assert lettering.breakable(text).replace("\u200b", "|") == expected


@contextmanager
def here() -> Iterator[Executor]:
    with executor(workers=1) as pool:
        yield pool


@contextmanager
def nowhere() -> Iterator[Executor]:
    pytest.fail("a card was drawn that the cache holds")
    yield ThreadPoolExecutor()


def test_a_card_is_drawn_once(press: Press) -> None:
    cards = [Card("ก"), Card("ข")]
    first = {c: file.read_bytes() for c, file in press.print(cards, here).items()}
    again = {c: file.read_bytes() for c, file in press.print(cards, nowhere).items()}
    assert first == again
    assert first[cards[0]] != first[cards[1]]


@pytest.mark.parametrize(
    "other",
    [Card("ก", "ข"), Card("ก", organisation="ข"), Card("ก", day="ข"), Card("กข")],
    ids=["above", "organisation", "day", "title"],
)
def test_other_words_are_another_card(press: Press, other: Card) -> None:
    assert press.key(other) != press.key(Card("ก"))


def test_the_sites_own_words_stay_whole_and_make_another_card(press: Press) -> None:
    own = dataclasses.replace(press, face=dataclasses.replace(SARABUN, own_words=("รัชกิจประการ",)))
    assert own.key(Card("ก")) != press.key(Card("ก"))
    name = "พิพัฒน์ รัชกิจประการ"
    assert lettering.breakable(name).count("\u200b") > 0
    assert lettering.breakable(name, own.face.own_words) == name


def test_a_card_is_the_same_every_time(press: Press) -> None:
    one = Card(TITLES["stacked marks"], "กองเผยแพร่")
    assert press.draw(one) == press.draw(one)


@pytest.mark.parametrize("lost", ["face", "mark"])
def test_a_theme_without_its_files_is_told_so(press: Press, lost: str, tmp_path: Path) -> None:
    file = tmp_path / "lost"
    face, mark = (Face(file, "x"), press.mark) if lost == "face" else (press.face, file)
    with pytest.raises(PrakatError) as raised:
        Press(face, mark, press.cache).print([Card("ก")], here)
    assert raised.value.problems[0].path == file


def test_a_card_names_no_place_and_no_person(press: Press) -> None:
    data = press.draw(Card("ก"))
    assert not {b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"} & {
        chunk for chunk in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME") if chunk in data
    }
    assert card.TYPE == "image/png"
