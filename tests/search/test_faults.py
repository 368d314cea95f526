"""Files that are missing, cut off or stale."""

from __future__ import annotations

import dataclasses
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.search.build import build
from plugins.search.layout import FOLDER, MANIFEST
from tests.search import node
from tests.search.conftest import documents


def search(folder: Path, broken: dict[str, str], query: str = "จักกะพาก") -> dict[str, Any]:
    [found] = node.ask("search", {"base": str(folder), "queries": [query], "broken": broken})
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"manifest.json": "offline"}, "offline"),
        ({"manifest.json": "missing"}, "absent"),
        ({"manifest.json": "cut"}, "damaged"),
        ({"/terms/": "offline"}, "offline"),
        ({"/terms/": "missing"}, "damaged"),
        ({"/terms/": "cut"}, "damaged"),
        ({"/documents/": "missing"}, "damaged"),
        ({"/documents/": "cut"}, "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(map("".join, value.items())),
)
def test_fault_has_a_name(archive: Path, broken: dict[str, str], code: str) -> None:
    assert search(archive / FOLDER, broken).get("error") == code


def test_damage_of_one_language_leaves_the_other(archive: Path) -> None:
    assert search(archive / FOLDER, {"/en/": "missing"})["total"] == 1


def test_missing_file_makes_the_manifest_be_read_again(archive: Path) -> None:
    found = search(archive / FOLDER, {"/terms/": "missing"})
    assert sum(address.endswith(MANIFEST) for address in found["seen"]) > 1


def test_other_format_is_refused(archive: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(archive / FOLDER, tmp_path / FOLDER))
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    (folder / MANIFEST).write_text(json.dumps(manifest | {"format": 0}), "utf-8")
    assert search(folder, {}).get("error") == "format"


@pytest.mark.parametrize("what", ["edited", "dated back", "removed", "all others"])
def test_deploy_in_mid_session(archive: Path, tmp_path: Path, what: str) -> None:
    """Ask a site that is rebuilt meanwhile, and in one case keeps the old documents' files."""
    some = documents()
    second = "แรงงาน"
    if what == "edited":
        some[3] = dataclasses.replace(some[3], title="รมว.พิพัฒน์ ตรวจแรงงาน", body="ใหม่")
    elif what == "dated back":
        some.append(dataclasses.replace(some[3], id="20190101-1", date=date(2019, 1, 1)))
    elif what == "removed":
        del some[0]
        second = "พิพัฒน์"
    else:
        some = [dataclasses.replace(one, id=f"{one.id}9") for one in some for _ in range(9)]
        some = [dataclasses.replace(one, id=f"{one.id}-{n}") for n, one in enumerate(some)]
    build(some, tmp_path)
    base = str(tmp_path / FOLDER)
    [expected] = node.ask("search", {"base": base, "queries": [second]})
    asked = {"before": str(archive / FOLDER), "after": base, "keeps": what == "removed"}
    found = node.ask("deploy", asked | {"queries": ["สปส", second]})
    shown = [result["id"] for result in found["results"]]
    assert shown == [result["id"] for result in expected["results"]]
