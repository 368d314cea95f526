"""The benchmarks, as tables: each module bench_NAME here is one."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from pathlib import Path
from typing import cast

from plugins.cli import arguments
from plugins.cli.__main__ import Command
from plugins.cli.console import Console
from plugins.errors import Text

SUMMARY = Text(
    th="วัดความเร็ว แสดงเป็นตาราง (สำหรับผู้พัฒนา)", en="measure how fast things are, as tables"
)
TAKES_MORE = True
"""What follows the benchmark's name is the benchmark's."""

PREFIX = "bench_"
NAME_HELP = Text(th="ชื่อสิ่งที่จะวัด (ไม่ระบุ: แสดงรายชื่อ)", en="what to measure (none: list what there is)")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the benchmarks' names; what follows a name, --help too, is left to the benchmark."""
    benchmarks = parser.add_subparsers(dest="name", help=NAME_HELP.show(lang))
    for name in names():
        benchmarks.add_parser(name, add_help=False)


def run(args: argparse.Namespace) -> int:
    """Run the benchmark that was named, or list all."""
    if args.name is None:
        for name in names():
            Console(args.lang).write(f"{name:<12} {load(name).SUMMARY.show(args.lang)}")
        return 0
    benchmark = load(args.name)
    parser = arguments.make(f"bench {args.name}", benchmark.SUMMARY, args.lang)
    benchmark.add_arguments(parser, args.lang)
    return benchmark.run(parser.parse_args(args.more))


def names() -> list[str]:
    """Name the benchmarks that there are.

    >>> "serve" in names()
    True
    """
    modules = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(
        module.name.removeprefix(PREFIX) for module in modules if module.name.startswith(PREFIX)
    )


def load(name: str) -> Command:
    """Import a benchmark's module, which has what a command's has."""
    return cast("Command", importlib.import_module(f"plugins.cli.{PREFIX}{name}"))
