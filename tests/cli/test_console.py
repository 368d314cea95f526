"""What a command says, on a terminal and into a pipe."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cli import console
from plugins.cli.console import Console
from plugins.errors import Problem, Severity, Text

READING = Text(th="กำลังอ่าน", en="reading")


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make a terminal that can move its cursor."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def problem(severity: Severity, name: str) -> Problem:
    """Make a problem of one file."""
    return Problem(severity, Path(name), 1, Text(th="ผิด", en="wrong"), Text(th="แก้", en="mend"))


def test_problems_come_worst_first_and_each_once() -> None:
    out = io.StringIO()
    warning, error = problem(Severity.WARNING, "a.md"), problem(Severity.ERROR, "b.md")
    Console("en", out).problems([warning, error])
    assert out.getvalue() == f"{error.show('en')}\n{warning.show('en')}\n"


@pytest.mark.parametrize("text", ["[red]x[/red]", ":smile:", "[/]", "ก" * 500, "http://x/[1]"])
def test_what_is_said_is_not_changed_for_a_pipe(text: str) -> None:
    out = io.StringIO()
    Console("th", out).say(Text(th=text, en=""), style="bold red")
    assert out.getvalue() == f"{text}\n"


def test_colour_is_for_terminals(terminal: Terminal) -> None:
    Console("en", terminal).say(READING, style="red")
    assert terminal.getvalue() == "\x1b[31mreading\x1b[0m\n"


def test_short_work_shows_no_progress(terminal: Terminal) -> None:
    with Console("en", terminal).progress(READING, 10) as advance:
        advance(10)
    assert terminal.getvalue() == ""


def test_long_work_shows_progress_on_a_terminal(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "PROGRESS_AFTER", 0.0)
    with Console("th", terminal).progress(READING, 10) as advance:
        advance(5)
        assert "กำลังอ่าน" in terminal.getvalue()
        assert "50%" in terminal.getvalue()


def test_long_work_shows_no_progress_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "PROGRESS_AFTER", 0.0)
    out = io.StringIO()
    with Console("th", out).progress(READING, 10) as advance:
        advance(5)
    assert out.getvalue() == ""


def interrupt(advance: Callable[[int], None]) -> None:
    """Work one step and end as Ctrl-C would."""
    advance(1)
    raise KeyboardInterrupt


def test_an_interrupt_ends_the_progress(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "PROGRESS_AFTER", 0.0)
    shown, hidden = "\x1b[?25h", "\x1b[?25l"
    with pytest.raises(KeyboardInterrupt), Console("en", terminal).progress(READING, 2) as advance:
        interrupt(advance)
    assert terminal.getvalue().rfind(shown) > terminal.getvalue().rfind(hidden)
