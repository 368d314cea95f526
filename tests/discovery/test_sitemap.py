"""Sitemaps keep to the schema, to the limits, and to one place for each address."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.discovery.sitemap import Address, News, index, line, sitemaps, url
from tests.discovery import rules
from tests.discovery.editions import DAY

SITE = "https://prakat.example.go.th"


def pages(count: int) -> list[Address]:
    return [Address(f"{SITE}/{number}/", DAY) for number in range(count)]


def locations(text: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(text).iter(rules.SITEMAP + "loc")]


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (0, []),
        (1, ["sitemap-2019.xml"]),
        (50_000, ["sitemap-2019.xml"]),
        (50_001, ["sitemap-2019.xml", "sitemap-2019-2.xml"]),
    ],
)
def test_a_sitemap_holds_fifty_thousand(count: int, names: list[str]) -> None:
    made = list(sitemaps("2019", map(line, pages(count))))
    assert [each.name for each in made] == names
    assert [loc for each in made for loc in locations(each.text)] == [p.url for p in pages(count)]


@given(st.integers(1, 40), st.integers(1, 12), st.integers(600, 3000))
@settings(deadline=None)
def test_limits_hold_and_nothing_is_lost(count: int, most: int, most_bytes: int) -> None:
    made = list(sitemaps("x", map(line, pages(count)), most=most, most_bytes=most_bytes))
    assert [loc for each in made for loc in locations(each.text)] == [p.url for p in pages(count)]
    for each in made:
        assert len(locations(each.text)) <= most
        assert len(each.text.encode()) <= most_bytes
        assert rules.sitemap(each.text) == []


def test_a_file_changed_when_its_last_page_did() -> None:
    later = DAY + dt.timedelta(days=3)
    made = list(
        sitemaps("x", [line(Address(f"{SITE}/a/", DAY)), line(Address(f"{SITE}/b/", later))])
    )
    assert made[0].changed == later
    assert next(sitemaps("x", [line(Address(f"{SITE}/a/"))])).changed is None


def test_languages_are_named_with_a_default() -> None:
    alternates = {"th": f"{SITE}/a/", "en": f"{SITE}/en/a/"}
    read = ET.fromstring(
        next(sitemaps("x", [line(Address(f"{SITE}/en/a/", alternates=alternates))])).text
    )
    links = {e.get("hreflang"): e.get("href") for e in read.iter(rules.XHTML + "link")}
    assert links == {**alternates, "x-default": f"{SITE}/a/"}


def test_one_language_alone_is_not_named() -> None:
    assert "hreflang" not in url(Address(f"{SITE}/a/", alternates={"th": f"{SITE}/a/"}))


@given(st.text())
@settings(deadline=None)
def test_any_title_makes_a_valid_news_sitemap(title: str) -> None:
    news = News("ข่าว", "th", DAY, title)
    (made,) = sitemaps("news", [line(Address(f"{SITE}/a/", DAY, news=news))])
    assert rules.sitemap(made.text) == []


def test_pictures_stop_at_what_is_allowed() -> None:
    pictures = tuple(f"{SITE}/{number}.jpg" for number in range(1001))
    (made,) = sitemaps("x", [line(Address(f"{SITE}/a/", pictures=pictures))])
    assert rules.sitemap(made.text) == []
    assert made.text.count("<image:loc>") == 1000


def test_the_index_is_valid() -> None:
    text = index([(f"{SITE}/sitemap-2019.xml", DAY), (f"{SITE}/sitemap-pages.xml", None)])
    assert rules.sitemap(text) == []
    assert locations(text) == [f"{SITE}/sitemap-2019.xml", f"{SITE}/sitemap-pages.xml"]


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (Address(f"{SITE}/ข่าว/"), "loc"),
        (Address("/news/"), "loc"),
        (Address(f"{SITE}/a/", alternates={"th": SITE, "en": f"{SITE}/en/"}), "leave it out"),
    ],
    ids=["not encoded", "relative", "languages without itself"],
)
def test_the_rules_find_what_is_broken(page: Address, fault: str) -> None:
    (made,) = sitemaps("x", [line(page)])
    assert any(fault in found for found in rules.sitemap(made.text))
