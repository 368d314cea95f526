"""`./prakat search`, and the settings and documents of the build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from plugins.errors import PrakatError
from plugins.search import settings


def test_results_in_both_languages(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for lang, count in (("th", "พบ 2 ข่าว"), ("en", "2 releases")):
        assert main(["search", "29/4/2562", "--output", str(archive), "--lang", lang]) == 0
        assert count in capsys.readouterr().out


def test_json_carries_the_legacy_id(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "จักกะพาก", "--json", "--output", str(archive)])
    found = json.loads(capsys.readouterr().out)
    assert [result["legacy_id"] for result in found["results"]] == ["201904291"]


def test_limit(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "แรงงาน", "--json", "--limit", "1", "--output", str(archive)])
    found = json.loads(capsys.readouterr().out)
    assert (found["total"], len(found["results"])) == (3, 1)


def test_explanation_names_the_files(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "มาตรา", "33", "--explain", "--lang", "en", "--output", str(archive)])
    said = capsys.readouterr().out
    assert "th/terms/" in said
    assert "มาตรา: " in said


@pytest.mark.parametrize(
    ("query", "said"),
    [("ขนมครก", "No release has"), ("อู่ตอเรือ", "written almost like it")],
    ids=["nothing", "tolerated"],
)
def test_summary(archive: Path, capsys: pytest.CaptureFixture[str], query: str, said: str) -> None:
    assert main(["search", query, "--lang", "en", "--output", str(archive)]) == 0
    assert said in capsys.readouterr().out


def test_site_that_was_not_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "แรงงาน", "--lang", "en", "--output", str(tmp_path)]) == 1
    assert "build the site first" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [{"PRAKAT_SEARCH_ENABLED": "yes"}, {"PRAKAT_SEARCH_ENABLE": True}],
    ids=["type", "name"],
)
def test_wrong_setting_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(PrakatError, match=next(iter(wrong))):
        settings.from_pelican(wrong)
