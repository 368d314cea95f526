"""Items understood and written as editions, by whatever executor the command gives."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Final

from plugins.errors import PrakatError, Problem
from plugins.legacy import edition
from plugins.legacy.item import Item, Record
from plugins.legacy.shelf import Place

_BATCH_BYTES: Final = 512 * 1024
_BATCH_RECORDS: Final = 500
_AHEAD: Final = 8
"""Batches under way, so that neither side waits for the other on a few processors."""


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


def drafts(
    steps: Iterable[Record | Known | Failure], understand: Understand, executor: Executor
) -> Iterator[Draft | Known | Failure]:
    """Turn records into drafts; their order, and everything else, stays as it is.

    Holds a few batches at a time, whatever the number of steps.
    """
    waiting: deque[tuple[list[Record | Known | Failure], Future[list[Draft | Failure]]]] = deque()
    for batch in _batches(steps):
        records = [step for step in batch if isinstance(step, Record)]
        waiting.append((batch, executor.submit(draft, understand, records)))
        if len(waiting) > _AHEAD:
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
