"""How well search finds, what a query reads, and what its index costs."""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import fmean, quantiles
from typing import Any

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.cli.node import NODE
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.search.build import build
from plugins.search.bundle import bundle
from plugins.search.document import Document
from plugins.search.layout import FOLDER

SUMMARY = Text(
    th="วัดคุณภาพการค้นหา ขนาดที่ต้องอ่าน และเวลาทำดัชนี",
    en="measure what search finds, what it reads and what its index costs",
)
GOLDEN = tree.ROOT.parent / "shared/golden/search"
DRIVER = tree.ROOT / "tests/search/bench.mjs"


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what to index, what to ask, and where the index may stay."""
    parser.add_argument(
        "--documents",
        type=Path,
        default=GOLDEN / "docs.jsonl.xz",
        metavar="FILE",
        help=Text(th="ข่าวเป็น JSON lines (.xz)", en="the releases, JSON lines, .xz").show(lang),
    )
    parser.add_argument(
        "--queries",
        type=Path,
        default=GOLDEN / "queries_dev.jsonl",
        metavar="FILE",
        help=Text(th="คำค้นพร้อมคำตอบ", en="the queries and their truth").show(lang),
    )
    parser.add_argument(
        "--index",
        type=Path,
        metavar="DIR",
        help=Text(
            th="โฟลเดอร์ที่เก็บดัชนีไว้ ใช้ของเดิมถ้ามี", en="keep the index there, or use the one there"
        ).show(lang),
    )


def run(args: argparse.Namespace) -> int:
    """Index, ask every query in Node, and show a table."""
    for path in (args.documents, args.queries):
        if not path.is_file():
            raise PrakatError(_absent(path))
    console = Console(args.lang)
    with tempfile.TemporaryDirectory() as scratch:
        output = args.index or Path(scratch)
        if not (output / FOLDER).is_dir():
            for line in _build(args.documents, output):
                console.write(line)
        for line in _measure(output, args.queries):
            console.write(line)
    return 0


def _build(source: Path, output: Path) -> Iterator[str]:
    releases = list(documents(source))
    text = sum(len((one.title + one.body).encode()) for one in releases)
    began, cpu = time.monotonic(), time.process_time()
    build(releases, output)
    yield f"releases           {len(releases):>12,}"
    yield f"index, wall        {time.monotonic() - began:>12,.1f} s"
    yield f"index, CPU         {time.process_time() - cpu:>12,.1f} s"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"peak memory        {peak:>12,.0f} MB, the releases included"
    files = [path for path in (output / FOLDER).rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    yield f"index on disk      {size / 1e6:>12,.1f} MB in {len(files):,} files"
    yield f"text in UTF-8      {text / 1e6:>12,.1f} MB"


def documents(source: Path) -> Iterator[Document]:
    """Read releases from JSON lines, as `./prakat import` takes them."""
    with lzma.open(source, "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            day = date.fromisoformat(item["date"])
            own_id = f"{day:%Y%m%d}-{item['id']}"
            yield Document(
                id=own_id,
                url=f"{'/en' if item['lang'] == 'en' else ''}/news/{own_id}/",
                title=item["title"],
                body=item["body"],
                date=day,
                division=item["category"],
                lang=item["lang"],
                legacy_id=str(item["id"]),
            )


def _measure(output: Path, queries: Path) -> Iterator[str]:
    asked = [json.loads(line) for line in queries.read_text("utf-8").splitlines()]
    done = subprocess.run(
        [str(NODE), str(DRIVER), str(output / FOLDER)],
        input=json.dumps([one["q"] for one in asked]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    answers = json.loads(done.stdout)
    yield from _quality(asked, answers)
    scripts = len(gzip.compress(bundle(tree.THEME / "static/js/search/index.js").encode(), 9))
    page = len(gzip.compress(bundle(tree.THEME / "static/js/search-page.js").encode(), 9))
    yield f"JavaScript         {scripts:>12,} bytes; {page:,} with the page's own (gzip)"
    for name, label in (
        ("first", "first query, 10 results"),
        ("screen", "first query, 4 in sight"),
        ("later", "later query, 10 results"),
    ):
        own = page if name == "screen" else scripts if name == "first" else 0
        sizes = [answer[name]["bytes"] + own for answer in answers]
        counts = [answer[name]["requests"] + (own > 0) for answer in answers]
        yield (
            f"{label}: {fmean(sizes) / 1000:.1f} KB (p95 {_p95(sizes) / 1000:.1f}), "
            f"{fmean(counts):.1f} requests (p95 {_p95(counts):.0f})"
        )
    times = [answer["milliseconds"] for answer in answers]
    yield f"warm query, CPU    {fmean(times):>12,.1f} ms (p95 {_p95(times):.1f})"


def _quality(asked: list[dict[str, Any]], answers: list[dict[str, Any]]) -> Iterator[str]:
    kinds = sorted({one["type"] for one in asked})
    yield "type     n      R   R@10   P@10    MRR   zero"
    for kind in (*kinds, "all"):
        rows = [
            _score(one, answer["results"])
            for one, answer in zip(asked, answers, strict=True)
            if kind in (one["type"], "all")
        ]
        columns = [[value for row in rows if (value := row[i]) is not None] for i in range(5)]
        means = (f"{fmean(column):6.3f}" if column else "     -" for column in columns)
        yield f"{kind:4} {len(rows):5} {' '.join(means)}"


def _score(one: dict[str, Any], found: list[str]) -> tuple[float | None, ...]:
    relevant, best, top = set(one["relevant"]), set(one["best"]), found[:10]
    hits = sum(result in relevant for result in top)
    ranks = [1 / rank for rank, result in enumerate(found, 1) if result in best]
    return (
        len(relevant & set(found)) / len(relevant),
        hits / min(10, len(relevant)),
        hits / len(top) if top else 0.0,
        max(ranks, default=0.0) if best else None,
        float(not found),
    )


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[18]


def _absent(path: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        path,
        0,
        Text(th="ไม่มีไฟล์นี้", en="there is no such file"),
        Text(
            th="ระบุข่าวและคำค้นด้วย --documents และ --queries",
            en="name releases and queries with --documents and --queries",
        ),
    )
