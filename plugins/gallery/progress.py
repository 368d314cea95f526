"""A progress bar for photos, on a terminal, once they take longer than two seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

import rich.console
import rich.progress

from plugins.errors import Text
from plugins.gallery.workers import Progress

AFTER: Final = 2.0
"""Seconds of work after which the bar appears."""

_LABEL: Final = Text(th="รูปภาพ", en="photos")


@contextmanager
def bar(file: TextIO | None = None, after: float = AFTER) -> Iterator[Progress]:
    """Give a function that is told how many photos are done, and of how many.

    file: where to draw; None is standard error. Nothing is drawn where that is no terminal.
    """
    console = rich.console.Console(file=file, stderr=file is None)
    drawn = rich.progress.Progress(console=console, transient=True, auto_refresh=False)
    task = drawn.add_task(f"{_LABEL.th} / {_LABEL.en}")
    began = time.monotonic()

    def advance(done: int, total: int) -> None:
        if not console.is_terminal or time.monotonic() - began < after:
            return
        if not drawn.live.is_started:
            drawn.start()
        drawn.update(task, completed=done, total=total, refresh=True)

    try:
        yield advance
    finally:
        if drawn.live.is_started:
            drawn.stop()
