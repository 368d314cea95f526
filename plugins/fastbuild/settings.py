"""What may be set for building."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from plugins.errors import PrakatError, Problem, Severity, Text

_PREFIX = "PRAKAT_BUILD_"


@dataclass(frozen=True)
class Settings:
    """Hold the settings of the plugin; each is PRAKAT_BUILD_ and its name in upper case.

    clean: begin without what the last build remembers. forget: remember nothing of this one.
    workers: how many processes make it; 0 means one for each core.
    """

    clean: bool = False
    forget: bool = False
    workers: int = 0


def from_pelican(settings: Mapping[str, Any]) -> Settings:
    """Take the plugin's settings out of Pelican's; PrakatError names one that can't be."""
    found: dict[str, Any] = {}
    for field in fields(Settings):
        key = _PREFIX + field.name.upper()
        value = settings.get(key, field.default)
        if type(value) is not type(field.default):
            raise PrakatError(
                Problem(
                    Severity.ERROR,
                    Path("pelicanconf.py"),
                    0,
                    Text(
                        th=f"{key} = {value!r} ใช้ไม่ได้ ต้องเป็น {field.type}",
                        en=f"{key} = {value!r} is not allowed; it must be {field.type}",
                    ),
                    Text(th="แก้ค่าใน pelicanconf.py", en="correct it in pelicanconf.py"),
                )
            )
        found[field.name] = value
    return Settings(**found)
