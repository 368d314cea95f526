"""What a site may set for its search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.errors import PrakatError, Problem, Text, wrong_setting

_PREFIX = "PRAKAT_SEARCH_"


@dataclass(frozen=True)
class Settings:
    """Hold the settings of the plugin; each is PRAKAT_SEARCH_ and its name in upper case.

    enabled: whether the build writes the index.
    """

    enabled: bool = True


def from_pelican(settings: Mapping[str, Any]) -> Settings:
    """Take the plugin's settings out of Pelican's.

    Raises PrakatError that names a setting that is unknown or of the wrong type.

    >>> from_pelican({"PRAKAT_SEARCH_ENABLED": False}).enabled
    False
    """
    defaults = vars(Settings())
    found = {key: settings[key] for key in settings if key.startswith(_PREFIX)}
    for key, value in found.items():
        name = key.removeprefix(_PREFIX).lower()
        if name not in defaults or not isinstance(value, type(defaults[name])):
            raise PrakatError(_refused(key, value))
    return Settings(**{key.removeprefix(_PREFIX).lower(): value for key, value in found.items()})


def _refused(key: str, value: object) -> Problem:
    known = ", ".join(
        f"{_PREFIX}{name.upper()} ({type(value).__name__})"
        for name, value in vars(Settings()).items()
    )
    allowed = Text(th=f"ค่าที่ตั้งได้: {known}", en=f"what can be set: {known}")
    return wrong_setting(key, value, allowed)
