"""A photo that can't be used: the site is built without it, and the commands end with 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cli.__main__ import main
from tests.sites import THAI, content


@pytest.mark.parametrize("command", ["build", "check"])
def test_photo_that_is_none_is_named_and_the_status_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    photo = "news/20190429-1/photos/ภาพ.jpg"
    folder = content(tmp_path, {"news/20190429-1/th.md": THAI, photo: "ไม่ใช่ภาพ"})
    output = ["--output", str(tmp_path / "site")] if command == "build" else []
    assert main([command, "--content", str(folder), *output, "--lang", "th"]) == 1
    assert "ภาพ.jpg" in capsys.readouterr().out
    if command == "build":
        assert (tmp_path / "site/news/20190429-1/index.html").exists()
