"""What is said of a legacy item that can't be imported, or that somebody should look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plugins.errors import LANGUAGES, Problem, Severity, Text

LONG_TITLE: Final = 250
"""Characters; the longest of 62,783 real titles has 232."""

_SHOWN = 60
"""How many characters of a value found are quoted."""


def listed(values: Iterable[str]) -> str:
    """Quote values one after another and in full, as what was left out has to be named.

    >>> listed(["ก", "ข"])
    '“ก”, “ข”'
    """
    return ", ".join(quoted(value, len(value)) for value in values)


def quoted(value: str, longest: int = _SHOWN) -> str:
    r"""Shorten a value so that it can stand in a message; what a terminal would obey is replaced.

    >>> quoted("ก" * 70) == "“" + "ก" * 60 + "…”"
    True
    >>> quoted("ก\x1b[2J")
    '“ก�[2J”'
    """
    words = " ".join(value.split())[: longest + 1]
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    return f"“{shown[:longest]}…”" if len(shown) > longest else f"“{shown}”"


@dataclass(frozen=True)
class Complaint:
    """Hold a message with places for values, as `str.format` names them."""

    severity: Severity
    text: Text
    remedy: Text

    def at(self, path: Path, line: int = 0, **values: str | int | Text) -> Problem:
        """Make the problem of one place.

        line: 1-based, 0 where the problem is the whole file's.
        values: what the message names; a Text is shown in the message's language.

        >>> print(NO_TITLE.at(Path("a.txt"), 2).show("en").splitlines()[0])
        a.txt:2: error: there is no title: one line of it comes above “วันที่:”
        """
        return Problem(
            self.severity, path, line, _filled(self.text, values), _filled(self.remedy, values)
        )


def _filled(text: Text, values: dict[str, str | int | Text]) -> Text:
    th, en = (
        text.show(lang).format_map(
            {
                name: value.show(lang) if isinstance(value, Text) else value
                for name, value in values.items()
            }
        )
        for lang in LANGUAGES
    )
    return Text(th=th, en=en)


_BY_HAND = Text(
    th="เก็บไฟล์เดิมไว้ แล้วใส่ข่าวนี้เองด้วย ./prakat new หรือส่งไฟล์ให้ผู้ดูแลระบบ",
    en="keep the seed as it is; enter the release with ./prakat new, or ask your engineer",
)
_MEND_LINE = Text(
    th="แก้บรรทัดนี้ในสำเนาของไฟล์ แล้วสั่งนำเข้าใหม่ ข่าวที่นำเข้าแล้วจะไม่ซ้ำ",
    en="correct the line in a copy of the file, then import it; nothing is imported twice",
)
_CHECK_DATE = Text(th="ตรวจวันที่ในข่าวที่นำเข้า", en="check the date of the imported release")

UNREADABLE = Complaint(
    Severity.ERROR,
    Text(th="เปิดอ่านไม่ได้ ({reason})", en="this can't be read ({reason})"),
    Text(
        th="ตรวจว่ามีไฟล์นี้ ไม่เสีย และมีสิทธิ์อ่าน แล้วสั่งนำเข้าใหม่",
        en="see that the file exists, is whole and may be read by you, then import again",
    ),
)
UNWRITABLE = Complaint(
    Severity.ERROR,
    Text(
        th="เขียนไม่ได้ ({reason}) จึงหยุดนำเข้า ข่าวที่เขียนแล้วสมบูรณ์ทุกข่าว",
        en="this can't be written ({reason}); the import stopped, what it had written is whole",
    ),
    Text(
        th="ดูเนื้อที่ว่างและสิทธิ์เขียน แล้วสั่งนำเข้าใหม่ ข่าวที่นำเข้าแล้วจะไม่ซ้ำ",
        en="see to free space and permissions, then import again; nothing is imported twice",
    ),
)
UNKNOWN_FORM = Complaint(
    Severity.ERROR,
    Text(
        th="นำเข้าไฟล์ “{name}” ไม่ได้ ชนิดที่นำเข้าได้คือ {known}",
        en="“{name}” can't be imported; files that can end in {known}",
    ),
    Text(
        th="ย้ายไฟล์นี้ออก หรือแปลงเป็นชนิดที่นำเข้าได้",
        en="move the file elsewhere, or convert it to one of these",
    ),
)
EMPTY = Complaint(
    Severity.ERROR,
    Text(th="ไฟล์ว่าง ไม่มีข้อความ", en="the seed is empty: it holds no text"),
    Text(th="ขอไฟล์ใหม่จากต้นทาง", en="get the item from its source again"),
)
BINARY = Complaint(
    Severity.ERROR,
    Text(
        th="ไฟล์นี้ไม่ใช่ข้อความ หรือใช้รหัสอักษรที่ไม่รู้จัก ที่อ่านได้คือ UTF-8, UTF-16 และ TIS-620",
        en="this is no text, or its encoding is unknown; known are UTF-8, UTF-16 and TIS-620",
    ),
    Text(th="บันทึกเป็นข้อความแบบ UTF-8 แล้วสั่งนำเข้าใหม่", en="save it as UTF-8 text, then import again"),
)
CONVERTED = Complaint(
    Severity.WARNING,
    Text(
        th="ไฟล์เป็นรหัส {encoding} แปลงเป็น UTF-8 ให้แล้ว", en="the seed is {encoding}; it was converted"
    ),
    Text(
        th="อ่านข่าวที่นำเข้าสักครั้งว่าตัวอักษรถูกต้อง",
        en="read the imported release once to see that its characters are right",
    ),
)
NO_DATE = Complaint(
    Severity.ERROR,
    Text(
        th="ไม่พบวันที่: ใต้ชื่อข่าวต้องมีบรรทัด “วันที่:” ตามด้วยวันที่ เช่น 29 เมษายน 2019",
        en="there is no date: below the title comes “วันที่:” and a date such as 29 เมษายน 2019",
    ),
    _BY_HAND,
)
WRONG_DATE = Complaint(
    Severity.ERROR,
    Text(th="วันที่ {found} ใช้ไม่ได้: {why}", en="{found} is no date: {why}"),
    _BY_HAND,
)
BE_YEAR = Complaint(
    Severity.WARNING,
    Text(
        th="วันที่ {found} เป็นปี พ.ศ. (ปกติช่องนี้เป็น ค.ศ.) อ่านเป็น {meant}",
        en="{found} has a Buddhist year where a Common Era one is usual; it was read as {meant}",
    ),
    _CHECK_DATE,
)
NO_TITLE = Complaint(
    Severity.ERROR,
    Text(
        th="ไม่พบชื่อข่าว: ต้องมีหนึ่งบรรทัดอยู่เหนือ “วันที่:”",
        en="there is no title: one line of it comes above “วันที่:”",
    ),
    _BY_HAND,
)
TWO_TITLES = Complaint(
    Severity.ERROR,
    Text(
        th="มีชื่อข่าวมากกว่าหนึ่ง: {first} และ {second} เหนือ “วันที่:” มีได้บรรทัดเดียว",
        en="two titles: {first} and {second}; one line is allowed above “วันที่:”",
    ),
    _BY_HAND,
)
NO_BODY = Complaint(
    Severity.ERROR,
    Text(
        th="ไม่พบเนื้อข่าว: ต้องมีข้อความระหว่างวันที่กับเส้น -----",
        en="there is no body: text comes between the date and the line of dashes",
    ),
    _BY_HAND,
)
NO_DIVISION = Complaint(
    Severity.ERROR,
    Text(
        th="ไม่พบชื่อหน่วยงาน: ท้ายข่าวต้องมีเส้น ----- แล้วตามด้วยชื่อหน่วยงาน วันที่ และชื่อผู้ถ่ายภาพ",
        en="no division is named: a line of dashes ends the body, then come the division, the date "
        "and the photo credit",
    ),
    _BY_HAND,
)
DATES_DIFFER = Complaint(
    Severity.WARNING,
    Text(
        th="วันที่ท้ายข่าว {closing} ไม่ตรงกับวันที่หัวข่าว {header} (บรรทัดที่ {header_line}) ใช้วันที่หัวข่าว",
        en="the closing date {closing} is not the header's {header} (line {header_line}); the "
        "header's was taken",
    ),
    Text(
        th="ตรวจว่าวันใดถูก แล้วแก้ Date ในข่าวที่นำเข้าถ้าจำเป็น",
        en="find out which is right; correct Date in the imported release if need be",
    ),
)
CLOSING_DATE_UNREAD = Complaint(
    Severity.WARNING,
    Text(
        th="อ่านวันที่ท้ายข่าว {closing} ไม่ได้ จึงไม่ได้เทียบกับวันที่หัวข่าว",
        en="the closing date {closing} can't be read; it was not compared with the header's",
    ),
    _CHECK_DATE,
)
SLIP = Complaint(
    Severity.WARNING,
    Text(
        th="อาจพิมพ์ซ้ำ: {found} คงไว้ตามต้นฉบับ",
        en="a word may be typed twice: {found}; it stays as the source has it",
    ),
    Text(
        th="ถ้าเจ้าของข่าวยืนยันว่าผิด ให้แก้ในข่าวที่นำเข้า แล้วบอกไว้ใน Change",
        en="if its author agrees, correct the imported release and say so under Change",
    ),
)
NOT_UTF8 = Complaint(
    Severity.ERROR, Text(th="บรรทัดนี้ไม่ใช่ UTF-8", en="the line is not UTF-8"), _MEND_LINE
)
NOT_JSON = Complaint(
    Severity.ERROR,
    Text(
        th="บรรทัดนี้ไม่ใช่ JSON ({reason}) แต่ละบรรทัดต้องเป็นหนึ่งออบเจกต์ {{…}}",
        en="the line is not JSON ({reason}); each line is one object {{…}}",
    ),
    _MEND_LINE,
)
NO_OBJECT = Complaint(
    Severity.ERROR,
    Text(
        th="พบ {found} แต่ละบรรทัดต้องเป็นหนึ่งออบเจกต์ {{…}}",
        en="{found} was found; each line is one object {{…}}",
    ),
    _MEND_LINE,
)
FIELD_MISSING = Complaint(
    Severity.ERROR,
    Text(th="ไม่มี “{name}” ต้องมีครบ: {needed}", en="“{name}” is missing; needed are {needed}"),
    _MEND_LINE,
)
FIELD_TWICE = Complaint(
    Severity.ERROR,
    Text(th="มี “{name}” สองครั้งในบรรทัดเดียว", en="“{name}” is given twice; once is allowed"),
    _MEND_LINE,
)
FIELD_TYPE = Complaint(
    Severity.ERROR,
    Text(
        th="“{name}” เป็น {found} ต้องเป็นข้อความในเครื่องหมายคำพูด",
        en="“{name}” is {found}; it must be a text in quotation marks",
    ),
    _MEND_LINE,
)
FIELD_EMPTY = Complaint(
    Severity.ERROR,
    Text(th="“{name}” ว่างอยู่ ต้องมีค่า", en="“{name}” is empty; it needs a value"),
    _MEND_LINE,
)
BROKEN_TEXT = Complaint(
    Severity.ERROR,
    Text(
        th="“{name}” มีอักขระเสีย (surrogate ครึ่งเดียว)",
        en="“{name}” has a broken character (half of a surrogate pair)",
    ),
    _MEND_LINE,
)
UNKNOWN_LANGUAGE = Complaint(
    Severity.ERROR,
    Text(th="“lang” เป็น {found} ที่ใช้ได้คือ {allowed}", en="“lang” is {found}; allowed are {allowed}"),
    _MEND_LINE,
)
DUPLICATE_ID = Complaint(
    Severity.ERROR,
    Text(
        th="“id” {found} ซ้ำกับบรรทัดที่ {first} แต่ละ id ใช้ได้ครั้งเดียว",
        en="“id” {found} is that of line {first} too; an id is used once",
    ),
    _MEND_LINE,
)
LINE_TOO_LONG = Complaint(
    Severity.ERROR,
    Text(
        th="บรรทัดนี้ยาวเกิน {limit} ไบต์ จึงหยุดอ่านไฟล์นี้",
        en="the line is longer than {limit} bytes; the file was not read on",
    ),
    _MEND_LINE,
)
CHANGED = Complaint(
    Severity.WARNING,
    Text(
        th="ต้นฉบับไม่เหมือนเดิมกับตอนที่นำเข้าเป็น {release} จึงไม่ได้นำเข้าซ้ำ",
        en="the source is not what was imported as {release}; nothing was overwritten",
    ),
    Text(
        th="แก้ {release} เองถ้าจำเป็น หรือลบไฟล์นั้นแล้วสั่งนำเข้าใหม่",
        en="edit {release} if need be, or delete it and import again",
    ),
)
NAME_TAKEN = Complaint(
    Severity.ERROR,
    Text(
        th="ไฟล์ชื่อนี้นำเข้าเป็น {release} แล้ว แต่เนื้อหาในไฟล์ไม่เหมือนเดิม จึงไม่ได้นำเข้า",
        en="a seed of this name was imported as {release}, but its bytes were others",
    ),
    Text(
        th="นำไฟล์เดิมกลับมา (ไฟล์ใน seeds/ ต้องไม่ถูกแก้) หรือถ้าเป็นข่าวอื่น ให้เปลี่ยนชื่อไฟล์",
        en="put the seed back as it was received, or rename it if it is another item",
    ),
)
TITLE_JOINED = Complaint(
    Severity.WARNING,
    Text(
        th="ชื่อข่าวมีการขึ้นบรรทัดหรืออักขระควบคุม รวมเป็นบรรทัดเดียวแล้ว: {found}",
        en="the title held line ends or control characters; it is one line now: {found}",
    ),
    Text(th="ตรวจชื่อข่าวที่นำเข้า", en="check the title of the imported release"),
)
TITLE_LONG = Complaint(
    Severity.WARNING,
    Text(
        th="ชื่อข่าวยาว {length} ตัวอักษร: {found} นำเข้าแล้วทั้งหมด",
        en="the title has {length} characters: {found}; it was imported whole",
    ),
    Text(th="ตรวจว่าไม่ใช่เนื้อข่าวที่ติดมากับชื่อข่าว", en="see that it is no paragraph of the body"),
)
BODY_EMPTY = Complaint(
    Severity.WARNING,
    Text(
        th="ข่าว {found} ไม่มีเนื้อข่าว นำเข้าเฉพาะชื่อข่าว",
        en="the release {found} has no body; its title alone was imported",
    ),
    Text(th="เพิ่มเนื้อข่าวถ้าหาได้", en="add the body if it can be found"),
)


def of_title(path: Path, line: int, title: str) -> list[Problem]:
    """Say what is doubtful about a title: that it is too long to be one."""
    if len(title) <= LONG_TITLE:
        return []
    return [TITLE_LONG.at(path, line, found=quoted(title), length=len(title))]
