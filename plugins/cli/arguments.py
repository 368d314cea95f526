"""Command lines read in Thai or English."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.cli import tree
from plugins.errors import LANGUAGES, Text

BANGKOK = ZoneInfo("Asia/Bangkok")
LAST_PORT = 65535

THAI = {
    "usage: ": "วิธีใช้: ",
    "options": "ตัวเลือก",
    "positional arguments": "สิ่งที่ต้องระบุ",
    "show this help message and exit": "แสดงคำอธิบายนี้",
    "%(prog)s: error: %(message)s\n": "%(prog)s: คำสั่งไม่ถูกต้อง: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "ไม่รู้จัก %s",
    "the following arguments are required: %s": "ยังขาด %s",
    "one of the arguments %s is required": "ต้องระบุอย่างใดอย่างหนึ่ง: %s",
    "not allowed with argument %s": "ใช้ร่วมกับ %s ไม่ได้",
    "ignored explicit argument %r": "ไม่รับค่า %r",
    "expected one argument": "ต้องตามด้วยค่าหนึ่งค่า",
    "expected at most one argument": "ตามด้วยค่าได้ไม่เกินหนึ่งค่า",
    "expected at least one argument": "ต้องตามด้วยค่าอย่างน้อยหนึ่งค่า",
    "expected %s argument": "ต้องตามด้วย %s ค่า",
    "expected %s arguments": "ต้องตามด้วย %s ค่า",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s กำกวม อาจเป็น %(matches)s",
    "invalid %(type)s value: %(value)r": "ค่า %(value)r ใช้ไม่ได้ (ต้องเป็นชนิด %(type)s)",
    "invalid choice: %(value)r (choose from %(choices)s)": "ไม่มี %(value)r ให้เลือก (มี %(choices)s)",
}
"""What argparse says to a user, from its source in Python 3.11; a message that a later version
rewords appears in English."""


def speak(lang: str) -> None:
    """Let argparse speak `lang` in this process.

    It looks its messages up with gettext, which would need a compiled catalogue on the disk and a
    Thai locale; a table needs neither.
    """
    translate: Callable[[str], str] = (lambda text: THAI.get(text, text)) if lang == "th" else str
    vars(argparse).update(
        _=translate,
        ngettext=lambda one, many, count: translate(one if count == 1 else many),
    )


def make(name: str, summary: Text, lang: str) -> argparse.ArgumentParser:
    """Make the parser of one command, with the options that every command has.

    >>> parser = make("serve", Text(th="เปิดเว็บ", en="serve the site"), "en")
    >>> parser.parse_args(["--lang", "th"]).lang
    'th'
    """
    parser = argparse.ArgumentParser(prog=f"prakat {name}", description=summary.show(lang))
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=lang,
        help=Text(th="ภาษาของข้อความ", en="the language of the messages").show(lang),
    )
    parser.add_argument(
        "--debug",
        action="store_true",
        help=Text(
            th="แสดงรายละเอียดทางเทคนิคเมื่อโปรแกรมผิดพลาด",
            en="show the technical details when the program fails",
        ).show(lang),
    )
    return parser


def whole(lang: str, last: int | None = None) -> Callable[[str], int]:
    """Make the reader of whole numbers from 0 to `last`, in Thai or Arabic digits.

    >>> whole("th")("๓")
    3
    """

    def read(text: str) -> int:
        if text.isdecimal() and (last is None or int(text) <= last):
            return int(text)
        to = Text(th="ขึ้นไป", en="on") if last is None else Text(th=f"ถึง {last}", en=f"to {last}")
        wanted = Text(
            th=f"“{text}” ใช้ไม่ได้ ต้องเป็นจำนวนเต็ม 0 {to.th}",
            en=f"“{text}” is no whole number from 0 {to.en}",
        )
        raise argparse.ArgumentTypeError(wanted.show(lang))

    return read


def moment(lang: str) -> Callable[[str], dt.datetime]:
    """Make the reader of a day, or a day and a time, as people write it or in ISO's form.

    Without a zone it is Bangkok's.

    >>> read = moment("en")
    >>> read("2562-04-29").isoformat(), read("2019-04-29T09:30").isoformat()
    ('2019-04-29T00:00:00+07:00', '2019-04-29T09:30:00+07:00')
    """

    def read(text: str) -> dt.datetime:
        from plugins.thai import dates  # noqa: PLC0415  takes longer than a build of no change

        try:
            found = dates.parse(text.replace("T", " ", 1))
        except dates.DateError as error:
            raise argparse.ArgumentTypeError(error.text.show(lang)) from None
        if not isinstance(found, dt.datetime):
            found = dt.datetime.combine(found, dt.time())
        return found if found.tzinfo else found.replace(tzinfo=BANGKOK)

    return read


def add_content(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the option that names the content folder."""
    parser.add_argument(
        "--content",
        type=Path,
        default=tree.CONTENT,
        metavar="DIR",
        help=Text(th="โฟลเดอร์เนื้อหา", en="the content folder").show(lang),
    )


def add_output(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the option that names the built site's folder."""
    parser.add_argument(
        "--output",
        type=Path,
        default=tree.OUTPUT,
        metavar="DIR",
        help=Text(th="โฟลเดอร์ของเว็บไซต์ที่สร้าง", en="the folder of the built site").show(lang),
    )
