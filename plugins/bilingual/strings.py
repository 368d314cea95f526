"""The interface's words in both languages, from gettext catalogues beside the theme.

English stands in the templates and is the message id; each other language has a catalogue
(theme/locale/<lang>/LC_MESSAGES/prakat.po). A string that a catalogue lacks stops the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from plugins.errors import PrakatError, Problem, Severity, Text

SOURCE_LANG = "en"
"""The language of the message ids."""

_METHODS = [("**.html", "jinja2")]
_OPTIONS = {"**.html": {"trimmed": "false", "silent": "false", "newstyle_gettext": "true"}}


@dataclass(frozen=True)
class Message:
    """Hold a string that a template asks for, and where."""

    id: str | tuple[str, ...]
    path: Path
    line: int


def translations(theme: Path, lang: str) -> NullTranslations:
    """Load the catalogue of `lang`; English needs none. Raises PrakatError as `compiled` does."""
    return load(compiled(theme, lang))


def load(data: bytes) -> NullTranslations:
    """Load what `compiled` gave."""
    return Translations(BytesIO(data)) if data else NullTranslations()


def compiled(theme: Path, lang: str) -> bytes:
    """Compile the catalogue of `lang` in gettext's form; English needs none.

    Raises PrakatError where the catalogue is missing, broken, or lacks a string of a template.
    """
    if lang == SOURCE_LANG:
        return b""
    catalogue_path = theme / "locale" / lang / "LC_MESSAGES" / "prakat.po"
    catalogue = _read(catalogue_path, lang)
    missing = [
        _untranslated(message, catalogue_path)
        for message in messages(theme / "templates")
        if not _is_translated(catalogue, message.id)
    ]
    if missing:
        raise PrakatError(*missing)
    data = BytesIO()
    write_mo(data, catalogue)
    return data.getvalue()


def messages(templates: Path) -> Iterator[Message]:
    """Find every string that the templates mark for translation."""
    for name, line, id_, _comments, _context in extract_from_dir(
        str(templates), method_map=_METHODS, options_map=_OPTIONS
    ):
        yield Message(id_, templates / name, line)


def _read(path: Path, lang: str) -> Catalog:
    try:
        with path.open("rb") as file:
            return read_po(file, locale=lang, abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        raise PrakatError(
            Problem(
                Severity.ERROR,
                path,
                0,
                Text(
                    th=f"อ่านคำแปลของหน้าเว็บไม่ได้: {error}",
                    en=f"the interface's catalogue can't be read: {error}",
                ),
                Text(th="แก้ไฟล์ .po", en="mend the .po file"),
            )
        ) from error


def _is_translated(catalogue: Catalog, id_: str | tuple[str, ...]) -> bool:
    message = catalogue.get(id_)
    if message is None or message.fuzzy:
        return False
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(strings)


def _untranslated(message: Message, catalogue: Path) -> Problem:
    words = message.id if isinstance(message.id, str) else message.id[0]
    return Problem(
        Severity.ERROR,
        message.path,
        message.line,
        Text(
            th=f"ข้อความ “{words}” ยังไม่มีคำแปลใน {catalogue}",
            en=f"“{words}” has no translation in {catalogue}",
        ),
        Text(th="เพิ่ม msgid และ msgstr ในไฟล์ .po", en="add a msgid and msgstr to the .po file"),
    )
