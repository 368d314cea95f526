"""A real site, read as crawlers, subscribers and machines read it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from plugins.cli.build import build
from plugins.errors import LANGUAGES
from tests.discovery import rules
from tests.sites import ENGLISH, THAI, Built, content, moment, with_field

SITEURL = "https://prakat.example.go.th/labour"
HOSTILE = '</script><script>alert("1")</script><!-- & น้ำ'


def dated(text: str, day: int) -> str:
    return text.replace("๒๙", str(day)).replace("29 April", f"{day} April")


FILES = {
    "news/20190429-1/th.md": with_field(THAI, "Tags: ข่าว, ข้าว\nCredit: ช่างภาพ"),
    "news/20190429-1/en.md": with_field(ENGLISH, "Modified: 30 April 2019\nChange: the hour"),
    "news/20190428-1/th.md": dated(THAI, 28).replace("อาสาสมัคร", HOSTILE),
    "news/20190427-1/en.md": dated(ENGLISH, 27).replace("pr\n", "dsd\n"),
    "news/20190426-1/th.md": with_field(dated(THAI, 26), "Status: withdrawn\nReason: ตัวเลขผิด"),
    "news/20190425-1/th.md": with_field(dated(THAI, 25), "Status: hidden"),
    "news/20190424-1/th.md": with_field(dated(THAI, 24), "Status: draft"),
    "news/20180101-1/th.md": dated(THAI, 1).replace("เมษายน ๒๕๖๒", "มกราคม ๒๕๖๑")
    + "\n[คลัง](/archive/) ![ภาพ](a.jpg)\x0b\n",
    "pages/about/th.md": "Title: เกี่ยวกับ\n\nเนื้อหา\n",
    "pages/about/en.md": "Title: About\n\nText\n",
    "pages/open-data/th.md": "Title: ข้อมูลเปิด\n\nเนื้อหา\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("site")
    build(content(folder, FILES), folder / "site", siteurl=SITEURL)
    return Built(folder / "site")


def read(site: Built, path: str) -> str:
    return Path(site.output, path.removeprefix("/")).read_text(encoding="utf-8")


def path_of(address: str) -> str:
    assert address.startswith(f"{SITEURL}/"), address
    return unquote(address.removeprefix(SITEURL).partition("?")[0])


def file_of(site: Built, path: str) -> Path:
    return Path(site.output, f"{path}index.html"[1:] if path.endswith("/") else path[1:])


def sitemaps(site: Built) -> dict[str, ET.Element]:
    """Follow robots.txt to the index and from there to every sitemap."""
    (index,) = re.findall(r"(?m)^Sitemap: (.+)$", read(site, "robots.txt"))
    listed = ET.fromstring(read(site, path_of(index))).iter(rules.SITEMAP + "loc")
    paths = [path_of(loc.text or "") for loc in listed]
    return {path: ET.fromstring(read(site, path)) for path in paths}


def addresses(site: Built) -> list[str]:
    return [
        loc.text or ""
        for root in sitemaps(site).values()
        for loc in root.iter(rules.SITEMAP + "loc")
    ]


def pages(site: Built) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted(site.paths()):
        yield path, site.page(path)


def attribute(page: BeautifulSoup, selector: str, name: str) -> str | None:
    found = page.select_one(selector)
    return str(found[name]) if found else None


def is_indexed(page: BeautifulSoup) -> bool:
    return "noindex" not in (attribute(page, 'meta[name="robots"]', "content") or "")


def linked_data(page: BeautifulSoup) -> list[dict[str, Any]]:
    (block,) = page.select('script[type="application/ld+json"]')
    data = json.loads(block.get_text())
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def thing(page: BeautifulSoup, type_: str) -> dict[str, Any]:
    (found,) = [each for each in linked_data(page) if each["@type"] == type_]
    return found


def test_every_sitemap_is_valid(site: Built) -> None:
    found = sitemaps(site)
    assert set(found) == {
        "/sitemap-pages.xml",
        "/sitemap-news.xml",
        *(f"/sitemap-{y}.xml" for y in (2018, 2019)),
    }
    assert [fault for path in found for fault in rules.sitemap(read(site, path))] == []
    assert rules.sitemap(read(site, "sitemap.xml")) == []


def test_sitemaps_list_exactly_the_pages_that_may_be_indexed_each_once(site: Built) -> None:
    listed = [path_of(address) for address in addresses(site)]
    assert sorted(listed) == sorted(path for path, page in pages(site) if is_indexed(page))


def test_only_what_must_not_be_found_is_not_indexed(site: Built) -> None:
    hidden = {path for path, page in pages(site) if not is_indexed(page)}
    assert hidden == {"/404.html", "/en/404.html", "/news/20190425-1/"}


def test_languages_are_reciprocal_in_sitemaps(site: Built) -> None:
    alternates = {
        each.findtext(rules.SITEMAP + "loc", ""): {
            link.get("hreflang"): link.get("href") for link in each.iter(rules.XHTML + "link")
        }
        for root in sitemaps(site).values()
        for each in root
    }
    assert any(alternates.values())
    for address, languages in alternates.items():
        for other in languages.values():
            assert alternates[str(other)] == languages, address


def test_sitemaps_and_pages_name_the_same_languages(site: Built) -> None:
    for root in sitemaps(site).values():
        for each in root:
            address = each.findtext(rules.SITEMAP + "loc", "")
            listed = {e.get("hreflang"): e.get("href") for e in each.iter(rules.XHTML + "link")}
            head = site.page(path_of(address)).select("head link[hreflang]")
            assert {str(e["hreflang"]): str(e["href"]) for e in head} == listed, address


def test_news_are_two_days_before_the_newest_release(site: Built) -> None:
    news = sitemaps(site)["/sitemap-news.xml"]
    found = {
        path_of(each.findtext(rules.SITEMAP + "loc", "")): (
            each.findtext(f".//{rules.NEWS}language"),
            each.findtext(f".//{rules.NEWS}publication_date"),
        )
        for each in news
    }
    assert found == {
        "/news/20190429-1/": ("th", "2019-04-29T00:00:00+07:00"),
        "/en/news/20190429-1/": ("en", "2019-04-29T00:00:00+07:00"),
        "/news/20190428-1/": ("th", "2019-04-28T00:00:00+07:00"),
        "/en/news/20190427-1/": ("en", "2019-04-27T00:00:00+07:00"),
    }


def test_news_are_counted_back_from_the_moment_of_the_build(tmp_path: Path) -> None:
    files = {"news/20190429-1/th.md": THAI}
    build(content(tmp_path, files), tmp_path / "site", now=moment("2019-05-03"))
    assert not (tmp_path / "site/sitemap-news.xml").exists()


FEEDS = [
    f"{home}{division}feed.atom"
    for home in ("/", "/en/")
    for division in ("", "division/pr/", "division/dsd/")
]


@pytest.mark.parametrize("path", FEEDS)
def test_every_feed_is_valid_in_both_formats(site: Built, path: str) -> None:
    assert rules.atom(read(site, path)) == []
    other = path.replace(".atom", ".json")
    assert rules.json_feed(read(site, other)) == []
    assert path_of(json.loads(read(site, other))["feed_url"]) == other


def entries(site: Built, path: str) -> dict[str, str]:
    """Give the titles of a feed's entries by path, and check that each leads to its page."""
    found = {}
    for entry in ET.fromstring(read(site, path)).iter(rules.ATOM + "entry"):
        link = entry.find(rules.ATOM + "link[@rel='alternate']")
        assert link is not None
        target = path_of(link.get("href", ""))
        assert file_of(site, target).is_file()
        found[target] = html.unescape(entry.findtext(rules.ATOM + "title", ""))
    return found


def test_a_feed_holds_the_releases_of_its_language_only(site: Built) -> None:
    assert list(entries(site, "/feed.atom")) == [
        "/news/20190429-1/",
        "/news/20190428-1/",
        "/news/20190426-1/",
        "/news/20180101-1/",
    ]
    assert list(entries(site, "/en/feed.atom")) == ["/en/news/20190429-1/", "/en/news/20190427-1/"]


def test_a_divisions_feed_holds_its_releases_only(site: Built) -> None:
    assert list(entries(site, "/en/division/dsd/feed.atom")) == ["/en/news/20190427-1/"]
    assert list(entries(site, "/division/dsd/feed.atom")) == []


def test_a_withdrawn_release_says_so_in_feeds_and_catalogue(site: Built) -> None:
    assert entries(site, "/feed.atom")["/news/20190426-1/"].startswith("(ถอนแล้ว) ")
    assert releases(site, 2019)["20190426-1"]["editions"]["th"]["reason"] == "ตัวเลขผิด"


@pytest.mark.parametrize(
    ("path", "feeds"),
    [
        ("/", ["/feed.atom", "/feed.json"]),
        ("/en/news/20190429-1/", ["/en/feed.atom", "/en/feed.json"]),
        (
            "/division/dsd/",
            ["/division/dsd/feed.atom", "/division/dsd/feed.json", "/feed.atom", "/feed.json"],
        ),
    ],
)
def test_pages_name_their_feeds(site: Built, path: str, feeds: list[str]) -> None:
    links = site.page(path).select('link[rel="alternate"][type]')
    assert [str(link["href"]) for link in links] == [f"/labour{feed}" for feed in feeds]


def releases(site: Built, year: int) -> dict[str, Any]:
    return {
        each["id"]: each for each in json.loads(read(site, f"releases/{year}.json"))["releases"]
    }


def test_the_catalogue_lists_every_release_by_year(site: Built) -> None:
    index = json.loads(read(site, "releases.json"))
    assert index["total"] == 5
    assert [(year["year"], year["total"]) for year in index["years"]] == [(2019, 4), (2018, 1)]
    for year in index["years"]:
        assert len(json.loads(read(site, path_of(year["url"])))["releases"]) == year["total"]
    assert index["documentation"] == f"{SITEURL}/page/open-data/"
    assert index["licence"]["url"].startswith("https://")


def test_the_catalogue_says_what_is_known_of_a_release(site: Built) -> None:
    assert releases(site, 2019)["20190429-1"] == {
        "id": "20190429-1",
        "date": "2019-04-29T00:00:00+07:00",
        "division": "pr",
        "editions": {
            "th": {
                "url": f"{SITEURL}/news/20190429-1/",
                "title": "เปิดรับสมัครอาสาสมัครแรงงาน",
                "status": "published",
                "tags": ["ข่าว", "ข้าว"],
                "credit": "ช่างภาพ",
            },
            "en": {
                "url": f"{SITEURL}/en/news/20190429-1/",
                "title": "Labour volunteers wanted",
                "status": "published",
                "modified": "2019-04-30T00:00:00+07:00",
                "change": "the hour",
            },
        },
    }


def test_a_release_stands_on_a_line_of_the_catalogue(site: Built) -> None:
    lines = read(site, "releases/2019.json").splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:-1]] == [
        "20190429-1",
        "20190428-1",
        "20190427-1",
        "20190426-1",
    ]


def test_every_page_says_what_it_is_about(site: Built) -> None:
    seen: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    for path, page in pages(site):
        description = attribute(page, 'meta[name="description"]', "content")
        assert description, path
        assert attribute(page, 'meta[property="og:title"]', "content"), path
        lang = str(page.html["lang"]) if page.html else ""
        assert (
            attribute(page, 'meta[property="og:locale"]', "content")
            == {"th": "th_TH", "en": "en_GB"}[lang]
        )
        seen[lang].append(description)
    assert len(set(seen["th"])) == len(seen["th"])
    assert not any(re.search("[ก-๛]", text) for text in seen["en"])


def test_every_page_shows_a_picture_of_the_right_size(site: Built) -> None:
    for path, page in pages(site):
        address = attribute(page, 'meta[property="og:image"]', "content")
        assert address is not None
        data = file_of(site, path_of(address)).read_bytes()
        size = (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
        named = [
            attribute(page, f'meta[property="og:image:{side}"]', "content")
            for side in ("width", "height")
        ]
        assert (f"{size[0]}", f"{size[1]}") == tuple(named) == ("1200", "630"), path


def test_every_address_of_a_head_leads_somewhere(site: Built) -> None:
    for path, page in pages(site):
        for link in page.select("head link[href]"):
            href = str(link["href"])
            if href.startswith("https://creativecommons.org/"):
                continue
            href = href.removeprefix(SITEURL.removesuffix("/labour")).removeprefix("/labour")
            assert file_of(site, unquote(href)).is_file(), (path, href)


@pytest.mark.parametrize(
    ("path", "lang", "headline"),
    [
        ("/news/20190429-1/", "th", "เปิดรับสมัครอาสาสมัครแรงงาน"),
        ("/en/news/20190427-1/", "en", "Labour volunteers wanted"),
        ("/news/20190428-1/", "th", f"เปิดรับสมัคร{HOSTILE}แรงงาน"),
    ],
)
def test_a_releases_linked_data(site: Built, path: str, lang: str, headline: str) -> None:
    article = thing(site.page(path), "NewsArticle")
    assert (article["inLanguage"], article["headline"]) == (lang, headline)
    assert path_of(article["url"]) == path
    assert article["datePublished"].endswith("+07:00")
    assert article["license"].startswith("https://")


def test_linked_datas_addresses_lead_to_pages(site: Built) -> None:
    for path, page in pages(site):
        for each in linked_data(page):
            if each["@type"] == "BreadcrumbList":
                steps = [path_of(step["item"]) for step in each["itemListElement"]]
                assert steps[-1] == path
                assert all(file_of(site, step).is_file() for step in steps)


def test_the_home_pages_describe_the_body_and_the_site(site: Built) -> None:
    for path, lang in (("/", "th"), ("/en/", "en")):
        page = site.page(path)
        assert thing(page, "WebSite")["inLanguage"] == lang
        assert thing(page, "GovernmentOrganization")["url"] == "https://www.mol.go.th/"


def test_hostile_titles_stay_text(site: Built) -> None:
    for path, page in pages(site):
        scripts = [script for script in page.select("script") if not script.get("src")]
        assert [script.get("type") for script in scripts] == ["application/ld+json"], path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_browsers_learn_of_search_and_icons(site: Built, lang: str) -> None:
    home = "/" if lang == "th" else "/en/"
    described = ET.fromstring(read(site, f"{home}opensearch.xml"))
    (url,) = described.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url.get("template") == f"{SITEURL}{home}search/?q={{searchTerms}}"
    manifest = json.loads(read(site, f"{home}site.webmanifest"))
    assert (manifest["lang"], manifest["start_url"]) == (lang, f"/labour{home}")
    for icon in manifest["icons"]:
        assert file_of(site, icon["src"].removeprefix("/labour")).is_file()


def test_security_txt(site: Built) -> None:
    lines = dict(
        line.split(": ", 1) for line in read(site, ".well-known/security.txt").splitlines()
    )
    assert lines["Canonical"] == f"{SITEURL}/.well-known/security.txt"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", lines["Expires"])
    assert lines["Contact"].startswith(("https://", "mailto:", "tel:"))


def test_the_same_content_gives_the_same_bytes(site: Built, tmp_path: Path) -> None:
    build(content(tmp_path, FILES), tmp_path / "site", siteurl=SITEURL)
    for name in (
        "sitemap.xml",
        "sitemap-2019.xml",
        "feed.atom",
        "en/feed.json",
        "releases/2019.json",
        "card.png",
    ):
        assert Path(tmp_path, "site", name).read_bytes() == Path(site.output, name).read_bytes()


def test_an_empty_archive_is_valid_too(tmp_path: Path) -> None:
    build(content(tmp_path, {}), tmp_path / "site")
    empty = Built(tmp_path / "site")
    assert rules.atom(read(empty, "feed.atom")) == []
    assert rules.json_feed(read(empty, "en/feed.json")) == []
    assert rules.sitemap(read(empty, "sitemap-pages.xml")) == []
    assert json.loads(read(empty, "releases.json"))["total"] == 0
