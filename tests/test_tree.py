"""The tree is the one that docs/architecture.md describes, and imports run one way through it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cli import tree

FILES = {
    ".ci/run",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "pelicanconf.py",
    "prakat",
    "publishconf.py",
    "pyproject.toml",
    "requirements.lock",
}
FOLDERS = {"content", "docs", "plugins", "seeds", "tests", "theme"}
PACKAGES = {
    "bilingual",
    "cli",
    "discovery",
    "fastbuild",
    "gallery",
    "legacy",
    "publish",
    "search",
    "thai",
    "thai_content",
}
OUTSIDE_PACKAGES = {"__init__.py", "errors.py", "toml_file.py"}
TEST_FOLDERS = PACKAGES | {"bench", "browser", "cases", "theme"}

if not (tree.ROOT / ".git").exists():
    pytest.skip(
        "this copy is no git checkout: what is Prakat's is not known", allow_module_level=True
    )


def git(*words: str) -> list[str]:
    """Ask git for a list."""
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", *words, "-z"],
        cwd=tree.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split("\0")[:-1]


TRACKED = sorted(git("ls-files"))


def below(folder: str) -> set[str]:
    """Name what lies in a folder, of the files that are tracked."""
    return {name.removeprefix(folder).split("/")[0] for name in TRACKED if name.startswith(folder)}


def test_the_top_level() -> None:
    names = {name for name in TRACKED if "/" not in name}
    assert names - FILES == set()
    assert FILES - set(TRACKED) == set()
    assert {name.split("/")[0] for name in TRACKED if "/" in name} == FOLDERS | {".ci"}


def test_the_packages() -> None:
    assert below("plugins/") - PACKAGES - OUTSIDE_PACKAGES == set()


def test_tests_mirror_the_packages() -> None:
    folders = {name for name in below("tests/") if (tree.ROOT / "tests" / name).is_dir()}
    assert folders - TEST_FOLDERS == set()
    assert below("plugins/") - OUTSIDE_PACKAGES - folders == set()


def test_content_has_only_what_a_site_is_made_of() -> None:
    assert below("content/") == {"divisions.toml", "news", "notices.toml", "pages"}


def test_text_is_kept_with_plain_line_ends() -> None:
    kept = [line for line in git("ls-files", "--eol") if "\tseeds/" not in line]
    assert [line for line in kept if line.startswith(("i/crlf", "i/mixed"))] == []


INITS = [name for name in TRACKED if re.fullmatch(r"plugins/\w+/__init__\.py", name)]


@pytest.mark.parametrize("name", INITS)
def test_an_init_registers_and_receives_and_does_nothing_else(name: str) -> None:
    text = (tree.ROOT / name).read_text(encoding="utf-8")
    receivers = set(re.findall(r"connect\((\w+)\)", text))
    assert set(re.findall(r"(?m)^(?:class|def) (\w+)", text)) - receivers <= {"register"}


FORBIDDEN = {
    "pelican": "import pelican",
    "network": "import socket",
    "requests": "from urllib import request",
    "disk": "from pathlib import Path",
}


@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_text_library_may_not_know(code: str) -> None:
    assert "TID251" in lint(code, "plugins/thai/tables.py")


@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN)
def test_other_packages_may_know(code: str) -> None:
    assert "TID251" not in lint(code, "plugins/cli/tables.py")


def lint(code: str, name: str) -> str:
    """Give what ruff says of a module that would stand at `name`."""
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--stdin-filename", name, "-"],
        cwd=tree.ROOT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_package_that_imports_against_the_direction_is_caught(tmp_path: Path) -> None:
    for name in ("cli", "search", "thai"):
        (tmp_path / "plugins" / name).mkdir(parents=True)
        (tmp_path / "plugins" / name / "__init__.py").write_text("")
    (tmp_path / "plugins/__init__.py").write_text("")
    for name in ("errors.py", "toml_file.py"):
        (tmp_path / "plugins" / name).write_text("")
    (tmp_path / "plugins/thai/words.py").write_text("from plugins import search\n")
    config = (tree.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(config, encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "plugins.thai is not allowed to import plugins.search" in done.stdout
