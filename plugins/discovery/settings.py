"""What a site may set for being found: feeds, share cards, security contact, licence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlsplit

from plugins.errors import PrakatError, Problem, wrong_setting

PREFIX = "PRAKAT_DISCOVERY_"


@dataclass(frozen=True)
class Settings:
    """Hold the settings of the plugin; each is PRAKAT_DISCOVERY_ and its name in upper case.

    feed_entries: how many of the newest releases a feed holds.
    id_base: what the ids of feeds and entries begin with; "" is SITEURL. A site that moves to
        another address sets its first one here, or every subscriber gets every entry again.
    hub: the address of a WebSub hub, named in feeds; "" names none.
    licence: the address of the licence under which releases may be reused; "" claims none.
    licence_name: what the licence is called, by language.
    cards: how many of the newest releases have a share card of their own; older ones show
        their division's.
    cache: where cards are kept between builds; safe to delete while nothing runs.
    security_contact: mailto:, tel: or https: addresses for security.txt; none, no file.
    security_expires: an aware moment less than a year ahead; needed with security_contact.
    security_policy: the address of the disclosure policy; "" names none.
    """

    feed_entries: int = 30
    id_base: str = ""
    hub: str = ""
    licence: str = ""
    licence_name: Mapping[str, str] = field(default_factory=dict)
    cards: int = 200
    cache: str = ".prakat/cards"
    security_contact: tuple[str, ...] = ()
    security_expires: dt.datetime | None = None
    security_policy: str = ""


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "feed_entries": int,
    "cards": int,
    "licence_name": Mapping,
    "security_contact": (tuple, list),
    "security_expires": (dt.datetime, type(None)),
}
_ADDRESSES = ("id_base", "hub", "licence", "security_policy")
_CONTACT_SCHEMES = ("mailto:", "tel:", "https:")


def from_pelican(settings: Mapping[str, Any]) -> Settings:
    """Take the plugin's settings out of Pelican's.

    Raises PrakatError that names every setting that is unknown, ill-typed or out of range.

    >>> from_pelican({"PRAKAT_DISCOVERY_FEED_ENTRIES": 10}).feed_entries
    10
    """
    known = {PREFIX + each.name.upper(): each.name for each in fields(Settings)}
    problems: list[Problem] = []
    found: dict[str, Any] = {}
    for key in sorted(key for key in settings if key.startswith(PREFIX)):
        value = settings[key]
        wanted = _wanted(known[key], value) if key in known else " / ".join(known)
        if wanted:
            problems.append(wrong_setting(key, value, wanted))
        else:
            found[known[key]] = tuple(value) if isinstance(value, list) else value
    if found.get("security_contact") and not found.get("security_expires"):
        problems.append(wrong_setting(PREFIX + "SECURITY_EXPIRES", None, "datetime (RFC 9116)"))
    if problems:
        raise PrakatError(*problems)
    return Settings(**found)


def _wanted(name: str, value: object) -> str | None:
    """Say what a setting must be; None where it already is."""
    allowed = _TYPES.get(name, str)
    if isinstance(value, bool) or not isinstance(value, allowed):
        return next(str(each.type) for each in fields(Settings) if each.name == name)
    if isinstance(value, int) and value < (1 if name == "feed_entries" else 0):
        return "int > 0"
    if name in _ADDRESSES and value and not _is_web_address(str(value)):
        return "https://…"
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        return "datetime + tzinfo"
    if isinstance(value, (tuple, list)) and not all(
        str(contact).startswith(_CONTACT_SCHEMES) for contact in value
    ):
        return " / ".join(_CONTACT_SCHEMES)
    return None


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def absolute(siteurl: str) -> str:
    """Give SITEURL without its last slash.

    Raises PrakatError where it is no web address: what others read of the site needs one.

    >>> absolute("https://prakat.example.go.th/news/")
    'https://prakat.example.go.th/news'
    """
    if not _is_web_address(siteurl):
        raise PrakatError(wrong_setting("SITEURL", siteurl, "https://…"))
    return siteurl.rstrip("/")
