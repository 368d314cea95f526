"""`prakat test`: its steps, what it prepares, and that one failure is the command's."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cli import chromium, node, system, test
from plugins.cli.console import Console


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the commands in place of running them."""
    commands: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        commands.append(command)
        return 1 if "mypy" in command else 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(test, "prepare", lambda *_, **__: True)
    return commands


def args(*more: str, fast: bool = False) -> argparse.Namespace:
    """Give what the command line was parsed to."""
    return argparse.Namespace(lang="en", fast=fast, more=list(more))


def test_every_step_runs_though_one_fails(
    ran: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert test.run(args()) == 1
    said = capsys.readouterr().out
    tools = ["ruff check", "ruff format", "mypy", "import-linter", "djlint", "eslint", "stylelint"]
    summary = [line for line in said.splitlines() if line.endswith(("  ok", "  FAILED"))]
    assert [line[:14].rstrip() for line in summary] == [*tools, "pytest"]
    assert [line.split()[0] for line in summary if line.endswith("FAILED")] == ["mypy"]
    assert len(ran) == len(summary)


@pytest.mark.parametrize(
    ("more", "fast", "expected"),
    [
        pytest.param(["-k", "dates"], False, ["-k", "dates"], id="more"),
        pytest.param(
            ["tests/cli"], True, ["-m", "not browser and not slow", "tests/cli"], id="both"
        ),
    ],
)
def test_what_it_does_not_know_goes_to_pytest_alone(
    ran: list[list[str]], more: list[str], fast: bool, expected: list[str]
) -> None:
    assert test.run(args(*more, fast=fast)) == 0
    assert [command[1:] for command in ran] == [["-m", "pytest", *expected]]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Pretend a machine without Chromium and nginx, on which nothing can be installed."""
    had: dict[str, object] = {"may install": False, "chromium": None}

    def install(packages: list[str]) -> bool:
        had["installed"] = packages
        had["chromium"] = Path("/usr/bin/chromium")
        return True

    monkeypatch.setattr(node, "is_ready", lambda: True)
    monkeypatch.setattr(system, "missing", lambda: ["nginx-light"])
    monkeypatch.setattr(system, "can_install", lambda: had["may install"])
    monkeypatch.setattr(system, "install", install)
    monkeypatch.setattr(chromium, "find", lambda: had["chromium"])
    return had


def test_what_is_missing_is_installed_where_that_may_be(machine: dict[str, object]) -> None:
    machine["may install"] = True
    assert test.prepare(Console("en"), with_browser=True)
    assert machine["installed"] == ["nginx-light", "chromium"]


def test_a_missing_browser_is_named_with_its_remedy(
    machine: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not test.prepare(Console("en"), with_browser=True)
    assert "sudo apt-get install chromium" in capsys.readouterr().out
    assert test.prepare(Console("en"), with_browser=False)


def test_npm_that_fails_is_said(
    machine: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(node, "is_ready", lambda: False)
    monkeypatch.setattr(node, "install", lambda: False)
    assert not test.prepare(Console("en"), with_browser=True)
    assert "check the network" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("chromium", "bin/chromium", id="path"),
        pytest.param(
            "chrome", ".cache/ms-playwright/chromium-1200/chrome-linux/chrome", id="playwright"
        ),
    ],
)
def test_chromium_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, place: str
) -> None:
    file = tmp_path / place
    file.parent.mkdir(parents=True)
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert chromium.find() == file
    assert file.name == name


def test_a_broken_off_installation_of_node_tools_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / "node_modules").mkdir()
    monkeypatch.setattr(node, "HOME", tmp_path)
    monkeypatch.setattr(node, "STAMP", tmp_path / "node_modules/.prakat-stamp")
    assert not node.is_ready()
    node.STAMP.write_text(node.lock_digest(), encoding="ascii")
    assert node.is_ready()
    (tmp_path / "package-lock.json").write_text('{"changed": true}')
    assert not node.is_ready()
