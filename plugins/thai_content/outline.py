"""The headings of a body, for a list of contents that leads to them."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from plugins.thai_content.render import plain

_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?P<text>.*?)</h2>', re.DOTALL)


class Heading(NamedTuple):
    """Hold a heading: the fragment of its address, and its words."""

    id: str
    text: str


def outline(page_html: str) -> list[Heading]:
    """List the headings of the first level of a body that our renderer made.

    >>> outline('<h2 id="who">ผู้มี<em>สิทธิ</em> &amp; อัตรา</h2><h3 id="a">ก</h3>')
    [Heading(id='who', text='ผู้มีสิทธิ & อัตรา')]
    """
    return [
        Heading(html.unescape(found["id"]), plain(found["text"]))
        for found in _HEADING.finditer(page_html)
    ]
