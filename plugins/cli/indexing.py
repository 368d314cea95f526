"""Index releases of JSON lines, then change one: `python -m plugins.cli.indexing`, for the bench.

In a process of its own, so that its memory can be seen. Says what it cost, as JSON.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import lzma
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from plugins.search.build import Memory, build
from plugins.search.document import Document
from plugins.search.layout import FOLDER

MORE = " ฉบับแก้ไขเพิ่มเติม"


def documents(source: Path, copies: int = 1) -> Iterator[Document]:
    """Read releases from JSON lines, as `./prakat import` takes them.

    copies: how often each is given; each copy has an id and a closing word of its own.
    """
    with lzma.open(source, "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            day = date.fromisoformat(item["date"])
            for copy in range(copies):
                own_id = f"{day:%Y%m%d}-{item['id']}" + (f"-{copy}" if copy else "")
                yield Document(
                    id=own_id,
                    url=f"{'/en' if item['lang'] == 'en' else ''}/news/{own_id}/",
                    title=item["title"],
                    body=item["body"] + (f" {copy}" if copy else ""),
                    date=day,
                    division=item["category"],
                    lang=item["lang"],
                    legacy_id=str(item["id"]),
                )


def main(arguments: Sequence[str]) -> None:
    """Build the index of a file into a folder, and say what that and an edit cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    args = parser.parse_args(arguments)
    releases = list(documents(args.source, args.copies))
    with tempfile.TemporaryDirectory(dir=args.output.parent) as scratch:
        memory = Memory(args.output, Path(scratch, "store"))
        shutil.rmtree(args.output / FOLDER, ignore_errors=True)
        said: dict[str, Any] = {"build": _timed(releases, args.output, memory)}
        said["store"] = sum(path.stat().st_size for path in memory.store.iterdir())
        place = len(releases) // 2
        for what, edited in _edits(releases[place]).items():
            fresh = Path(scratch, what)
            some = [*releases[:place], edited, *releases[place + 1 :]]
            said[what] = _timed(some, fresh, memory)
            said[what]["files"] = sum(path.is_file() for path in fresh.rglob("*"))
            shutil.rmtree(fresh)
    said["releases"] = len(releases)
    said["text"] = sum(len((one.title + one.body).encode()) for one in releases)
    print(json.dumps(said))


def _edits(one: Document) -> dict[str, Document]:
    return {
        "a sentence more": dataclasses.replace(one, body=one.body + MORE),
        "another title": dataclasses.replace(one, title=one.title + MORE),
        "another text": dataclasses.replace(one, body=MORE + one.body[::-1]),
    }


def _timed(releases: Sequence[Document], output: Path, memory: Memory) -> dict[str, Any]:
    wall, before = time.monotonic(), sum(os.times()[:4])
    build(releases, output, memory=memory)
    return {"wall": time.monotonic() - wall, "cpu": sum(os.times()[:4]) - before}


if __name__ == "__main__":
    main(sys.argv[1:])
