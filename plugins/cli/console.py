"""What a command says: lines, problems and progress, on a terminal or into a pipe."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import rich.console
from rich.text import Text as Line

from plugins.errors import Problem, Severity, Text

if TYPE_CHECKING:
    from rich.table import Table

PROGRESS_AFTER = 2.0
"""Seconds of work after which a progress bar appears."""

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}


def near(path: Path) -> Path:
    """Name a path from the folder that the command was started in, where it lies below it.

    >>> near(Path.cwd() / "content/news").as_posix(), near(Path("/srv/www")).as_posix()
    ('content/news', '/srv/www')
    """
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


class Console:
    """Speak one language to whoever started the command.

    lang: "th" or "en".
    file: where to write; None is standard output at the time of writing.

    >>> Console("en").say(Text(th="เสร็จแล้ว", en="done"))
    done
    """

    def __init__(self, lang: str, file: TextIO | None = None) -> None:
        self.lang = lang
        self._out = rich.console.Console(
            file=file, highlight=False, markup=False, emoji=False, soft_wrap=True
        )

    def say(self, text: Text, style: str = "") -> None:
        """Write one message; `style` is rich's and shows on a terminal only."""
        self.write(text.show(self.lang), style)

    def write(self, line: str, style: str = "") -> None:
        """Write something that needs no translation, such as an address or a result."""
        self._out.print(Line(line, style=style))

    def show(self, table: Table) -> None:
        """Draw a table as wide as the terminal allows."""
        self._out.print(table)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Write problems, the worst first, each with its place and its remedy."""
        for problem in sorted(problems):
            shown = dataclasses.replace(problem, path=near(problem.path))
            self.write(shown.show(self.lang), COLOURS[problem.severity])

    @contextmanager
    def progress(self, text: Text, total: int | None) -> Iterator[Callable[[int], None]]:
        """Show how far some work is, once it has taken two seconds and only on a terminal.

        text: what is being done. total: how many steps it has, None where nobody knows.
        Gives a function to call with the number of steps that were done since its last call.

        >>> with Console("en").progress(Text(th="กำลังอ่าน", en="reading"), total=3) as advance:
        ...     advance(3)
        """
        from rich.progress import Progress  # noqa: PLC0415  most commands are over before it shows

        bar = Progress(console=self._out, transient=True, auto_refresh=False)
        task = bar.add_task(text.show(self.lang), total=total)
        began = time.monotonic()

        def advance(steps: int) -> None:
            bar.advance(task, steps)
            if not self._out.is_terminal:
                return
            if not bar.live.is_started and time.monotonic() - began >= PROGRESS_AFTER:
                bar.start()
            if bar.live.is_started:
                bar.refresh()

        try:
            yield advance
        finally:
            if bar.live.is_started:
                bar.stop()
