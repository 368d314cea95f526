"""The theme's scripts and style sheets in a real Chromium, over the sample site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, Route, expect

from plugins.cli import node
from plugins.thai_content.title_lines import title_lines
from tests.browser.screenshots import LOOKS, WIDTHS, name, photograph
from tests.conftest import serving, wait_for_behaviours
from tests.theme.conftest import Samples

RELEASE = "news/20190429-1/"
RICH = "news/20190301-1/"
TYPES = [
    "", RELEASE, RICH, "news/20190401-1/", "news/20190426-1/", "archive/", "archive/2019/",
    "archive/2019/04/", "division/pr/", "page/help/", "page/feeds/", "404.html",
]  # fmt: skip
COMPONENTS = ["components/", "en/components/"]

AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@pytest.fixture(scope="module")
def address(sample_site: Samples) -> Iterator[str]:
    with serving(sample_site.folder) as url:
        yield url


@pytest.fixture(scope="module")
def axe() -> str:
    return (node.MODULES / "axe-core" / "axe.min.js").read_text("utf-8")


def body_text(page: Page) -> str:
    return page.locator(".pk-release-body").inner_text()


def test_numerals_change_and_come_back_exactly(browser_page: Page, address: str) -> None:
    browser_page.goto(address + RICH)
    original = browser_page.locator(".pk-release-body").inner_html()
    browser_page.get_by_label("ไทย ๑๒๓").check()
    browser_page.get_by_text("มาตรา ๓๙").wait_for()
    thai = body_text(browser_page)
    for text in ("๓๑ มีนาคม ๒๕๖๒", "มาตรา ๓๙", "๑๓,๐๐๐", "PM 2.5", "COVID-19", "สปส. 2-01"):
        assert text in thai
    head = browser_page.locator(".pk-release-head").inner_text()
    assert not set("0123456789") & set(head), "the title and the date change with the text"
    link = browser_page.locator(".pk-release-body a").first
    assert link.get_attribute("href") == "https://www.sso.go.th/"
    browser_page.get_by_label("อารบิก 123").check()
    browser_page.get_by_text("ปฏิทิน: 12 สิงหาคม 2562").wait_for()
    browser_page.get_by_label("ตามต้นฉบับ").check()
    browser_page.get_by_text("ปฏิทิน: ๑๒ สิงหาคม ๒๕๖๒").wait_for()
    assert browser_page.locator(".pk-release-body").inner_html() == original


def test_numerals_are_remembered_until_as_written(browser_page: Page, address: str) -> None:
    browser_page.goto(address + RELEASE)
    browser_page.get_by_label("อารบิก 123").check()
    browser_page.goto(address + RICH)
    browser_page.get_by_text("ปฏิทิน: 12 สิงหาคม 2562").wait_for()
    assert browser_page.locator("#numerals-arabic").is_checked()
    browser_page.get_by_label("ตามต้นฉบับ").check()
    assert browser_page.evaluate("localStorage.length") == 0


def test_numerals_of_lists_change_too(browser_page: Page, address: str) -> None:
    browser_page.goto(address + RELEASE)
    browser_page.get_by_label("ไทย ๑๒๓").check()
    browser_page.goto(address)
    dates = browser_page.locator("main time")
    expect(dates.first).to_have_text(re.compile("^[๐-๙]+ .* [๐-๙]{4}$"))
    assert not set("0123456789") & set("".join(dates.all_inner_texts()))
    browser_page.evaluate("document.querySelector('main ol').append('ข่าวที่ 27')")
    browser_page.get_by_text("ข่าวที่ ๒๗").wait_for()
    assert dates.first.get_attribute("datetime") == "2019-04-29"


def test_a_choice_is_kept_before_the_behaviours_are_there(browser_page: Page, address: str) -> None:
    browser_page.route(re.compile(r"/js/(?!main)"), lambda _: None)
    browser_page.goto(address + RELEASE)
    browser_page.get_by_label("ไทย ๑๒๓").check()
    browser_page.unroute_all()
    browser_page.goto(address)
    expect(browser_page.locator("main time").first).to_have_text(re.compile("^[๐-๙]+ "))


def test_a_press_before_the_behaviours_are_there_is_heard_once_they_are(
    browser_page: Page, address: str
) -> None:
    held: list[Route] = []
    browser_page.add_init_script("window.print = () => { document.title += '!'; };")

    def hold(route: Route) -> None:
        held.append(route)

    browser_page.route(re.compile("/js/tools"), hold)
    with browser_page.expect_request(re.compile("/js/tools")):
        browser_page.goto(address + RELEASE)
    browser_page.locator("[data-pk-print]").click()
    expect(browser_page).to_have_title(re.compile("[^!]$"))
    held[0].continue_()
    expect(browser_page).to_have_title(re.compile("[^!]!$"))
    browser_page.locator("[data-pk-print]").click()
    expect(browser_page).to_have_title(re.compile("[^!]!!$"))


def test_numerals_are_chosen_by_keyboard(browser_page: Page, address: str) -> None:
    browser_page.goto(address + RICH, wait_until="networkidle")
    browser_page.locator("#numerals-source").focus()
    browser_page.keyboard.press("ArrowRight")
    browser_page.get_by_text("มาตรา ๓๙").wait_for()
    browser_page.keyboard.press("ArrowRight")
    browser_page.get_by_text("ปฏิทิน: 12 สิงหาคม 2562").wait_for()
    focused = browser_page.locator("#numerals-arabic")
    assert focused.evaluate("element => element === document.activeElement")
    browser_page.keyboard.press("ArrowRight")
    browser_page.get_by_text("ปฏิทิน: ๑๒ สิงหาคม ๒๕๖๒").wait_for()


def test_numerals_are_chosen_by_touch(browser: Browser, address: str) -> None:
    phone = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}
    )
    page = phone.new_page()
    page.goto(address + RICH, wait_until="networkidle")
    for label, shown in {"ไทย ๑๒๓": "มาตรา ๓๙", "อารบิก 123": "ปฏิทิน: 12 สิงหาคม 2562"}.items():
        choice = page.get_by_label(label)
        box = choice.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        choice.tap()
        page.get_by_text(shown).wait_for()
    phone.close()


def test_numerals_stay_as_written_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + RICH)
    assert page.get_by_text("ปฏิทิน: ๑๒ สิงหาคม ๒๕๖๒").is_visible()
    assert not page.locator("[data-pk-setting=numerals]").is_visible()
    context.close()


def test_display_is_chosen_by_keyboard_and_kept(browser_page: Page, address: str) -> None:
    browser_page.goto(address)
    wait_for_behaviours(browser_page)
    summary = browser_page.locator(".pk-display-button")
    summary.focus()
    browser_page.keyboard.press("Enter")
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("ArrowRight")
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    assert browser_page.evaluate(size) == pytest.approx(16 * 1.18, abs=0.1)
    browser_page.keyboard.press("Escape")
    assert not browser_page.locator(".pk-display-panel").is_visible()
    assert summary.evaluate("element => element === document.activeElement")
    browser_page.reload(wait_until="networkidle")
    assert browser_page.evaluate(size) == pytest.approx(16 * 1.18, abs=0.1)


def test_panel_closes_on_a_press_elsewhere(browser_page: Page, address: str) -> None:
    browser_page.goto(address)
    wait_for_behaviours(browser_page)
    browser_page.locator(".pk-display-button").click()
    browser_page.locator("h1").click()
    assert not browser_page.locator(".pk-display-panel").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_every_component_passes_axe(browser: Browser, address: str, axe: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 740})
    context.add_init_script(f"localStorage.setItem('prakat.colours', '{scheme}')")
    page = context.new_page()
    for path in COMPONENTS:
        page.goto(address + path)
        page.locator(".pk-display-button").click()
        page.evaluate(axe)
        found = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        told = [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]
        assert told == [], path
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_components_are_photographed_at_every_width(
    browser: Browser, address: str, tmp_path: Path, look: str
) -> None:
    for width in WIDTHS:
        picture = tmp_path / name(COMPONENTS[0], width, look)
        assert photograph(browser, address + COMPONENTS[0], picture, width, LOOKS[look]) == 0
        with Image.open(picture) as image:
            assert image.width == width
            assert len(image.getcolors(maxcolors=1 << 24) or []) > 50


@pytest.mark.parametrize(
    ("width", "size"), [(320, "normal"), (320, "larger"), (1280, "larger"), (3840, "normal")]
)
def test_no_page_scrolls_sideways(browser: Browser, address: str, width: int, size: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(f"localStorage.setItem('prakat.size', '{size}')")
    page = context.new_page()
    for path in [*TYPES, *COMPONENTS, "en/", "en/archive/", "en/" + RELEASE]:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_release_is_set_in_its_own_two_fonts_and_nothing_moves(
    browser_page: Page, address: str
) -> None:
    browser_page.clock.set_fixed_time("2019-04-29T05:00:00Z")
    browser_page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) window.shift += entry.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    draw_after_fonts(browser_page)
    browser_page.goto(address + RELEASE, wait_until="networkidle")
    assert own_faces(browser_page) == LOADED
    fonts = [url.rsplit("/", 1)[1] for url in asked if url.endswith(".woff2")]
    assert sorted(fonts) == ["sarabun-400.woff2", "sarabun-600.woff2"]
    assert browser_page.evaluate("window.shift") == 0
    assert len(asked) <= 12
    synthesis = "getComputedStyle(document.body).fontSynthesis"
    assert browser_page.evaluate(synthesis) == "none"
    weights = browser_page.evaluate(
        """() => [...new Set([...document.querySelectorAll("main *")].map(
          (element) => getComputedStyle(element).fontWeight))].sort()"""
    )
    assert weights == ["400", "600"], "no weight that has no file of its own"


def draw_after_fonts(page: Page) -> None:
    """Hold the style sheet until both fonts are there, as they are on a machine with no other work.

    What stands in for them moves a page on a machine that has none of the faces named for it.
    """
    held: list[Route] = []
    fonts: list[str] = []

    def hold(route: Route) -> None:
        held.append(route)
        let_go()

    def note(request: Request) -> None:
        if request.resource_type == "font":
            fonts.append(request.url)
            let_go()

    def let_go() -> None:
        while len(fonts) >= len(LOADED) and held:
            held.pop().continue_()

    page.route("**/main.css", hold)
    page.on("requestfinished", note)


LOADED = [("400", "loaded"), ("600 900", "loaded")]


def own_faces(page: Page) -> list[tuple[str, str]]:
    """Give weight and status of the site's own faces that a page asked for.

    The faces that stand in for them are left out: they are looked for only where a page is drawn
    before its fonts are there, and a machine that has none of them calls that an error.
    """
    page.evaluate("document.fonts.ready")
    faces = page.evaluate(
        """() => [...document.fonts]
          .filter((face) => face.family.includes("Prakat Text") && face.status !== "unloaded")
          .map((face) => [face.weight, face.status])"""
    )
    return sorted((weight, status) for weight, status in faces)


def test_fonts_that_come_late_are_used_all_the_same(browser_page: Page, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    browser_page.add_init_script(
        "window.painted = new Promise((seen) => {"
        " new PerformanceObserver(() => seen()).observe({ type: 'paint', buffered: true });"
        "});"
    )
    browser_page.route("**/sarabun-*.woff2", hold)
    browser_page.goto(address + RELEASE, wait_until="commit")
    browser_page.evaluate("window.painted")
    for route in held:
        route.continue_()
    browser_page.wait_for_load_state("networkidle")
    assert own_faces(browser_page) == LOADED


def test_a_font_that_is_missing_is_noticed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/sarabun-600.woff2", lambda route: route.fulfill(status=404))
    page.goto(address + RELEASE, wait_until="networkidle")
    assert own_faces(page) == [("400", "loaded"), ("600 900", "error")]
    page.close()


def test_nothing_is_cut_off_above_or_below_thai_letters(browser_page: Page, address: str) -> None:
    """No element that clips its text holds any, so no mark of ปู่ ที่ ฎี is lost."""
    browser_page.goto(address + RELEASE)
    clipping = browser_page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) => {
          const style = getComputedStyle(element);
          const clips = style.overflowY !== "visible" && style.position !== "absolute";
          return clips && element.innerText && element.scrollHeight > element.clientHeight;
        }).map((element) => element.className)"""
    )
    assert clipping == []


LINES = """heading => {
  const lines = [""];
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  let top = null;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    for (let place = 0; place < text.length; place += 1) {
      const range = document.createRange();
      range.setStart(text, place);
      range.setEnd(text, place + 1);
      const box = range.getBoundingClientRect();
      if (box.width && box.top > (top ?? box.top) + 5) lines.push("");
      if (box.width) top = box.top;
      lines[lines.length - 1] += text.data[place];
    }
  }
  return lines;
}"""


@pytest.mark.parametrize("width", [320, 360, 412])
@pytest.mark.parametrize("release", ["20190428-1", "20190426-1", "20190429-1"])
def test_a_large_title_breaks_between_words_only(
    browser: Browser, address: str, release: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}news/{release}/", wait_until="networkidle")
    shown = page.locator("h1").evaluate(LINES)
    wholes = [piece for piece, is_whole in title_lines("".join(shown)) if is_whole]
    assert len(shown) > 1
    assert len(wholes) > 3
    assert [whole for whole in wholes if not any(whole in line for line in shown)] == []
    assert page.locator("h1").evaluate("e => e.scrollWidth <= e.clientWidth")
    page.close()


def test_a_royal_notice_breaks_no_name(browser_page: Page, address: str) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 800})
    browser_page.goto(address, wait_until="networkidle")
    notice = browser_page.locator(".pk-notice-royal p")
    ends = [line.rstrip() for line in notice.evaluate(LINES)]
    assert ends == [
        "ขอเชิญชวนประชาชน",
        "เฝ้าทูลละอองธุลีพระบาทรับเสด็จ",
        "พระบาทสมเด็จพระเจ้าอยู่หัว สมเด็จพระนางเจ้าฯ",
        "พระบรมราชินี",
    ]
    assert notice.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_copied_citation_is_the_text_on_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + RELEASE, wait_until="networkidle")
    button = page.locator("[data-pk-copy=citation-en]")
    button.click()
    page.get_by_text("คัดลอกแล้ว").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.startswith("Ministry of Labour, Thailand. (29 April 2019). Ministry of Labour")
    assert copied.endswith("/en/news/20190429-1/")


@pytest.mark.parametrize(
    ("now", "mourning"),
    [
        ("2019-04-28T16:59:00Z", False),
        ("2019-04-28T17:01:00Z", True),
        ("2019-04-30T16:59:00Z", True),
        ("2019-04-30T17:01:00Z", False),
    ],
)
def test_notices_keep_to_their_days_in_bangkok(
    browser_page: Page, address: str, now: str, *, mourning: bool
) -> None:
    browser_page.clock.set_fixed_time(now)
    browser_page.goto(address)
    wait_for_behaviours(browser_page)
    visible = browser_page.locator("[data-pk-notice]:visible").all()
    shown = [notice.get_attribute("data-pk-notice") for notice in visible]
    assert shown == (["royal", "mourning", "public"] if mourning else ["royal", "public"])
    tone = browser_page.locator("html").get_attribute("class") or ""
    assert ("pk-mourning" in tone) is mourning


def test_without_javascript_no_control_is_dead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + RELEASE)
    for selector in (".pk-display", "aside .pk-choices", "[data-pk-copy]", "[data-pk-print]"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("#citation-th").is_visible()
    context.close()


def test_print_is_a_letter(browser_page: Page, address: str) -> None:
    browser_page.goto(address + RELEASE)
    browser_page.emulate_media(media="print", color_scheme="dark")
    for selector in (".pk-masthead", ".pk-breadcrumb", ".pk-footer", ".pk-beside", ".pk-button"):
        assert not browser_page.locator(selector).first.is_visible(), selector
    letterhead = browser_page.locator(".pk-letterhead").inner_text()
    assert "กระทรวงแรงงาน" in letterhead
    assert "ข่าวประชาสัมพันธ์" in letterhead
    assert browser_page.locator("#citation-th").is_visible()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert browser_page.evaluate(ground) == "rgb(255, 255, 255)"
