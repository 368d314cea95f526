"""A setting that is unknown or wrong is named; nobody has to guess."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import pelicanconf
from plugins.discovery import settings
from plugins.errors import PrakatError

CASES = json.loads(
    (Path(__file__).parents[1] / "cases/discovery_settings.json").read_text(encoding="utf-8")
)


def pelican(values: dict[str, Any]) -> dict[str, Any]:
    """Give settings as Pelican holds them; moments are text in the cases."""
    made = {settings.PREFIX + key: value for key, value in values.items()}
    expires = settings.PREFIX + "SECURITY_EXPIRES"
    if expires in made:
        made[expires] = dt.datetime.fromisoformat(made[expires])
    return made | {"SITEURL": "", "PRAKAT_OTHER_PLUGIN": 1}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_settings(case: dict[str, Any]) -> None:
    values = pelican(case["settings"])
    if case["error"] is None:
        found = settings.from_pelican(values)
        for key, value in case["settings"].items():
            if key != "SECURITY_EXPIRES":
                kept = getattr(found, key.lower())
                assert kept == (tuple(value) if isinstance(value, list) else value)
        return
    with pytest.raises(PrakatError) as raised:
        settings.from_pelican(values)
    assert [problem.text.en.split(" ")[0] for problem in raised.value.problems] == [case["error"]]


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(PrakatError) as raised:
        settings.from_pelican(pelican({"CARDS": -1, "HUB": "x"}))
    assert len(raised.value.problems) == 2


def test_the_sites_own_settings_are_right() -> None:
    settings.from_pelican(vars(pelicanconf))
