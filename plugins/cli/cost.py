"""What a command costs: processor and wall seconds, and the memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from plugins.cli import tree
from plugins.fastbuild.executor import cores

_EVERY = 0.05
"""Seconds between two looks at the processes."""


@dataclass(frozen=True)
class Cost:
    """Hold what commands cost.

    cpu, wall: seconds. waited: seconds in which their processes could have run, but a processor
        did something else for somebody else.
    memory: MB at its most, of all processes at a time; what they share counts once (Pss).
    """

    cpu: float = 0.0
    wall: float = 0.0
    waited: float = 0.0
    memory: float = 0.0
    said: str = ""

    @property
    def busy(self) -> float:
        """Give how busy the processors were with it: 0 to 1."""
        return self.cpu / self.wall / cores() if self.wall else 0.0

    @property
    def wanted(self) -> float:
        """Give how busy they would have been without other work on the machine: 0 to 1."""
        return min(1.0, (self.cpu + self.waited) / self.wall / cores()) if self.wall else 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.cpu + other.cpu,
            self.wall + other.wall,
            self.waited + other.waited,
            max(self.memory, other.memory),
            self.said + other.said,
        )


def of(command: list[str]) -> Cost:
    """Run a command to its end and measure it; what it says comes along.

    Raises CalledProcessError where it fails.
    """
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, cwd=tree.ROOT, stdout=out, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - began
        watch.stop()
        out.seek(0)
        said = out.read()
    if process.returncode:
        sys.stderr.write(said)
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Cost(usage.ru_utime + usage.ru_stime, wall, watch.waited, watch.memory, said)


class _Watch:
    """Look at a process and its descendants until told to stop; Linux only, else all is 0."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._waits: dict[tuple[int, str], int] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.memory = 0.0
        self._thread.start()

    def stop(self) -> None:
        """Look no longer."""
        self._done.set()
        self._thread.join()

    @property
    def waited(self) -> float:
        """Give the seconds that all threads waited for a processor."""
        return sum(self._waits.values()) / 1e9

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            family = [self._pid]
            for pid in family:
                family += _children(pid)
                self._waits |= _waits(pid)
            self.memory = max(self.memory, sum(map(_memory, family)))


def _children(pid: int) -> list[int]:
    return [int(word) for word in _read(f"/proc/{pid}/task/{pid}/children").split()]


def _memory(pid: int) -> float:
    """Give a process's memory in MB, what it shares divided among those who share it."""
    _, found, rest = _read(f"/proc/{pid}/smaps_rollup").partition("\nPss:")
    return float(rest.split()[0]) / 1000 if found else 0.0


def _waits(pid: int) -> dict[tuple[int, str], int]:
    """Give the nanoseconds that each thread of a process has waited for a processor."""
    found = {}
    for place in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        words = _read(str(place)).split()
        if len(words) == 3:
            found[pid, place.parent.name] = int(words[1])
    return found


def _read(path: str) -> str:
    """Read what the kernel tells; "" where the process is gone."""
    try:
        return Path(path).read_text()
    except OSError:
        return ""
