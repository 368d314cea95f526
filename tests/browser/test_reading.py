"""Each page type by ear and by keyboard: the tree that a screen reader reads, and a walk by Tab."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import TODAY
from tests.conftest import wait_for_behaviours

CASES = (Path(__file__).parents[1] / "cases/trees.txt").read_text(encoding="utf-8")
HEAD = re.compile(r"(?P<english>\S+)(?: (?P<thai>\S+))? \| (?P<title>.+)")
SEARCHES = ("en/search/", "search/", "en/404.html", "404.html")
"""Pages whose own search box makes one in the masthead too many."""

FRAME = """
- link "{skip}"
- banner:
  - link "{brand}"
  - group: {display}
  - link /{switch} – /
  - navigation "{menu}":
    - list:
{items}
- main
- contentinfo:
  - navigation "{about}"
"""
ITEM = """\
      - listitem:
        - link "{}"
"""
SEARCH = """
- search:
  - searchbox "{field}"
  - button "{button}"
"""
NAMES = {
    "en": {
        "skip": "Skip to content",
        "brand": "Ministry of Labour, Thailand News releases",
        "display": "Text size and colours",
        "switch": "ไทย",
        "menu": "Main menu",
        "about": "About this site",
        "field": "Search press releases",
        "button": "Search",
    },
    "th": {
        "skip": "ข้ามไปยังเนื้อหา",
        "brand": "กระทรวงแรงงาน ข่าวประชาสัมพันธ์",
        "display": "ขนาดตัวอักษรและสี",
        "switch": "English",
        "menu": "เมนูหลัก",
        "about": "เกี่ยวกับเว็บไซต์นี้",
        "field": "ค้นหาข่าวประชาสัมพันธ์",
        "button": "ค้นหา",
    },
}
MENU = {
    "en": ["Archive", "Divisions", "Topics", "Photos", "About"],
    "th": ["คลังข่าว", "หน่วยงาน", "หัวเรื่อง", "ภาพ", "เกี่ยวกับ"],
}
PHOTOS = 3
"""Where the menu leads to photos, of which the site of states has none."""

STOP = """() => {
  const e = document.activeElement, seen = e.type === 'radio' ? e.labels[0] : e;
  const style = getComputedStyle(seen), box = seen.getBoundingClientRect();
  const at = document.elementFromPoint(
    Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
  return {
    place: [...document.querySelectorAll('*')].indexOf(e),
    isBody: e === document.body,
    markup: e.outerHTML.slice(0, 160),
    isMarked: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    isSeen: box.width > 0 && box.height > 0 && (seen.contains(at) || at?.contains(seen)),
  };
}"""
CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
  .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0)
  .filter(e => e.type !== 'radio' || e.checked)
  .map(e => [...document.querySelectorAll('*')].indexOf(e))"""
SPOKEN = {
    "banner", "main", "contentinfo", "navigation", "region", "complementary", "search", "status",
    "table", "heading",
}  # fmt: skip
CONTROL_ROLES = {
    "link", "button", "searchbox", "textbox", "combobox", "radio", "checkbox", "DisclosureTriangle",
}  # fmt: skip
NAMED = {"navigation", "region", "complementary"}


class Case(NamedTuple):
    """Hold what the two languages of one page tell; a path begins with its site's name, if any."""

    english: str
    thai: str
    title: str
    tree: str


def cases() -> list[Case]:
    """Read trees.txt."""
    found = []
    for text in CASES.split("\n## ")[1:]:
        head, snapshot = text.split("\n", 1)
        match = HEAD.fullmatch(head)
        assert match is not None, head
        english, thai, title = match.group("english", "thai", "title")
        found.append(Case(english, thai or english.replace("en/", "", 1), title, snapshot))
    return found


PATHS = [path for case in cases() for path in (case.english, case.thai)]


class Node(NamedTuple):
    """Hold what Chromium tells a screen reader of one element."""

    role: str
    name: str
    level: int | None


def chromium_tree(page: Page) -> list[Node]:
    """Give the accessibility tree that Chromium itself computes, in the order of the page."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[Node] = []
    stack = [nodes[0]]
    while stack:
        node = stack.pop()
        if not node["ignored"]:
            values = {each["name"]: each["value"].get("value") for each in node["properties"]}
            name = node["name"].get("value", "").strip()
            found.append(Node(node["role"]["value"], name, values.get("level")))
        children = [by_id[child] for child in node["childIds"] if child in by_id]
        stack += reversed(children)
    return found


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """Open one page for many visits, in a window of a small laptop and without motion."""
    context = browser.new_context(viewport={"width": 1024, "height": 640}, reduced_motion="reduce")
    context.clock.set_fixed_time(f"{TODAY}T09:00:00+07:00")
    yield context.new_page()
    context.close()


@pytest.fixture
def visit(reader: Page, address: str, states: str) -> Callable[[str], str]:
    """Give a function that opens a page, on the day of its site, and gives its language."""

    def go(path: str) -> str:
        site, _, rest = path.rpartition(":")
        reader.goto(f"{states if site else address}/{rest}", wait_until="networkidle")
        wait_for_behaviours(reader)
        return "en" if rest.startswith("en/") else "th"

    return go


def listen(page: Page, path: str, lang: str) -> list[Node]:
    """Check what every page must tell; give its landmarks and headings."""
    items = [*MENU[lang]]
    if path.startswith("states:"):
        del items[PHOTOS]
    names = {"items": "".join(ITEM.format(item) for item in items), **NAMES[lang]}
    expect(page.locator("body")).to_match_aria_snapshot(FRAME.format(**names))
    if path not in SEARCHES:
        expect(page.get_by_role("banner")).to_match_aria_snapshot(SEARCH.format(**names))
    nodes = chromium_tree(page)
    assert [node for node in nodes if node.role in CONTROL_ROLES | NAMED and not node.name] == []
    landmarks = [node for node in nodes if node.role in NAMED]
    assert len(landmarks) == len({*landmarks}), landmarks
    spoken = [node for node in nodes if node.role in SPOKEN]
    roles = [node.role for node in spoken]
    assert [roles.count(role) for role in ("banner", "main", "contentinfo")] == [1, 1, 1]
    levels = [node.level for node in spoken if node.level]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    return spoken


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.english)
def test_tree_of_a_page(reader: Page, visit: Callable[[str], str], case: Case) -> None:
    visit(case.english)
    expect(reader.locator("body")).to_match_aria_snapshot(case.tree)
    english = listen(reader, case.english, "en")
    visit(case.thai)
    thai = listen(reader, case.thai, "th")
    assert [(node.role, node.level) for node in thai] == [(n.role, n.level) for n in english]
    assert [node.name for node in thai if node.level == 1] == [case.title]


@pytest.mark.parametrize("path", PATHS)
def test_walk_by_keyboard(reader: Page, visit: Callable[[str], str], path: str) -> None:
    """Tab goes to every control once, in the order of the page, and the focus is seen."""
    visit(path)
    controls = reader.evaluate(CONTROLS)
    stops: list[dict[str, Any]] = []
    for _ in range(len(controls) + 1):
        reader.keyboard.press("Tab")
        stop = reader.evaluate(STOP)
        if stop["isBody"] or (stops and stop["place"] == stops[0]["place"]):
            break
        stops.append(stop)
    assert [stop["place"] for stop in stops] == controls
    assert 'href="#main"' in stops[0]["markup"]
    assert [stop["markup"] for stop in stops if not stop["isMarked"]] == []
    assert [stop["markup"] for stop in stops if not stop["isSeen"]] == []


def test_notices_whose_days_are_over_leave_no_empty_region(browser_page: Page, states: str) -> None:
    for day, count in ((TODAY, 1), ("2019-05-07", 0)):
        browser_page.clock.set_fixed_time(f"{day}T09:00:00+07:00")
        browser_page.goto(states)
        wait_for_behaviours(browser_page)
        expect(browser_page.get_by_role("region", name="ประกาศ")).to_have_count(count)
