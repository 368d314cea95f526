"""The search page's modules as one file, so that a first search waits for one request, not for ten.

All modules share one scope, so a name stands once, without lists of what is imported and exported;
constants that are numbers are written where they are used; comments and indentation go.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.search.minify import minify

_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "(\./[^"]+)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const) \w)", re.MULTILINE)
_EXPORTED: Final = re.compile(r"^export \{ .*? \};\n", re.MULTILINE)
_NAMED: Final = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_NUMBER: Final = re.compile(r"^const ([A-Z_]+) = (-?[\d.]+);\n", re.MULTILINE)


def bundle(entry: Path) -> str:
    """Give one script that does what the module `entry` and all that it imports do.

    Understands the forms of import and export that the theme's own modules use, and raises
    PrakatError for any other, for a module that is not there, and for a name that two modules have.
    """
    modules: dict[Path, str] = {}
    _add(entry.resolve(), modules)
    names: set[str] = set()
    for path, text in modules.items():
        for name in _NAMED.findall(text):
            if name in names:
                raise PrakatError(_lost(path, 0, name))
            names.add(name)
    whole = "".join(modules.values())
    numbers = dict(_NUMBER.findall(whole))
    whole = _NUMBER.sub("", whole)
    if numbers:
        used = re.compile(rf"(?<![\w$.\"])(?:{'|'.join(numbers)})(?![\w$:\"])")
        whole = used.sub(lambda found: numbers[found[0]], whole)
    return minify(whole)


def _add(path: Path, modules: dict[Path, str]) -> None:
    if path in modules:
        return
    text = path.read_text(encoding="utf-8")
    for found in _IMPORT.finditer(text):
        imported = (path.parent / found[1]).resolve()
        if not imported.is_file():
            raise PrakatError(_lost(path, text.count("\n", 0, found.start()) + 1, found[1]))
        _add(imported, modules)
    body = _EXPORTED.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))
    unknown = re.search(r"^(?:import|export)\b.*", body, re.MULTILINE)
    if unknown:
        raise PrakatError(_lost(path, 0, unknown[0]))
    modules[path] = body


def _lost(path: Path, line: int, what: str) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(th=f"รวมสคริปต์ไม่ได้: {what}", en=f"the scripts can't be put together: {what}"),
        Text(th="แก้บรรทัดที่นำเข้าโมดูลนี้", en="correct the line that imports or exports it"),
    )
