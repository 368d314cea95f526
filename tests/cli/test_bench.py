"""The benchmarks are found by their names and measure what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.cli import __main__ as main
from plugins.cli import bench
from tests import sites


def test_a_list_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["bench", "--lang", "en"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == bench.names()


@pytest.mark.parametrize("name", bench.names())
def test_each_shows_its_own_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main.main(["bench", name, "--lang", "en", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith(f"usage: prakat bench {name} [-h]")
    assert bench.load(name).SUMMARY.en in said


@pytest.mark.slow
def test_serve_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = sites.content(tmp_path, {"news/20190429-1/th.md": sites.THAI})
    assert main.main(["bench", "serve", "--runs", "1", "--content", str(content)]) == 0
    figures = [float(text) for text in re.findall(r"\d+\.\d+", capsys.readouterr().out)]
    assert len(figures) == 6
    assert min(figures) > 0
    assert (content / "news/20190429-1/th.md").read_text(encoding="utf-8") == sites.THAI
