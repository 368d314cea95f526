"""The open data says of a release what is known, and nothing where nothing is."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.discovery import catalogue
from plugins.discovery.catalogue import Catalogue
from plugins.discovery.edition import Archive, Image
from tests.discovery.editions import ORIGIN, edition


@given(st.text(), st.text())
@settings(deadline=None)
def test_any_release_stands_on_one_line(title: str, credit: str) -> None:
    releases = [[edition(str(n), title=title, credit=credit)] for n in range(3)]
    text = catalogue.year(
        Catalogue(ORIGIN), 2019, [catalogue.part(map(catalogue.line, releases))], 3
    )
    assert [each["id"] for each in json.loads(text)["releases"]] == ["0", "1", "2"]
    lines = text.split("\n")[1:-2]
    assert [json.loads(line.removesuffix(","))["id"] for line in lines] == ["0", "1", "2"]


def test_photos_are_named_once_for_both_languages() -> None:
    images = (Image("https://x/1.jpg", 1600, 1067), Image("https://x/2.jpg", 1600, 1067))
    archive = Archive("https://x/photos.zip", 9)
    both = [edition(lang=lang, images=images, archive=archive) for lang in ("th", "en")]
    found = catalogue.record(both)
    assert found["photos"] == ["https://x/1.jpg", "https://x/2.jpg"]
    assert found["photos_zip"] == "https://x/photos.zip"
    assert list(found["editions"]) == ["th", "en"]


def test_what_is_unknown_is_left_out() -> None:
    assert catalogue.record([edition()]) == {
        "id": "20190429-1",
        "date": "2019-04-29T09:30:00+07:00",
        "division": "pr",
        "editions": {
            "th": {
                "url": f"{ORIGIN.url}/news/20190429-1/",
                "title": "เปิดรับสมัคร",
                "status": "published",
            }
        },
    }


def test_no_licence_is_claimed_where_none_is_set() -> None:
    plain = json.loads(catalogue.year(Catalogue(ORIGIN), 2019, [], 0))
    assert "licence" not in plain
    licensed = Catalogue(ORIGIN, "https://cc.example/", {"th": "ซีซี", "en": "CC"})
    assert json.loads(catalogue.index(licensed, {}, [], guide=False))["licence"] == {
        "url": "https://cc.example/",
        "name": {"th": "ซีซี", "en": "CC"},
    }
