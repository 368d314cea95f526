"""The browser's half of search, run by Node.js."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from plugins.cli.node import NODE

DRIVER = Path(__file__).with_name("driver.mjs")


def ask(what: str, argument: object) -> Any:
    """Have driver.mjs do `what` with the argument; gives its JSON answer."""
    done = subprocess.run(
        [str(NODE), str(DRIVER), what],
        input=json.dumps(argument),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
