"""Pelican as PELICAN_CLASS: its own run, within a build that remembers the last one."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican

from plugins.fastbuild import settings, state, unchanged
from plugins.fastbuild.blocks import Blocks
from plugins.fastbuild.build import Build
from plugins.fastbuild.lock import locked
from plugins.fastbuild.output import STATE, Output, work_folder
from plugins.fastbuild.packs import DamagedError
from plugins.fastbuild.state import State

BUILD = "BUILD"
"""What Pelican's context calls the build."""


class FastPelican(Pelican):  # type: ignore[misc]  # Pelican is not typed
    """Build beside the site, from what changed, and put it in its place when all went well."""

    seen: unchanged.Seen | None = None
    """What the content folder was seen to hold, if somebody looked."""

    build: Build
    """The last build, once there was one."""

    def run(self) -> None:
        """Build the site. Whatever fails, the last good site stays as it was."""
        site = Path(self.output_path).absolute()
        options = settings.from_pelican(self.settings)
        work = work_folder(site)
        with locked(work), _no_collection():
            output = Output(site, work)
            try:
                output.recover()
                seen = self._look(work)
                last = (not options.clean and state.load(output.state)) or State()
                try:
                    self._run(output, last, seen)
                except DamagedError:
                    output.clear()
                    Blocks(output.blocks).clear()
                    self._run(output, State(), seen)
            finally:
                output.clear()
                if options.forget or not output.state.exists():
                    shutil.rmtree(work, ignore_errors=True)

    def _look(self, work: Path) -> unchanged.Seen:
        """Look at the content, unless that was just done and no other build came between."""
        if self.seen is None or self.seen.state != state.identity(work / STATE):
            self.seen = unchanged.look(work, Path(self.path))
        return self.seen

    def _run(self, output: Output, last: State, seen: unchanged.Seen) -> None:
        options = settings.from_pelican(self.settings)
        if last.root != output.root or last.copies != options.copies:
            last.groups = {}
        trees = (seen.last, seen.now)
        self.build = Build(Path(self.path), output, last, trees, options.workers or None)
        self.build.next.copies = options.copies
        try:
            with self._working_in(output.other, output.site):
                super().run()
                self.build.finish()
        finally:
            self.build.close()

    @contextmanager
    def _working_in(self, folder: Path, site: Path) -> Iterator[None]:
        """Let generators write below a folder, and find the build."""
        self._point_at(folder, {BUILD: self.build})
        try:
            yield
        finally:
            self._point_at(site, {})
            del self.settings[BUILD]

    def _point_at(self, folder: Path, more: dict[str, Any]) -> None:
        self.output_path = str(folder)
        self.settings.update(more, OUTPUT_PATH=str(folder))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let Python not look through a hundred thousand living releases for dead ones."""
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.enable()
