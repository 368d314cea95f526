"""Where heavy steps run: on every core, behind the interface of concurrent.futures.

>>> with executor(workers=1) as pool:
...     list(pool.map(len, ["ก", "ขค"]))
[1, 2]
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, ParamSpec, TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Else numpy starts a thread for each core: no fork would be safe, and our processes use the cores.

P = ParamSpec("P")
T = TypeVar("T")
Task = TypeVar("Task")

ENDING = 0.05
"""Seconds in which a thread that Python has done with, the last executor's, leaves the system."""

PR_SET_PDEATHSIG = 1
"""From Linux's <linux/prctl.h>: the signal to get when one's parent dies."""


def executor(
    workers: int | None = None,
    *,
    initializer: Callable[..., object] | None = None,
    initargs: tuple[Any, ...] = (),
) -> Executor:
    """Give an executor; use it in a `with`, which waits, or gives up at once after an error.

    workers: how many processes, 1 or more; None means one for each core that may be used. One
        worker is this very process, for work that is too small to be worth handing out.
    initializer, initargs: called once in each worker. Where workers are forked they inherit
        `initargs` and nothing is copied; elsewhere these are pickled, as is every task.
    """
    count = cores() if workers is None else workers
    if count == 1:
        return _Here(initializer, initargs)
    return _Processes(
        count,
        mp_context=multiprocessing.get_context(start_method()),
        initializer=_start,
        initargs=(os.getpid(), initializer, initargs),
    )


def each(
    function: Callable[[Task], T], tasks: Iterable[Task], workers: int | None = None
) -> Iterator[T]:
    """Call a function with each of some tasks, on all cores; give the results in order.

    The function goes to each worker once, and not with every task: what it holds may be large.
    Where it would have to be pickled and can't be, this very process does all.

    >>> list(each(len, ["ก", "ขค"], workers=1))
    [1, 2]
    """
    if workers != 1 and start_method() == "spawn" and not _can_be_sent(function):
        workers = 1
    with executor(workers, initializer=_keep, initargs=(function,)) as pool:
        yield from pool.map(_call, tasks)


def cores() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_method() -> Literal["fork", "spawn"]:
    """Choose how workers start: a fork copies a process safely only while it has one thread.

    Threads of libraries (libvips, Rust's) count too, so the system is asked and not Python.
    """
    tasks = Path("/proc/self/task")
    if sys.platform != "linux" or not tasks.is_dir():
        return "spawn"
    deadline = time.monotonic() + ENDING
    while len(list(tasks.iterdir())) > 1:
        if threading.active_count() > 1 or time.monotonic() > deadline:
            return "spawn"
        time.sleep(ENDING / 50)
    return "fork"


class _Here(Executor):
    """Do each task when it is submitted, in this process; map() does it when asked for it."""

    def __init__(self, initializer: Callable[..., object] | None, initargs: Iterable[Any]) -> None:
        if initializer:
            initializer(*initargs)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  it is handed on by result()
            future.set_exception(error)
        return future

    def map(
        self,
        fn: Callable[..., T],
        *iterables: Iterable[Any],
        timeout: float | None = None,  # noqa: ARG002  the interface has it
        chunksize: int = 1,  # noqa: ARG002
    ) -> Iterator[T]:
        return map(fn, *iterables)


class _Processes(ProcessPoolExecutor):
    """Drop what has not begun when an error, or Ctrl-C, leaves the `with`."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Submit a task; a worker that starts for it is deaf to Ctrl-C until it can ignore it."""
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(fn, *args, **kwargs)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.shutdown(wait=True, cancel_futures=kind is not None)


def _start(
    parent: int, initializer: Callable[..., object] | None, initargs: tuple[Any, ...]
) -> None:
    """Leave Ctrl-C to the parent, and end when it ends, however that was."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    if initializer:
        initializer(*initargs)


def _can_be_sent(function: Callable[..., Any]) -> bool:
    """Tell whether a spawned worker could get a function; templates, for one, can't be pickled."""
    try:
        pickle.dumps(function)
    except (pickle.PicklingError, TypeError, AttributeError):
        return False
    return True


_kept: Callable[[Any], Any]


def _keep(function: Callable[[Any], Any]) -> None:
    global _kept  # noqa: PLW0603  a worker process has one job
    _kept = function


def _call(task: Any) -> Any:
    return _kept(task)
