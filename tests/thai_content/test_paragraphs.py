"""The quick way to HTML gives what the whole Markdown parser gives, or leaves the text to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.thai_content import paragraphs
from plugins.thai_content.render import Renderer

RENDERERS = {lang: Renderer(lang or "th", times=bool(lang)) for lang in ("th", "en", None)}

PIECES = st.sampled_from(
    [
        "กระทรวงแรงงาน", "ข่าว", "๒๙ เมษายน ๒๕๖๒", "29 เม.ย. 62", "29 April 2019", "09.30 น.",
        "labour", " ", "  ", "    ", "\t", "\n", "\n\n", "\n\n\n", "\n \n", "\N{NO-BREAK SPACE}",
        "\u200b", "\u2028", "\r", "\x0c", "\x0b", "\x1c", "\x85", "\x00", "\x02", "\x03",
        "\ufeff", "-", "--", "---", "-----", "- ", "+ ", "* ", "*", "**", "***", "_", "___", "=",
        "===", "#", "## ", "1. ", "๑. ", "๒) ", "• ", "1.ก", "1) ", ">", "<",
        "<b>", "</b>", "<div>", "&",
        "&amp;", "|", "`", "``", "\\", "\\", "\\*", "\\-", "\\_", "\\>", "1\\. ", "\\\\", "& ",
        "R&D", "42", "[", "]", "](", "]:", "[TOC]", "[ก]",
        "[ก](/x)", "[1]: /x", "![", "!", '"', "'", "(", ")", ":", "://", "@", "~", "^",
        "https://a.go.th/", "http://", "www.", "www.b.com", "go.th", "/x?y=1&z=2", "c@d.th", ".th",
        "$", "…",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60))


@settings(max_examples=600, deadline=None)
@given(text=TEXTS, lang=st.sampled_from(["th", "en", None]))
def test_quick_html_is_the_full_renderers(text: str, lang: str | None) -> None:
    quick = paragraphs.render(text, lang)
    assert quick is None or quick == RENDERERS[lang].render_fully(text)


PLAIN = {
    "paragraphs": "ก\n\nข\nค\n",
    "rules": "ก\n\n*****\n\nข\n\n---\n",
    "no-break spaces": "ก\N{NO-BREAK SPACE}ข",
    "one asterisk": "*หมายเหตุ",
    "dashes without a space": "-ก\n-ข",
    "a number without a space": "1.ก",
    "lines set in": "    ก\n        ข",
    "a Thai number": "๑. ก\n\n๒. ข",
    "a date": "เมื่อ ๒๙ เมษายน ๒๕๖๒",
    "padded blank lines": "ก\n   \nข",
    "escapes": "\\*ก\\* \\- ข\\_\n1\\. ค",
    "an ampersand": "ก & ข",
    "addresses": "ที่ https://a.go.th/x_y?z=1และ (www.ก.com) a\\_b@c.go.th.",
    "an angle within a line": "ก > ข",
    "one underline": "ก_ข",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_plain_text_takes_the_quick_way(text: str) -> None:
    assert paragraphs.render(text, "th") == RENDERERS["th"].render_fully(text)


MARKUP = {
    "list": "- ก\n- ข",
    "numbered list": "1. ก",
    "items with Thai numbers": "๑. ก\n๒. ข",
    "bullets of Word's": "\uf0b7 ก\n• ข",
    "heading": "ก\n\n## ข",
    "underlined heading": "ก\n---",
    "emphasis": "*ก*",
    "underlined emphasis": "_ก_",
    "quote": "> ก",
    "link": "[ก](/x)",
    "line break": "ก  \nข",
    "HTML": "<b>ก</b>",
    "entity": "ก &amp; ข",
    "table": "ก | ข\n--|--\n1|2",
}


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_markup_is_left_to_the_parser(text: str) -> None:
    assert paragraphs.render(text, "th") is None
