"""The language in which a command answers: `--lang`, else the locale's."""

from __future__ import annotations

import locale
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from plugins.errors import LANGUAGES, Text

NAMES = {"th": Text(th="ภาษาไทย", en="Thai"), "en": Text(th="ภาษาอังกฤษ", en="English")}
"""What the languages of the site are called."""

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""POSIX: the first one that is set decides (XBD 8.2)."""


def choose(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Choose "th" or "en" before the arguments are parsed, so that even their errors are in it.

    arguments: the command line without the program's name. `--lang` wins wherever it stands; a
    value that is not a language is left for the argument parser to refuse.
    environ: the process's environment; where it names no locale, the system's own is asked.

    >>> choose(["--lang", "en", "serve"], {"LANG": "th_TH.UTF-8"})
    'en'
    >>> choose(["serve"], {"LANG": "th_TH.UTF-8"})
    'th'
    >>> choose(["serve"], {"LANG": "C.UTF-8"})
    'en'
    """
    for word, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if asked != word and asked in LANGUAGES:
            return asked
    name = next((environ[key] for key in LOCALE_VARIABLES if environ.get(key)), None)
    return of_locale(name or locale.getlocale()[0])


def of_locale(name: str | None) -> str:
    """Give the language of a locale's name; Thai where nothing names one.

    >>> [of_locale(name) for name in ("th_TH.UTF-8", "Thai_Thailand", "en_GB", "C", None)]
    ['th', 'th', 'en', 'en', 'th']
    """
    if not name or name.lower().startswith("th"):
        return "th"
    return "en"
