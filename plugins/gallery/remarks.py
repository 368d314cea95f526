"""What is doubtful about photos that are published all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from plugins.errors import Problem
from plugins.gallery import derivatives, names, privacy
from plugins.gallery.album import Photo
from plugins.gallery.faults import problem
from plugins.gallery.jobs import Made
from plugins.gallery.pictures import EXTENSIONS
from plugins.gallery.settings import Settings

ALIKE = 5
"""Bits in which the hashes of two photos that look the same may differ.

Measured on 60 press photos: one saved again smaller at quality 60 differs from itself in 0 to 5
bits; any two different ones differ in 14 or more.
"""

NAMED = 3
"""Photos without an alternative text that are named each; of more than so many, the first ones."""


def of_photos(published: Sequence[tuple[Photo, Made]], settings: Settings) -> Iterator[Problem]:
    """Say what is doubtful about each photo: its name, its size, damage."""
    for photo, made in published:
        yield from of_name(photo, made.kind)
        path, derived = photo.path, made.derived
        if derived.damage:
            yield problem("damaged", path, why=derived.damage)
        if max(derived.width, derived.height) < settings.small_side:
            yield problem("small", path, width=derived.width, height=derived.height)
        megabytes = made.original.size // 1_000_000
        if megabytes > settings.large_megabytes:
            yield problem("large", path, megabytes=megabytes)


def of_name(photo: Photo, kind: str) -> Iterator[Problem]:
    """Say where a photo is published under another name than its own."""
    suffix = photo.path.suffix
    published = names.tidy(PurePath(photo.name).stem + privacy.EXTENSIONS[kind])
    if suffix.lower() not in EXTENSIONS[kind]:
        yield problem("suffix", photo.path, suffix=suffix, found=kind.upper(), name=published)
    elif names.tidy(photo.name) != photo.name:
        yield problem("decomposed", photo.path, name=published)


def of_words(
    photos: Sequence[Photo], languages: Iterable[str], *, every: bool = False
) -> Iterator[Problem]:
    """Ask for the alternative texts that are missing, in each language of the release.

    every: name every photo; else many of one language are one problem, with the first of them.
    """
    for lang in languages:
        missing = [photo for photo in photos if not photo.alt.get(lang)]
        if every or len(missing) <= NAMED:
            for photo in missing:
                yield problem("no_alt", photo.path, name=photo.name, lang=lang)
        else:
            first = [photo.name for photo in missing[:NAMED]]
            yield problem(
                "many_no_alt",
                missing[0].path.parent,
                count=len(missing),
                names=", ".join(first),
                rest=len(missing) - NAMED,
                first=first[0],
                lang=lang,
            )


def of_likeness(hashes: Sequence[tuple[Photo, int]]) -> Iterator[Problem]:
    """Say which photos look like an earlier one.

    A picture of one tone has a hash of 0 and is left out: all of them would look alike.
    """
    for index, (photo, likeness) in enumerate(hashes):
        if likeness == 0:
            continue
        for other, earlier in hashes[:index]:
            if derivatives.distance(likeness, earlier) <= ALIKE:
                yield problem("duplicate", photo.path, other=other.name)
                break
