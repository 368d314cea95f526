"""The theme's static files in the output: one folder, named by the hash of what it holds.

A browser may keep such a file for ever, and a changed theme never meets an old page. The style
sheet's `@import`s are inlined, so that a page asks for one file.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from plugins.errors import PrakatError, Problem, Severity, Text

STYLE_SHEET = "css/main.css"
"""The style sheet whose imports are inlined; what it imports is not copied."""

_IMPORT = re.compile(r"""@import\s+(?:url\()?["']?(?P<name>[^"')\s]+)["']?\)?[^;]*;\n?""")
_COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_URL = re.compile(r"""url\((?P<quote>["']?)(?P<name>(?!data:|[#/])[^"')]+)(?P=quote)\)""")


def fingerprint(static: Path) -> str:
    """Hash the names and bytes of all files below `static`; 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in _files(static):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(static).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:12]


def copy(static: Path, target: Path) -> None:
    """Copy the theme's static files to `target`, with one style sheet in place of its parts."""
    for name in names(static):
        copied = target / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        if name == STYLE_SHEET:
            copied.write_text(bundle(static / name), encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(static / name, copied)


def names(static: Path) -> list[str]:
    """List what is copied, as paths from `static`: all but the style sheet's parts."""
    main = static / STYLE_SHEET
    parts = set(imports(main)) if main.exists() else set()
    return [
        path.relative_to(static.resolve()).as_posix()
        for path in _files(static)
        if path not in parts
    ]


def imports(sheet: Path) -> list[Path]:
    """List the files that a style sheet imports, and those that they import, in order.

    Raises PrakatError that names the line of an import that leads nowhere.
    """
    found: list[Path] = []
    text = sheet.read_text(encoding="utf-8")
    for match in _IMPORT.finditer(text):
        path = (sheet.parent / match["name"]).resolve()
        if not path.is_file():
            raise PrakatError(_lost(sheet, text.count("\n", 0, match.start()) + 1, match["name"]))
        found += [path, *imports(path)]
    return found


def bundle(sheet: Path) -> str:
    """Give a style sheet with its imports inlined and its comments left out.

    Addresses in an imported sheet are rewritten to hold from the importing one's place.
    """

    def inlined(match: re.Match[str]) -> str:
        part = sheet.parent / match["name"]
        return _URL.sub(lambda url: _moved(url, part.parent, sheet.parent), bundle(part))

    return _IMPORT.sub(inlined, _COMMENT.sub("", sheet.read_text(encoding="utf-8")))


def _lost(sheet: Path, line: int, name: str) -> Problem:
    return Problem(
        Severity.ERROR,
        sheet,
        line,
        Text(th=f"@import “{name}” ไม่มีไฟล์นี้", en=f"@import “{name}”: there is no such file"),
        Text(th="แก้ชื่อไฟล์ หรือลบบรรทัดนี้", en="correct the name, or delete the line"),
    )


def _moved(url: re.Match[str], old: Path, new: Path) -> str:
    path = (old / url["name"]).resolve().relative_to(new.resolve().parent)
    return f'url("../{path.as_posix()}")'


def _files(static: Path) -> list[Path]:
    return sorted(
        path
        for path in static.resolve().rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.parts[-3:])
    )
