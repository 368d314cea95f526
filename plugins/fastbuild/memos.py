"""What steps of a build worked out, each in a file that says what it was worked out from.

Such a file is right or it is not there: one of another key, or one that is damaged, is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from plugins.fastbuild import keys, state


class Memos:
    """Remember values by name in a folder, from build to build, and in this process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: dict[str, tuple[bytes, Any]] = {}
        self._new: set[str] = set()
        self._kept: set[str] = set()

    def __reduce__(self) -> tuple[type[Memos], tuple[Path]]:
        return Memos, (self._folder,)

    def get(self, name: str, key: object, make: Callable[[], Any]) -> Any:
        """Give what `make` makes, or made before with the same key. name: a file's."""
        return self.renew(name, key, lambda _former: make())

    def renew(self, name: str, key: object, make: Callable[[Any], Any]) -> Any:
        """Do as `get`; `make` is given what was last made with another key, None if nothing."""
        own = keys.key(key)
        known = _made.get(name) or state.load(self._folder / name)
        if not known or known[0] != own:
            known = own, make(known[1] if known else None)
            self._new.add(name)
        elif not (self._folder / name).exists():
            self._new.add(name)
        self._asked[name] = _made[name] = known
        return known[1]

    def keep(self, name: str) -> None:
        """Let what was made under a name stay, though nobody may ask for it in this build."""
        self._kept.add(name)

    def save(self) -> None:
        """Write what is new, and delete what nobody asked for, or wants to keep, any more."""
        self._folder.mkdir(exist_ok=True)
        for name in self._new:
            state.save(self._folder / name, self._asked[name])
        for path in self._folder.iterdir():
            if path.name not in self._asked and path.name not in self._kept:
                path.unlink()


_made: dict[str, tuple[bytes, Any]] = {}
"""What this process made for all its builds."""
