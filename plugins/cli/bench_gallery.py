"""What derivatives and ZIPs cost in time and memory, beside sigal and Hugo on the same photos."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rich.table import Table

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.errors import Text
from plugins.gallery import pictures, ssim
from plugins.gallery.settings import Settings
from plugins.gallery.store import Store

SUMMARY = Text(
    th="เวลาและหน่วยความจำของภาพและ ZIP เทียบกับ sigal และ Hugo",
    en="what photos and ZIPs cost, beside sigal and Hugo",
)
PHOTOS_HELP = Text(th="โฟลเดอร์รูปถ่ายที่ใช้วัด", en="the folder of photos to measure with")
SIGAL_HELP = Text(th="โปรแกรม sigal ที่จะเทียบ", en="the sigal to compare with, where it is")
HUGO_HELP = Text(th="โปรแกรม hugo ที่จะเทียบ", en="the hugo to compare with, where it is")

SIDES: Final = Settings().sizes
FORMATS: Final = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}
"""Each format's extension, and its name in sigal's settings."""
SIGAL_QUALITY: Final = {"jpg": 80, "webp": 75, "avif": 60}
"""Qualities at which sigal's pictures are no more like the photos than ours."""
LOOKED_AT: Final = 12
"""Upright photos whose derivatives are compared with the photo itself."""

HUGO_SETTINGS = "disableKinds = ['home', 'section', 'taxonomy', 'term', 'rss', 'sitemap', '404']\n"
HUGO_PAGE = """\
{{ range .Resources.ByType "image" }}{{ $name := path.BaseName .Name | urlize }}
{{ $from := FROM }}
{{ range slice "jpg" "webp" "avif" }}{{ $format := . }}{{ range slice 1600 640 320 }}
{{ $made := $from.Process (printf "fit %dx%d lanczos %s" . . $format) }}
{{ ($made | resources.Copy (printf "made/%s-%d.%s" $name . $format)).Publish }}
{{ end }}{{ end }}{{ end }}
"""
HUGO_WAYS: Final = {"Hugo": ".", "Hugo, small from large": '(.Process "fit 1600x1600 lanczos")'}
"""What every file is made from: the photo, as Hugo's manual has it, or, to decode it once, its
largest derivative, at the cost of compressing twice."""


@dataclass
class Cost:
    """Hold what commands cost: CPU and wall seconds, and the most memory of all their processes.

    memory: MB; what processes share counts once (proportional set size).
    """

    cpu: float = 0.0
    wall: float = 0.0
    memory: float = 0.0
    said: str = ""

    @property
    def busy(self) -> float:
        """Give how busy the processors were, 0 to 1."""
        return self.cpu / self.wall / (os.cpu_count() or 1) if self.wall else 0.0


@dataclass
class Result:
    """Hold what a tool's work cost, and how like the photos its derivatives are, by format."""

    name: str
    cost: Cost
    likeness: dict[str, str] = field(default_factory=dict)


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the photos and the tools to compare with."""
    parser.add_argument("photos", type=Path, metavar="DIR", help=PHOTOS_HELP.show(lang))
    parser.add_argument("--sigal", default=shutil.which("sigal"), help=SIGAL_HELP.show(lang))
    parser.add_argument("--hugo", default=shutil.which("hugo"), help=HUGO_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Measure everything, and show a line as soon as it is there."""
    console = Console(args.lang)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), sorted(args.photos.iterdir()))
        results = bench.prakat()
        if args.sigal:
            results.append(bench.sigal(args.sigal))
        if args.hugo:
            results += bench.hugo(args.hugo)
        console.show(costs(results))
        console.show(likenesses(results))
        console.write(bench.zip())
    return 0


class Bench:
    """Let each tool work on the same photos, in a folder of its own."""

    def __init__(self, folder: Path, photos: list[Path]) -> None:
        self.folder = folder
        self.photos = photos

    def prakat(self) -> list[Result]:
        """Measure a first build, one with nothing changed, and one with a photo more."""
        release, site = self.folder / "20190429-1", self.folder / "site"
        self._copy(release / "photos", self.photos[1:])
        words = [str(path) for path in (release, self.folder / "store", site)]
        command = [sys.executable, "-m", "plugins.gallery", *words]
        first = Result(f"prakat, {len(self.photos) - 1} photos", cost(command))
        warm = cost(command)
        again = Result(f"nothing changed ({warm.said.strip()} s in a build)", warm)
        self._copy(release / "photos", self.photos[:1])
        more = Result("one photo more", cost(command))
        made = Store(self.folder / "store").album(release.name)["photos"]
        first.likeness = self._likeness(
            lambda photo, side, form: (
                site / "photos" / f"{made[photo.name]['made']['folder']}-{side}.{form}"
            )
        )
        return [first, again, more]

    def sigal(self, program: str) -> Result:
        """Measure sigal in its own way: a run a format, two sizes of the three a run."""
        source = self.folder / "sigal"
        self._copy(source / "album", self.photos[1:])
        total = Cost()
        for extension, name in FORMATS.items():
            conf = self.folder / f"sigal-{extension}.py"
            conf.write_text(
                f"source = {str(source)!r}\ndestination = {str(source) + extension!r}\n"
                f"img_format = {name!r}\nimg_size = ({SIDES[-1]}, {SIDES[-1]})\n"
                f"thumb_size = ({SIDES[-2]}, {SIDES[-2]})\nthumb_fit = False\nwrite_html = False\n"
                f"jpg_options = {{'quality': {SIGAL_QUALITY[extension]}}}\n"
            )
            part = cost([program, "build", "-c", str(conf)])
            total = Cost(
                total.cpu + part.cpu, total.wall + part.wall, max(total.memory, part.memory)
            )
        likeness = self._likeness(
            lambda photo, side, form: (
                next((self.folder / f"sigal{form}" / "album").glob(f"{photo.stem}.*"), None)
                if side == SIDES[-1]
                else None
            )
        )
        return Result("sigal (2 of 3 sizes)", total, likeness)

    def hugo(self, program: str) -> list[Result]:
        """Measure Hugo in both ways."""
        results = []
        for name, way in HUGO_WAYS.items():
            site = self.folder / name
            self._copy(site / "content" / "album", self.photos[1:])
            (site / "content" / "album" / "index.md").write_text("---\ntitle: x\n---\n")
            (site / "layouts").mkdir()
            (site / "layouts" / "page.html").write_text(HUGO_PAGE.replace("FROM", way))
            (site / "hugo.toml").write_text(HUGO_SETTINGS)
            total = cost([program, "--source", str(site), "--logLevel", "error"])
            likeness = self._likeness(_Made(site / "public" / "made"))
            results.append(Result(name, total, likeness))
            shutil.rmtree(site)
        return results

    def zip(self) -> str:
        """Measure the ZIP of 60 files of 8 MB, beside `cp` of the same files."""
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
        ours, theirs, memory = [], [], 0.0
        for _ in range(5):
            target = self.folder / "target"
            made = cost([sys.executable, "-c", script, str(files), str(target)])
            ours.append(480 / float(made.said))
            memory = max(memory, made.memory)
            target.unlink()
            copied = cost(["cp", "-r", str(files), str(target)])
            theirs.append(480 / copied.wall)
            shutil.rmtree(target)
        share = statistics.median(ours) / statistics.median(theirs)
        speeds = f"{statistics.median(ours):,.0f} MB/s, cp {statistics.median(theirs):,.0f} MB/s"
        return f"ZIP of 60 × 8 MB: {speeds} ({share:.0%}), memory {memory:.0f} MB"

    def _copy(self, folder: Path, photos: Iterable[Path]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for photo in photos:
            shutil.copy2(photo, folder / photo.name)

    def _likeness(self, find: Callable[[Path, int, str], Path | None]) -> dict[str, str]:
        """Compare a tool's derivatives with the photos, where it made them and they are upright."""
        found: dict[str, list[tuple[float, int]]] = {}
        looked_at = 0
        for photo in self.photos[1:]:
            facts = pictures.inspect(photo, 100)
            if facts.orientation != 1 or facts.kind != "jpeg" or looked_at == LOOKED_AT:
                continue
            looked_at += 1
            for side in SIDES:
                for form in FORMATS:
                    path = find(photo, side, form)
                    if path and path.exists():
                        made = pictures.full(path, pictures.inspect(path, 100))
                        wanted = ssim.reference(photo, facts, made.width, made.height)
                        key = f"{form} {side}"
                        one = (ssim.compare(made, wanted), path.stat().st_size)
                        found.setdefault(key, []).append(one)
        means = {key: map(statistics.mean, zip(*both, strict=True)) for key, both in found.items()}
        return {key: f"{like:.4f} {size / 1000:.0f} kB" for key, (like, size) in means.items()}


@dataclass
class _Made:
    """Find Hugo's derivatives."""

    folder: Path

    def __call__(self, photo: Path, side: int, form: str) -> Path:
        """Name the file of a photo at a size in a format."""
        return self.folder / f"{photo.stem.lower().replace(' ', '-')}-{side}.{form}"


def cost(command: list[str]) -> Cost:
    """Run a command to its end and measure it; its errors are shown where it fails."""
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, cwd=tree.ROOT, stdout=out, stderr=subprocess.STDOUT)
        peak = _Peak(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - began
        out.seek(0)
        said = out.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak.stop(), said)


class _Peak:
    """Watch how much memory a process and its descendants have."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        """Give the most that there was at a time, in MB."""
        self._done.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            family = [self._pid]
            for pid in family:
                family += _children(pid)
            self._most = max(self._most, sum(map(_memory, family)))


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in text.split()]


def _memory(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return float(text.partition("\nPss:")[2].split()[0]) / 1000 if "\nPss:" in text else 0.0


def costs(results: list[Result]) -> Table:
    """Put what the tools cost side by side."""
    shown = Table("", "CPU s", "wall s", "busy", "MB")
    for result in results:
        one = result.cost
        cells = (f"{one.cpu:.1f}", f"{one.wall:.1f}", f"{one.busy:.0%}", f"{one.memory:.0f}")
        shown.add_row(result.name, *cells)
    return shown


def likenesses(results: list[Result]) -> Table:
    """Put how like the photos the tools' derivatives are side by side, as SSIM and kilobytes."""
    named = [result for result in results if result.likeness]
    shown = Table("SSIM", *(result.name for result in named))
    for form in FORMATS:
        for side in SIDES:
            key = f"{form} {side}"
            shown.add_row(key, *(result.likeness.get(key, "") for result in named))
    return shown
