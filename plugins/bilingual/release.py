"""What the archive is made of: releases, the divisions that issue them, and notices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from functools import cached_property
from typing import Any

from plugins.bilingual import addresses
from plugins.fastbuild.keys import of_bytes


@dataclass(frozen=True)
class Division:
    """Hold a body or category that issues releases, named in both languages.

    slug: its fixed ASCII name in addresses.
    untranslated: True where no English name is known yet and the Thai one stands in.
    """

    slug: str
    th: str
    en: str
    untranslated: bool = False

    @cached_property
    def digest(self) -> bytes:
        """Give the hash of all that is known of the division."""
        return of_bytes(repr(astuple(self)).encode())

    def name(self, lang: str) -> str:
        """Give the name in `lang`."""
        return self.en if lang == "en" else self.th

    @property
    def names(self) -> tuple[str, str, str]:
        """Give all that a release may call the division by: slug, Thai and English name."""
        return (self.slug, self.th, self.en)

    def name_lang(self, lang: str) -> str:
        """Give the language that `name(lang)` is really written in."""
        return "th" if self.untranslated else lang


@dataclass(frozen=True)
class Notice:
    """Hold a royal, mourning or public notice; it is shown from `start` to `until`, both included.

    A missing end is None: the notice stands until somebody gives it one.
    """

    kind: str
    th: str
    en: str
    start: dt.date | None = None
    until: dt.date | None = None

    def text(self, lang: str) -> str:
        """Give the notice in `lang`."""
        return self.en if lang == "en" else self.th

    def is_active(self, day: dt.date) -> bool:
        """Tell whether the notice is to be shown on `day`.

        >>> notice = Notice("royal", "…", "…", until=dt.date(2019, 4, 29))
        >>> notice.is_active(dt.date(2019, 4, 29)), notice.is_active(dt.date(2019, 4, 30))
        (True, False)
        """
        return (not self.start or self.start <= day) and (not self.until or day <= self.until)


@dataclass
class Release:
    """Hold one folder of content/news/: the same announcement in one or two languages.

    id: the folder's name, permanent.
    date: aware, Asia/Bangkok.
    editions: the Pelican Article of each language that exists.
    album: set by the gallery plugin where the release has photos.
    """

    id: str
    date: dt.datetime
    division: Division
    editions: dict[str, Any]
    album: Any = field(default=None)
    _digest: bytes = field(default=b"", init=False, repr=False, compare=False)

    def edition(self, lang: str) -> Any:
        """Give the Article in `lang`, or in the other language where that is the only one."""
        return self.editions.get(lang) or next(iter(self.editions.values()))

    def is_translated(self, lang: str) -> bool:
        """Tell whether the release exists in `lang`."""
        return lang in self.editions

    def url(self, lang: str) -> str:
        """Give the site-absolute path of `edition(lang)`."""
        return addresses.release(self.edition(lang).lang, self.id)

    @property
    def digest(self) -> bytes:
        """Give what tells all that a list may show of the release: everything but its texts.

        It is made when it is first asked for, which is when the album has been set.
        """
        if not self._digest:
            cards = [edition.card for edition in self.editions.values()]
            album = album_digest(self.album) if self.album else b""
            self._digest = digest_of(cards, self.division, album)
        return self._digest

    @property
    def languages(self) -> list[str]:
        """Name the languages of the editions."""
        return list(self.editions)

    @property
    def day(self) -> dt.date:
        """Give the day of publication in Bangkok."""
        return self.date.date()


def album_digest(album: Any) -> bytes:
    """Give the hash of an album."""
    return of_bytes(repr(album).encode())


def digest_of(cards: Iterable[bytes], division: Division, album: bytes = b"") -> bytes:
    """Give a release's digest.

    cards: of its editions. album: the hash of its album.
    """
    joined = b"".join(cards)
    parts = bytes([len(joined), len(album)])  # so that no two lists of digests look alike
    return parts + joined + division.digest + album
