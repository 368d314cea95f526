"""Make a release's folder with its metadata filled in: `./prakat new`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from plugins.bilingual import tables
from plugins.bilingual.folder import NEWS
from plugins.bilingual.release import Division
from plugins.cli import addition, arguments, drafting, questions
from plugins.cli.console import Console, near
from plugins.cli.drafting import Draft
from plugins.cli.prompt import Prompt, wrong
from plugins.errors import LANGUAGES, Text
from plugins.legacy import days, manuscript
from plugins.legacy.complaints import quoted
from plugins.legacy.ids import Ids
from plugins.legacy.manuscript import Manuscript
from plugins.thai import dates, digits

SUMMARY = Text(th="สร้างข่าวใหม่ โปรแกรมถามทีละข้อ", en="make a new release; asks for what it needs")

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
    parser.add_argument(
        addition.INTO,
        metavar="ID",
        help=Text(
            th="ข่าวที่มีอยู่แล้วซึ่งจะเพิ่มอีกภาษา เช่น 20190501-1 ไม่แก้ไฟล์ที่มีอยู่",
            en="a release to add the other language to, such as 20190501-1; changes no file",
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
    if args.into is not None:
        return _add(args, console, divisions, source)
    draft = ask(args, Prompt(console), divisions, source)
    folder = near(draft.make(args.content))
    files = [str(folder / f"{lang}.md") for lang in draft.titles]
    for file in files:
        _say_made(console, file)
    if source.pictures:
        count, where = len(source.pictures), folder / drafting.PHOTOS
        console.say(Text(th=f"ภาพ {count} ภาพอยู่ใน {where}", en=f"pictures: {count}, in {where}"))
    if source.alts or source.captions:
        said = folder / drafting.ALBUM
        console.say(Text(th=f"คำบรรยายภาพอยู่ใน {said}", en=f"what is said of them: {said}"))
    console.say(_next(files[0], str(folder / drafting.PHOTOS), is_written=bool(source.body)))
    if [*draft.titles] == ["en"]:
        _say_untranslated(console, addition.untranslated(args.content, draft.release))
    return 0


def _add(
    args: argparse.Namespace, console: Console, divisions: Sequence[Division], source: Manuscript
) -> int:
    """Add the missing edition to a release, of which date and division are known."""
    lang = addition.missing(
        args.content, args.into, args.editions or (args.document and source.lang)
    )
    place = addition.find(args.content, args.into, lang)
    for option, given in (
        ("--date", args.date),
        ("--category", args.category),
        ("--words", args.words),
    ):
        if given is not None:
            raise wrong(
                option,
                Text(th="ใช้กับ --into ไม่ได้", en="this can't be given with --into"),
                Text(th="ลบออก ค่านี้มาจากข่าวเดิม", en="leave it out; it is the release's own"),
            )
    if source.when and days.day(source.when) != days.day(place.day):
        shown = Text(th=dates.show(place.day, "th"), en=dates.show(place.day, "en"))
        found = quoted(source.written)
        console.problems([addition.OTHER_DAY.at(args.document, found=found, day=shown)])
    prompt = Prompt(console)
    titles = {lang: questions.ask_title(args, prompt, lang, (lang,), source)}
    credit = prompt.answer(
        args.credit, questions.proposing(questions.CREDIT, source.credit), questions.one_line
    )
    numerals: dates.Digits = "thai" if set(source.written) & set(digits.THAI) else "arabic"
    words = {lang: {"alt": source.alts, "caption": source.captions}}
    draft = Draft(
        place.folder.name,
        place.day,
        questions.choose(place.category, divisions),
        titles,
        credit,
        numerals,
        {lang: source.body},
        source.pictures,
        words,
    )
    made, problems = addition.write(place, draft, lang)
    for file in made:
        _say_made(console, str(near(file)))
    console.problems(problems)
    photos = near(place.folder / drafting.PHOTOS)
    console.say(_next(str(near(made[0])), str(photos), is_written=bool(source.body)))
    return 0


def _say_untranslated(console: Console, releases: Sequence[str]) -> None:
    if releases:
        listed, first = ", ".join(releases), releases[0]
        console.say(
            Text(
                th=f"ข่าววันเดียวกันที่ยังไม่มีฉบับภาษาอังกฤษ: {listed}\n"
                f"ถ้าเป็นข่าวเดียวกัน ลบโฟลเดอร์ที่สร้าง แล้วสั่งใหม่ด้วย {addition.INTO} {first}",
                en=f"releases of that day without an English edition: {listed}\n"
                f"if it is one of these, delete the new folder and give {addition.INTO} {first}",
            ),
            "yellow",
        )


def _say_made(console: Console, file: str) -> None:
    console.say(Text(th=f"สร้างแล้ว: {file}", en=f"made: {file}"), "green")


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
    titles = {
        lang: questions.ask_title(args, prompt, lang, languages, source) for lang in languages
    }
    when, numerals = prompt.answer(
        args.date, questions.date_question(source.written), questions.date
    )
    division = prompt.answer(
        args.category,
        questions.proposing(questions.division_question(divisions), source.division),
        lambda text: questions.choose(text, divisions),
    )
    credit = prompt.answer(
        args.credit, questions.proposing(questions.CREDIT, source.credit), questions.one_line
    )
    ids = Ids(os.listdir(args.content / NEWS) if (args.content / NEWS).is_dir() else ())  # noqa: PTH208
    release = prompt.answer(
        args.words, questions.WORDED, lambda text: drafting.name(text, f"{when:%Y%m%d}", ids)
    )
    spoken = source.lang if source.lang in languages else languages[0]
    words = {spoken: {"alt": source.alts, "caption": source.captions}}
    bodies = {spoken: source.body}
    return Draft(release, when, division, titles, credit, numerals, bodies, source.pictures, words)
