"""Finding the first release as people type, in a real Chromium and from the shell."""

from __future__ import annotations

import json
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.cli.__main__ import main
from tests.sites import Built

RELEASE = "/news/20190429-1/"
CASES = json.loads((Path(__file__).parents[1] / "cases/seed-queries.json").read_text("utf-8"))
IDS = [case["id"] for case in CASES]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_query_in_the_browser(
    browser_page: Page, address: str, case: dict[str, Any], lang: str
) -> None:
    home = "/" if lang == "th" else "/en/"
    browser_page.goto(address + home)
    box = browser_page.locator("header").get_by_role("searchbox")
    box.fill(case["query"])
    box.press("Enter")
    browser_page.wait_for_url(f"**{home}search/?q={urllib.parse.quote_plus(case['query'])}*")
    main_part = browser_page.get_by_role("main")
    if case["finds"]:
        expect(main_part.locator(f'a[href$="{RELEASE}"]').first).to_be_visible()
    else:
        nothing = {"th": f"ไม่พบข่าวที่มี “{case['query']}”", "en": f"“{case['query']}”"}[lang]
        expect(main_part.get_by_role("status")).to_contain_text(nothing)
        expect(main_part.locator('a[href*="/news/"]')).to_have_count(0)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_query_in_the_shell(
    site: Built, capsys: pytest.CaptureFixture[str], case: dict[str, Any]
) -> None:
    status = main(["search", case["query"], "--output", str(site.output), "--lang", "th"])
    found = RELEASE in capsys.readouterr().out
    assert found == case["finds"]
    assert status == 0


def test_search_page_without_javascript_leads_to_the_archive(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search/?q=แรงงาน")
    link = page.get_by_role("main").locator('a[href$="/archive/"]').first
    expect(link).to_be_visible()
    context.close()


def test_typing_shows_results_and_back_returns_to_the_ones_before(
    browser_page: Page, address: str
) -> None:
    browser_page.goto(f"{address}/search/?q=จักกะพาก")
    result = browser_page.get_by_role("main").locator(f'a[href="{RELEASE}"]').first
    expect(result).to_be_visible()
    result.click()
    browser_page.wait_for_url(f"**{RELEASE}")
    browser_page.go_back()
    expect(browser_page.get_by_role("main").get_by_role("searchbox")).to_have_value("จักกะพาก")
    expect(result).to_be_visible()
