"""Feeds are valid whatever releases hold, and say what subscribers need."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.discovery import atom, feed, json_feed
from plugins.discovery.edition import Archive, Edition, Image
from tests.discovery import rules
from tests.discovery.editions import DAY, ORIGIN, edition
from tests.discovery.editions import feed as made_feed

PHOTO = Image(f"{ORIGIN.url}/news/20190429-1/web/1.jpg", 1600, 1067, 'ภาพ "แรก"', "คำบรรยาย")


@given(st.text(), st.text(), st.text())
@settings(deadline=None)
def test_any_release_makes_valid_feeds(words: str, summary: str, text: str) -> None:
    titled = edition(title=f"ก{words}", summary=summary, tags=(f"ข{words}",), reason=words)
    made = made_feed((titled, text))
    assert rules.atom(atom.write(made)) == []
    assert rules.json_feed(json_feed.write(made)) == []


@pytest.mark.parametrize("writer", [atom.write, json_feed.write], ids=["atom", "json"])
def test_a_feed_is_the_same_every_time(writer: Callable[[feed.Feed], str]) -> None:
    made = [made_feed((edition(), "<p>ก</p>")) for _ in range(2)]
    assert writer(made[0]) == writer(made[1])


def test_an_empty_feed_is_valid_and_asks_no_clock() -> None:
    made = made_feed(folder="/en/division/pr/", lang="en")
    assert rules.atom(atom.write(made)) == []
    assert rules.json_feed(json_feed.write(made)) == []
    assert made.updated == feed.NEVER


def test_times_are_bangkoks() -> None:
    changed = dt.datetime(2019, 5, 1, 1, tzinfo=dt.UTC)
    entry = ET.fromstring(atom.write(made_feed((edition(changed=changed), "")))).find(
        rules.ATOM + "entry"
    )
    assert entry is not None
    assert entry.findtext(rules.ATOM + "published") == "2019-04-29T09:30:00+07:00"
    assert entry.findtext(rules.ATOM + "updated") == "2019-05-01T08:00:00+07:00"


@pytest.mark.parametrize(
    ("title", "type_", "shown"),
    [
        ("เปิดรับสมัคร", None, "เปิดรับสมัคร"),
        ("<b>R&D</b>", "html", "&lt;b&gt;R&amp;D&lt;/b&gt;"),
    ],
    ids=["plain", "like HTML"],
)
def test_a_title_that_looks_like_html_is_shown_as_it_is(
    title: str, type_: str | None, shown: str
) -> None:
    made = made_feed((edition(title=title), ""))
    found = ET.fromstring(atom.write(made)).find(f"{rules.ATOM}entry/{rules.ATOM}title")
    assert found is not None
    assert (found.get("type"), found.text) == (type_, shown)


def test_ids_outlive_a_move_of_the_site() -> None:
    (entry,) = feed.entries([(edition(), "")], "https://first.example.go.th/")
    assert entry.id == "https://first.example.go.th/news/20190429-1/"
    assert entry.edition.url == "https://prakat.example.go.th/news/20190429-1/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="/archive/">ก</a>', f'<a href="{ORIGIN.url}/archive/">ก</a>'),
        ('<a href="#h">ก</a>', f'<a href="{ORIGIN.url}/news/20190429-1/#h">ก</a>'),
        ('<img src="a.jpg">', f'<img src="{ORIGIN.url}/news/20190429-1/a.jpg">'),
        ('<p>href="/x"</p>', '<p>href="/x"</p>'),
        ("<script>x</script><p onclick=x>ก</p>", "<p>ก</p>"),
        ('<a href="javascript:x">ก</a>', "<a>ก</a>"),
        ('<h2 id="a">ก</h2>', "<h2>ก</h2>"),
    ],
)  # fmt: skip
def test_text_is_safe_and_whole_in_a_reader(text: str, expected: str) -> None:
    assert feed.content(edition(), text) == expected


def test_of_a_withdrawn_release_a_feed_tells_only_that_and_why() -> None:
    withdrawn = edition(status="withdrawn", reason="ตัวเลข <ผิด>")
    (entry,) = feed.entries([(withdrawn, "<p>ก</p>")], "")
    assert entry.title == "(ถอนแล้ว) เปิดรับสมัคร"
    assert entry.html == "<p><strong>ข่าวนี้ถูกถอน: ตัวเลข &lt;ผิด&gt;</strong></p>"


@pytest.mark.parametrize(
    ("lang", "note"),
    [("th", "แก้ไขเมื่อ 1 พฤษภาคม 2562: เวลา"), ("en", "Changed on 1 May 2019: เวลา")],
)
def test_a_change_is_told_first(lang: str, note: str) -> None:
    changed = edition(lang=lang, change="เวลา", changed=DAY + dt.timedelta(days=2))
    assert feed.content(changed, "<p>ก</p>") == f"<p><strong>{note}</strong></p><p>ก</p>"


def test_a_feed_never_grows_beyond_what_readers_take() -> None:
    long = "<p>" + "ก" * 150_000 + "</p>"
    made = made_feed(*((edition(f"2019042{n}-1"), long) for n in range(5)))
    assert [entry.html is not None for entry in made.entries] == [True, False, False, False, False]
    document = atom.write(made)
    assert len(document.encode()) < 1_000_000
    assert rules.atom(document) == []
    items = json.loads(json_feed.write(made))["items"]
    assert items[1]["content_text"] == "เปิดรับสมัคร"


def test_short_texts_still_fit_behind_a_long_one() -> None:
    texts = ["<p>" + "ก" * 200_000 + "</p>", "<p>ข</p>"]
    found = feed.entries([(edition(f"{n}"), text) for n, text in enumerate(texts)], "", 500_000)
    assert [entry.html for entry in found] == [None, "<p>ข</p>"]


@pytest.fixture
def with_photos() -> Edition:
    archive = Archive(f"{ORIGIN.url}/news/20190429-1/photos.zip", 12_345)
    return edition(images=(PHOTO,), archive=archive)


def test_atom_carries_the_cover_and_the_zip(with_photos: Edition) -> None:
    text = atom.write(made_feed((with_photos, "<p>ก</p>")))
    assert rules.atom(text) == []
    entry = ET.fromstring(text).find(rules.ATOM + "entry")
    assert entry is not None
    (enclosure,) = [e for e in entry if e.get("rel") == "enclosure"]
    assert (enclosure.get("type"), enclosure.get("length")) == ("application/zip", "12345")
    shown = entry.findtext(rules.ATOM + "content", "")
    assert shown.startswith(f'<p><img src="{PHOTO.url}" alt="ภาพ &quot;แรก&quot;"')


def test_json_feed_carries_the_cover_and_the_zip(with_photos: Edition) -> None:
    text = json_feed.write(made_feed((with_photos, "<p>ก</p>")))
    assert rules.json_feed(text) == []
    (item,) = json.loads(text)["items"]
    assert item["image"] == PHOTO.url
    assert item["attachments"] == [
        {
            "url": f"{ORIGIN.url}/news/20190429-1/photos.zip",
            "mime_type": "application/zip",
            "size_in_bytes": 12_345,
        }
    ]


def test_hub_and_licence_are_named_only_when_set() -> None:
    plain = made_feed((edition(), "<p>ก</p>"))
    full = made_feed(
        (edition(), "<p>ก</p>"), hub="https://hub.example/", licence="https://cc.example/"
    )
    assert "hub" not in atom.write(plain)
    assert 'rel="hub" href="https://hub.example/"' in atom.write(full)
    assert atom.write(full).count('rel="license" href="https://cc.example/"') == 2
    assert rules.atom(atom.write(full)) == []
    assert json.loads(json_feed.write(full))["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example/"}
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<feed/>", "root is feed"),
        (atom.write(made_feed(licence="/licence/")), "link /licence/"),
        (atom.write(made_feed((edition(), ""), (edition(), ""))), "2 entries with id"),
        (atom.write(made_feed()).replace(' xml:lang="th"', ""), "no xml:lang"),
        (atom.write(made_feed((edition(), ""))).replace("2019-04-29T", "29/4/"), "no date"),
    ],
    ids=["root", "relative", "twice", "language", "date"],
)
def test_the_rules_find_what_is_broken(text: str, fault: str) -> None:
    assert any(fault in found for found in rules.atom(text))
