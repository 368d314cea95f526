"""Which pages a site has in each language, and where they lead."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from plugins.cli.build import build
from plugins.errors import LANGUAGES
from tests.sites import ENGLISH, THAI, Built, built, content, with_field

BOTH = "news/20190429-1"
THAI_ONLY = "news/20190430-1"
ENGLISH_ONLY = "news/20190501-1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    thai_only = THAI.replace("๒๙", "๓๐").replace("เปิดรับสมัคร", "ปิดรับสมัคร")
    english_only = ENGLISH.replace("29 April", "1 May").replace("wanted", "thanked")
    return built(
        tmp_path_factory.mktemp("site"),
        {
            f"{BOTH}/th.md": with_field(THAI, "Tags: ข่าว, ข้าว"),
            f"{BOTH}/en.md": ENGLISH,
            f"{THAI_ONLY}/th.md": with_field(thai_only, "Tags: ขาว"),
            f"{ENGLISH_ONLY}/en.md": english_only.replace("pr\n", "dsd\n"),
            "pages/about/th.md": "Title: เกี่ยวกับ\n\nเนื้อหา\n",
            "pages/about/en.md": "Title: About\n\nText\n",
            "pages/sitemap/th.md": "Title: แผนผังเว็บไซต์\n\nเนื้อหา\n",
            "pages/sitemap/en.md": "Title: Site map\n\nText\n",
        },
    )


def link(page: BeautifulSoup, hreflang: str) -> str:
    found = page.select_one(f'head link[rel~="alternate"][hreflang="{hreflang}"]')
    assert found is not None, hreflang
    return str(found["href"]).removeprefix("http://127.0.0.1:8000")


def canonical(page: BeautifulSoup) -> str:
    found = page.select_one('link[rel="canonical"]')
    assert found is not None
    return str(found["href"])


@pytest.mark.parametrize(
    "path",
    [
        "", "search/", "archive/", "archive/2019/", "archive/2019/04/", "archive/2019/05/",
        "division/", "division/pr/", "division/pr/2019/04/", "division/dsd/", "tag/",
        "page/about/", "404.html", f"{BOTH}/",
    ],
)  # fmt: skip
def test_page_exists_in_both_languages(site: Built, path: str) -> None:
    assert {f"/{path}", f"/en/{path}"} <= site.paths()


def test_release_has_a_page_only_in_its_own_languages(site: Built) -> None:
    assert f"/en/{THAI_ONLY}/" not in site.paths()
    assert f"/{ENGLISH_ONLY}/" not in site.paths()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_says_its_language_and_its_own_address(site: Built, lang: str) -> None:
    paths = [path for path in site.paths() if path.startswith("/en/") == (lang == "en")]
    assert paths
    for path in paths:
        page = site.page(path)
        html = page.select_one("html")
        assert html is not None
        assert html["lang"] == lang, path
        if not path.endswith("404.html"):
            assert canonical(page).startswith("http://127.0.0.1:8000/"), path


def test_language_links_are_reciprocal(site: Built) -> None:
    thai, english = site.page(f"/{BOTH}/"), site.page(f"/en/{BOTH}/")
    for page in (thai, english):
        assert link(page, "th") == f"/{BOTH}/"
        assert link(page, "en") == f"/en/{BOTH}/"
        assert link(page, "x-default") == f"/{BOTH}/"


def test_untranslated_release_has_no_language_link_to_nowhere(site: Built) -> None:
    page = site.page(f"/{THAI_ONLY}/")
    assert not page.select('link[hreflang="en"]')


def switch(page: BeautifulSoup) -> str:
    found = page.select_one("header a[hreflang]")
    assert found is not None
    return str(found["href"])


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        (f"/{BOTH}/", f"/en/{BOTH}/"),
        (f"/en/{BOTH}/", f"/{BOTH}/"),
        (f"/{THAI_ONLY}/", "/en/archive/2019/04/#20190430-1"),
        (f"/en/{ENGLISH_ONLY}/", "/archive/2019/05/#20190501-1"),
        ("/division/pr/2019/04/", "/en/division/pr/2019/04/"),
        ("/en/page/about/", "/page/about/"),
    ],
)
def test_language_switch_leads_to_the_same_thing(site: Built, path: str, leads_to: str) -> None:
    assert switch(site.page(path)) == leads_to
    target, _, fragment = leads_to.partition("#")
    assert target in site.paths()
    assert not fragment or site.page(target).find(id=fragment)


def test_untranslated_release_stands_in_the_other_languages_lists(site: Built) -> None:
    page = site.page("/en/archive/2019/04/")
    title = page.select_one(f'a[href="/{THAI_ONLY}/"]')
    assert title is not None
    assert title in page.select('body [lang="th"]') or title.find_parent(lang="th")
    assert "Thai only" in page.get_text()
    assert "30 April 2019" in page.get_text()


@pytest.mark.parametrize(
    ("path", "day"),
    [(f"/{BOTH}/", "29 เมษายน 2562"), (f"/en/{BOTH}/", "29 April 2019")],
    ids=LANGUAGES,
)
def test_release_page_shows_the_day_in_its_languages_era(site: Built, path: str, day: str) -> None:
    time = site.page(path).select_one('time[datetime^="2019-04-29"]')
    assert time is not None
    assert time.get_text(strip=True) == day


def test_dates_in_text_are_marked_and_kept_as_written(site: Built) -> None:
    times = site.page(f"/{BOTH}/").select('time[datetime="2019-04-29"]')
    assert "๒๙ เมษายน ๒๕๖๒" in [time.get_text() for time in times]


def test_tags_that_romanise_alike_keep_pages_of_their_own(site: Built) -> None:
    assert {"/tag/ข่าว/", "/tag/ข้าว/", "/tag/ขาว/"} <= site.paths()


def test_tag_of_an_untranslated_release_is_marked_as_thai_and_is_the_same_page(site: Built) -> None:
    """A tag that both languages have is one thing at two addresses; others lead to the topics."""
    for lang, home in (("th", "/"), ("en", "/en/")):
        (listed,) = site.page(f"{home}tag/").find_all("a", string="ขาว")
        page = site.page(f"{home}tag/ขาว/")
        assert page.h1 is not None
        marked = None if lang == "th" else "th"
        assert (listed.get("lang"), page.h1.get("lang")) == (marked, marked)
        other = "/tag/ขาว/" if lang == "en" else "/en/tag/ขาว/"
        assert unquote(switch(page)) == other
        assert unquote(link(page, "x-default")) == "/tag/ขาว/"
    assert "/en/tag/ข่าว/" not in site.paths()
    assert switch(site.page("/tag/ข่าว/")) == "/en/tag/"


def test_every_link_leads_to_a_page_of_the_site(site: Built) -> None:
    paths = site.paths()
    broken = []
    for path in paths:
        for a in site.page(path).find_all("a", href=True):
            target = str(a["href"]).split("#")[0].split("?")[0]
            if target.startswith("/") and unquote(target) not in paths:
                broken.append((path, target))
    assert not broken


@pytest.mark.parametrize(("home", "year"), [("/", "2562"), ("/en/", "2019")], ids=LANGUAGES)
def test_site_map_lists_the_years(site: Built, home: str, year: str) -> None:
    link = site.page(f"{home}page/sitemap/").select_one(f'main a[href="{home}archive/2019/"]')
    assert link is not None
    assert link.get_text(strip=True) == year


def test_site_without_standing_pages_has_no_empty_menu(site: Built, tmp_path: Path) -> None:
    bare = built(tmp_path, {f"{BOTH}/th.md": THAI})
    for path in ("/", "/en/"):
        assert site.page(path).select("footer nav a")
        assert not bare.page(path).select("footer nav")


def test_links_keep_the_base_path_of_the_site(tmp_path: Path) -> None:
    folder = content(tmp_path, {f"{BOTH}/th.md": THAI})
    build(folder, tmp_path / "site", siteurl="https://example.org/labour")
    page = Built(tmp_path / "site").page(f"/{BOTH}/")
    assert canonical(page) == f"https://example.org/labour/{BOTH}/"
    internal = {str(a["href"]) for a in page.find_all("a", href=True)}
    assert all(href.startswith(("/labour/", "#", "http", "tel:")) for href in internal), internal


def test_months_and_years_lead_to_their_neighbours(tmp_path: Path) -> None:
    days = ("2017-02-01", "2018-12-31", "2019-01-01", "2019-04-29")
    files = {
        f"news/{day.replace('-', '')}-1/th.md": THAI.replace("๒๙ เมษายน ๒๕๖๒", day) for day in days
    }
    site = built(tmp_path, files)
    for page, neighbours in {
        "/archive/2019/01/": {"prev": "/archive/2018/12/", "next": "/archive/2019/04/"},
        "/en/archive/2017/02/": {"next": "/en/archive/2018/12/"},
        "/division/pr/2019/04/": {"prev": "/division/pr/2019/01/"},
        "/en/archive/2018/": {"prev": "/en/archive/2017/", "next": "/en/archive/2019/"},
    }.items():
        links = site.page(page).select(".pk-turn a")
        assert {link["rel"][0]: link["href"] for link in links} == neighbours, page
    jumps = site.page("/archive/").select("main nav a[href^='#']")
    assert [link["href"] for link in jumps] == ["#y2019", "#y2018", "#y2017"]
    assert all(site.page("/archive/").select(str(link["href"])) for link in jumps)


def test_division_without_an_english_name_is_thai_wherever_it_is_named(tmp_path: Path) -> None:
    name = "กรมการจัดหางาน"
    root = content(tmp_path, {f"{BOTH}/th.md": THAI.replace("Category: pr", "Category: doe")})
    with (root / "divisions.toml").open("a", encoding="utf-8") as file:
        file.write(
            f'\n[[division]]\nslug = "doe"\nth = "{name}"\nen = "{name}"\nuntranslated = true\n'
        )
    build(root, tmp_path / "site")
    site = Built(tmp_path / "site")
    for path in ("/en/", "/en/division/doe/", "/en/division/doe/2019/04/", "/en/search/"):
        body = site.page(path).select("body")[0]
        named = body.find_all(string=lambda text: text and name in text)
        assert named, path
        for text in named:
            holder = text.find_parent(attrs={"lang": True})
            assert holder is not None, path
            assert holder["lang"] == "th", path
