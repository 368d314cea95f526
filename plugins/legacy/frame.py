"""Lines that stand around a release and say what it is: date, division, credit, number."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Collection
from typing import Final, Literal, NamedTuple

from plugins.thai import dates

Kind = Literal["date", "division", "credit", "number"]

_LONGEST_CREDIT: Final = 100
_CREDIT: Final = re.compile(
    r"ภาพข่าว|ข่าว\s*/\s*ภาพ|ภาพ\s*/\s*ข่าว|^(ภาพ|ถ่ายภาพ|ผู้ถ่ายภาพ|Photos?)( by)?\s*[:：]"
)
_BEFORE_DATE: Final = re.compile(r"^((ประจำ)?วันที่|Date)\s*[:：]?\s*")
_NUMBER: Final = (
    r"(?:(?:ข่าว(?:ประชาสัมพันธ์|แจก|สาร)?|ฉบับ|ลำดับ)\s*ที่|(?:(?:Press|News) Release )?No\.)"
    r"\s*[:：]?\s*[0-9๐-๙]+(?:\s*/\s*[0-9๐-๙]{2,4})?"
)
"""How offices number what they release: ข่าวที่ 15/2562."""
_NUMBERED: Final = re.compile(
    rf"(?P<first>{_NUMBER})(?P<behind>[\s,(|–-].*)?|(?P<ahead>.*[\s,(|–-])(?P<last>{_NUMBER})\)?"
)
_BETWEEN: Final = " \t,()|–-"
"""What may stand between a number and a date on one line."""


SHEETS: Final = (
    "ข่าวประชาสัมพันธ์", "ข่าวแจกสื่อมวลชน", "ข่าวแจก", "ข่าวสาร", "แถลงข่าว", "สำนักงานปลัด", "สำนักงานรัฐมนตรี",
    "Press Release", "News Release", "Media Release", "Office of the Permanent Secretary",
)  # fmt: skip
"""What a letterhead says beside an office's name."""
MINISTRIES: Final = (
    "สำนักนายกรัฐมนตรี", "กระทรวงกลาโหม", "กระทรวงการคลัง", "กระทรวงการต่างประเทศ",
    "กระทรวงการท่องเที่ยวและกีฬา", "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์",
    "กระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม", "กระทรวงเกษตรและสหกรณ์", "กระทรวงคมนาคม",
    "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", "กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อม", "กระทรวงพลังงาน",
    "กระทรวงพาณิชย์", "กระทรวงมหาดไทย", "กระทรวงยุติธรรม", "กระทรวงแรงงาน", "กระทรวงวัฒนธรรม",
    "กระทรวงศึกษาธิการ", "กระทรวงสาธารณสุข", "กระทรวงอุตสาหกรรม",
    "Office of the Prime Minister", "Ministry of Defence", "Ministry of Finance",
    "Ministry of Foreign Affairs", "Ministry of Tourism and Sports",
    "Ministry of Social Development and Human Security",
    "Ministry of Higher Education, Science, Research and Innovation",
    "Ministry of Agriculture and Cooperatives", "Ministry of Transport",
    "Ministry of Digital Economy and Society", "Ministry of Natural Resources and Environment",
    "Ministry of Energy", "Ministry of Commerce", "Ministry of Interior", "Ministry of Justice",
    "Ministry of Labour", "Ministry of Culture", "Ministry of Education",
    "Ministry of Public Health", "Ministry of Industry", "Thailand",
)  # fmt: skip
"""The Office and the 19 ministries of the Act on the Organisation of Ministries, B.E. 2545, as of
B.E. 2562. A title begins with one often, but none of 62,783 is one alone."""
_TELEPHONE: Final = r"(?:โทร(?:ศัพท์|สาร)?|แฟกซ์|Tel|Fax)[.:]?[ 0-9๐-๙,.()–-]*"
_OFFICE: Final = re.compile(
    r"กระทรวง|กรม|กอง|สำนัก|ศูนย์|สถาบัน|ฝ่าย|กลุ่มงาน|(?:The )?(?:Ministry|Department|Office|Division)\b"
)
_LONGEST_OFFICE: Final = 80


class Said(NamedTuple):
    """Hold what a line says.

    when, written: a date, and how it is written. kept: what of the line is no field of a release.
    """

    kind: Kind
    when: dt.date | None = None
    written: str = ""
    kept: str = ""


def read(line: str, divisions: Collection[str]) -> Said | None:
    """Tell what a line says of a release, if it says nothing else.

    >>> read("ข่าวที่ 15/2562 วันที่ 10 พฤษภาคม 2562", ())[2:]
    ('10 พฤษภาคม 2562', 'ข่าวที่ 15/2562')
    >>> read("เมื่อวันที่ 10 พฤษภาคม 2562 มีผู้สมัครแล้ว", ()) is None
    True
    """
    if line in divisions:
        return Said("division")
    if _CREDIT.search(line) and len(line) <= _LONGEST_CREDIT:
        return Said("credit")
    numbered = _NUMBERED.fullmatch(line)
    number, rest = "", line
    if numbered:
        number = numbered["first"] or numbered["last"]
        rest = (numbered["behind"] or numbered["ahead"] or "").strip(_BETWEEN)
        if not rest:
            return Said("number", kept=number)
    written = _BEFORE_DATE.sub("", rest)
    try:
        return Said("date", dates.parse(written), written, number)
    except dates.DateError:
        return None


def is_letterhead(line: str, divisions: Collection[str]) -> bool:
    """Tell whether a line only names offices, what is on the sheet, or a telephone.

    >>> is_letterhead("ข่าวประชาสัมพันธ์ กระทรวงแรงงาน โทร. ๐ ๒๒๓๒ ๑๔๒๑", ())
    True
    >>> is_letterhead("กระทรวงแรงงานเปิดรับสมัคร", ())
    False
    """
    return _names(frozenset(divisions)).fullmatch(line) is not None


def is_office(line: str) -> bool:
    """Tell whether a line may name an office; above a title that is known it does."""
    return len(line) <= _LONGEST_OFFICE and _OFFICE.match(line) is not None


@functools.lru_cache(maxsize=4)
def _names(divisions: frozenset[str]) -> re.Pattern[str]:
    names = sorted({*divisions, *SHEETS, *MINISTRIES}, key=len, reverse=True)
    either = "|".join(map(re.escape, names))
    return re.compile(rf"(?=.*\w)(?:{either}|{_TELEPHONE}|[\s,.:|/()–-])+", re.IGNORECASE)


def is_above_title(line: str, divisions: Collection[str]) -> bool:
    """Tell whether a line can stand above a title and be none; a title may speak of photos.

    >>> is_above_title("ข่าวที่ 15/2562", ()), is_above_title("ประกวดภาพข่าว", ())
    (True, False)
    """
    said = read(line, divisions)
    return said is not None and said.kind != "credit"
