"""The site's choice of numerals: converted where text is text, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cli.build import build
from plugins.errors import PrakatError
from plugins.thai_content import settings
from plugins.thai_content.render import Renderer
from tests.sites import ENGLISH, THAI, Built, content

TEXT = "เมื่อ 29 เมษายน 2562 มี **๙๕๓** คน โควิด-19 COVID-19 `5` <b>7</b> [8](/a/9/) \\* 1"


def test_thai_numerals_leave_addresses_code_and_placeholders_alone() -> None:
    html = Renderer("th", "thai").render(TEXT)
    assert 'datetime="2019-04-29"' in html
    assert ">๒๙ เมษายน ๒๕๖๒</time>" in html
    assert "<strong>๙๕๓</strong> คน โควิด-๑๙ COVID-19 <code>5</code> <b>๗</b>" in html
    assert '<a href="/a/9/" rel="noopener">๘</a> * ๑' in html


def test_arabic_numerals() -> None:
    html = Renderer("th", "arabic").render("เมื่อ ๒๙ เมษายน ๒๕๖๒ มี **๙๕๓** คน")
    assert ">29 เมษายน 2562</time> มี <strong>953</strong>" in html


def test_setting_reaches_thai_pages_and_not_english_ones(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text("from pelicanconf import *\nPRAKAT_NUMERALS = 'thai'\n", encoding="utf-8")
    files = {"news/20190429-1/th.md": THAI.replace("เปิด", "953 เปิด", 1)}
    folder = content(tmp_path, files | {"news/20190429-1/en.md": ENGLISH})
    root = Path(__file__).parents[2]
    build(folder, tmp_path / "site", conf, theme=root / "theme")
    site = Built(tmp_path / "site")
    thai = site.page("/news/20190429-1/").get_text()
    assert "๙๕๓ เปิดรับ" in thai
    assert "29 เมษายน" not in thai
    assert "29 April 2019" in site.page("/en/news/20190429-1/").get_text()


def test_unknown_choice_is_refused_by_name() -> None:
    with pytest.raises(PrakatError, match="PRAKAT_NUMERALS = 'roman' is not allowed"):
        settings.from_pelican({"PRAKAT_NUMERALS": "roman"})
