"""Where the readable text of HTML is: outside tags, comments, character references and code."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final

CODE: Final = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"})
"""Elements whose text is not prose."""

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<]*)?/?>|<!--|<!DOCTYPE", re.IGNORECASE)


_MARKUP = re.compile(r"<[A-Za-z/!?]")
"""How a tag, a comment or a declaration begins."""


def is_html(text: str) -> bool:
    """Tell whether `text` holds a tag or a comment.

    >>> is_html("<b>๓</b>"), is_html("๓ < ๕ > ๒")
    (True, False)
    """
    return "<" in text and _TAG.search(text) is not None


def prose(html: str) -> list[tuple[int, int]]:
    """Give the spans of `html` that hold readable text, in order.

    Character references are part of the text. Markup that never ends, as a comment without its
    closing, is none: browsers show nothing of it.

    >>> html = '<a title="๓">ครั้งที่ ๓</a> <code>๓</code>'
    >>> [html[start:end] for start, end in prose(html)]
    ['ครั้งที่ ๓', ' ']
    """
    parser = _Prose(html)
    parser.feed(html)
    return parser.spans()


class _Prose(HTMLParser):
    """Note where text begins and ends.

    `close` is never called: it reads what does not end again from each of its beginnings.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._html = html
        self._spans: list[tuple[int, int]] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._code: str | None = None
        self._text: int | None = None

    def spans(self) -> list[tuple[int, int]]:
        rest = len(self._html) - len(self.rawdata)
        self._end(rest if _MARKUP.match(self._html, rest) else len(self._html))
        return self._spans

    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _end(self, position: int | None = None) -> None:
        """End the text that was being read, at `position` or where the parser is."""
        if self._text is not None:
            self._spans.append((self._text, self._position() if position is None else position))
            self._text = None

    def handle_data(self, data: str) -> None:  # noqa: ARG002  positions are all that is wanted
        start = self._position()
        if self._html[start] == "<" and _MARKUP.match(self._html, start):
            self._end()  # a tag that is too broken to be read as one
        elif self._text is None and self._code is None:
            self._text = start

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._end()
        if tag in CODE and self._code is None:
            self._code = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Take <code/> for an element that holds nothing."""
        self._end()

    def handle_endtag(self, tag: str) -> None:
        self._end()
        if tag == self._code:
            self._code = None

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self._end()

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self._end()

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self._end()

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self._end()

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002
        """Read <![ as browsers do, as a comment that the next > ends."""
        self._end()
        return self._html.find(">", i) + 1 or -1
