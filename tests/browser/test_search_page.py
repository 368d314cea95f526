"""How the search page behaves: typing, keys, addresses, filters, and a network that fails."""

from __future__ import annotations

import json
import urllib.parse

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.search import packing

QUERY = "อาสาสมัครแรงงาน"
PATTERN = "**/search-index/**"


def box(page: Page) -> str:
    return page.locator("#search-q").input_value()


def ask(page: Page, address: str, query: str = QUERY, more: str = "") -> None:
    page.goto(f"{address}/search/?q={urllib.parse.quote(query)}{more}")
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("พบ 1 ข่าว", timeout=20_000)


def test_results_come_while_typing(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/search/")
    browser_page.locator("#search-q").press_sequentially(QUERY, delay=20)
    result = browser_page.locator(".pk-search-result")
    expect(result.locator("a mark")).to_have_text([QUERY])
    expect(result.locator(".pk-search-excerpt mark").first).to_have_text(QUERY)
    assert urllib.parse.unquote(browser_page.url).endswith(f"?q={QUERY}")


def test_slash_brings_the_cursor_back(browser_page: Page, address: str) -> None:
    ask(browser_page, address)
    browser_page.locator("h1").click()
    browser_page.keyboard.press("/")
    expect(browser_page.locator("#search-q")).to_be_focused()
    assert box(browser_page) == QUERY


def test_back_returns_to_the_query_before(browser_page: Page, address: str) -> None:
    ask(browser_page, address)
    browser_page.locator("#search-q").fill("พาลาสโซ่")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(f"**?q={urllib.parse.quote('พาลาสโซ่')}")
    browser_page.go_back()
    expect(browser_page.locator("#search-q")).to_have_value(QUERY)
    expect(browser_page.locator(".pk-search-result a mark")).to_have_text([QUERY])


@pytest.mark.parametrize("last", ["", "Enter"])
def test_back_leads_to_the_query_before_what_was_typed(
    browser_page: Page, address: str, last: str
) -> None:
    ask(browser_page, address)
    for query in ("พาลา", "พาลาสโซ่"):
        browser_page.locator("#search-q").fill(query)
        browser_page.wait_for_url(f"**?q={urllib.parse.quote(query)}")
    if last:
        browser_page.keyboard.press(last)
    browser_page.go_back()
    expect(browser_page.locator("#search-q")).to_have_value(QUERY)
    expect(browser_page.locator(".pk-search-result a mark")).to_have_text([QUERY])


def test_suggestions_by_keyboard(browser_page: Page, address: str) -> None:
    offered = json.dumps(["อาสาสมัครแรงงาน", "แรงงานนอกระบบ", "ประกันสังคม"])
    browser_page.route("**/th/phrases.*", lambda route: route.fulfill(body=packing.pack(offered)))
    browser_page.goto(f"{address}/search/")
    browser_page.locator("#search-q").press_sequentially("แรงงาน", delay=20)
    group = browser_page.get_by_role("group", name="คำค้นแนะนำ")
    expect(group.get_by_role("button")).to_have_text(["แรงงานนอกระบบ", "อาสาสมัครแรงงาน"])
    browser_page.keyboard.press("ArrowDown")
    browser_page.keyboard.press("ArrowDown")
    expect(group.get_by_role("button", name="อาสาสมัครแรงงาน")).to_be_focused()
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator("#search-q")).to_be_focused()
    assert box(browser_page) == QUERY
    expect(browser_page.locator(".pk-search-result")).to_have_count(1)
    expect(group).to_be_hidden()


def test_suggestions_that_cannot_be_read_do_no_harm(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/th/phrases.*", lambda route: route.abort())
    page.goto(f"{address}/search/")
    page.locator("#search-q").press_sequentially(QUERY, delay=20)
    expect(page.locator(".pk-search-result")).to_have_count(1)
    expect(page.get_by_role("group", name="คำค้นแนะนำ")).to_be_hidden()
    page.close()


def test_filter_stands_in_the_address(browser_page: Page, address: str) -> None:
    ask(browser_page, address)
    browser_page.get_by_text("กรองและเรียงลำดับ").click()
    year = browser_page.get_by_label("ปี")
    expect(year.locator("option")).to_contain_text(["ทั้งหมด", "2562 (1)"])
    year.select_option("2019")
    browser_page.wait_for_url("**year=2019")
    browser_page.reload()
    expect(browser_page.get_by_label("ปี")).to_have_value("2019")
    expect(browser_page.get_by_role("main").get_by_role("status")).to_have_text("พบ 1 ข่าว")


def test_filter_that_nothing_fits_says_so(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/search/?q={urllib.parse.quote(QUERY)}&year=1999")
    found = browser_page.get_by_role("main").get_by_role("status")
    expect(found).to_have_text("ไม่มีข่าวที่ตรงกับตัวกรองเหล่านี้")
    expect(browser_page.get_by_label("ปี")).to_be_visible()


def test_recent_searches_can_be_used_and_cleared(browser_page: Page, address: str) -> None:
    browser_page.goto(f"{address}/search/")
    browser_page.locator("#search-q").fill(QUERY)
    browser_page.keyboard.press("Enter")
    expect(browser_page.locator(".pk-search-result")).to_have_count(1)
    browser_page.goto(f"{address}/search/")
    browser_page.get_by_role("button", name=QUERY).click()
    expect(browser_page.locator(".pk-search-result")).to_have_count(1)
    browser_page.goto(f"{address}/search/")
    browser_page.get_by_role("button", name="ล้าง").click()
    expect(browser_page.get_by_role("button", name=QUERY)).to_be_hidden()
    assert browser_page.evaluate("localStorage.length") == 0


def test_failure_is_said_and_can_be_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route(PATTERN, fail)
    page.goto(f"{address}/search/?q={urllib.parse.quote(QUERY)}")
    found = page.get_by_role("main").get_by_role("status")
    expect(found).to_contain_text("ติดต่อระบบค้นหาไม่ได้")
    page.unroute(PATTERN)
    page.get_by_role("button", name="ลองอีกครั้ง").click()
    expect(found).to_have_text("พบ 1 ข่าว", timeout=20_000)
    page.close()


def fail(route: Route) -> None:
    """Let scripts through and nothing else of the index."""
    if route.request.url.endswith(".js"):
        route.continue_()
    else:
        route.abort()


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>'])
def test_query_is_never_markup(browser_page: Page, address: str, query: str) -> None:
    browser_page.goto(f"{address}/search/?q={urllib.parse.quote(query)}")
    found = browser_page.get_by_role("main").get_by_role("status")
    expect(found).to_contain_text(query)
    expect(found.locator("img, script")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", [QUERY, "ขนมครก", ""], ids=["found", "nothing", "empty"])
def test_no_axe_violation(
    browser_page: Page, address: str, axe: str, query: str, width: int
) -> None:
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto(f"{address}/search/?q={urllib.parse.quote(query)}")
    if query == QUERY:
        expect(browser_page.locator(".pk-search-excerpt mark").first).to_be_visible()
    browser_page.evaluate(axe)
    found = browser_page.evaluate("async () => (await axe.run()).violations")
    assert not found, json.dumps(found, ensure_ascii=False)[:2000]
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width


def test_words_as_they_were_typed(browser_page: Page, address: str) -> None:
    ask(browser_page, address, "อาสาสมัคแรงงาน")
    browser_page.get_by_role("link", name="ค้นคำเดิม “อาสาสมัคแรงงาน” เท่านั้น").click()
    status = browser_page.get_by_role("main").get_by_role("status")
    expect(status).to_contain_text("ไม่พบข่าว")
    expect(browser_page.locator("#search-q")).to_have_value('"อาสาสมัคแรงงาน"')


def test_month_is_said(browser_page: Page, address: str) -> None:
    ask(browser_page, address, f"เม.ย. 62 {QUERY}")
    notes = browser_page.locator("[data-search-notes]")
    expect(notes.get_by_role("listitem")).to_have_text("เข้าใจว่าเป็นเดือนเมษายน 2562")
