"""What a site may set for Thai text in its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.errors import PrakatError, Text, wrong_setting
from plugins.thai_content.numerals import CONVERSIONS

NUMERALS = "PRAKAT_NUMERALS"
TIMES = "PRAKAT_TIMES"


@dataclass(frozen=True)
class Settings:
    """Hold the settings of the plugin.

    numerals: PRAKAT_NUMERALS, the numerals of Thai pages: "source" (as written; our own dates in
        Arabic numerals), "thai" or "arabic". English pages always have Arabic ones of ours.
    times: PRAKAT_TIMES, whether dates in texts become `<time>` elements.
    """

    numerals: str = "source"
    times: bool = True

    def of(self, lang: str) -> str:
        """Give the numerals for pages of `lang`."""
        return self.numerals if lang == "th" else "source"


def from_pelican(settings: Mapping[str, Any]) -> Settings:
    """Take the plugin's settings out of Pelican's.

    Raises PrakatError that names a setting that is not allowed.
    """
    numerals = settings.get(NUMERALS, "source")
    if numerals in CONVERSIONS:
        return Settings(numerals, times=bool(settings.get(TIMES, True)))
    names = ", ".join(CONVERSIONS)
    allowed = Text(th=f"ค่าที่ใช้ได้คือ {names}", en=f"allowed are {names}")
    raise PrakatError(wrong_setting(NUMERALS, numerals, allowed))
