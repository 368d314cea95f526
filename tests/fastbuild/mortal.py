"""Preloaded by a Dask worker of the tests: it is killed in the middle of each kind of work, once.

PRAKAT_MORTAL names the folder in which each death is noted, so that the worker that its nanny
starts next lives on; without it the worker lives. A page that it dies of is half written.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plugins.fastbuild import build, output
from plugins.gallery import pictures
from plugins.search import analysis, records

WORK: dict[str, tuple[Any, str]] = {
    "reading": (build._Reader, "_new"),
    "photo": (pictures, "inspect"),
    "lattice": (analysis.Analyser, "postings"),
    "page": (output.Output, "put"),
}
TIMES = {"reading": 2, "photo": 1, "lattice": 1, "page": 2}
"""It dies in its first task: the second time where a task is two, so that one was done before."""


def share_out_little() -> None:
    """Let a small site be work for many."""
    build.FEW = build.FEW_SENT = records.FEW = 1  # type: ignore[misc]
    build.READ_AT_ONCE = build.MADE_AT_ONCE = analysis.BATCH = 2  # type: ignore[misc]


def dask_setup(worker: object) -> None:
    """Prepare a worker; Dask calls this."""
    share_out_little()
    if "PRAKAT_MORTAL" in os.environ:
        for name, (owner, method) in WORK.items():
            note = Path(os.environ["PRAKAT_MORTAL"], name)
            if not note.exists():
                setattr(owner, method, _dying(getattr(owner, method), note))


def _dying(function: Callable[..., Any], note: Path) -> Callable[..., Any]:
    times = 0

    def call(*args: Any, **kwargs: Any) -> Any:
        nonlocal times
        times += 1
        if times < TIMES[note.name] or note.exists():
            return function(*args, **kwargs)
        if note.name == "page":
            out, path, data = args
            function(out, path, data[: len(data) // 2])
        note.touch()
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    return call
