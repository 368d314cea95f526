"""Worker processes of this machine, none of which can die unnoticed."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Initializer = Callable[..., object] | None

PR_SET_PDEATHSIG = 1
"""From Linux's <linux/prctl.h>: the signal to get when one's parent dies."""

LOOK_EVERY = 1.0
"""Seconds after which a guard looks for workers that were started since."""


class Processes(ProcessPoolExecutor):
    """Drop what has not begun when an error, or Ctrl-C, leaves the `with`.

    A worker that is killed, as one is where memory is short, breaks the executor at any moment of
    its life. Python's own waits for ever for one that has not read all that it is started with, or
    not written all of a result.
    """

    def __init__(
        self,
        count: int,
        method: Literal["fork", "spawn"],
        initializer: Initializer,
        initargs: tuple[Any, ...],
    ) -> None:
        self._parcel: Path | None = None
        if method == "spawn" and initializer:
            self._parcel = _pack(initializer, initargs)
            initializer, initargs = _unpack, (self._parcel,)
        super().__init__(
            count,
            mp_context=multiprocessing.get_context(method),
            initializer=start,
            initargs=(os.getpid(), initializer, initargs),
        )
        self._guard: _Guard | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Submit a task; a worker that starts for it is deaf to Ctrl-C until it can ignore it."""
        with no_ctrl_c():
            future = super().submit(fn, *args, **kwargs)
        if self._guard is None:  # no sooner: workers are forked while there is one thread
            self._guard = _Guard(self._processes, self._result_queue._writer)  # type: ignore[attr-defined]  # noqa: SLF001
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Wait until all is done, or drop what has not begun."""
        manager: threading.Thread | None = self._executor_manager_thread  # type: ignore[assignment]
        results = self._result_queue
        super().shutdown(wait=False, cancel_futures=cancel_futures)
        if not wait:
            return
        if manager:
            manager.join()
        if self._guard:
            self._guard.dismiss()
        if results is not None:
            results.close()  # no sooner: the guard may be closing the same
        if self._parcel:
            self._parcel.unlink(missing_ok=True)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.shutdown(wait=True, cancel_futures=kind is not None)


class _Guard:
    """Wait for a worker that is killed, and end all others with it.

    way_back: of results. It is closed where Python waits for the rest of one that will not come.
    """

    def __init__(self, workers: Mapping[int, BaseProcess], way_back: Connection) -> None:
        self._workers = workers
        self._way_back = way_back
        self._off_duty, self._dismiss = multiprocessing.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._watch, name="guard", daemon=True)
        self._thread.start()

    def dismiss(self) -> None:
        """Watch no longer."""
        self._dismiss.close()
        self._thread.join()
        self._off_duty.close()

    def _watch(self) -> None:
        left: set[BaseProcess] = set()
        while True:
            watched = {w.sentinel: w for w in list(self._workers.values()) if w not in left}
            ready = connection.wait([self._off_duty, *watched], LOOK_EVERY)
            if self._off_duty in ready:
                return
            gone = {watched[sentinel] for sentinel in ready}  # type: ignore[index]
            for worker in gone:
                worker.join(
                    LOOK_EVERY
                )  # its end of the pipe is closed a moment before it has ended
            if any(worker.exitcode for worker in gone):
                for worker in watched.values():
                    worker.kill()
                if not self._off_duty.poll(LOOK_EVERY):
                    self._way_back.close()
                return
            left |= gone


@contextmanager
def no_ctrl_c() -> Iterator[None]:
    """Let what is started meanwhile be deaf to Ctrl-C."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start(parent: int, initializer: Initializer = None, initargs: tuple[Any, ...] = ()) -> None:
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


def _pack(initializer: Callable[..., object], initargs: tuple[Any, ...]) -> Path:
    """Put what workers begin with into a file.

    In the pipe through which a process is started, its parent would wait for one that was killed
    before it has read all: the parent itself holds the pipe's other end open meanwhile.
    """
    with tempfile.NamedTemporaryFile(prefix="prakat-", delete=False) as file:
        pickle.dump((initializer, initargs), file, pickle.HIGHEST_PROTOCOL)
    return Path(file.name)


def _unpack(parcel: Path) -> None:
    initializer, initargs = pickle.loads(parcel.read_bytes())  # noqa: S301  our own parent's
    initializer(*initargs)
