"""The TOML files of a content folder, changed so that comments and edits stay."""

from __future__ import annotations

from pathlib import Path

import tomlkit
import tomlkit.exceptions
from tomlkit.items import AoT, Table

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.legacy import disk


def read(path: Path) -> tomlkit.TOMLDocument:
    """Read a TOML file; a file that does not exist is empty.

    Raises PrakatError with the line that is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        # What is appended to a last line without an end would continue it.
        return tomlkit.parse(text if not text or text.endswith("\n") else f"{text}\n")
    except FileNotFoundError:
        return tomlkit.document()
    except OSError as error:
        raise PrakatError(_unreadable(path, 0, error.strerror or str(error))) from None
    except UnicodeDecodeError:
        raise PrakatError(_unreadable(path, 0, "UTF-8")) from None
    except tomlkit.exceptions.ParseError as error:
        raise PrakatError(_unreadable(path, error.line, str(error))) from None


def append(document: tomlkit.TOMLDocument, name: str, entry: Table) -> None:
    """Add `entry` as the last `[[name]]` of a document."""
    entries = document.get(name)
    if entries is None:
        document.add(name, AoT([entry]))
    else:
        entries.append(entry)


def write(path: Path, document: tomlkit.TOMLDocument) -> None:
    """Write a TOML file so that a reader finds the old one or the new one, never a part."""
    disk.replace(path, tomlkit.dumps(document).encode())


def _unreadable(path: Path, line: int, reason: str) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        line,
        Text(th=f"อ่านเป็น TOML ไม่ได้ ({reason})", en=f"this can't be read as TOML ({reason})"),
        Text(th="แก้บรรทัดนี้ แล้วสั่งนำเข้าใหม่", en="correct the line, then import again"),
    )
