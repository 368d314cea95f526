"""The way to a Dask cluster that runs this very Prakat, and what is said where there is none."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.fastbuild import program

PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for a first worker."""

COMPARED = ("python", "dask", "distributed")
"""What the scheduler must have in the same versions; workers must have all in the same."""

START = Text(
    th="เริ่ม scheduler และ worker จากโฟลเดอร์ Prakat เดียวกันนี้ ตาม docs/operations.md "
    "หรือยกเลิก PRAKAT_DASK เพื่อสร้างด้วยเครื่องนี้เครื่องเดียว",
    en="start the scheduler and the workers in this very folder of Prakat, as docs/operations.md "
    "says, or unset PRAKAT_DASK to build with this machine alone",
)


def connect(address: str) -> Any:
    """Connect to a scheduler whose workers run this very Prakat."""
    try:
        dask: Any = import_module("distributed")
    except ImportError as error:
        raise PrakatError(_no_dask()) from error
    try:
        with warnings.catch_warnings():
            # What differs is an error below, said in our own words.
            warnings.simplefilter("ignore", dask.versions.VersionMismatchWarning)
            client = dask.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise PrakatError(_unreachable(address)) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        _compare(client, address)
    except TimeoutError as error:
        client.close()
        raise PrakatError(_no_workers(address)) from error
    except BaseException:
        client.close()
        raise
    return client


def _compare(client: Any, address: str) -> None:
    """Raise PrakatError where a part of the cluster is of other versions than this process."""
    found = client.get_versions()
    parts = {"scheduler": found["scheduler"], **found["workers"]}
    here = _versions(found["client"])
    others = [f"{name}: {own}" for name, part in parts.items() if (own := _versions(part)) != here]
    if others:
        raise PrakatError(_other_versions(address, here, others))
    for worker, code in client.run(_code, on_error="return").items():
        if code != program.code():
            raise PrakatError(other_prakat(worker))


def _code() -> bytes:
    return program.code()


def _versions(part: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {part['packages'].get(name)}" for name in COMPARED)


def _problem(th: str, en: str, remedy: Text = START) -> Problem:
    return Problem(Severity.ERROR, Path("PRAKAT_DASK"), 0, Text(th=th, en=en), remedy)


def _no_dask() -> Problem:
    remedy = Text(
        th="ติดตั้งด้วย .venv/bin/python -m pip install distributed หรือยกเลิก PRAKAT_DASK",
        en="install it (.venv/bin/python -m pip install distributed) or unset PRAKAT_DASK",
    )
    return _problem(
        "ตั้งค่าให้ใช้คลัสเตอร์ แต่เครื่องนี้ไม่มี Dask",
        "asks for a cluster, but Dask is not installed here",
        remedy,
    )


def _unreachable(address: str) -> Problem:
    return _problem(
        f"ติดต่อ scheduler ที่ {address} ไม่ได้",
        f"no scheduler can be reached at {address}",
    )


def _no_workers(address: str) -> Problem:
    return _problem(
        f"ไม่มี worker มาทำงานให้ {address} ภายใน {PATIENCE:.0f} วินาที",
        f"no worker came to {address} within {PATIENCE:.0f} seconds",
    )


def lost(address: str) -> Problem:
    """Say that the cluster went away."""
    return _problem(
        f"scheduler {address} หรือ worker ทุกตัวหายไประหว่างทำงาน เว็บไซต์เดิมยังอยู่ครบ",
        f"the scheduler {address}, or every worker, went away during the work; "
        "the last good site is as it was",
    )


def _other_versions(address: str, here: str, others: Sequence[str]) -> Problem:
    there = "\n".join(others)
    return _problem(
        f"รุ่นของโปรแกรมในคลัสเตอร์ {address} ไม่ตรงกับเครื่องนี้ ({here})\n{there}",
        f"the versions of the cluster at {address} are not those of this machine ({here})\n{there}",
    )


def other_prakat(worker: str) -> Problem:
    """Say that a worker might make other things than this machine."""
    return _problem(
        f"worker {worker} ใช้ Prakat หรือไลบรารีคนละรุ่นกับเครื่องนี้ ผลจึงอาจไม่เหมือนกัน",
        f"the worker {worker} runs another Prakat or other libraries than this machine, "
        "so it might make something else",
    )
