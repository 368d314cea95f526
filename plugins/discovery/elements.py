"""XML written as text: always escaped, never with a character that XML forbids.

The standard library's writers let control characters through, which makes a file that no parser
reads; releases that were pasted from old word processors hold such characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Xml(str):
    """Mark text that is XML already, so that it is not escaped again."""

    __slots__ = ()


def clean(text: str) -> str:
    r"""Drop the characters that XML 1.0 forbids; everything else stays as it is.

    >>> clean("ข่าว\x0b\x00ดี")
    'ข่าวดี'
    """
    return _FORBIDDEN.sub("", text)


def element(tag: str, *children: str, attributes: Mapping[str, str] | None = None) -> Xml:
    """Write an element; text among its children is escaped, `Xml` is not.

    >>> element("title", "ก < ข & ค", attributes={"type": "text"})
    '<title type="text">ก &lt; ข &amp; ค</title>'
    >>> element("entry", element("id", "1"), attributes={})
    '<entry><id>1</id></entry>'
    """
    start = tag + "".join(
        f" {name}={quoteattr(clean(value))}" for name, value in (attributes or {}).items()
    )
    if not children:
        return Xml(f"<{start}/>")
    inner = "".join(
        child if isinstance(child, Xml) else escape(clean(child), {"\r": "&#13;"})
        for child in children
    )
    return Xml(f"<{start}>{inner}</{tag}>")
