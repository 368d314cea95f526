"""Where the readable text of HTML is: outside tags, comments, character references and code."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final

CODE: Final = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"})
"""Elements whose text is not prose."""

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<]*)?/?>|<!--|<!DOCTYPE", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Tell whether `text` holds a tag or a comment.

    >>> is_html("<b>๓</b>"), is_html("๓ < ๕ > ๒")
    (True, False)
    """
    return "<" in text and _TAG.search(text) is not None


def prose(html: str) -> list[tuple[int, int]]:
    """Give the spans of `html` that hold readable text, in order.

    >>> html = '<a title="๓">ครั้งที่ ๓</a> <code>๓</code>'
    >>> [html[start:end] for start, end in prose(html)]
    ['ครั้งที่ ๓', ' ']
    """
    parser = _Prose(html)
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # html.parser's answer to a broken marked section such as <![
        return [*parser.spans, (parser.position(), len(html))]
    return parser.spans


class _Prose(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.spans: list[tuple[int, int]] = []
        self._lines = [0, *accumulate(len(line) for line in re.findall(r"[^\n]*\n", html))]
        self._code: list[str] = []

    def position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in CODE:
            self._code.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave <code/> alone: it holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._code:
            del self._code[self._code.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._code:
            start = self.position()
            self.spans.append((start, start + len(data)))
