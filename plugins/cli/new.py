"""Make a release's folder with its metadata filled in: `./prakat new`."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from plugins.bilingual import tables
from plugins.bilingual.folder import NEWS
from plugins.bilingual.release import Division
from plugins.cli import arguments, drafting
from plugins.cli.console import Console, near
from plugins.cli.drafting import Draft
from plugins.cli.prompt import Prompt, Question, wrong
from plugins.errors import LANGUAGES, Text
from plugins.legacy.complaints import quoted
from plugins.legacy.ids import Ids
from plugins.legacy.item import tidy
from plugins.thai import dates

SUMMARY = Text(th="สร้างข่าวใหม่ โปรแกรมถามทีละข้อ", en="make a new release; asks for what it needs")
BANGKOK = ZoneInfo("Asia/Bangkok")

OPTIONS = (
    ("--title", Text(th="ชื่อข่าว", en="the title, in Thai")),
    ("--title-en", Text(th="ชื่อข่าวภาษาอังกฤษ", en="the English title")),
    (
        "--date",
        Text(
            th="วันที่ เช่น ๑ พ.ค. ๒๕๖๒ หรือ 2019-05-01 09:30 (ไม่ระบุ: วันนี้)",
            en="the date as people write it (else today)",
        ),
    ),
    ("--category", Text(th="หน่วยงาน: slug หรือชื่อ", en="the division: its slug or name")),
    ("--credit", Text(th="ผู้เขียนหรือผู้ถ่ายภาพ", en="who wrote it or took the photos")),
)
TITLES = {
    "th": Question("--title", Text(th="ชื่อข่าว", en="Title, in Thai")),
    "en": Question("--title-en", Text(th="ชื่อข่าวภาษาอังกฤษ", en="English title")),
}
CREDIT = Question("--credit", Text(th="ผู้เขียนหรือผู้ถ่ายภาพ (เว้นว่างได้)", en="Credit (or nothing)"), "")
WORDED = Question(
    "--words",
    Text(
        th="คำอังกฤษสั้น ๆ สำหรับที่อยู่เว็บ เช่น labour-day (เว้นว่าง: ใช้เลข)",
        en="Words for the address, such as labour-day (nothing: a number)",
    ),
    "",
)


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add an option for each question, and where the folder goes."""
    for option, text in OPTIONS:
        parser.add_argument(option, metavar=option[2:].upper(), help=text.show(lang))
    parser.add_argument(
        "--words",
        "--id",
        metavar="WORDS",
        help=Text(
            th="คำอังกฤษสั้น ๆ ต่อท้ายวันที่ในที่อยู่ข่าว เช่น labour-day (ไม่ระบุ: ใช้เลข)",
            en="ASCII words behind the date in the address, such as labour-day (else a number)",
        ).show(lang),
    )
    parser.add_argument(
        "--editions",
        choices=(*LANGUAGES, "both"),
        default="th",
        help=Text(
            th="ภาษาที่จะสร้าง: th, en หรือ both", en="the languages to make: th, en or both"
        ).show(lang),
    )
    arguments.add_content(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Ask for what is open, make the folder, and say where it is and what comes next."""
    console = Console(args.lang)
    draft = ask(args, Prompt(console))
    folder = near(draft.make(args.content))
    files = [str(folder / f"{lang}.md") for lang in draft.titles]
    for file in files:
        console.say(Text(th=f"สร้างแล้ว: {file}", en=f"made: {file}"), "green")
    console.say(
        Text(
            th=f"ต่อไป: เปิด {files[0]} เขียนเนื้อข่าวใต้บรรทัดว่าง วางภาพใน {folder / drafting.PHOTOS} "
            "แล้วดูผลด้วย ./prakat serve",
            en=f"next: write the body in {files[0]} below the blank line, put photos into "
            f"{folder / drafting.PHOTOS}, then look at it with ./prakat serve",
        )
    )
    return 0


def ask(args: argparse.Namespace, prompt: Prompt) -> Draft:
    """Get every answer from the options or the terminal. Raises PrakatError."""
    divisions = tables.divisions(args.content)
    given = {"th": args.title, "en": args.title_en}
    if args.editions == "en":
        given["en"] = args.title_en or args.title
    titles = {
        lang: prompt.answer(given[lang], TITLES[lang], title)
        for lang in (LANGUAGES if args.editions == "both" else (args.editions,))
    }
    when = prompt.answer(args.date, date_question(), date)
    division = prompt.answer(
        args.category, division_question(divisions), lambda text: choose(text, divisions)
    )
    credit = prompt.answer(args.credit, CREDIT, one_line)
    ids = Ids(os.listdir(args.content / NEWS) if (args.content / NEWS).is_dir() else ())  # noqa: PTH208
    release = prompt.answer(
        args.words, WORDED, lambda text: drafting.name(text, f"{when:%Y%m%d}", ids)
    )
    return Draft(release, when, division, titles, credit)


def one_line(text: str) -> str:
    r"""Give a text cleaned and on one line.

    >>> one_line(" กระทรวง\u200bแรงงาน\n เปิดรับสมัคร ")
    'กระทรวงแรงงาน เปิดรับสมัคร'
    """
    return " ".join(tidy(text)[0].split())


def title(text: str) -> str:
    """Take a title as it was typed. Raises PrakatError where there is none."""
    found = one_line(text)
    if not found:
        raise wrong(
            "--title",
            Text(th="ชื่อข่าวว่างอยู่ ทุกข่าวต้องมีชื่อ", en="the title is empty; a release needs one"),
            Text(th="พิมพ์ชื่อข่าว", en="type a title"),
        )
    return found


def date_question() -> Question:
    """Ask for the date; no answer is today in Bangkok."""
    today = dt.datetime.now(BANGKOK).date()
    return Question(
        "--date",
        Text(
            th=f"วันที่ (Enter: {dates.show(today, 'th')})",
            en=f"Date (Enter: {dates.show(today, 'en')})",
        ),
        today.isoformat(),
    )


def date(text: str) -> dt.date:
    """Read a date as people write it. Raises PrakatError."""
    try:
        return dates.parse(text)
    except dates.DateError as error:
        raise wrong("--date", error.text, error.remedy) from None


def division_question(divisions: Sequence[Division]) -> Question:
    """Ask for the division, all of them listed."""
    rows = "".join(
        f"\n  {number:>2}  {division.th} ({division.slug})"
        for number, division in enumerate(divisions, start=1)
    )
    return Question(
        "--category",
        Text(th=f"หน่วยงาน พิมพ์เลขหรือชื่อ{rows}", en=f"Division, by number or name{rows}"),
    )


def choose(text: str, divisions: Sequence[Division]) -> Division:
    """Find a division by its slug, one of its names, or its number in the list.

    Raises PrakatError that lists the divisions.
    """
    wanted = one_line(text)
    for division in divisions:
        if wanted in (division.slug, division.th, division.en):
            return division
    if wanted.isdecimal() and 1 <= int(wanted) <= len(divisions):
        return divisions[int(wanted) - 1]
    allowed = ", ".join(f"{division.slug} ({division.th})" for division in divisions)
    raise wrong(
        "--category",
        Text(
            th=f"ไม่มีหน่วยงาน {quoted(wanted)} ที่มีคือ {allowed}",
            en=f"there is no division {quoted(wanted)}; there are {allowed}",
        ),
        Text(
            th=f"เลือกจากรายการนี้ หรือเพิ่มหน่วยงานใน {tables.DIVISIONS}",
            en=f"take one of these, or add the division to {tables.DIVISIONS}",
        ),
    )
