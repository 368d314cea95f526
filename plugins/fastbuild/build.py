"""One build: what is the same as in the last one is kept, the rest is made on all cores.

Generators find it in Pelican's context as `BUILD`. Each thing that they ask for is known by a key
of everything that it is made from; a clean build is one that remembers nothing.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from plugins.fastbuild import inputs, keys
from plugins.fastbuild.executor import cores, executor, start_method
from plugins.fastbuild.output import Output
from plugins.fastbuild.packs import Packs, Place
from plugins.fastbuild.reasons import CONTENT, GONE, KEPT, NEW, PROGRAM, SAME_BYTES
from plugins.fastbuild.state import Made, Reading, State

FEW = 48
"""So few files are read or made sooner here than by workers that must be started."""

READ_AT_ONCE = 64
MADE_AT_ONCE = 32
"""Files in one task: enough to pay for handing it over, few enough to share out evenly."""

Read = Callable[[str], tuple[Any, str]]
"""Reads a file: gives small values that are kept in memory, and a text that is not."""


class Job(NamedTuple):
    """Ask for a file of the site: its path, and the key of the content that it is made from."""

    path: str
    inputs: bytes


class Result(NamedTuple):
    """Give the bytes of a file, and the files of content whose texts it turned out to show."""

    data: bytes
    texts: frozenset[str] = frozenset()


class Build:
    """Make a site's files, remembering what the last build made.

    content: the folder that everything is read from. output: the site. last: what is remembered.
    """

    def __init__(
        self, content: Path, output: Output, last: State, workers: int | None = None
    ) -> None:
        self.content = content
        self.output = output
        self.packs = Packs(output.packs)
        self.workers = workers or cores()
        self.last = last
        self.next = State()
        self.reasons: dict[str, str] = {}
        self.assets: str | None = None
        self._keys: dict[str, bytes] = {}
        self._fresh: list[str] = []

    def scan(self) -> inputs.Tree:
        """Look at the content folder, once a build."""
        if not self.next.tree.folders:
            self.next.tree = inputs.scan(str(self.content), self.last.tree)
        return self.next.tree

    def read(self, paths: Sequence[str], read: Read, key: bytes) -> list[Reading]:
        """Read files of the content folder; those that are the same are not read again.

        read: called in any process with a path. key: of everything that it depends on, besides.
        """
        files = self.scan().files
        known = self.last.readings if self.last.reader == key else {}
        self.next.reader = key
        found = self.next.readings
        trusted = self.last.tree.files
        todo = []
        for path in paths:
            reading = known.get(path)
            if reading and files[path] == trusted.get(path) != inputs.UNSURE:
                found[path] = reading
            else:
                todo.append((path, reading.source if reading else b""))
        reader = _Reader(self.content, self.packs, read)
        for path, new in self._do(reader.read, todo, READ_AT_ONCE):
            found[path] = new or known[path]
        return [found[path] for path in paths]

    def make(self, jobs: Sequence[Job], make: Callable[[int], Result], program: bytes) -> None:
        """Make files of the site; those that are the same are neither made nor written.

        make: called in any process with the number of a job.
        program: the key of the settings, templates and code that files are made with.
        """
        todo = []
        for number, job in enumerate(jobs):
            made = self.last.made.get(job.path)
            reason = self._reason(made, job, program)
            if made and reason == KEPT:
                self.next.made[job.path] = made
            else:
                todo.append((number, job.path, made.digest if made else b""))
            self.reasons[job.path] = reason
        maker = _Maker(self.output, make)
        for number, digest, texts in self._do(maker.make, todo, MADE_AT_ONCE):
            job = jobs[number]
            made = self.last.made.get(job.path)
            shown = tuple((text, self.text_key(text)) for text in sorted(texts))
            self.next.made[job.path] = Made(program, job.inputs, digest, shown)
            if made and made.digest == digest:
                self.reasons[job.path] = SAME_BYTES
            else:
                self._fresh.append(job.path)

    def text_key(self, path: str) -> bytes:
        """Give the hash of the text of a file that was read; b"" where there is none."""
        reading = self.next.readings.get(path)
        return reading.place[3] if reading else b""

    def text(self, place: Place) -> str:
        """Give the text of a file that was read."""
        return self.packs.read(place)

    def keep(self, path: str, *made_from: object) -> bool:
        """Keep a file that the last build made from the same things; they may be any values.

        Where it gives False, the caller makes the file, below its generator's output_path.
        """
        self._keys[path] = keys.key(made_from)
        made = self.last.made.get(path)
        if made is None or made.inputs != self._keys[path]:
            return False
        self.next.made[path] = made
        self.reasons[path] = KEPT
        return True

    def memo(self, name: str, key: object, make: Callable[[], Any]) -> Any:
        """Give what `make` makes, which an earlier build may have made from the same key."""
        own = keys.key(key)
        known = next((m for m in (_memos, self.last.memos) if m.get(name, (b"",))[0] == own), None)
        self.next.memos[name] = _memos[name] = known[name] if known else (own, make())
        return _memos[name][1]

    def finish(self) -> None:
        """Put what was made into the site, and remember it."""
        for path in self.output.others():
            self._take(path)
        gone = self.last.made.keys() - self.next.made.keys()
        self.reasons.update(dict.fromkeys(gone, GONE))
        self.output.commit(self.next, whole=not self.last.made, new=self._fresh, gone=gone)
        self.packs.prune({reading.place[0] for reading in self.next.readings.values()})

    def _take(self, path: str) -> None:
        """Take over a file that a generator wrote by itself."""
        digest = keys.of_file(self.output.other / path)
        made = self.last.made.get(path)
        self.next.made[path] = Made(b"", self._keys.get(path, b""), digest)
        if made and made.digest == digest:
            self.reasons[path] = SAME_BYTES
            return
        self.reasons[path] = CONTENT if made else NEW
        self._fresh.append(path)
        self.output.adopt(path)

    def _reason(self, made: Made | None, job: Job, program: bytes) -> str:
        if made is None:
            return NEW
        if made.program != program:
            return PROGRAM
        if made.inputs != job.inputs or any(self.text_key(t) != k for t, k in made.texts):
            return CONTENT
        return KEPT

    def _do(self, function: Any, todo: Sequence[Any], at_once: int) -> Iterator[Any]:
        """Call a function with parts of a list, on all cores; give all results in order."""
        parts = [todo[start : start + at_once] for start in range(0, len(todo), at_once)]
        workers = 1 if len(todo) < FEW else min(self.workers, len(parts))
        if workers > 1 and start_method() == "spawn" and not _can_be_sent(function):
            workers = 1
        gc.freeze()
        with executor(workers, initializer=_keep, initargs=(function,)) as pool:
            for results in pool.map(_call, parts):
                yield from results


class _Reader:
    """Read files and put their texts into packs."""

    def __init__(self, content: Path, packs: Packs, read: Read) -> None:
        self.content = content
        self.packs = packs
        self._read = read

    def read(self, parts: Iterable[tuple[str, bytes]]) -> list[tuple[str, Reading | None]]:
        """Read files; None for one whose bytes are those of the hash given with it."""
        return [(path, self._new(path, source)) for path, source in parts]

    def _new(self, path: str, source: bytes) -> Reading | None:
        digest = keys.of_file(f"{self.content}/{path}")
        if digest == source:
            return None
        values, text = self._read(path)
        return Reading(digest, values, keys.key(values), self.packs.append(text))


class _Maker:
    """Make files of the site and write those that are new."""

    def __init__(self, output: Output, make: Callable[[int], Result]) -> None:
        self._output = output
        self._make = make

    def make(
        self, parts: Iterable[tuple[int, str, bytes]]
    ) -> list[tuple[int, bytes, frozenset[str]]]:
        """Make files; those whose bytes have the hash given are not written."""
        done = []
        for number, path, old in parts:
            result = self._make(number)
            digest = keys.of_bytes(result.data)
            if digest != old:
                self._output.put(path, result.data)
            done.append((number, digest, result.texts))
        return done


def _can_be_sent(function: Any) -> bool:
    """Tell whether a spawned worker could get a function; templates, for one, can't be pickled."""
    try:
        pickle.dumps(function)
    except (pickle.PicklingError, TypeError, AttributeError):
        return False
    return True


_memos: dict[str, tuple[bytes, Any]] = {}
"""What this process made for all its builds."""

_function: Any = None


def _keep(function: Any) -> None:
    """Take the function of this worker's tasks: it comes once, and not with each of them."""
    global _function  # noqa: PLW0603  a worker process has one job
    _function = function


def _call(part: Any) -> Any:
    return _function(part)
