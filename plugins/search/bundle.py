"""The search page's modules as one file, so that a first search waits for one request, not for ten.

Each module becomes a function that returns what it exports; comments and indentation go.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.search.minify import minify

_IMPORT: Final = re.compile(r'^import (\{[^}]*\}) from "(\./[^"]+)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_EXPORTED: Final = re.compile(r"^export \{ (.*?) \};\n", re.MULTILINE)


def bundle(entry: Path) -> str:
    """Give one script that does what the module `entry` and all that it imports do.

    Understands the forms of import and export that the theme's own modules use, and raises
    PrakatError for any other, and for a module that is not there.
    """
    modules: dict[Path, str] = {}
    _add(entry.resolve(), modules)
    return "".join(modules.values())


def _add(path: Path, modules: dict[Path, str]) -> None:
    if path in modules:
        return
    text = path.read_text(encoding="utf-8")
    for found in _IMPORT.finditer(text):
        imported = (path.parent / found[2]).resolve()
        if not imported.is_file():
            raise PrakatError(_lost(path, text.count("\n", 0, found.start()) + 1, found[2]))
        _add(imported, modules)
    exports = [*_EXPORT.findall(text)]
    for names in _EXPORTED.findall(text):
        exports += names.split(", ")

    def bound(found: re.Match[str]) -> str:
        names = " ".join(found[1].split())
        return f"const {names} = {_name((path.parent / found[2]).resolve())};\n"

    body = _EXPORTED.sub("", _EXPORT.sub("", _IMPORT.sub(bound, text)))
    unknown = re.search(r"^(?:import|export)\b.*", body, re.MULTILINE)
    if unknown:
        raise PrakatError(_lost(path, 0, unknown[0]))
    returned = f"return {{ {', '.join(exports)} }};"
    modules[path] = minify(f"const {_name(path)} = (() => {{\n{body}{returned}\n}})();") + "\n"


def _name(path: Path) -> str:
    return "$" + re.sub(r"\W", "_", path.stem)


def _lost(path: Path, line: int, what: str) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(th=f"รวมสคริปต์ไม่ได้: {what}", en=f"the scripts can't be put together: {what}"),
        Text(th="แก้บรรทัดที่นำเข้าโมดูลนี้", en="correct the line that imports or exports it"),
    )
