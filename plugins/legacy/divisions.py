"""Categories of imported items, made divisions of the content folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import tomlkit

from plugins.legacy import table

FILE = "divisions.toml"
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


class DivisionFile:
    """Know the divisions of a content folder and add those that items bring along.

    A division is known by its slug or by either of its names. What stands in the file stays as it
    is, comments included.
    """

    def __init__(self, content: Path) -> None:
        self._path = content / FILE
        self._document = table.read(self._path)
        entries = self._document.get("division", [])
        self._slugs = {str(entry.get("slug")) for entry in entries}
        self._known = {str(entry[key]) for entry in entries for key in ("th", "en") if key in entry}

    def ensure(self, name: str) -> bool:
        """Add a division for a category's name unless there is one; tell whether it is new.

        Both names are then the one that the source gives; where that is Thai, the English one is
        marked `untranslated`.
        """
        if name in self._known or name in self._slugs:
            return False
        new = slug(name)
        while new in self._slugs:
            new = f"{new}-2"
        entry = tomlkit.table()
        entry.update({"slug": new, "th": name, "en": name})
        if not _is_latin(name):
            entry["untranslated"] = True
        table.append(self._document, "division", entry)
        table.write(self._path, self._document)
        self._slugs.add(new)
        self._known.add(name)
        return True


def slug(name: str) -> str:
    """Make a division's fixed ASCII slug: of Latin letters a readable one, else a short hash.

    Thai is never romanised: no rule for it keeps names apart.

    >>> slug("Government News"), slug("Statements & Q/A")
    ('government-news', 'statements-q-a')
    >>> slug("ด้านเศรษฐกิจ")
    'c-79347335'
    """
    ascii_name = _NOT_IN_SLUG.sub("-", name.lower()).strip("-")
    if ascii_name and _is_latin(name):
        return ascii_name
    stable = unicodedata.normalize("NFC", name).encode()
    return f"c-{hashlib.sha256(stable).hexdigest()[:8]}"


def _is_latin(name: str) -> bool:
    return all(char.isascii() for char in name if char.isalpha())
