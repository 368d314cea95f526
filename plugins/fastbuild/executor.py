"""Where heavy steps run: on every core, behind the interface of concurrent.futures.

>>> with executor(workers=1) as pool:
...     list(pool.map(len, ["ก", "ขค"]))
[1, 2]
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.fastbuild.processes import Processes

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Else numpy starts a thread for each core: no fork would be safe, and our processes use the cores.

P = ParamSpec("P")
T = TypeVar("T")
Task = TypeVar("Task")

CLUSTER = "PRAKAT_DASK"
"""The environment variable with the address of a Dask cluster's scheduler, to work there."""

ENDING = 0.05
"""Seconds in which a thread that Python has done with, the last executor's, leaves the system."""


def executor(
    workers: int | None = None,
    *,
    initializer: Callable[..., object] | None = None,
    initargs: tuple[Any, ...] = (),
    near: bool = False,
) -> Executor:
    """Give an executor; use it in a `with`, which waits, or gives up at once after an error.

    workers: how many processes, 1 or more; None means one for each core that may be used. One
        worker is this very process, for work that is too small to be worth handing out.
    initializer, initargs: called once in each worker. Where workers are forked they inherit
        `initargs` and nothing is copied; elsewhere these are pickled, as is every task.
    near: stay on this machine, also where there is a cluster, which takes as many as it has.
    """
    if workers != 1 and not near and (address := os.environ.get(CLUSTER)):
        from plugins.fastbuild.cluster import Cluster  # noqa: PLC0415

        return Cluster(address, initializer, initargs)
    count = cores() if workers is None else workers
    if count == 1:
        return _Here(initializer, initargs)
    return Processes(count, start_method(), initializer, initargs)


def each(
    function: Callable[[Task], T],
    tasks: Iterable[Task],
    workers: int | None = None,
) -> Iterator[T]:
    """Call a function with each of some tasks, on all cores; give the results in order.

    The function goes to each worker once, and not with every task: what it holds may be large.
    Where it would have to be pickled and can't be, this very process does all.

    Raises PrakatError where the system ended a worker.

    >>> list(each(len, ["ก", "ขค"], workers=1))
    [1, 2]
    """
    if workers != 1 and is_sent() and not _can_be_sent(function):
        workers = 1
    try:
        with executor(workers, initializer=_keep, initargs=(function,)) as pool:
            yield from pool.map(_call, tasks)
    except BrokenExecutor as error:
        raise PrakatError(ended()) from error


def is_sent() -> bool:
    """Tell whether work is pickled for workers: those of a cluster, or spawned ones."""
    return bool(os.environ.get(CLUSTER)) or start_method() == "spawn"


def hands() -> int:
    """Say among how many to share work out: the cores here; a cluster has more than one."""
    return max(cores(), 2) if os.environ.get(CLUSTER) else cores()


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


def _can_be_sent(function: Callable[..., Any]) -> bool:
    """Tell whether a spawned worker could get a function; templates, for one, can't be pickled."""
    try:
        pickle.dumps(function)
    except (pickle.PicklingError, TypeError, AttributeError):
        return False
    return True


def ended() -> Problem:
    """Say that the system ended a worker."""
    return Problem(
        Severity.ERROR,
        Path.cwd(),
        0,
        Text(
            th="ระบบปิดโพรเซสที่กำลังทำงานอยู่ ซึ่งมักเป็นเพราะหน่วยความจำไม่พอ งานจึงไม่เสร็จ สิ่งที่มีอยู่เดิมยังอยู่ครบ",
            en="the system ended a process of this work, most often because memory was short; "
            "what was there is as it was",
        ),
        Text(
            th="ปิดโปรแกรมอื่นที่ใช้หน่วยความจำมาก แล้วสั่งใหม่",
            en="close other programs that use much memory, then run the same command again",
        ),
    )


_kept: Callable[[Any], Any]


def _keep(function: Callable[[Any], Any]) -> None:
    global _kept  # noqa: PLW0603  a worker process has one job
    _kept = function


def _call(task: Any) -> Any:
    return _kept(task)
