"""Items understood and written as editions, on all processors where there are many of them."""

from __future__ import annotations

import contextlib
import dataclasses
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Final

from plugins.errors import PrakatError, Problem
from plugins.legacy import edition
from plugins.legacy.item import Item, Record
from plugins.legacy.shelf import Place

MANY: Final = 4 * 1024 * 1024
"""Bytes of a file from which processes are started: that takes as long as reading 500 releases."""
_BATCH_BYTES: Final = 512 * 1024
_BATCH_RECORDS: Final = 500
_AHEAD: Final = 2
"""Batches under way for each processor, so that neither side waits for the other."""


@dataclass(frozen=True)
class Known:
    """Say that the item on a line was imported before, and where it is."""

    line: int
    place: Place


@dataclass(frozen=True)
class Failure:
    """Say why an item, or the rest of a file, can't be imported."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Draft:
    """Hold an item and the bytes of its edition; the item's own text and record are empty."""

    item: Item
    data: bytes


Understand = Callable[[Record], Item]


@contextlib.contextmanager
def executor(size: int) -> Iterator[Executor | None]:
    """Give an executor of processes for a file of `size` bytes, None where one process will do."""
    processors = os.cpu_count() or 1
    if size < MANY or processors < 2:
        yield None
        return
    pool = ProcessPoolExecutor(
        processors, multiprocessing.get_context("spawn"), initializer=_follow_parent
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _follow_parent() -> None:
    """Let Ctrl-C reach the parent only, which ends its processes in order; end if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def drafts(
    steps: Iterable[Record | Known | Failure], understand: Understand, pool: Executor | None
) -> Iterator[Draft | Known | Failure]:
    """Turn records into drafts; their order, and everything else, stays as it is.

    Holds a few batches at a time, whatever the number of steps.
    """
    waiting: deque[tuple[list[Record | Known | Failure], Future[list[Draft | Failure]]]] = deque()
    ahead = _AHEAD * (os.cpu_count() or 1) if pool else 0
    for batch in _batches(steps):
        records = [step for step in batch if isinstance(step, Record)]
        waiting.append((batch, _submit(pool, understand, records)))
        if len(waiting) > ahead:
            yield from _merged(*waiting.popleft())
    while waiting:
        yield from _merged(*waiting.popleft())


def draft(understand: Understand, records: Iterable[Record]) -> list[Draft | Failure]:
    """Understand records and write their editions, one result for each."""
    return [_draft(understand, record) for record in records]


def _draft(understand: Understand, record: Record) -> Draft | Failure:
    try:
        item = understand(record)
    except PrakatError as error:
        return Failure(error.problems)
    data = edition.write(item)
    light = dataclasses.replace(item, record=dataclasses.replace(record, data=b""), paragraphs=())
    return Draft(light, data)


def _submit(
    pool: Executor | None, understand: Understand, records: list[Record]
) -> Future[list[Draft | Failure]]:
    if pool and records:
        return pool.submit(draft, understand, records)
    done: Future[list[Draft | Failure]] = Future()
    done.set_result(draft(understand, records))
    return done


def _batches(
    steps: Iterable[Record | Known | Failure],
) -> Iterator[list[Record | Known | Failure]]:
    batch: list[Record | Known | Failure] = []
    size = 0
    for step in steps:
        batch.append(step)
        size += len(step.data) if isinstance(step, Record) else 0
        if size >= _BATCH_BYTES or len(batch) >= _BATCH_RECORDS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _merged(
    batch: list[Record | Known | Failure], future: Future[list[Draft | Failure]]
) -> Iterator[Draft | Known | Failure]:
    results = iter(future.result())
    for step in batch:
        yield next(results) if isinstance(step, Record) else step
