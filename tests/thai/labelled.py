"""The cases of this folder, as parameters of tests with their ids."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

FOLDER = Path(__file__).parent / "cases"


def load(name: str) -> list[ParameterSet]:
    """Give each case of cases/NAME.json as one parameter, named by its id."""
    cases: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["id"]) for case in cases]
