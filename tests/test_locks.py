"""The locks: complete, hashed, agreeing with pyproject.toml and with each other, naming no host."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from plugins.cli import tree

RUN = tree.ROOT / "requirements.lock"
TEST = tree.ROOT / "tests/requirements.lock"
PROJECT = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED: list[str] = PROJECT["project"]["dependencies"]
WANTED_BY_TESTS: list[str] = PROJECT["dependency-groups"]["test"]


def pins(lock: Path) -> Iterator[tuple[Requirement, int]]:
    """Give every pin of a lock with the number of its hashes."""
    for entry in re.split(r"\n(?=[^\s#])", lock.read_text(encoding="utf-8")):
        if not entry.startswith("#"):
            line = entry.partition("\\")[0]
            yield Requirement(line), len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))


def versions(lock: Path) -> dict[str, set[str]]:
    """Give the versions of every package in a lock; more than one where markers choose."""
    found: dict[str, set[str]] = {}
    for pin, _ in pins(lock):
        (specifier,) = pin.specifier
        assert specifier.operator == "=="
        found.setdefault(canonicalize_name(pin.name), set()).add(specifier.version)
    return found


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        *(pytest.param(RUN, text, id=f"run-{text}") for text in WANTED),
        *(pytest.param(TEST, text, id=f"test-{text}") for text in [*WANTED, *WANTED_BY_TESTS]),
    ],
)
def test_what_the_project_wants_is_locked_within_its_range(lock: Path, wanted: str) -> None:
    requirement = Requirement(wanted)
    locked = versions(lock).get(canonicalize_name(requirement.name), set())
    assert locked, f"run the command that {lock.name} begins with"
    assert all(requirement.specifier.contains(version) for version in locked)


def test_tests_run_with_what_is_released() -> None:
    tested = versions(TEST)
    assert {name: tested.get(name) for name in versions(RUN)} == versions(RUN)


@pytest.mark.parametrize("lock", [RUN, TEST], ids=["run", "test"])
def test_every_pin_has_a_hash(lock: Path) -> None:
    counts = {str(pin): hashes for pin, hashes in pins(lock)}
    assert len(counts) > 20
    assert [pin for pin, hashes in counts.items() if hashes == 0] == []


@pytest.mark.parametrize("lock", [RUN, TEST], ids=["run", "test"])
def test_a_lock_says_how_it_is_made(lock: Path) -> None:
    header = lock.read_text(encoding="utf-8").splitlines()[:2]
    place = lock.relative_to(tree.ROOT).as_posix()
    assert "uv" in header[0]
    assert re.search(rf"uv pip compile --universal --generate-hashes .*-o {place} ", header[1])


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "tests/requirements.lock", "tests/package-lock.json"]
)
def test_a_lock_names_no_host(lock: str) -> None:
    text = (tree.ROOT / lock).read_text(encoding="utf-8")
    addresses = re.findall(
        r"(?:https?|file|git\+\w+)://[^\s\"]+|--\S*(?:index-url|find-links)", text
    )
    funding = json.loads(text)["packages"] if lock.endswith(".json") else {}
    known = {each["url"] for package in funding.values() for each in funders(package)}
    assert set(addresses) <= known | {"--no-emit-index-url"}


def funders(package: dict[str, object]) -> list[dict[str, str]]:
    """Give the addresses where a package of npm asks for money: a site's, not a registry's."""
    funding = package.get("funding", [])
    entries = funding if isinstance(funding, list) else [funding]
    return [each if isinstance(each, dict) else {"url": str(each)} for each in entries]
