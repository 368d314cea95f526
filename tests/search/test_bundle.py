"""The page's modules as one file."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest

from plugins.cli import tree
from plugins.cli.node import NODE
from plugins.errors import PrakatError
from plugins.search.bundle import bundle
from plugins.search.minify import minify

JS = tree.THEME / "static/js"


def run(script: str, tmp_path: Path) -> str:
    path = tmp_path / "script.mjs"
    path.write_text(script, "utf-8")
    done = subprocess.run([str(NODE), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_bundle_does_what_its_modules_do(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text(
        'import { two,\n  TWO } from "./two.js";\nexport { two };\nexport const ONE = two(TWO);\n'
    )
    (tmp_path / "two.js").write_text(
        "/** Two. */\nexport const TWO = 2;\n\n"
        "export function two(n) {\n  return `${n}  ` + / +/u;\n}\n"
    )
    script = bundle(tmp_path / "one.js") + "console.log(ONE, two(1));"
    assert run(script, tmp_path) == "2  / +/u 1  / +/u"


def test_numbers_stand_where_they_are_used(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text(
        'import { MOST } from "./two.js";\nconst LEAST = 0.5;\n'
        'console.log(MOST - LEAST, { MOST: 1 }.MOST, "MOST");\n'
    )
    (tmp_path / "two.js").write_text("export const MOST = 7;\n")
    script = bundle(tmp_path / "one.js")
    assert "const" not in script
    assert run(script, tmp_path) == "6.5 1 MOST"


def test_name_of_two_modules_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text('import { b } from "./two.js";\nfunction a() {}\n')
    (tmp_path / "two.js").write_text("export const b = 1;\nfunction a() {}\n")
    with pytest.raises(PrakatError, match=r"one\.js.*: a"):
        bundle(tmp_path / "one.js")


@pytest.mark.parametrize("line", ['import x from "./one.js";', 'import { x } from "./lost.js";'])
def test_other_imports_are_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "one.js").write_text(f"{line}\n")
    with pytest.raises(PrakatError, match=r"one\.js"):
        bundle(tmp_path / "one.js")


@pytest.mark.parametrize("path", sorted(JS.rglob("search*/*.js")), ids=lambda path: path.name)
def test_minified_module_still_parses(path: Path, tmp_path: Path) -> None:
    small = tmp_path / "small.mjs"
    small.write_text(minify(path.read_text("utf-8")), "utf-8")
    done = subprocess.run([str(NODE), "--check", str(small)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_search_module_is_small() -> None:
    assert len(gzip.compress(bundle(JS / "search/index.js").encode(), 9)) <= 15 * 1024
