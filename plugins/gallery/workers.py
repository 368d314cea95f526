"""Many jobs through one executor; a decoder that crashes costs its photo and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, as_completed
from contextlib import AbstractContextManager, suppress
from typing import TypeVar

from plugins.fastbuild.executor import executor as every_core

Item = TypeVar("Item")
Result = TypeVar("Result")
MakeExecutor = Callable[[], AbstractContextManager[Executor]]
"""Gives an executor; Dask's and others with concurrent.futures' interface serve as well."""
Progress = Callable[[int, int], None]
"""Is told how many jobs are done, and of how many."""


def run(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    crashed: Callable[[Item], Result],
    executor: MakeExecutor = every_core,
    progress: Progress = lambda _done, _total: None,
) -> list[Result]:
    """Give `function`'s result for every item, in order.

    crashed: gives the result of an item whose worker died of it; those that died with it are then
        done one by one, each in an executor of its own.
    """
    done: dict[int, Result] = {}
    if items:
        with suppress(BrokenExecutor):
            _together(function, items, executor, progress, done)
        for index in (i for i in range(len(items)) if i not in done):
            done[index] = _alone(function, items[index], crashed, executor)
            progress(len(done), len(items))
    return [done[index] for index in range(len(items))]


def _together(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    executor: MakeExecutor,
    progress: Progress,
    done: dict[int, Result],
) -> None:
    with executor() as pool:
        futures = {pool.submit(function, item): index for index, item in enumerate(items)}
        try:
            for future in as_completed(futures):
                with suppress(
                    BrokenExecutor
                ):  # processes break all at once, a cluster's one by one
                    done[futures[future]] = future.result()
                    progress(len(done), len(items))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _alone(
    function: Callable[[Item], Result],
    item: Item,
    crashed: Callable[[Item], Result],
    executor: MakeExecutor,
) -> Result:
    try:
        with executor() as pool:
            return pool.submit(function, item).result()
    except BrokenExecutor:
        return crashed(item)
