"""A step of a build that is done beside the others, in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from plugins.errors import PrakatError
from plugins.fastbuild import executor, processes


class Beside:
    """Call a function while this process goes on.

    Its process inherits all that there is; what it gives or raises is pickled. Where processes
    can't be forked, or there is one core, it is called here when its result is asked for.
    """

    def __init__(self, function: Callable[[], Any]) -> None:
        self._function = function
        self._process = None
        if can_fork():
            context = multiprocessing.get_context("fork")
            self._answer, theirs = context.Pipe(duplex=False)
            self._process = context.Process(target=_run, args=(os.getpid(), function, theirs))
            with processes.no_ctrl_c():
                self._process.start()
            theirs.close()

    def result(self) -> Any:
        """Wait for what the function gives; raise what it raised. To be asked once.

        Raises PrakatError where the system ended the process.
        """
        if self._process is None:
            return self._function()
        try:
            result, failure = self._answer.recv()
        except EOFError as error:
            raise PrakatError(executor.ended()) from error
        self._process.join()
        if failure:
            raise failure
        return result

    def drop(self) -> None:
        """End the process, whether or not it has done its work."""
        if self._process:
            self._process.kill()
            self._process.join()
            self._answer.close()


def can_fork() -> bool:
    """Tell whether a step can be done in a process of its own, and would be done the sooner."""
    return executor.cores() > 1 and executor.start_method() == "fork"


def _run(parent: int, function: Callable[[], Any], answer: Connection) -> None:
    processes.start(parent)
    result, failure = None, None
    try:
        result = function()
    except Exception as error:  # noqa: BLE001  the parent raises it
        failure = error
    answer.send((result, failure))
