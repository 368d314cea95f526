"""List everything that is wrong with the content, by file and line, worst first."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Collection
from pathlib import Path

from plugins.bilingual import checks
from plugins.cli import albums, arguments, translations
from plugins.cli.console import Console
from plugins.errors import Problem, Severity, Text

SUMMARY = Text(th="ตรวจเนื้อหาทั้งหมด บอกไฟล์และบรรทัด", en="list what is wrong with the content")


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the content folder, and the option that asks for translations instead."""
    arguments.add_content(parser, lang)
    parser.add_argument(
        "--translations",
        action="store_true",
        help=Text(
            th="บอกแทนว่ายังมีอะไรต้องแปล ใหม่สุดก่อน",
            en="list instead what is to be translated, newest first",
        ).show(lang),
    )
    parser.add_argument(
        "--every-photo",
        action="store_true",
        help=Text(
            th="บอกชื่อทุกรูปที่ยังไม่มีคำบรรยายแทนภาพ แม้ข่าวหนึ่งจะมีหลายรูป",
            en="name every photo without alternative text, however many a release has",
        ).show(lang),
    )


def run(args: argparse.Namespace) -> int:
    """Show all problems; only errors make the exit status 1. What is untranslated is no error."""
    console = Console(args.lang)
    if args.translations:
        translations.show(args.content, console)
        return 0
    problems = check(args.content, every_photo=args.every_photo)
    console.problems(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    console.say(
        Text(
            th=f"ตรวจแล้ว: ผิดพลาด {errors:,} ควรตรวจ {warnings:,}",
            en=f"Checked: errors {errors:,}, warnings {warnings:,}",
        ),
        style="red" if errors else "green",
    )
    return 1 if errors else 0


def check(
    content: Path, only: Collection[str] | None = None, *, every_photo: bool = False
) -> list[Problem]:
    """Run the checks of every package over a content folder, worst first.

    only: the ids of the releases to look at; None for all.
    every_photo: name every photo without an alternative text, however many a release has.
    """
    now = dt.datetime.now(arguments.BANGKOK)
    texts = checks.check(content, thorough=True, only=only, now=now)
    return sorted([*texts, *albums.problems(content, only, every=every_photo)])
