"""Where heavy steps run when one machine is too small: a Dask cluster whose hosts share storage.

Loaded only where PRAKAT_DASK names a scheduler; `distributed` is not one of our dependencies.
"""

from __future__ import annotations

import os
import pickle
import socket
import threading
import time
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import BrokenExecutor, Executor, Future
from functools import partial
from typing import Any, ParamSpec, TypeVar

from plugins.errors import PrakatError
from plugins.fastbuild import program
from plugins.fastbuild.connection import connect, lost, other_prakat

P = ParamSpec("P")
T = TypeVar("T")

GONE_AFTER = 60.0
"""Seconds without the scheduler, or without any worker, after which nobody waits for them."""

LOOK_EVERY = 2.0
SETTLE = 0.2
"""Seconds in which workers learn what was cancelled."""


class Cluster(Executor):
    """Let the workers of a cluster do tasks, each worker one at a time.

    A task whose worker dies is done again by another one. So a task gives the same whenever it is
    done, and may write a file again only with the same bytes.

    address: of the scheduler. initializer, initargs: called once in each worker before its first
    task of this executor; they go to each worker once.

    Raises PrakatError where the cluster can't be reached, has no workers, or is another Prakat.
    """

    def __init__(
        self, address: str, initializer: Callable[..., object] | None, initargs: tuple[Any, ...]
    ) -> None:
        start = pickle.dumps((initializer, initargs), pickle.HIGHEST_PROTOCOL)
        self._address = address
        self._client = connect(address)
        self._pool = self._client.get_executor(pure=False)
        self._waiting: set[Future[Any]] = set()
        self._ended = threading.Event()
        self._is_lost = False
        self._lock = threading.RLock()
        self._name = os.urandom(8)
        self._start = self._send(start)
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def _send(self, data: bytes) -> Any:
        """Give the scheduler data for every worker; it sends them again where a worker has died."""
        import dask  # noqa: PLC0415  there only where there is a cluster

        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"}):
            return self._client.submit(bytes, data, pure=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Submit a task."""
        task = pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL)
        given: Future[T] = Future()
        given.set_running_or_notify_cancel()
        with self._lock:
            self._waiting.add(given)
        done = self._pool.submit(_do, program.code(), self._name, self._start, task)
        done.add_done_callback(partial(self._hand_on, given))
        return given

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Wait for all tasks, or cancel those that have not begun and wait for the others."""
        if self._ended.is_set():
            return
        if cancel_futures:
            self._give_up(BrokenExecutor("cancelled"))
            self._pool.shutdown(wait=False)
            if not self._is_lost:
                self._client.run(_become_idle, on_error="ignore")
        else:
            futures.wait(list(self._waiting))
        self._ended.set()
        self._watch.join()
        self._client.close()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.shutdown(cancel_futures=kind is not None)

    def _hand_on(self, given: Future[T], done: Future[T]) -> None:
        """Give a task's outcome to who waits for it, in the words of concurrent.futures."""
        with self._lock:
            if given not in self._waiting:
                return
            if done.cancelled():
                self._is_lost = True
                given.set_exception(PrakatError(lost(self._address)))
            elif (error := done.exception()) is None:
                given.set_result(done.result())
            elif type(error).__name__ == "KilledWorker":  # the task killed all that tried it
                given.set_exception(BrokenExecutor(str(error)))
            else:
                given.set_exception(error)
            self._waiting.remove(given)

    def _give_up(self, error: Exception) -> None:
        with self._lock:
            for given in self._waiting:
                given.set_exception(error)
            self._waiting.clear()

    def _look(self) -> None:
        """Let nobody wait for ever where the scheduler, or every worker, has gone."""
        seen = time.monotonic()
        while not self._ended.wait(LOOK_EVERY):
            try:
                alive = bool(self._client.nthreads())
            except (OSError, TimeoutError):
                alive = False
            seen = time.monotonic() if alive else seen
            if time.monotonic() > seen + GONE_AFTER:
                self._is_lost = True
                self._give_up(PrakatError(lost(self._address)))


_turn = threading.Lock()
_begun = b""


def _do(code: bytes, name: bytes, start: bytes, task: bytes) -> Any:
    """Do a task in a worker; it is a process of one build at a time, whatever threads it has."""
    global _begun  # noqa: PLW0603  a worker has one process
    with _turn:
        if program.code() != code:
            raise PrakatError(other_prakat(socket.gethostname()))
        if name != _begun:
            _begun = b""
            initializer, initargs = pickle.loads(start)  # noqa: S301  our own client's
            if initializer:
                initializer(*initargs)
            _begun = name
        function, args, kwargs = pickle.loads(task)  # noqa: S301  our own client's
        return function(*args, **kwargs)


def _become_idle() -> None:
    """Wait in a worker until it does nothing any more."""
    time.sleep(SETTLE)
    with _turn:
        pass
