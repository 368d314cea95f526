"""What may be set for building."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from plugins.errors import PrakatError, Text, wrong_setting
from plugins.fastbuild import copies

_PREFIX = "PRAKAT_BUILD_"


@dataclass(frozen=True)
class Settings:
    """Hold the settings of the plugin; each is PRAKAT_BUILD_ and its name in upper case.

    clean: begin without what the last build remembers. forget: remember nothing of this one.
    workers: how many processes make it; 0 means one for each core.
    copies: the forms of compressed copies beside the site's files: "gz", "br" (needs brotli).
    """

    clean: bool = False
    forget: bool = False
    workers: int = 0
    copies: tuple[str, ...] = ()


def from_pelican(settings: Mapping[str, Any]) -> Settings:
    """Take the plugin's settings out of Pelican's; PrakatError names one that can't be."""
    found: dict[str, Any] = {}
    for field in fields(Settings):
        key = _PREFIX + field.name.upper()
        value = settings.get(key, field.default)
        if type(value) is not type(field.default):
            raise PrakatError(wrong_setting(key, value, str(field.type)))
        found[field.name] = value
    lacking = [form for form in found["copies"] if not copies.is_there(form)]
    if lacking:
        allowed = Text(
            th='ใช้ได้: "gz" และ "br" เมื่อติดตั้ง brotli แล้ว (pip install brotli)',
            en='allowed are "gz", and "br" where brotli is installed (pip install brotli)',
        )
        raise PrakatError(wrong_setting(_PREFIX + "COPIES", lacking, allowed))
    return Settings(**found)
