"""The seeds of this checkout: each is brought in once by `serve`, and by `import` when asked."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from plugins.cli import import_, tree
from plugins.cli.console import Console
from plugins.errors import PrakatError
from plugins.legacy import disk
from plugins.legacy.intake import seeds

SEEN = "seeds.json"
"""In the state folder: the SHA-256 of every seed that was offered to this content before."""


def bring_in(content: Path, out: Console) -> None:
    """Import the seeds that are new here; another folder's content is not theirs.

    A release that somebody deleted stays deleted: its seed is remembered, not its folder. What is
    wrong with a seed is shown, and the site is built without it.
    """
    if content.resolve() != tree.CONTENT or not tree.SEEDS.is_dir():
        return
    digests = {path: _digest(path) for path in seeds(tree.SEEDS)}
    seen = _seen()
    new = [path for path, digest in digests.items() if digest not in seen]
    if not new:
        return
    try:
        report = import_.import_paths(new, content, out.lang)
    except PrakatError as error:
        out.problems(error.problems)
        return
    if report.imported or report.failed:
        import_.show(report, content, out)
    if report.is_complete:
        _remember(seen | set(digests.values()))


def _seen() -> set[str]:
    try:
        return set(json.loads((tree.STATE / SEEN).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return set()


def _remember(digests: set[str]) -> None:
    try:
        disk.replace(tree.STATE / SEEN, json.dumps(sorted(digests), indent=1).encode())
    except OSError:
        return  # the next start imports them again, which changes nothing


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # never remembered: the import says what is wrong with it
