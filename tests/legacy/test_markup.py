"""Plain text as Markdown: whatever the text, the page shows exactly it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown as render
from markdown.extensions import Extension

from plugins.legacy.item import tidy
from plugins.legacy.markup import markdown
from plugins.thai_content.links import CLASS
from plugins.thai_content.prose import ProseExtension
from plugins.thai_content.render import Renderer

CASES = json.loads(Path(__file__, "../cases/markup.json").resolve().read_text(encoding="utf-8"))
PLAIN: list[str | Extension] = [ProseExtension()]
EXTENSIONS: list[str | Extension] = [
    "extra",
    "sane_lists",
    "toc",
    "admonition",
    "wikilinks",
    *PLAIN,
]
"""More than our pages use: whoever adds one of these changes no imported release."""

TOKENS = [
    *"\\`*_{}[]()#+-.!|<>&~=:\"'^$%@/;?",
    *("1.", "12)", "๑.", "๒)", "***", "---", "===", "~~~", "```", "~~", "    ", "  ", "\t"),
    *("<b>", "</b>", "<script>", "<!-- x -->", "<br>", "<http://a.th>", "<?php", "<![CDATA["),
    *("&amp;", "&#60;", "&nbsp", "&lt;", "[a](b)", "![a](b)", "[^1]", "[^1]: a", "[TOC]", "[[a]]"),
    *("*[ก]: ข", "[a]: b", "{: .x }", "{.x}", "!!! note", ": ก", "| - |", "a|b", "-|-", "Title: x"),
    *("<ด่วน>", "<ก@ข>", "1_000_", "C:\\ก", "----------", "(1)", "[1]", "] (", "][", "1)", "๑)"),
    *("snake_case_name", "_ก_", "*ก*", "**ก**", "http://a_b.th/c_d", "ก", "นี้", "a", "1", "๑"),
]
words = st.one_of(st.sampled_from(TOKENS), st.sampled_from(TOKENS), st.text(max_size=3))
lines = st.lists(words, min_size=1, max_size=6).flatmap(
    lambda found: st.sampled_from(["", " "]).map(lambda gap: gap.join(found))
)
texts = st.lists(st.lists(lines, min_size=1, max_size=3), min_size=1, max_size=4).map(
    lambda paragraphs: "\n\n".join("\n".join(paragraph) for paragraph in paragraphs)
)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Cut text as the readers do."""
    return tuple(found for found in re.split(r"\n\n+", tidy(text)[0].strip("\n")) if found)


def shown(html: str) -> list[str]:
    """Give the text of each paragraph of a page; fail on what only an author can have meant."""
    found = []
    for element in BeautifulSoup(html, "html.parser").contents:
        if not isinstance(element, Tag):
            assert not str(element).strip(), html
            continue
        assert element.name == "p", html
        made = [inner for inner in element.find_all(True) if inner.get("class") != [CLASS]]
        assert {inner.name for inner in made} <= {"br", "time"}, html
        assert not element.attrs, html
        found.append(spaced(element.get_text()))
    return found


def spaced(text: str) -> str:
    """Take white space as a browser does, but keep the lines."""
    return "\n".join(re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_writes_what_an_editor_can_read(case: dict[str, str]) -> None:
    assert markdown([case["text"]]) == case["markdown"] + "\n"
    assert shown(render(case["markdown"], extensions=EXTENSIONS)) == [case["text"]]


@given(texts)
@example("ก\n===\n\n1. ข\n2. ค\n\n    ง")
@example("ก\n:\nข")
@example("a|b\n-|-")
@example("&\n-\n\n&#\n\n&a")
def test_every_renderer_gives_the_text_back(text: str) -> None:
    paragraphs = paragraphs_of(text)
    source = [spaced(found) for found in paragraphs]
    written = markdown(paragraphs)
    assert shown(render(written, extensions=PLAIN)) == source
    assert shown(render(written, extensions=EXTENSIONS)) == source


@given(texts)
def test_our_pages_give_the_text_back(text: str) -> None:
    paragraphs = paragraphs_of(text)
    assert shown(Renderer("th").render(markdown(paragraphs))) == [spaced(p) for p in paragraphs]
