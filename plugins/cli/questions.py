"""The questions that `./prakat new` asks, and how their answers are understood."""

from __future__ import annotations

import argparse
import datetime as dt
import functools
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from plugins.bilingual import tables
from plugins.bilingual.release import Division
from plugins.cli.prompt import Prompt, Question, wrong
from plugins.errors import Text
from plugins.legacy.complaints import quoted
from plugins.legacy.item import tidy
from plugins.legacy.manuscript import Manuscript
from plugins.thai import dates, digits

BANGKOK = ZoneInfo("Asia/Bangkok")

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


def ask_title(
    args: argparse.Namespace,
    prompt: Prompt,
    lang: str,
    languages: Sequence[str],
    source: Manuscript,
) -> str:
    """Get a title; --title stands for the one title of a release in English only, too."""
    given = {"th": args.title, "en": args.title_en}[lang]
    question = TITLES[lang]
    if "th" not in languages and args.title is not None and args.title_en is None:
        given, question = args.title, TITLES["th"]
    proposed = source.title if lang == source.lang else ""
    understand = functools.partial(title, option=question.option)
    return prompt.answer(given, proposing(question, proposed), understand)


def proposing(question: Question, proposed: str) -> Question:
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
        return proposing(Question("--date", Text(th="วันที่", en="Date")), proposed)
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
