"""Every page type in a real Chromium: accessible, valid, whole by itself and by keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from plugins.cli import node
from tests.browser.conftest import TODAY
from tests.sites import Built

RELEASE = "news/20190429-1/"
PAGES = [
    "", RELEASE, "archive/", "archive/2019/", "archive/2019/04/", "division/", "division/pr/",
    "division/pr/2019/04/", "tag/", "search/", "photos/", "photos/2019/01/", "photos/lost/",
    "news/20190101-sample-album/", "page/about/", "page/help/", "page/accessibility/",
    "page/privacy/", "page/open-data/", "page/feeds/", "page/sitemap/", "404.html",
]  # fmt: skip
BOTH = [prefix + path for path in PAGES for prefix in ("/", "/en/")]
OF_STATES = [
    f"states:{path}"
    for path in ("/", "/en/", "/news/20190428-1/", "/en/news/20190428-1/", "/en/news/20190429-1/",
                 "/tag/", "/tag/อาสาสมัคร/", "/en/tag/volunteers/", "/en/news/20190426-1/")
]  # fmt: skip
"""Pages of the site of states: with notices, withdrawn, long, of a topic, in English only."""

AXE_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    """Open one page for many visits; scripts of a test may run beside the site's policy."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    context.clock.set_fixed_time(f"{TODAY}T09:00:00+07:00")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", BOTH + OF_STATES)
def test_page_has_no_axe_violation(
    visitor: Page, address: str, states: str, axe: str, path: str
) -> None:
    visitor.goto(path.replace("states:", states) if path in OF_STATES else address + path)
    visitor.evaluate(axe)
    told = []
    for scheme in ("light", "dark"):
        visitor.emulate_media(color_scheme=scheme)
        found = visitor.evaluate("options => axe.run(document, options)", AXE_RULES)
        told += [(scheme, v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]
    assert told == []


def test_all_pages_are_valid_html(site: Built, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    node.run(
        "html-validate/bin/html-validate.mjs", "--config", "tests/html-validate.json",
        "--formatter", f"json={report}", f"{site.output}/**/*.html",
    )  # fmt: skip
    results = json.loads(report.read_text(encoding="utf-8"))
    told = [
        (
            result["filePath"].removeprefix(str(site.output)),
            message["line"],
            message["ruleId"],
            message["message"],
        )
        for result in results
        for message in result["messages"]
    ]
    assert told == []


@pytest.mark.parametrize("path", BOTH)
def test_page_asks_no_other_host_and_breaks_no_policy(
    browser_page: Page, address: str, path: str
) -> None:
    hosts = set()
    browser_page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    browser_page.goto(address + path, wait_until="networkidle")
    assert hosts == {urlsplit(address).netloc}


@pytest.mark.parametrize("path", BOTH)
def test_page_never_scrolls_sideways(visitor: Page, address: str, path: str) -> None:
    visitor.goto(address + path)
    for width in (320, 360, 1280):
        visitor.set_viewport_size({"width": width, "height": 740})
        assert visitor.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", BOTH)
def test_menu_is_one_line_on_a_phone(visitor: Page, address: str, path: str) -> None:
    visitor.set_viewport_size({"width": 360, "height": 740})
    visitor.goto(address + path)
    tops = "[...document.querySelectorAll('.pk-nav-link')].map(e => e.getBoundingClientRect().top)"
    found = visitor.evaluate(tops)
    assert len(found) == 5
    assert len(set(found)) == 1


@pytest.mark.parametrize("lang", ["th", "en"])
def test_release_reads_whole_without_javascript(browser: Browser, address: str, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{'' if lang == 'th' else 'en/'}{RELEASE}")
    words = {"th": "๙๕๓ คน", "en": "953 Bangkok labour volunteers"}[lang]
    assert page.get_by_text(words).is_visible()
    assert page.locator("header").get_by_role("searchbox").is_visible()
    assert page.locator("[data-pk-setting=numerals] input").count() == 3
    assert page.get_by_role("radio").count() == 0
    context.close()


def test_language_switch_leads_to_the_same_release(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/{RELEASE}")
    browser_page.get_by_role("link", name="English").click()
    assert urlsplit(browser_page.url).path == f"/en/{RELEASE}"
    assert browser_page.locator("html").get_attribute("lang") == "en"
    browser_page.get_by_role("link", name="ไทย").click()
    assert urlsplit(browser_page.url).path == f"/{RELEASE}"


def test_keyboard_reaches_the_text_first_by_the_skip_link(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/{RELEASE}")
    browser_page.keyboard.press("Tab")
    assert browser_page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    browser_page.keyboard.press("Enter")
    browser_page.keyboard.press("Tab")
    inside = "document.activeElement.closest('main') !== null"
    assert browser_page.evaluate(inside)


def test_print_gives_the_addresses_of_links(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/news/20190101-sample-album/")
    browser_page.emulate_media(media="print")
    zip_link = browser_page.locator(".pk-gallery__zip")
    assert zip_link.is_visible()
    printed = zip_link.evaluate("e => getComputedStyle(e, '::after').content")
    assert printed.startswith('"http')
    assert printed.endswith('/news/20190101-sample-album/photos.zip"')
