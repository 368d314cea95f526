"""Text made ready for reading dates: one plain form, and the way back to the source's positions."""

from __future__ import annotations

import re
from typing import Final

from plugins.thai.digits import TO_ARABIC

_INVISIBLE = re.compile(
    "[\N{SOFT HYPHEN}\N{ARABIC LETTER MARK}\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{WORD JOINER}-\N{INVISIBLE PLUS}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}\N{ZERO WIDTH NO-BREAK SPACE}]+"
)
_SPACES: Final = dict.fromkeys(
    map(
        ord,
        "\t\N{NO-BREAK SPACE}\N{EN QUAD}\N{EM QUAD}\N{EN SPACE}\N{EM SPACE}\N{THREE-PER-EM SPACE}"
        "\N{FOUR-PER-EM SPACE}\N{SIX-PER-EM SPACE}\N{FIGURE SPACE}\N{PUNCTUATION SPACE}"
        "\N{THIN SPACE}\N{HAIR SPACE}\N{NARROW NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}",
    ),
    " ",
)
_ONE_FOR_ONE: Final = {**TO_ARABIC, **{k: ord(v) for k, v in _SPACES.items()}}
_UNUSUAL = re.compile(f"[๐-๙{''.join(map(chr, _SPACES))}]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+\.[\w.-]+")


class Prose:
    r"""Hold a text as dates are read in it: Arabic digits, plain spaces, nothing invisible.

    plain: the text that is searched.
    addresses: spans in `plain` of URLs and e-mail addresses, in order.

    >>> prose = Prose("๗\u200b ต.ค.")
    >>> prose.plain, prose.source(1, 2)
    ('7 ต.ค.', (2, 3))
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._kept: list[int] | None = None
        if _INVISIBLE.search(text):
            self._kept = []
            done = 0
            for found in _INVISIBLE.finditer(text):
                self._kept += range(done, found.start())
                done = found.end()
            self._kept += range(done, len(text))
            text = _INVISIBLE.sub("", text)
        self.plain = text.translate(_ONE_FOR_ONE) if _UNUSUAL.search(text) else text
        self.addresses = (
            [found.span() for found in _ADDRESS.finditer(self.plain)]
            if "://" in text or "www." in text or "@" in text
            else []
        )

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the source that became `plain[start:end]`, which must not be empty."""
        if self._kept is None:
            return start, end
        return self._kept[start], self._kept[end - 1] + 1
