"""Thai that was decoded with the wrong table, and the Thai that it was.

Three accidents are told from text that was meant: CP874 bytes read as Latin-1 or CP1252
(¡ÃÐ·ÃÇ§), UTF-8 read so (à¸à¸£), and UTF-8 read as CP874 (เธเธฃ). Each is undone only where the
result is Thai that can be spelt, so no word of another language is touched.
"""

from __future__ import annotations

import re
from typing import Final

from plugins.thai.rewriting import Rule
from plugins.thai.words import CLUSTER

_HIGH: Final = "\\xa1-\\xda\\xdf-\\xfb"
_BETWEEN: Final = "[ 0-9.,:;/()\"'\\xa0–-]"
_LATIN = re.compile(
    rf"(?<![A-Za-z{_HIGH}])(?=(?P<whole>[{_HIGH}]++(?:{_BETWEEN}{{1,4}}[{_HIGH}]++)*))(?P=whole)"
    "(?![A-Za-z])"
)
_BYTES_1252: Final = {
    **{chr(byte): byte for byte in range(0x80, 0xC0)},
    **{bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xC0)
       if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}},
    "à": 0xE0,
}  # fmt: skip
_BYTES_874: Final = {
    **{chr(byte): byte for byte in range(0x80, 0xA1)},
    **{bytes([byte]).decode("cp874"): byte
       for byte in (0x80, 0x85, *range(0x91, 0x98), *range(0xA1, 0xC0))},
    "เ": 0xE0,
}  # fmt: skip


def _any_of(table: dict[str, int]) -> str:
    return f"[{re.escape(''.join(char for char, byte in table.items() if byte < 0xC0))}]"


_UTF8_1252 = re.compile(
    f"(?<![{_HIGH}])(?=(?P<whole>(?:à[¸¹]{_any_of(_BYTES_1252)})+))(?P=whole)(?![{_HIGH}])"
)
_IN_874: Final = f"เ[ธน]{_any_of(_BYTES_874)}"
_UTF8_874 = re.compile(
    f"(?<!เ[ธน])(?<!{_IN_874})(?=(?P<whole>(?:{_IN_874}){{2,}}))(?P=whole)(?!เ[ธน])"
)
_FROM_LATIN: Final = {
    byte: bytes([byte]).decode("cp874") for byte in (*range(0xA1, 0xDB), *range(0xDF, 0xFC))
}
_FIVE_LETTERS = re.compile("(?:[ก-๎][^ก-๎]*+){5}")
_TWO_IN_874 = re.compile(f"{_IN_874}{_IN_874}")
_HIGH_CHAR = re.compile(f"[{_HIGH}]")
_SUSPECT = re.compile(rf"[{_HIGH}]{{3}}|à[¸¹]")
_SPELT = re.compile(rf"(?:{CLUSTER}|[^ก-ฺเ-๎]|[ฯๆ])+")
_ASSIGNED = re.compile("[ก-ฺ฿-๛]+")
_VOWEL_OR_TONE = re.compile("[ะ-ูเ-ไ็-์]")


def is_found(text: str) -> bool:
    """Tell, fast, whether one of the rules has something to do.

    >>> is_found("¡ÃÐ·ÃÇ§"), is_found("กระทรวง à la carte"), is_found("ééé")
    (True, False, False)
    """
    return _is_suspect(text) and any(
        rule.apply(line) != line for line in text.split("\n") if _is_suspect(line) for rule in RULES
    )


def _is_suspect(text: str) -> bool:
    if _HIGH_CHAR.search(text) and _SUSPECT.search(text):
        return True
    return "เธ" in text and _TWO_IN_874.search(text) is not None


def _from_latin(found: re.Match[str]) -> str:
    written = found[0]
    thai = written.translate(_FROM_LATIN)
    is_thai = _FIVE_LETTERS.search(thai) and _VOWEL_OR_TONE.search(thai) and _SPELT.fullmatch(thai)
    return thai if is_thai else written


def _from_utf8(found: re.Match[str], table: dict[str, int]) -> str:
    written = found[0]
    thai = bytes([table[char] for char in written]).decode("utf-8", "replace")
    return thai if _ASSIGNED.fullmatch(thai) else written


RULES: Final = (
    Rule(_UTF8_1252, lambda found: _from_utf8(found, _BYTES_1252)),
    Rule(_UTF8_874, lambda found: _from_utf8(found, _BYTES_874)),
    Rule(_LATIN, _from_latin),
)
"""In the order in which they must be tried."""
