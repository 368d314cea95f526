"""What derivatives, ZIPs and pages cost, beside sigal and Hugo on the same photos."""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from rich.table import Table

from plugins.cli import cost, phone, rivals, tree
from plugins.cli.console import Console
from plugins.cli.cost import Cost
from plugins.cli.rivals import FORMATS, SIDES, Find, Result
from plugins.errors import Text
from plugins.gallery import pictures, ssim
from plugins.gallery.store import Store

SUMMARY = Text(
    th="เวลาและหน่วยความจำของภาพและ ZIP เทียบกับ sigal และ Hugo",
    en="what photos and ZIPs cost, beside sigal and Hugo",
)
PHOTOS_HELP = Text(th="โฟลเดอร์รูปถ่ายที่ใช้วัด", en="the folder of photos to measure with")
SIGAL_HELP = Text(th="โปรแกรม sigal ที่จะเทียบ", en="the sigal to compare with, where it is")
HUGO_HELP = Text(th="โปรแกรม hugo ที่จะเทียบ", en="the hugo to compare with, where it is")

RIVALS_HELP = Text(th="เทียบกับรายการนี้เท่านั้น", en="compare with these only")

RIVALS: Final = {"sigal": "sigal (2 of 3 sizes)"} | dict(
    zip(("hugo", "hugo-kind"), rivals.HUGO_WAYS, strict=True)
)
"""What others and their ways are called in the command, and in the tables."""
LOOKED_AT: Final = 12
"""Upright photos whose derivatives are compared with the photo itself."""
RATIOS: Final = (1, 2, 3)
"""Device pixels to the point of the phones that visit the page."""
ID: Final = "20190429-1"
DIVISION = '[[division]]\nslug = "pr"\nth = "กองประชาสัมพันธ์"\nen = "Public Relations"\n'
RELEASE = "Title: อัลบั้มภาพ\nDate: ๒๙ เมษายน ๒๕๖๒\nCategory: pr\n\nภาพข่าว\n"
SETTINGS = "from pelicanconf import *\n\nTHEME = {theme!r}\nPRAKAT_GALLERY_CACHE = {cache!r}\n"


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the photos and the tools to compare with."""
    parser.add_argument("photos", type=Path, metavar="DIR", help=PHOTOS_HELP.show(lang))
    parser.add_argument("--sigal", default=shutil.which("sigal"), help=SIGAL_HELP.show(lang))
    parser.add_argument("--hugo", default=shutil.which("hugo"), help=HUGO_HELP.show(lang))
    parser.add_argument(
        "--rivals", nargs="*", choices=RIVALS, default=list(RIVALS), help=RIVALS_HELP.show(lang)
    )


def run(args: argparse.Namespace) -> int:
    """Measure everything, and show each table as soon as it is there."""
    console = Console(args.lang)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), sorted(args.photos.iterdir()))
        first = bench.derivatives()
        results = [first, *bench.rivals(args.rivals, args.sigal, args.hugo)]
        console.show(costs(results))
        console.show(likenesses(results))
        goals = Goals()
        for other in results[1:]:
            goals.ratio(f"CPU time, times {other.name}'s", first, other)
        goals.most("memory of all processes, MB", first.cost.memory, 350)
        goals.least("processors busy", first.cost.wanted, 0.85)
        bench.builds(goals)
        bench.pages(goals)
        bench.zip(goals)
        console.show(goals.table)
    return 0


class Goals:
    """Lay figures out beside what they should be."""

    RATIOS: Final = {"sigal": 0.33, "Hugo": 0.16}

    def __init__(self) -> None:
        self.table = Table("", "measured", "goal", "")

    def ratio(self, name: str, ours: Result, other: Result) -> None:
        """Add our processor time as a part of another tool's."""
        goal = next(value for tool, value in self.RATIOS.items() if other.name.startswith(tool))
        self.most(name, ours.cost.cpu / other.cost.cpu, goal)

    def most(self, name: str, value: float, goal: float) -> None:
        """Add a figure that should be no more than `goal`."""
        self._add(name, value, f"≤ {goal:g}", is_met=value <= goal)

    def least(self, name: str, value: float, goal: float) -> None:
        """Add a figure that should be no less than `goal`."""
        self._add(name, value, f"≥ {goal:g}", is_met=value >= goal)

    def _add(self, name: str, value: float, goal: str, *, is_met: bool) -> None:
        self.table.add_row(name, f"{value:.3g}", goal, "met" if is_met else "missed")


class Bench:
    """Let each tool work on the same photos, in a folder of its own."""

    def __init__(self, folder: Path, photos: list[Path]) -> None:
        self.folder = folder
        self.photos = photos
        self.store = folder / "store"
        self.content = folder / "content"
        self.site = folder / "site"

    def derivatives(self) -> Result:
        """Make the album from nothing: derivatives, originals without private parts, the ZIP."""
        release = self.content / "news" / ID
        rivals.copy(self.photos, release / "photos")
        words = [str(path) for path in (release, self.store, self.folder / "album")]
        total = cost.of([sys.executable, "-m", "plugins.gallery", *words])
        return Result(f"prakat, {len(self.photos)} photos", total, self._likeness(self._find))

    def rivals(self, asked: list[str], sigal: str | None, hugo: str | None) -> Iterable[Result]:
        """Let the others do it, those that are asked for and there."""
        for key in asked:
            name = RIVALS[key]
            folder = self.folder / key
            if key == "sigal" and sigal:
                total, find = rivals.sigal(sigal, self.photos, folder)
            elif key != "sigal" and hugo:
                total, find = rivals.hugo(hugo, rivals.HUGO_WAYS[name], self.photos, folder)
            else:
                continue
            yield Result(name, total, self._likeness(find))
            shutil.rmtree(folder)

    def builds(self, goals: Goals) -> None:
        """Build a site of the album: with nothing changed, and with one photo more."""
        (self.content / "divisions.toml").write_text(DIVISION, encoding="utf-8")
        (self.content / "news" / ID / "th.md").write_text(RELEASE, encoding="utf-8")
        settings = self.folder / "settings.py"
        values = {"theme": str(tree.ROOT / "theme"), "cache": str(self.store)}
        settings.write_text(SETTINGS.format(**values), encoding="utf-8")
        words = ["--content", str(self.content), "--output", str(self.site)]
        command = [
            sys.executable,
            "-m",
            "plugins.cli",
            "build",
            *words,
            "--settings",
            str(settings),
        ]
        cost.of(command)
        again = [cost.of(command) for _ in range(5)]
        goals.most("nothing changed, wall s", statistics.median(c.wall for c in again), 0.5)
        goals.most("nothing changed, CPU s", statistics.median(c.cpu for c in again), 0.5)
        before = set(self._folders())
        image = pictures.full(self.photos[0], pictures.inspect(self.photos[0], 100)).fliphor()
        image.jpegsave(str(self.content / "news" / ID / "photos" / "one-more.jpg"), Q=90)
        cost.of(command)
        goals.most("photos made again for one photo more", len(set(self._folders()) - before), 1)

    def pages(self, goals: Goals) -> None:
        """Visit the album's page on phones."""
        made = Store(self.store).album(ID)["photos"]
        by_folder = {one["made"]["folder"]: name for name, one in made.items()}
        for ratio in RATIOS:
            seen = phone.visit(self.site, f"/news/{ID}/", ratio)
            photos = [by_folder[file.stem.rpartition("-")[0]] for file in seen.files]
            folder = self.content / "news" / ID / "photos"
            like = [self._like(folder / p, f) for p, f in zip(photos, seen.files, strict=True)]
            name = f"at {phone.WIDTH} px, {ratio} to the point"
            goals.most(f"kB a photo {name}", seen.kilobytes, 25)
            goals.least(f"SSIM {name}", statistics.mean(like), 0.95)
            goals.most(f"layout shift {name}", seen.shift, 0)

    def zip(self, goals: Goals) -> None:
        """Make a ZIP of 60 files of 8 MB, beside `cp` of the same files."""
        files = self.folder / "eight"
        files.mkdir()
        for number in range(60):
            (files / f"{number}.jpg").write_bytes(os.urandom(8_000_000))
        script = (
            "import sys; from pathlib import Path; from plugins.gallery import archive as a\n"
            "files = sorted(Path(sys.argv[1]).iterdir())\n"
            "members = [a.Member(f.name, f, *a.checksum(f)) for f in files]\n"
            "import time; began = time.monotonic()\n"
            "with open(sys.argv[2], 'wb') as out: a.write(out, members, (2019, 4, 29, 0, 0, 0))\n"
            "print(time.monotonic() - began)"
        )
        ours: list[float] = []
        copies: list[float] = []
        memory = 0.0
        for _ in range(5):
            target = self.folder / "target"
            made = cost.of([sys.executable, "-c", script, str(files), str(target)])
            ours.append(float(made.said))
            memory = max(memory, made.memory)
            target.unlink()
            copies.append(cost.of(["cp", "-r", str(files), str(target)]).wall)
            shutil.rmtree(target)
        share = statistics.median(copies) / statistics.median(ours)
        goals.least("ZIP of 60 × 8 MB: throughput, times cp's", share, 0.8)
        goals.most("ZIP of 60 × 8 MB: memory, MB", memory, 100)

    def _folders(self) -> Iterable[str]:
        """Name the folders of derivatives that are in the store."""
        return (path.name for path in self.store.glob("products/*") if path.is_dir())

    def _find(self, photo: Path, side: int, form: str) -> Path:
        """Find our derivative of a photo."""
        made: dict[str, Any] = Store(self.store).album(ID)["photos"][photo.name]["made"]
        return self.folder / "album" / "photos" / f"{made['folder']}-{side}.{form}"

    def _likeness(self, find: Find) -> dict[str, str]:
        """Compare a tool's derivatives with the photos, where it made them and they are upright."""
        found: dict[str, list[tuple[float, int]]] = {}
        for photo in self._upright():
            for side in SIDES:
                for form in FORMATS:
                    path = find(photo, side, form)
                    if path and path.exists():
                        one = (self._like(photo, path), path.stat().st_size)
                        found.setdefault(f"{form} {side}", []).append(one)
        means = {key: map(statistics.mean, zip(*both, strict=True)) for key, both in found.items()}
        return {key: f"{like:.4f} {size / 1000:.0f} kB" for key, (like, size) in means.items()}

    def _upright(self) -> list[Path]:
        """List the first upright photos: not every tool turns the others."""
        facts = {photo: pictures.inspect(photo, 100) for photo in self.photos}
        upright = [p for p, f in facts.items() if f.orientation == 1 and f.kind == "jpeg"]
        return upright[:LOOKED_AT]

    @functools.cache  # noqa: B019  one bench a process
    def _like(self, photo: Path, derivative: Path) -> float:
        """Give the likeness of a derivative to the photo made as small, as SSIM."""
        made = pictures.full(derivative, pictures.inspect(derivative, 100))
        facts = pictures.inspect(photo, 100)
        return ssim.compare(made, ssim.reference(photo, facts, made.width, made.height))


def costs(results: list[Result]) -> Table:
    """Put what the tools cost side by side."""
    shown = Table("", "CPU s", "wall s", "busy", "without others' work", "MB")
    for result in results:
        shown.add_row(result.name, *_cells(result.cost))
    return shown


def _cells(one: Cost) -> tuple[str, ...]:
    shares = (f"{one.busy:.0%}", f"{one.wanted:.0%}")
    return (f"{one.cpu:.1f}", f"{one.wall:.1f}", *shares, f"{one.memory:.0f}")


def likenesses(results: list[Result]) -> Table:
    """Put how like the photos the tools' derivatives are side by side, as SSIM and kilobytes."""
    shown = Table("SSIM", *(result.name for result in results))
    for form in FORMATS:
        for side in SIDES:
            key = f"{form} {side}"
            shown.add_row(key, *(result.likeness.get(key, "") for result in results))
    return shown
