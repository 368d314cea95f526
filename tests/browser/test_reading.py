"""Each page type by ear and by keyboard: the tree that a screen reader reads, and a walk by Tab."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

CASES = (Path(__file__).parents[1] / "cases/trees.txt").read_text(encoding="utf-8")
TREES = dict(case.split("\n", 1) for case in CASES.split("\n## ")[1:])
SEARCHES = ("en/search/", "en/404.html")
"""Pages whose own search box makes one in the masthead too many."""

FRAME = """
- link "Skip to content"
- banner:
  - link "Ministry of Labour, Thailand News releases"
  - group: Text size and colours
  - link /ไทย – /
  - navigation "Main menu":
    - list:
      - listitem:
        - link "Archive"
      - listitem:
        - link "Divisions"
      - listitem:
        - link "Topics"
      - listitem:
        - link "Photos"
      - listitem:
        - link "About"
- main
- contentinfo:
  - navigation "About this site"
"""
SEARCH = """
- search:
  - searchbox "Search press releases"
  - button "Search"
"""

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
OUTLINE = re.compile(
    r"^ *- '?(banner|main|contentinfo|navigation|region|complementary|search|status|table"
    r"|heading) ?.*?(\[level=\d\])?:?$",
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """Open one page for many visits, in a window of a small laptop and without motion."""
    context = browser.new_context(viewport={"width": 1024, "height": 640}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def outline(page: Page) -> list[tuple[str, ...]]:
    return OUTLINE.findall(page.locator("body").aria_snapshot())


@pytest.mark.parametrize("path", TREES)
def test_tree_of_a_page(reader: Page, address: str, path: str) -> None:
    reader.goto(f"{address}/{path}", wait_until="networkidle")
    expect(reader.locator("body")).to_match_aria_snapshot(TREES[path])
    expect(reader.locator("body")).to_match_aria_snapshot(FRAME)
    if path not in SEARCHES:
        expect(reader.get_by_role("banner")).to_match_aria_snapshot(SEARCH)
    english = outline(reader)
    assert [level for role, level in english if role == "heading"].count("[level=1]") == 1
    reader.goto(f"{address}/{path.removeprefix('en/')}", wait_until="networkidle")
    assert outline(reader) == english


@pytest.mark.parametrize("path", [path.removeprefix("en/") for path in TREES])
def test_walk_by_keyboard(reader: Page, address: str, path: str) -> None:
    """Tab goes to every control once, in the order of the page, and the focus is seen."""
    reader.goto(f"{address}/{path}", wait_until="networkidle")
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
