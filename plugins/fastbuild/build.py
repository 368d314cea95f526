"""One build: what is the same as in the last one is kept, the rest is made on all cores.

Generators find it in Pelican's context as `BUILD`. Each thing that they ask for is known by a key
of everything that it is made from; a clean build is one that remembers nothing.
"""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from plugins.fastbuild import copies, inputs, keys
from plugins.fastbuild.beside import Beside
from plugins.fastbuild.blocks import Blocks
from plugins.fastbuild.executor import each, hands, is_sent
from plugins.fastbuild.inputs import Tree
from plugins.fastbuild.memos import Memos
from plugins.fastbuild.output import Output
from plugins.fastbuild.packs import DamagedError, Packs
from plugins.fastbuild.readings import Reading, Readings
from plugins.fastbuild.reasons import CONTENT, GONE, KEPT, NEW, PROGRAM, SAME_BYTES
from plugins.fastbuild.state import NOTHING, Group, Made, State

FEW = 48
"""So few files are read or made sooner here than by workers that must be started."""

FEW_SENT = 1000
"""And so few where workers don't inherit what they need, but load it."""

READ_AT_ONCE = 64
MADE_AT_ONCE = 32
"""Files in one task: enough to pay for handing it over, few enough to share out evenly."""

Read = Callable[[str, Any], tuple[Sequence[Any], Any, str]]
"""Reads a file: gives facts that are kept in memory, values and a text that are not.

It gives equally many facts of every file.

It is called with the path, and the facts that the same reader gave before or None.
"""


class Job(NamedTuple):
    """Ask for a file of the site: its path, the key of what it is made from, and what that is."""

    path: str
    inputs: bytes
    task: Any = None


class Batch(NamedTuple):
    """Ask for files of the site that are all kept while `key` is the same.

    key: of all that their jobs are made from; None where only the jobs know.
    jobs: gives them, when they are needed.
    """

    name: str
    key: bytes | None
    jobs: Callable[[], Sequence[Job]]


class Result(NamedTuple):
    """Give the bytes of a file, and the files of content whose texts it shows besides its own."""

    data: bytes
    texts: frozenset[str] = frozenset()


class Build:
    """Make a site's files, remembering what the last build made.

    content: the folder that everything is read from. output: the site. last: what is remembered.
    trees: what the content folder looked like at the last build, and now.
    changed: the files that were read and are not as the last build read them.
    """

    def __init__(
        self,
        content: Path,
        output: Output,
        last: State,
        trees: tuple[Tree, Tree],
        workers: int | None = None,
    ) -> None:
        self.content = content
        self.output = output
        self.packs = Packs(output.packs)
        self.memos = Memos(output.memos)
        last.readings.blocks = Blocks(output.blocks)
        self.workers = workers or hands()
        self.last = last
        self.next = State(readings=last.readings)
        self.tree = trees[1]
        self.assets: str | None = None
        self.changed: list[str] = []
        self._last_tree = trees[0]
        self._reasons: dict[str, str] = {}
        self._open: tuple[str, tuple[Any, str]] = "", (None, "")
        self._others: dict[str, dict[str, Made]] = {}
        self._were: dict[str, dict[str, Made]] = {}
        self._keys: dict[str, bytes] = {}
        self._paths: set[str] = set()
        self._fresh: list[str] = []
        self._gone: list[str] = []
        self._beside: list[Beside] = []

    def __getstate__(self) -> dict[str, Any]:
        """Give workers what they ask a build for: values and texts, and what it remembers."""
        sent = ("content", "output", "packs", "memos", "assets")
        kept = State(readings=self.next.readings)
        return {name: vars(self)[name] for name in sent} | {"next": kept, "_open": ("", (None, ""))}

    def read(self, paths: Callable[[Tree], Sequence[str]], read: Read, key: bytes) -> Readings:
        """Read files of the content folder; those that are the same are not read again.

        paths: lists them, from nothing but the names in the folder.
        read: called in any process. key: of everything that both depend on, besides.
        Gives the readings of these files and of no others.
        """
        if self.last.reader != key:
            self.next.readings = Readings(self.last.readings.blocks)
        self.next.reader = key
        readings = self.next.readings
        changed = inputs.changes(self.tree, self._last_tree)
        if readings.rows and self.tree.names == self._last_tree.names:
            todo = [path for path in changed if path in readings]
        else:
            listed = paths(self.tree)
            readings.retain(listed)
            stay = readings.rows.keys() - changed
            todo = [path for path in listed if path not in stay]
        asked = []
        for path in todo:
            known = readings.get(path)
            asked.append((path, *(known[:2] if known else (b"", None))))
        reader = _Reader(self.content, self.packs, read)
        for path, new in self._do(reader.read, asked, READ_AT_ONCE):
            if new:
                readings.put(path, new)
                self.changed.append(path)
        return readings

    def values(self, path: str) -> Any:
        """Give the values of a file that was read."""
        return self._piece(path)[0]

    def text(self, path: str) -> str:
        """Give the text of a file that was read."""
        return self._piece(path)[1]

    def _piece(self, path: str) -> tuple[Any, str]:
        if self._open[0] != path:  # who asks for the text has just asked for the values
            reading = self.next.readings.get(path)
            if reading is None:
                raise DamagedError(path)
            piece = pickle.loads(self.packs.read(reading.place))  # noqa: S301  our own
            self._open = path, piece
        return self._open[1]

    def make(
        self,
        batches: Iterable[Batch],
        make: Callable[[Any], Result],
        program: bytes,
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        """Make files of the site; those that are the same are neither made nor written.

        make: called in any process with a job's task. prepare: called before, if there is any.
        program: the key of the settings, templates and code that files are made with.
        """
        found: dict[str, tuple[bytes, dict[str, Made]]] = {}
        todo: list[tuple[str, Job, Made | None]] = []
        for batch in batches:
            key = keys.key(program, batch.key) if batch.key is not None else b""
            group = self.last.groups.get(batch.name, NOTHING)
            if key and group.key == key and self._is_current(group.texts):
                self.next.groups[batch.name] = group
                continue
            found[batch.name] = key, self._sort_out(batch, group.files, program, todo)
        if todo:
            prepare()
        maker = _Maker(self.output, make, [job for _, job, _ in todo])
        parts = [(number, made.digest if made else b"") for number, (*_, made) in enumerate(todo)]
        for number, digest, texts in self._do(maker.make, parts, MADE_AT_ONCE):
            name, job, made = todo[number]
            shown = tuple((text, self._text_key(text)) for text in sorted(texts))
            found[name][1][job.path] = Made(program, job.inputs, digest, shown)
            if made and made.digest == digest:
                self._reasons[job.path] = SAME_BYTES
            else:
                self._fresh.append(job.path)
        for name, (key, files) in found.items():
            self.next.groups[name] = Group.of(key, files)

    def _sort_out(
        self, batch: Batch, last: dict[str, Made], program: bytes, todo: list[Any]
    ) -> dict[str, Made]:
        """Give the files of a batch that stay; put the others with what is to be done."""
        kept = {}
        for job in batch.jobs():
            made = last.pop(job.path, None)
            reason = self._reason(made, job, program)
            self._reasons[job.path] = reason
            if made and reason == KEPT:
                kept[job.path] = made
            else:
                todo.append((batch.name, job, made))
        self._gone += last
        return kept

    def keep(self, path: str, *made_from: object) -> bool:
        """Keep a file that the last build made from the same things; they may be any values.

        Where it gives False, the caller makes the file, below its generator's output_path.
        """
        self._keys[path] = keys.key(made_from)
        made = self._last_others(path).get(path)
        if made is None or made.inputs != self._keys[path]:
            return False
        self._others[_name(path)][path] = made
        return True

    def stands(self, folder: str) -> bool:
        """Tell whether the site has what the last build put into a folder that was owned."""
        return bool(self.last.groups) and folder in self.last.owned

    def own(self, folder: str, gone: Iterable[str] = ()) -> None:
        """Leave a folder of the site to a generator that remembers by itself what it made.

        Files that it wrote below its output_path move in, those in `gone` are deleted, and where
        the folder `stands` all others stay. There may be more of them than are worth a memory each.
        """
        self.next.owned |= {folder}
        self._gone += gone

    def beside(self, function: Callable[[], Any]) -> Callable[[], Any]:
        """Begin a step that this process does not wait for; gives what waits for its result.

        Where the site is made from nothing, all cores have work, and it is done when asked for.
        """
        if not self.last.groups:
            return function
        self._beside.append(Beside(function))
        return self._beside[-1].result

    def has(self, path: str) -> bool:
        """Tell whether a file was made or kept by the time this was first asked."""
        if not self._paths:
            kept = chain.from_iterable(group.paths for group in self.next.groups.values())
            self._paths = {*kept, *chain.from_iterable(self._others.values())}
        return path in self._paths

    def memo(self, name: str, key: object, make: Callable[[], Any]) -> Any:
        """Give what `make` makes, which an earlier build may have made from the same key."""
        return self.memos.get(name, key, make)

    def keep_memo(self, name: str) -> None:
        """Let a memo stay for later builds, whether or not this one asks for it."""
        self.memos.keep(name)

    def finish(self) -> None:
        """Put what was made into the site, and remember it."""
        for folder in sorted(self.next.owned):
            reason = CONTENT if self.stands(folder) else NEW
            adopted = self.output.adopt_folder(folder)
            self._reasons.update(dict.fromkeys(adopted, reason))
            self._fresh += adopted
        for path in self.output.others():
            self._take(path)
        for folder in self.last.owned - self.next.owned:
            self._gone += self.output.below(self.output.site, folder)
        for name, others in self._others.items():
            self.next.groups[name] = Group.of(b"", others)
        for name, group in self.last.groups.items():
            if name not in self.next.groups:
                self._gone += group.paths
            elif name in self._others:
                self._gone += set(group.paths) - self._others[name].keys()
        gone = sorted(set(self._gone) - set(self._fresh))
        self._reasons.update(dict.fromkeys(gone, GONE))
        forms = self.next.copies
        new = [path for path in self._fresh if copies.names(path, forms)]
        copier = copies.Copier(self.output.fresh, forms)
        self._fresh += self._do(copier.make, new, MADE_AT_ONCE)
        gone += [name for path in [*gone, *new] for name in copies.names(path, forms)]
        gone = sorted(set(gone) - set(self._fresh))
        self.memos.save()
        self.next.readings.keep()
        whole = not self.last.groups
        self.output.commit(self.next, self.tree, whole=whole, new=self._fresh, gone=gone)
        self.packs.prune(self.next.readings.packs())
        self.next.readings.prune()

    def close(self) -> None:
        """Let go of all files and processes."""
        for step in self._beside:
            step.drop()
        self.packs.close()

    def reasons(self) -> dict[str, str]:
        """Say of each file why it was made, or was not."""
        kept = chain.from_iterable(group.paths for group in self.next.groups.values())
        return dict.fromkeys(kept, KEPT) | self._reasons

    def _last_others(self, path: str) -> dict[str, Made]:
        """Give the files that generators made by themselves at the last build, near a path."""
        name = _name(path)
        if name not in self._others:
            self._others[name] = {}
            self._were[name] = self.last.groups.get(name, NOTHING).files
        return self._were[name]

    def _take(self, path: str) -> None:
        """Take over a file that a generator wrote by itself."""
        digest = keys.of_file(self.output.other / path)
        made = self._last_others(path).get(path)
        self._others[_name(path)][path] = Made(b"", self._keys.get(path, b""), digest)
        if made and made.digest == digest:
            self._reasons[path] = SAME_BYTES
            return
        self._reasons[path] = CONTENT if made else NEW
        self._fresh.append(path)
        self.output.adopt(path)

    def _reason(self, made: Made | None, job: Job, program: bytes) -> str:
        if made is None:
            return NEW
        if made.program != program:
            return PROGRAM
        if made.inputs != job.inputs or not self._is_current(made.texts):
            return CONTENT
        return KEPT

    def _is_current(self, texts: Iterable[tuple[str, bytes]]) -> bool:
        return all(self._text_key(path) == key for path, key in texts)

    def _text_key(self, path: str) -> bytes:
        return self.next.readings.text_key(path)

    def _do(self, function: Any, todo: Sequence[Any], at_once: int) -> Iterator[Any]:
        """Call a function with parts of a list, on all cores; give all results in order."""
        parts = [todo[start : start + at_once] for start in range(0, len(todo), at_once)]
        few = len(todo) < FEW or (len(todo) < FEW_SENT and is_sent())
        workers = 1 if few else min(self.workers, len(parts))
        gc.freeze()
        for results in each(function, parts, workers):
            yield from results


class _Reader:
    """Read files and put their values and texts into packs."""

    def __init__(self, content: Path, packs: Packs, read: Read) -> None:
        self.content = content
        self.packs = packs
        self._read = read

    def read(self, parts: Iterable[tuple[str, bytes, Any]]) -> list[tuple[str, Reading | None]]:
        """Read files; None for one whose bytes are those of the hash given with it."""
        return [(path, self._new(path, source, before)) for path, source, before in parts]

    def _new(self, path: str, source: bytes, before: Any) -> Reading | None:
        digest = keys.of_file(f"{self.content}/{path}")
        if digest == source:
            return None
        facts, values, text = self._read(path, before)
        place = self.packs.append(pickle.dumps((values, text), pickle.HIGHEST_PROTOCOL))
        card, shown = keys.key(facts, values), keys.of_bytes(text.encode())
        return Reading(digest, facts, card, shown, place)


class _Maker:
    """Make files of the site and write those that are new."""

    def __init__(self, output: Output, make: Callable[[Any], Result], jobs: Sequence[Job]) -> None:
        self._output = output
        self._make = make
        self._jobs = jobs

    def make(self, parts: Iterable[tuple[int, bytes]]) -> list[tuple[int, bytes, frozenset[str]]]:
        """Make files; those whose bytes have the hash given are not written."""
        done = []
        for number, old in parts:
            job = self._jobs[number]
            result = self._make(job.task)
            digest = keys.of_bytes(result.data)
            if digest != old:
                self._output.put(job.path, result.data)
            done.append((number, digest, result.texts))
        return done


def _name(path: str) -> str:
    """Name the group of a file that a generator makes by itself: its outermost folder.

    >>> _name("theme/css/main.css"), _name("robots.txt")
    ('theme/', '/')
    """
    return path.partition("/")[0] + "/" if "/" in path else "/"
