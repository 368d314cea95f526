"""A release in one language, as the plain values that feeds, cards and catalogues are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.bilingual import addresses
from plugins.bilingual.release import Release
from plugins.discovery.origin import Origin
from plugins.errors import Text

WITHDRAWN = "withdrawn"

_WITHDRAWN_NOTE = Text(th="ข่าวนี้ถูกถอน: {}", en="This release was withdrawn: {}")


@dataclass(frozen=True)
class Image:
    """Hold a JPEG of a release: its absolute address, size in pixels, and words."""

    url: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    type: str = "image/jpeg"


@dataclass(frozen=True)
class Archive:
    """Hold the ZIP of all photos of a release: its absolute address and its size in bytes."""

    url: str
    size: int
    type: str = "application/zip"


@dataclass(frozen=True)
class Edition:
    """Hold one language of a release.

    path: its site-absolute path; url: its absolute address.
    published, changed: aware; the same moment where it was never changed.
    translations: the absolute address of every language of the release, its own one included.
    division: slug and name in `lang`.
    summary: written by the author, plain text; "" where there is none or it was withdrawn.
    images: the album's photos, its cover first; archive: the ZIP of them.
    """

    release_id: str
    lang: str
    path: str
    url: str
    title: str
    summary: str
    published: dt.datetime
    changed: dt.datetime
    translations: Mapping[str, str]
    division: tuple[str, str]
    tags: tuple[str, ...] = ()
    credit: str = ""
    change: str = ""
    status: str = "published"
    reason: str = ""
    legacy_id: str = ""
    legacy_url: str = ""
    source: str = ""
    source_sha256: str = ""
    images: tuple[Image, ...] = ()
    archive: Archive | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether the release was withdrawn, for the reason given."""
        return self.status == WITHDRAWN

    @property
    def was_changed(self) -> bool:
        """Tell whether the text was changed after it was published."""
        return self.changed != self.published


def withdrawal(lang: str, reason: str) -> str:
    """Say, where only a few words are shown, that a release was withdrawn and why."""
    return _WITHDRAWN_NOTE.show(lang).format(reason)


def of(release: Release, lang: str, origin: Origin) -> Edition:
    """Take the plain values of a release's own edition in `lang`.

    Raises KeyError where the release has none in that language.
    """
    article = release.editions[lang]
    path = addresses.release(lang, release.id)
    return Edition(
        release_id=release.id,
        lang=lang,
        path=path,
        url=origin.absolute(path),
        title=article.title,
        summary="" if article.status == WITHDRAWN else _text(article, "summary"),
        published=release.date,
        changed=getattr(article, "modified", None) or release.date,
        translations=translations(release, origin),
        division=(release.division.slug, release.division.name(lang)),
        tags=tuple(article.tag_names),
        status=article.status,
        credit=_text(article, "credit"),
        change=_text(article, "change"),
        reason=_text(article, "reason"),
        legacy_id=_text(article, "legacy_id"),
        legacy_url=_text(article, "legacy_url"),
        source=_text(article, "source"),
        source_sha256=_text(article, "source_sha256"),
        images=images(release, lang, origin),
        archive=_archive(release.album, origin),
    )


def translations(release: Release, origin: Origin) -> dict[str, str]:
    """Give the absolute address of every language of a release."""
    return {
        lang: origin.absolute(addresses.release(lang, release.id)) for lang in release.languages
    }


def images(release: Release, lang: str, origin: Origin) -> tuple[Image, ...]:
    """Take the photos out of the gallery's view of a release's album, the cover first."""
    album = release.album
    if album is None:
        return ()
    others = [photo for photo in album.photos if photo is not album.cover]
    return tuple(
        Image(
            url=origin.absolute(photo.web.path),
            width=photo.web.width,
            height=photo.web.height,
            alt=photo.alt(lang).text,
            caption=photo.caption(lang).text,
            credit=photo.credit(lang).text,
        )
        for photo in [album.cover, *others]
    )


def _archive(album: Any, origin: Origin) -> Archive | None:
    return Archive(origin.absolute(album.zip.path), album.zip.size) if album else None


def _text(article: Any, name: str) -> str:
    return str(getattr(article, name, None) or "")
