"""The Thai catalogue holds every string of the templates, and no other."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po

from plugins.bilingual import strings
from tests.theme.samples import THEME

CATALOGUE = THEME / "locale" / "th" / "LC_MESSAGES" / "prakat.po"


def test_catalogue_has_just_what_templates_ask_for() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="th")
    held = {message.id for message in catalogue if message.id}
    asked = {message.id for message in strings.messages(THEME / "templates")}
    assert asked - held == set()
    assert held - asked == set()


def test_translations_keep_the_places_for_values() -> None:
    place = re.compile(r"%\(\w+\)s|\{\w+\}")
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="th"):
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            texts = [message.string] if isinstance(message.string, str) else message.string or []
            assert {p for t in texts for p in place.findall(t)} == set(place.findall(ids[-1]))
