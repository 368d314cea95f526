"""What a site may set for its bilingual pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from plugins.errors import PrakatError, wrong_setting

_PREFIX = "PRAKAT_"


@dataclass(frozen=True)
class Settings:
    """Hold the settings of the plugin; each is PRAKAT_ and its name in upper case.

    site: what the site and its publisher are called, by language ("th", "en"), then by name.
    now: the moment that decides on notices and embargoes; None shows nothing that depends on it.
    drafts: whether drafts, and releases under embargo, are shown, for their authors' eyes only.
    latest: how many releases the home page and a division's page list.
    page_size: how many releases a page of a month or a tag lists at most; a day is not cut.
    related: whether a release's page names others that tell of the same matter.
    title_lines: whether titles are cut so that a theme can keep Thai words on one line.
    """

    site: Mapping[str, Mapping[str, str]]
    now: dt.datetime | None = None
    drafts: bool = False
    latest: int = 12
    page_size: int = 100
    related: bool = True
    title_lines: bool = True


def from_pelican(settings: Mapping[str, Any]) -> Settings:
    """Take the plugin's settings out of Pelican's.

    Raises PrakatError that names a setting of the wrong type.
    """
    types: dict[str, type | tuple[type, ...]] = {
        "site": Mapping,
        "now": (dt.datetime, type(None)),
        "drafts": bool,
        "latest": int,
        "page_size": int,
        "related": bool,
        "title_lines": bool,
    }
    found: dict[str, Any] = {}
    for field in fields(Settings):
        key = _PREFIX + field.name.upper()
        if key not in settings:
            continue
        if not isinstance(settings[key], types[field.name]):
            raise PrakatError(wrong_setting(key, settings[key], str(field.type)))
        found[field.name] = settings[key]
    if "site" not in found:
        raise PrakatError(wrong_setting(_PREFIX + "SITE", None, "Mapping"))
    return Settings(**found)
