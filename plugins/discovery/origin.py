"""The site as others see it: its absolute addresses, and what it and its publisher are called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.bilingual import addresses

_BANGKOK = dt.timezone(dt.timedelta(hours=7))
"""Thailand's offset since 1920, fixed: machine dates can't say the older +06:42:04."""


@dataclass(frozen=True)
class Origin:
    """Hold where the site stands and its names by language.

    url: SITEURL without the last slash.
    names: by language: name, short_name, organisation, division, address, phone, website.
    """

    url: str
    names: Mapping[str, Mapping[str, str]]

    def absolute(self, path: str) -> str:
        """Give the absolute, percent-encoded address of a site-absolute path.

        >>> Origin("https://example.go.th/news", {}).absolute("/tag/ข่าว/")
        'https://example.go.th/news/tag/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/'
        """
        return self.url + addresses.quote(path)

    def title(self, lang: str, part: str = "") -> str:
        """Name the site, or a part of it, together with its organisation.

        >>> names = {"en": {"name": "News", "organisation": "Ministry"}}
        >>> Origin("", names).title("en"), Origin("", names).title("en", "Archive")
        ('News – Ministry', 'Archive – Ministry')
        """
        words = self.names[lang]
        return f"{part or words['name']} – {words['organisation']}"


def moment(value: dt.datetime) -> str:
    """Write a moment for machines (RFC 3339), in Bangkok's time.

    >>> moment(dt.datetime(2019, 4, 29, 2, 30, tzinfo=dt.timezone.utc))
    '2019-04-29T09:30:00+07:00'
    """
    return value.astimezone(_BANGKOK).isoformat(timespec="seconds")
