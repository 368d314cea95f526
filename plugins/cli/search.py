"""Ask the built index, as the browser would."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.cli import arguments
from plugins.cli.console import Console
from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.search import answer
from plugins.search.layout import FOLDER, MANIFEST
from plugins.search.rank import Hit
from plugins.search.reader import Language, open_index
from plugins.thai import dates

SUMMARY = Text(th="ค้นข่าวในเว็บไซต์ที่สร้างแล้ว", en="search the built site")

WITHDRAWN = Text(th="ถอนแล้ว", en="withdrawn")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add what to search for, and how to show it."""
    parser.add_argument(
        "query", nargs="+", help=Text(th="คำค้น", en="what to search for").show(lang)
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=10,
        help=Text(th="จำนวนผลลัพธ์ที่แสดง", en="how many results to show").show(lang),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=Text(th="แสดงเป็น JSON", en="show JSON").show(lang),
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help=Text(
            th="อธิบายว่าเข้าใจคำค้นอย่างไร อ่านไฟล์ใด และให้คะแนนเท่าใด",
            en="explain how the query was read, which files were, and how results scored",
        ).show(lang),
    )
    arguments.add_output(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Search; finding nothing is an answer and no error."""
    if not (args.output / FOLDER / MANIFEST).is_file():
        raise PrakatError(_not_built(args.output))
    index = open_index(args.output)
    text = " ".join(args.query)
    found = answer.ask(index, text)
    hits = found.hits[: max(0, args.limit)]
    if args.json:
        print(json.dumps(_as_json(index, found, hits), ensure_ascii=False, indent=1))
        return 0
    console = Console(args.lang)
    _say_summary(console, text, found)
    for place, (hit, record) in enumerate(zip(hits, answer.records(index, hits), strict=True), 1):
        day = dates.show(record.date, args.lang, "short")
        score = f"  [{hit.score:.2f}]" if args.explain else ""
        mark = f" [{WITHDRAWN.show(args.lang)}]" if record.is_withdrawn else ""
        console.write(f"{place:3}. {record.title}{mark}{score}")
        console.write(f"     {day}  {record.url}")
    if args.explain:
        _explain(console, index, found)
    return 0


def _say_summary(console: Console, text: str, found: answer.Answer) -> None:
    if not found.total:
        console.say(
            Text(
                th=f"ไม่พบข่าวที่มี “{text}” ลองใช้คำที่สั้นลง หรือดูข่าวทั้งหมดที่หน้าคลังข่าว",
                en=f"No release has “{text}”. Try fewer or shorter words, or browse the archive.",
            )
        )
        return
    console.say(Text(th=f"พบ {found.total:,} ข่าว", en=f"{found.total:,} releases"))
    for part in found.tolerated:
        console.say(
            Text(
                th=f"ไม่ค่อยพบ “{part}” จึงแสดงผลสำหรับคำที่เขียนใกล้เคียงด้วย",
                en=f"“{part}” is rare; words written almost like it are shown too",
            )
        )


def _explain(console: Console, index: Mapping[str, Language], found: answer.Answer) -> None:
    for clause in found.plan.clauses:
        ways = " | ".join(
            " & ".join(f"{shard:08x}" for shard, _, _ in way.keys) for way in clause.ways
        )
        console.write(f"{clause.text}: {ways}")
    for kind, value in found.plan.understood:
        console.write(f"{kind}: {value}")
    for lang, language in index.items():
        for name, size in language.requests:
            console.write(f"{size:8,}  {lang}/{name}")


def _as_json(
    index: Mapping[str, Language], found: answer.Answer, hits: list[Hit]
) -> dict[str, Any]:
    return {
        "total": found.total,
        "understood": [list(pair) for pair in found.plan.understood],
        "tolerated": found.tolerated,
        "results": [
            {
                "id": record.id,
                "legacy_id": record.legacy_id,
                "url": record.url,
                "title": record.title,
                "date": record.date.isoformat(),
                "division": record.division,
                "lang": record.lang,
                "withdrawn": record.is_withdrawn,
                "score": round(hit.score, 3),
            }
            for hit, record in zip(hits, answer.records(index, hits), strict=True)
        ],
    }


def _not_built(output: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        output / FOLDER / MANIFEST,
        0,
        Text(th="ยังไม่มีดัชนีค้นหา", en="there is no search index yet"),
        Text(th="สร้างเว็บไซต์ก่อน: ./prakat build", en="build the site first: ./prakat build"),
    )
