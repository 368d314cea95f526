"""Answers to a command's questions: from its options, or from whoever sits at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from plugins.cli.console import Console
from plugins.errors import PrakatError, Problem, Severity, Text

T = TypeVar("T")


@dataclass(frozen=True)
class Question:
    """Hold what is asked for.

    option: the command-line option that answers it. text: the question.
    default: what an empty answer means, and what counts where nobody can be asked; None where
    there must be an answer.
    """

    option: str
    text: Text
    default: str | None = None


class Prompt:
    """Ask for what the command line leaves open, but only if somebody is there to answer."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def answer(self, given: str | None, question: Question, understand: Callable[[str], T]) -> T:
        """Give the understood answer.

        given: the option's value; None where it was not given.
        understand: makes the value of a text, or raises PrakatError. At the terminal that is shown
        and asked again; otherwise it is raised on, and so is the lack of a needed answer, so that
        a script never hangs.
        """
        if given is not None:
            return understand(given)
        if not sys.stdin.isatty():
            return understand(_default(question))
        while True:
            self._console.say(question.text, "bold")
            try:
                line = input("> ").strip()
            except EOFError:
                raise PrakatError(_missing(question)) from None
            try:
                return understand(line or question.default or "")
            except PrakatError as error:
                self._console.problems(error.problems)


def wrong(option: str, text: Text, remedy: Text) -> PrakatError:
    """Make the error of an answer that can't be used."""
    return PrakatError(Problem(Severity.ERROR, Path(option), 0, text, remedy))


def _default(question: Question) -> str:
    if question.default is None:
        raise PrakatError(_missing(question))
    return question.default


def _missing(question: Question) -> Problem:
    option = question.option
    return Problem(
        Severity.ERROR,
        Path(option),
        0,
        Text(th=f"ยังไม่ได้ระบุ: {question.text.th}", en=f"there is no answer to: {question.text.en}"),
        Text(
            th=f"เติม {option} ในคำสั่ง หรือสั่งที่หน้าจอเพื่อให้โปรแกรมถาม",
            en=f"give {option}, or run the command at a terminal to be asked",
        ),
    )
