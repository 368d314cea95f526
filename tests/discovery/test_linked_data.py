"""JSON-LD can't be ended by what it holds, and says of a release what schema.org asks."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.discovery import linked_data
from plugins.discovery.edition import Image
from tests.discovery.editions import ORIGIN, edition

HOSTILE = ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&quot;", "\u2028", '"\\']


@given(st.one_of(st.sampled_from(HOSTILE), st.text()))
@settings(deadline=None)
def test_any_text_stays_inside_its_element(text: str) -> None:
    block = linked_data.script([{"@type": "Thing", "name": text}])
    assert not set("<>&") & set(block)
    page = BeautifulSoup(f'<script type="application/ld+json">{block}</script><p>', "html.parser")
    script, paragraph = page.contents
    assert json.loads(script.get_text())["@graph"][0]["name"] == text
    assert getattr(paragraph, "name", None) == "p"


def test_a_release_says_who_when_and_in_which_language() -> None:
    thing = linked_data.article(ORIGIN, edition(), "https://x/card.png")
    assert thing["headline"] == "เปิดรับสมัคร"
    assert thing["inLanguage"] == "th"
    assert thing["datePublished"] == thing["dateModified"] == "2019-04-29T09:30:00+07:00"
    assert thing["publisher"]["@type"] == "GovernmentOrganization"
    assert thing["publisher"]["name"] == "กระทรวงแรงงาน"
    assert thing["author"]["parentOrganization"] == {"@id": thing["publisher"]["@id"]}
    assert thing["image"] == ["https://x/card.png"]
    assert "correction" not in thing
    assert "creativeWorkStatus" not in thing


def test_translations_name_each_other() -> None:
    urls = {"th": f"{ORIGIN.url}/news/1/", "en": f"{ORIGIN.url}/en/news/1/"}
    for lang, other in (("th", "en"), ("en", "th")):
        thing = linked_data.article(ORIGIN, edition("1", lang, translations=urls), "")
        assert thing["@id"] == urls[lang]
        assert [each["@id"] for each in thing["workTranslation"]] == [urls[other]]


def test_what_happened_to_a_release_is_told() -> None:
    changed = linked_data.article(ORIGIN, edition(change="แก้เวลา"), "")
    assert changed["correction"]["text"] == "แก้เวลา"
    withdrawn = linked_data.article(ORIGIN, edition(status="withdrawn", reason="ผิด"), "")
    assert withdrawn["creativeWorkStatus"] == "Withdrawn"


def test_photos_are_a_gallery_with_captions_and_credits() -> None:
    image = Image("https://x/1.jpg", 1600, 1067, caption="คำบรรยาย", credit="ช่างภาพ")
    thing = linked_data.gallery(edition(images=(image,)))
    assert thing["@type"] == "ImageGallery"
    assert thing["associatedMedia"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "https://x/1.jpg",
            "encodingFormat": "image/jpeg",
            "width": 1600,
            "height": 1067,
            "caption": "คำบรรยาย",
            "creditText": "ช่างภาพ",
        }
    ]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_site_offers_its_search(lang: str) -> None:
    action = linked_data.website(ORIGIN, lang)["potentialAction"]
    home = "/" if lang == "th" else "/en/"
    assert action["target"]["urlTemplate"] == f"{ORIGIN.url}{home}search/?q={{search_term_string}}"


def test_the_organisation_is_known_by_its_other_name() -> None:
    thing = linked_data.organisation(ORIGIN, "th")
    assert thing["alternateName"] == ["Ministry of Labour"]
