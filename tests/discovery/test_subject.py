"""Descriptions are short, whole and of the page's language."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.discovery import subject
from plugins.errors import LANGUAGES
from plugins.thai import words
from tests.discovery.editions import ORIGIN

THAI = st.text(alphabet="กขนปญเแโะาิีุู่้๊์ำ ฯ2a", max_size=400)


@given(st.one_of(st.text(max_size=400), THAI), st.integers(2, 200))
@settings(deadline=None)
def test_a_shortened_text_is_its_beginning(text: str, length: int) -> None:
    short = subject.shorten(text, length)
    whole = " ".join(text.split())
    assert len(short) <= length
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


@given(THAI, st.integers(40, 120))
@settings(deadline=None)
def test_no_cluster_is_cut(text: str, length: int) -> None:
    short = subject.shorten(text, length)
    whole = " ".join(text.split())
    if short == whole or max(map(len, _clusters(whole)), default=0) > 8:
        return
    assert short[:-1] in {whole[:end].rstrip(" ,;:") for _, end in words.clusters(whole)}


def _clusters(text: str) -> list[str]:
    return [text[start:end] for start, end in words.clusters(text)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"summary": "สรุป", "body_text": "เนื้อหา"}, "สรุป"),
        ({"body_text": "เนื้อหา\n\nต่อ"}, "เนื้อหา ต่อ"),
        ({}, "ชื่อข่าว"),
        (
            {"summary": "สรุป", "status": "withdrawn", "reason": "ตัวเลขผิด"},
            "ข่าวนี้ถูกถอน: ตัวเลขผิด",
        ),
    ],
    ids=["summary", "text", "title", "withdrawn"],
)
def test_a_release_is_described_by_what_it_has(fields: dict[str, str], expected: str) -> None:
    blank = {"title": "ชื่อข่าว", "summary": "", "body_text": "", "status": "published", "lang": "th"}
    article = SimpleNamespace(**blank | fields)
    assert subject.description(article) == expected


VALUES = {
    "year": 2019,
    "month": 4,
    "total": 1234,
    "division": SimpleNamespace(name={"th": "กองข่าว", "en": "News Division"}.__getitem__),
    "tag": SimpleNamespace(name="ค่าจ้าง"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page_type", [*subject.TITLES, "index", "a type of the future"])
def test_every_type_of_page_has_a_title_and_a_description(page_type: str, lang: str) -> None:
    found = subject.of(page_type, lang, ORIGIN, VALUES)
    assert found.title
    assert found.description
    assert "{" not in found.title + found.description


def test_years_are_of_the_languages_era() -> None:
    assert subject.of("archive_month", "th", ORIGIN, VALUES).title == "ข่าวเดือนเมษายน 2562"
    assert subject.of("archive_month", "en", ORIGIN, VALUES).title == "Releases of April 2019"
