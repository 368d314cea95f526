"""Everything that is wrong with a release's photos, for `./prakat check`."""

from __future__ import annotations

from pathlib import Path

from plugins.errors import LANGUAGES, PrakatError, Problem
from plugins.gallery import album, derivatives, pictures, remarks
from plugins.gallery.album import Photo
from plugins.gallery.faults import problem
from plugins.gallery.ledger import Ledger
from plugins.gallery.pictures import Facts
from plugins.gallery.settings import Settings
from plugins.gallery.store import Store

_DEFAULT = Settings()


def check(
    release: Path,
    settings: Settings = _DEFAULT,
    cache: Path | None = None,
    *,
    every: bool = False,
) -> list[Problem]:
    """List the problems of a release folder's photos and photos.toml, worst first.

    cache: the store of an earlier build; a photo that it knows is not decoded again.
    every: name every photo without an alternative text, however many there are.
    """
    found, problems = album.read(release)
    if not found.photos:
        return sorted(problems)
    ledger = Ledger(Store(cache or Path(settings.cache)), release.name, settings)
    hashes: list[tuple[Photo, int]] = []
    for photo in found.photos:
        made = ledger.find(photo, any_words=True)
        if made:
            problems += remarks.of_photos([(photo, made)], settings)
            hashes.append((photo, made.derived.likeness))
            continue
        try:
            facts = pictures.inspect(photo.path, settings.max_megapixels)
            likeness, damage = derivatives.glance(photo.path, facts)
            hashes.append((photo, likeness))
            problems += _new(photo, facts, damage, settings)
        except PrakatError as error:
            problems += error.problems
    languages = [lang for lang in LANGUAGES if (release / f"{lang}.md").is_file()]
    problems += remarks.of_words([photo for photo, _ in hashes], languages, every=every)
    problems += remarks.of_likeness(hashes)
    return sorted(problems)


def _new(photo: Photo, facts: Facts, damage: str, settings: Settings) -> list[Problem]:
    """Say what is doubtful about a photo that no build has seen yet."""
    problems = list(remarks.of_name(photo, facts.kind))
    if damage:
        problems.append(problem("damaged", photo.path, why=damage))
    if max(facts.width, facts.height) < settings.small_side:
        problems.append(problem("small", photo.path, width=facts.width, height=facts.height))
    megabytes = photo.path.stat().st_size // 1_000_000
    if megabytes > settings.large_megabytes:
        problems.append(problem("large", photo.path, megabytes=megabytes))
    return problems
