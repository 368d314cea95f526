"""Make a release's folder with its metadata filled in: `./prakat new`."""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import os
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.bilingual import tables
from plugins.bilingual.folder import NEWS
from plugins.bilingual.release import Division
from plugins.cli import arguments, drafting
from plugins.cli.console import Console, near
from plugins.cli.drafting import Draft
from plugins.cli.prompt import Prompt, Question, wrong
from plugins.errors import LANGUAGES, Text
from plugins.legacy import manuscript
from plugins.legacy.complaints import quoted
from plugins.legacy.ids import Ids
from plugins.legacy.item import tidy
from plugins.legacy.manuscript import Manuscript
from plugins.thai import dates, digits

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
        help=Text(
            th="ภาษาที่จะสร้าง: th, en หรือ both (ไม่ระบุ: th หรือภาษาของเอกสาร)",
            en="the languages to make: th, en or both (else th, or the document's)",
        ).show(lang),
    )
    parser.add_argument(
        "--from",
        dest="document",
        type=Path,
        metavar="FILE",
        help=Text(
            th="เอกสารที่จะนำข้อความและภาพมา: .docx, .html หรือ .txt",
            en="a document to take text and pictures from: .docx, .html or .txt",
        ).show(lang),
    )
    arguments.add_content(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Ask for what is open, make the folder, and say where it is and what comes next."""
    console = Console(args.lang)
    divisions = tables.divisions(args.content)
    source = Manuscript()
    if args.document:
        names = {name for division in divisions for name in (division.th, division.en)}
        source = manuscript.read(args.document, names)
        console.problems(source.warnings)
    draft = ask(args, Prompt(console), divisions, source)
    folder = near(draft.make(args.content))
    files = [str(folder / f"{lang}.md") for lang in draft.titles]
    for file in files:
        console.say(Text(th=f"สร้างแล้ว: {file}", en=f"made: {file}"), "green")
    if source.pictures:
        count, where = len(source.pictures), folder / drafting.PHOTOS
        console.say(Text(th=f"ภาพ {count} ภาพอยู่ใน {where}", en=f"pictures: {count}, in {where}"))
    if source.alts or source.captions:
        said = folder / drafting.ALBUM
        console.say(Text(th=f"คำบรรยายภาพอยู่ใน {said}", en=f"what is said of them: {said}"))
    console.say(_next(files[0], str(folder / drafting.PHOTOS), is_written=bool(source.body)))
    return 0


def _next(file: str, photos: str, *, is_written: bool) -> Text:
    if is_written:
        return Text(
            th=f"ต่อไป: เปิด {file} ตรวจว่าครบถ้วน วางภาพใน {photos} แล้วดูผลด้วย ./prakat serve",
            en=f"next: read {file} to see that all is there, put photos into {photos}, then look "
            "at it with ./prakat serve",
        )
    return Text(
        th=f"ต่อไป: เปิด {file} เขียนเนื้อข่าวใต้บรรทัดว่าง วางภาพใน {photos} แล้วดูผลด้วย ./prakat serve",
        en=f"next: write the body in {file} below the blank line, put photos into {photos}, then "
        "look at it with ./prakat serve",
    )


def ask(
    args: argparse.Namespace, prompt: Prompt, divisions: Sequence[Division], source: Manuscript
) -> Draft:
    """Get every answer from the options, the terminal, or what the document says.

    Raises PrakatError.
    """
    editions = args.editions or source.lang
    languages = LANGUAGES if editions == "both" else (editions,)
    given = {"th": args.title, "en": args.title_en}
    asked = TITLES
    if editions == "en" and args.title is not None and args.title_en is None:
        given["en"], asked = args.title, {"en": TITLES["th"]}
    titles = {}
    for lang in languages:
        proposed = source.title if lang == source.lang else ""
        question = _proposing(asked[lang], proposed)
        understand = functools.partial(title, option=question.option)
        titles[lang] = prompt.answer(given[lang], question, understand)
    when, numerals = prompt.answer(args.date, date_question(source.written), date)
    division = prompt.answer(
        args.category,
        _proposing(division_question(divisions), source.division),
        lambda text: choose(text, divisions),
    )
    credit = prompt.answer(args.credit, _proposing(CREDIT, source.credit), one_line)
    ids = Ids(os.listdir(args.content / NEWS) if (args.content / NEWS).is_dir() else ())  # noqa: PTH208
    release = prompt.answer(
        args.words, WORDED, lambda text: drafting.name(text, f"{when:%Y%m%d}", ids)
    )
    spoken = source.lang if source.lang in languages else languages[0]
    words = {spoken: {"alt": source.alts, "caption": source.captions}}
    bodies = {spoken: source.body}
    return Draft(release, when, division, titles, credit, numerals, bodies, source.pictures, words)


def _proposing(question: Question, proposed: str) -> Question:
    """Give a question whose empty answer is what the document says, if it says anything."""
    if not proposed:
        return question
    enter = Text(
        th=f"{question.text.th}\n(Enter: {proposed})", en=f"{question.text.en}\n(Enter: {proposed})"
    )
    return Question(question.option, enter, proposed)


def one_line(text: str) -> str:
    r"""Give a text cleaned and on one line.

    >>> one_line(" กระทรวง\u200bแรงงาน\n เปิดรับสมัคร ")
    'กระทรวงแรงงาน เปิดรับสมัคร'
    """
    return " ".join(tidy(text)[0].split())


def title(text: str, option: str) -> str:
    """Take a title as it was typed.

    Raises PrakatError that names the option where there is none.
    """
    found = one_line(text)
    if not found:
        raise wrong(
            option,
            Text(th="ชื่อข่าวว่างอยู่ ทุกข่าวต้องมีชื่อ", en="the title is empty; a release needs one"),
            Text(th="พิมพ์ชื่อข่าว", en="type a title"),
        )
    return found


def date_question(proposed: str = "") -> Question:
    """Ask for the date; no answer is the one proposed, or else today in Bangkok."""
    if proposed:
        return _proposing(Question("--date", Text(th="วันที่", en="Date")), proposed)
    today = dt.datetime.now(BANGKOK).date()
    return Question(
        "--date",
        Text(
            th=f"วันที่ (Enter: {dates.show(today, 'th')})",
            en=f"Date (Enter: {dates.show(today, 'en')})",
        ),
        today.isoformat(),
    )


def date(text: str) -> tuple[dt.date, dates.Digits]:
    """Read a date as people write it, and see in which digits. Raises PrakatError."""
    try:
        return dates.parse(text), "thai" if set(text) & set(digits.THAI) else "arabic"
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
