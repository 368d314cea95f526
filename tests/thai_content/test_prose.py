"""Releases are prose: what looks like a list or like code in one is shown as it was written."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plugins.thai_content.render import Renderer

THAI = Renderer("th", times=False)

SHOWN = {
    "Thai numbers": ("๓. ก\n๔. ข", "<p>๓. ก<br>\n๔. ข</p>"),
    "a Buddhist year": ("๒๕๖๒. ปีนี้", "<p>๒๕๖๒. ปีนี้</p>"),
    "Thai numbers with a bracket": ("มีดังนี้\n๑) ก\n๒) ข", "<p>มีดังนี้<br>\n๑) ก<br>\n๒) ข</p>"),
    "bullets of Word's": ("\uf0b7 ก\n• ข", "<p>\uf0b7 ก<br>\n• ข</p>"),
    "a number in a sentence": ("รวม\n๕ คน", "<p>รวม\n๕ คน</p>"),
    "a tab": ("\tด้วยกระทรวง", "<p>ด้วยกระทรวง</p>"),
    "spaces": ("ก\n\n        ด้วย<b>กระทรวง</b>", "<p>ก</p>\n<p>ด้วย<b>กระทรวง</b></p>"),
    "Arabic numbers": ("3. ก\n4. ข", '<ol start="3">\n<li>ก</li>\n<li>ข</li>\n</ol>'),
    "a list in a list": ("- ก\n    - ข", "<ul>\n<li>ก<ul>\n<li>ข</li>\n</ul>\n</li>\n</ul>"),
    "a paragraph in a list": ("- ก\n\n    ข", "<ul>\n<li>\n<p>ก</p>\n<p>ข</p>\n</li>\n</ul>"),
}


@pytest.mark.parametrize(("text", "html"), SHOWN.values(), ids=SHOWN)
def test_shown(text: str, html: str) -> None:
    assert THAI.render(text) == html


def test_a_list_after_thai_numbers_counts_its_own_items() -> None:
    page = BeautifulSoup(THAI.render("1. ก\n2. ข\n\n๑. ค"), "html.parser")
    assert [item.get_text() for item in page.find_all("li")] == ["ก", "ข"]
    assert page.get_text().endswith("๑. ค")


def test_columns_of_a_table_keep_their_side() -> None:
    page = BeautifulSoup(THAI.render("| ก | ข |\n|:--|--:|\n| 1 | 2 |"), "html.parser")
    assert [cell["class"] for cell in page.find_all(["th", "td"])] == [
        ["pk-left"],
        ["pk-right"],
    ] * 2


def test_no_other_class_passes() -> None:
    page = BeautifulSoup(
        THAI.render('<p class="pk-right">ก</p>\n\n<td class="x">ข</td>'), "html.parser"
    )
    assert not page.find_all(class_=True)
