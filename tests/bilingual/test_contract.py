"""What "bilingual" means here, promise by promise, on one site of releases in two languages or one.

Other folders go deeper: feeds and sitemaps in tests/discovery, the index in tests/search, what
stops a build in tests/cases/content.json, the list of debts in tests/cli/test_translations.py.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.cli import tree
from plugins.cli.build import build
from plugins.cli.check import check
from plugins.errors import LANGUAGES, PrakatError, Severity
from tests.gallery import photos
from tests.sites import ENGLISH, THAI, Built, content, moment

SITEURL = "https://prakat.example.go.th"
BOTH, THAI_ONLY, ENGLISH_ONLY = "20190429-1", "20190428-1", "20190427-1"
THAI_TITLE, ENGLISH_TITLE = "ปิดรับสมัครอาสาสมัครแรงงาน", "Labour volunteers thanked"
KINDS = ("royal", "mourning", "public")
WORDS = {"th": "ข้อความประกาศ", "en": "words of the notice"}
NOTICES = "".join(
    f'[[notice]]\nkind = "{kind}"\nfrom = 2019-05-01\nuntil = 2019-05-06\n'
    f'th = "{WORDS["th"]} {kind}"\nen = "{WORDS["en"]} {kind}"\n\n'
    for kind in KINDS
)
FILES = {
    "notices.toml": NOTICES,
    f"news/{BOTH}/th.md": THAI,
    f"news/{BOTH}/en.md": ENGLISH,
    f"news/{BOTH}/photos.toml": (
        '[[photo]]\nfile = "a.jpg"\nalt.th = "ห้องประชุม"\nalt.en = "A meeting room"\n'
        'caption.th = "คำบรรยาย"\ncaption.en = "The caption"\n'
    ),
    f"news/{THAI_ONLY}/th.md": THAI.replace("๒๙", "๒๘").replace(
        "เปิดรับสมัครอาสาสมัครแรงงาน", THAI_TITLE, 1
    ),
    f"news/{ENGLISH_ONLY}/en.md": ENGLISH.replace("29", "27").replace(
        "Labour volunteers wanted", ENGLISH_TITLE
    ),
    "pages/about/th.md": "Title: เกี่ยวกับ\n\nเนื้อหา\n",
    "pages/about/en.md": "Title: About\n\nText\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("site")
    made = content(folder, FILES)
    (made / "news" / BOTH / "photos").mkdir()
    photos.jpeg(made / "news" / BOTH / "photos" / "a.jpg", size=(1200, 800))
    build(made, folder / "site", siteurl=SITEURL, now=moment("2019-05-03"))
    return Built(folder / "site")


def home(lang: str) -> str:
    return "/" if lang == "th" else "/en/"


def paths(site: Built, lang: str) -> set[str]:
    return {path for path in site.paths() if path.startswith("/en/") == (lang == "en")}


def main_of(page: BeautifulSoup) -> Tag:
    found = page.select_one("main")
    assert found is not None
    return found


def test_every_page_is_in_both_languages_but_for_releases_that_are_not(site: Built) -> None:
    own = {f"news/{THAI_ONLY}/", f"news/{ENGLISH_ONLY}/"}
    thai = {path.removeprefix("/") for path in paths(site, "th")} - own
    english = {path.removeprefix("/en/") for path in paths(site, "en")} - own
    assert thai == english


def test_a_string_without_translation_stops_the_build(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(tree.ROOT / "theme", theme)
    with (theme / "templates/404.html").open("a", encoding="utf-8") as file:
        file.write('{% block more %}{{ _("Nobody translated this") }}{% endblock %}\n')
    made = content(tmp_path, {f"news/{BOTH}/th.md": THAI})
    with pytest.raises(PrakatError) as caught:
        build(made, tmp_path / "site", theme=theme)
    (problem,) = caught.value.problems
    assert problem.severity is Severity.ERROR
    assert "Nobody translated this" in problem.show("en")
    assert "404.html" in problem.show("th")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("lang", "release", "said"),
    [
        ("en", THAI_ONLY, (THAI_TITLE, "Thai only", "28 April 2019")),
        ("th", ENGLISH_ONLY, (ENGLISH_TITLE, "ภาษาอังกฤษเท่านั้น", "27 เมษายน 2562")),
    ],
)
def test_lists_of_one_language_name_releases_of_the_other(
    site: Built, lang: str, release: str, said: tuple[str, str, str]
) -> None:
    title, mark, day = said
    other = next(each for each in LANGUAGES if each != lang)
    for path in ("", "division/pr/", "archive/2019/04/"):
        row = site.page(home(lang) + path).select_one(f'[id="{release}"]')
        assert row is not None, path
        link = row.select_one("a")
        assert link is not None
        assert (link.get_text(), link["lang"]) == (title, other)
        assert link["href"] == f"{home(other)}news/{release}/"
        assert mark in row.get_text()
        assert day in (row.find_parent("section") or row).get_text(), path


def test_nothing_that_is_not_its_own_is_passed_off_as_a_translation(site: Built) -> None:
    """A release has no page, feed entry or other words in a language that nobody wrote it in."""
    for lang, release in (("en", THAI_ONLY), ("th", ENGLISH_ONLY)):
        other = next(each for each in LANGUAGES if each != lang)
        assert f"{home(lang)}news/{release}/" not in site.paths()
        feed = (site.output / f"{home(lang)}feed.atom".lstrip("/")).read_text(encoding="utf-8")
        assert release not in feed
        written = {THAI_TITLE, ENGLISH_TITLE}
        for path in paths(site, lang):
            for link in site.page(path).select(f'main a[href*="{release}"]'):
                assert link.get_text(strip=True) in written, path
                assert link["hreflang"] == other, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_switch_leads_to_the_same_thing_and_never_nowhere(site: Built, lang: str) -> None:
    said = {"th": ("read this page in English", "go to the English site"),
            "en": ("อ่านหน้านี้เป็นภาษาไทย", "ไปยังเว็บไซต์ภาษาไทย")}[lang]  # fmt: skip
    for path in paths(site, lang):
        switch = site.page(path).select_one("a.pk-language")
        assert switch is not None, path
        target, _, fragment = unquote(str(switch["href"])).partition("#")
        assert target in site.paths(), path
        assert not fragment or site.page(target).find(id=fragment), path
        same = target.removeprefix("/en") == path.removeprefix("/en")
        assert switch.get_text().endswith(said[0] if same else said[1]), path
        assert switch["lang"] == switch["hreflang"] != lang, path


def test_languages_are_reciprocal_in_pages_and_in_the_sitemap(site: Built) -> None:
    told: dict[str, dict[str, str]] = {}
    for path in site.paths():
        found = site.page(path).select('head link[rel="alternate"][hreflang]')
        if found:
            told[SITEURL + path] = {str(a["hreflang"]): str(a["href"]) for a in found}
    assert f"{SITEURL}/news/{BOTH}/" in told
    assert f"{SITEURL}/news/{THAI_ONLY}/" not in told
    for address, links in told.items():
        assert address in links.values()
        assert links["x-default"] == links["th"]
        assert all(told[other] == links for other in links.values()), address
    listed: dict[str, dict[str, str]] = {}
    for file in (site.output).glob("sitemap*.xml"):
        for url in ET.parse(file).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}url"):
            links = {
                e.attrib["hreflang"]: unquote(e.attrib["href"])
                for e in url.iter("{http://www.w3.org/1999/xhtml}link")
            }
            if links:
                listed[unquote(url[0].text or "")] = links
    assert listed == {address: links for address, links in told.items() if "404" not in address}


def test_feeds_search_and_archives_are_there_in_each_language(site: Built) -> None:
    for lang in LANGUAGES:
        folder = site.output / home(lang).strip("/")
        data = json.loads((folder / "feed.json").read_text(encoding="utf-8"))
        assert data["language"].startswith(lang)
        titles = {"th": THAI_TITLE, "en": ENGLISH_TITLE}
        assert titles[lang] in [item["title"] for item in data["items"]]
        root = site.page(f"{home(lang)}search/").select_one("[data-index]")
        assert root is not None
        assert root["data-lang"] == lang
        assert (site.output / "search-index" / lang).is_dir()
        months = main_of(site.page(f"{home(lang)}archive/")).select("a")
        assert f"{home(lang)}archive/2019/04/" in [a["href"] for a in months]


def test_captions_are_each_languages_own_and_a_photo_is_stored_once(site: Built) -> None:
    alts = {"th": ("ห้องประชุม", "คำบรรยาย"), "en": ("A meeting room", "The caption")}
    shown = {}
    for lang, (alt, caption) in alts.items():
        album = site.page(f"{home(lang)}news/{BOTH}/").select_one("#photos")
        assert album is not None
        image = album.select_one("img")
        assert image is not None
        assert (image["alt"], image.get("lang")) == (alt, None)
        assert caption in album.get_text()
        shown[lang] = [str(a["href"]) for a in album.select("a[data-pk-photo]")]
    assert shown["th"] == shown["en"] != []
    assert not list((site.output / "en").rglob("*.jpg"))


@pytest.mark.parametrize(
    "english", [ENGLISH.replace("29 April", "30 April"), ENGLISH.replace("pr\n", "dsd\n")]
)
def test_a_pair_that_does_not_agree_fails_the_check(tmp_path: Path, english: str) -> None:
    files = {f"news/{BOTH}/th.md": THAI, f"news/{BOTH}/en.md": english}
    problems = check(content(tmp_path, files))
    assert Severity.ERROR in [problem.severity for problem in problems]


def test_a_release_in_english_only_is_a_whole_page(site: Built) -> None:
    page = site.page(f"/en/news/{ENGLISH_ONLY}/")
    assert ENGLISH_TITLE in main_of(page).get_text()
    assert page.select_one("html[lang=en]")
    assert not page.select('link[hreflang="th"]')


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_notice_is_on_pages_in_their_language_and_nowhere_else(
    site: Built, kind: str, lang: str
) -> None:
    for path in paths(site, lang):
        page = site.page(path)
        notice = page.select_one(f".pk-notice-{kind}")
        assert notice is not None, path
        assert notice.get_text() == f"{WORDS[lang]} {kind}", path
        assert (notice["data-pk-from"], notice["data-pk-until"]) == ("2019-05-01", "2019-05-06")
        assert WORDS[lang] not in main_of(page).get_text(), path
        html = page.select_one("html")
        assert html is not None
        assert html.get("class") == ["pk-mourning"], path
    written = [file for file in site.output.rglob("*") if file.is_file()]
    holding = [
        file.relative_to(site.output).as_posix()
        for file in written
        if file.suffix != ".html" and WORDS[lang].encode() in file.read_bytes()
    ]
    assert holding == []


@pytest.mark.parametrize(
    ("now", "kinds"),
    [("2019-04-30", []), ("2019-05-01", [*KINDS]), ("2019-05-06", [*KINDS]), ("2019-05-07", [])],
)
def test_notices_keep_to_their_days(tmp_path: Path, now: str, kinds: list[str]) -> None:
    made = content(tmp_path, {"notices.toml": NOTICES, f"news/{BOTH}/th.md": THAI})
    build(made, tmp_path / "site", now=moment(now))
    page = Built(tmp_path / "site").page("/")
    assert [notice["data-pk-notice"] for notice in page.select(".pk-notice")] == kinds
    assert bool(page.select("html.pk-mourning")) is bool(kinds)
