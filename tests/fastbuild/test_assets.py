"""The theme's files in the output."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import PrakatError
from plugins.fastbuild import assets


@pytest.fixture
def static(tmp_path: Path) -> Path:
    files = {
        "css/main.css": '@import url("base.css");\n@import "parts/card.css";\n',
        "css/base.css": '/* a note */\n@font-face { src: url("../fonts/a.woff2"); }\n',
        "css/parts/card.css": ".a { background: url(../../images/a.svg); mask: url(#b); }\n",
        "fonts/a.woff2": "font",
        "images/a.svg": "<svg/>",
        "js/main.js": "import './a.js';\n",
    }
    for name, text in files.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "static"


def test_style_sheet_is_one_file_whose_addresses_hold(static: Path, tmp_path: Path) -> None:
    assets.copy(static, tmp_path / "out")
    sheet = (tmp_path / "out/css/main.css").read_text(encoding="utf-8")
    assert "@import" not in sheet
    assert "a note" not in sheet
    assert 'url("../fonts/a.woff2")' in sheet
    assert 'url("../images/a.svg")' in sheet
    assert "url(#b)" in sheet
    copied = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert copied == {"main.css", "a.woff2", "a.svg", "main.js"}


def test_fingerprint_changes_with_any_byte_or_name(static: Path) -> None:
    before = assets.fingerprint(static)
    assert assets.fingerprint(static) == before
    (static / "js/main.js").write_text("import './b.js';\n", encoding="utf-8")
    changed = assets.fingerprint(static)
    (static / "js/main.js").rename(static / "js/other.js")
    assert len({before, changed, assets.fingerprint(static)}) == 3


def test_import_that_leads_nowhere_is_named_by_its_line(static: Path, tmp_path: Path) -> None:
    (static / "css/parts/card.css").unlink()
    with pytest.raises(PrakatError, match=r"main\.css:2: error: @import “parts/card\.css”"):
        assets.copy(static, tmp_path / "out")
