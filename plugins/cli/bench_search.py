"""How well search finds, what a query reads, and what its index costs."""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean, quantiles
from typing import Any

from plugins.cli import cost, pagefind, search_page, tree
from plugins.cli.console import Console
from plugins.cli.indexing import documents
from plugins.cli.node import NODE
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.search.bundle import bundle
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
    parser.add_argument(
        "--copies",
        type=int,
        default=1,
        help=Text(th="ทำดัชนีข่าวละกี่ชุด", en="index each release so often").show(lang),
    )
    parser.add_argument(
        "--pagefind",
        type=Path,
        metavar="PROGRAM",
        help=Text(
            th="โปรแกรม Pagefind ที่จะวัดเทียบกัน",
            en="Pagefind's program, to be measured side by side",
        ).show(lang),
    )
    parser.add_argument(
        "--page",
        action="store_true",
        help=Text(th="วัดหน้าค้นหาใน Chromium ด้วย", en="time the page in Chromium too").show(lang),
    )


def run(args: argparse.Namespace) -> int:
    """Index, ask every query in Node, and show a table."""
    for path in (args.documents, args.queries, args.pagefind):
        if path and not path.is_file():
            raise PrakatError(_absent(path))
    console = Console(args.lang)
    with tempfile.TemporaryDirectory() as scratch:
        for line in _lines(args, Path(scratch)):
            console.write(line)
    return 0


def _lines(args: argparse.Namespace, scratch: Path) -> Iterator[str]:
    output = args.index or scratch / "ours"
    asked = [json.loads(line) for line in args.queries.read_text("utf-8").splitlines()]
    queries = [one["q"] for one in asked]
    if not (output / FOLDER).is_dir():
        yield from _build(args.documents, output, args.copies)
    yield from _measure(output, asked)
    if args.page:
        seen = search_page.visit(output, queries, scratch)
        took = seen.milliseconds
        yield f"page, warm         {fmean(took):>12,.1f} ms (p95 {_p95(took):.1f})"
        yield _load("first query on the page", seen.first, 0)
    if args.pagefind:
        trial = pagefind.run(
            args.pagefind, documents(args.documents), queries, scratch / "pagefind"
        )
        yield ""
        yield f"Pagefind, CPU      {trial.cost.cpu:>12,.1f} s, wall {trial.cost.wall:,.1f} s"
        yield f"peak memory        {trial.cost.memory:>12,.0f} MB of all processes"
        yield from _quality(asked, trial.answers)
        yield _load("first query, 10 results", [one["first"] for one in trial.answers], 0)


def _build(source: Path, output: Path, copies: int) -> Iterator[str]:
    output.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "plugins.cli.indexing", str(source), str(output)]
    spent = cost.of([*command, f"--copies={copies}"])
    said = json.loads(spent.said)
    yield f"releases           {said['releases']:>12,}"
    build = said["build"]
    yield f"index, CPU         {build['cpu']:>12,.1f} s, wall {build['wall']:,.1f} s"
    yield f"peak memory        {spent.memory:>12,.0f} MB of all processes, the releases included"
    files = [path for path in (output / FOLDER).rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    yield f"index on disk      {size / 1e6:>12,.1f} MB in {len(files):,} files"
    yield f"text in UTF-8      {said['text'] / 1e6:>12,.1f} MB"
    yield f"kept for changes   {said['store'] / 1e6:>12,.1f} MB"
    for what in ("a sentence more", "another title", "another text"):
        one = said[what]
        yield f"{what:18} {one['wall']:>12,.2f} s (CPU {one['cpu']:.2f} s), {one['files']:,} files"


def _measure(output: Path, asked: list[dict[str, Any]]) -> Iterator[str]:
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
    for name, label, own in (
        ("first", "first query, 10 results", scripts),
        ("screen", "first query, 4 in sight", page),
        ("later", "later query, 10 results", 0),
    ):
        yield _load(label, [answer[name] for answer in answers], own)
    times = [answer["milliseconds"] for answer in answers]
    yield f"warm query, CPU    {fmean(times):>12,.1f} ms (p95 {_p95(times):.1f})"


def _load(label: str, seen: list[dict[str, int]], script: int) -> str:
    """Say what queries read; `script` is the size of a script that comes besides."""
    sizes = [one["bytes"] + script for one in seen]
    counts = [one["requests"] + (script > 0) for one in seen]
    return (
        f"{label}: {fmean(sizes) / 1000:.1f} KB (p95 {_p95(sizes) / 1000:.1f}), "
        f"{fmean(counts):.1f} requests (p95 {_p95(counts):.0f})"
    )


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


def _p95(values: Sequence[float]) -> float:
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
