"""Years as they stand after a month: four digits or two, of one era or the other."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from plugins.thai import months
from plugins.thai.found import Calendar

BE_OFFSET: Final = 543
"""Years that the Buddhist Era is ahead of the Common Era."""

ERA_PATTERN: Final = (
    r"(?:พ\. ?ศ\.?|พศ\.?|พุทธศักราช|B\. ?E\. ?|BE|ค\. ?ศ\.?|คศ\.?|คริสต์ศักราช|คริสตศักราช"
    r"|A\. ?D\. ?|C\. ?E\. ?)"
)
_GAP: Final = r"(?P<gap>,? {0,4}\n? {0,4},? ?)"
_AFTER_MONTH = re.compile(
    rf"{_GAP}(?:ปี {{0,2}})?(?:(?P<era>{ERA_PATTERN}) {{0,3}})?['’‘]?(?P<digits>\d+)"
)
_NUMBER_GOES_ON = re.compile(r"[.,:]\d|[./-]\d{1,2}[./-]\d|%|[A-Za-z]| ?[-–] ?\d+[.,:]\d")
_NEXT_DATE = re.compile(
    rf" ?(?:(?:[-–,]|และ|ถึง) ?\d{{1,2}} ?)*(?:เดือน)?{months.PATTERN}|/\d{{1,2}}/\d"
)
_UNIT: Final = (
    "คน|ราย(?!ละเอียด|งาน|การ|ได้)|บาท|ล้าน|แสน|หมื่น|พัน(?!ธ)|ร้อย(?!ละ)|แห่ง(?!ชาติ)|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|"
    "ชุมชน|ครั้ง(?!ที่)|โครงการ|เรื่อง|ตัน|ไร่|งาน|วัน(?!ที่|นี้|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|"
    "ชั่วโมง|ชม\\.|นาที|วินาที|เดือน|ปี|สัปดาห์|ตัว|คัน|หลัง|ครัวเรือน|ครอบครัว|เที่ยว|ฉบับ|รายการ|ทีม|รูป|องค์|ลำ|เครื่อง|ชุด|โดส|"
    "กิโลเมตร|กม\\.|กิโลกรัม|กก\\.|เมตร|เซนติเมตร|ลิตร|ลูกบาศก์|ตาราง|ประเทศ|คู่|เรือ|หน่วย|สาขา|เล่ม|ท่าน|"
    "คดี|เส้นทาง|กลุ่ม|บริษัท|สาย|จุด|เตียง|ร้าน|ผลงาน|หลักสูตร|หมู่|เขต|ต้น|ชนิด|สถานี|กรณี(?!ที่)|ประเภท|"
    "เม็ด|กระสอบ|ขวด|กล่อง|ถุง|องศา|เปอร์เซ็นต์|ดอลลาร์|เหรียญ|เท่า|อัน|ใบ|ดวง|หมาย(?!เลข)|บูธ|แปลง|โรงเรียน|โรง"
)
_SLIPS: Final = range(1950, 2060)
"""Years after พ.ศ. that are of the Common Era by mistake more often than of the 15th century."""

_UNIT_AHEAD = re.compile(rf" ?(?:{_UNIT})")
_UNIT_ALONE = re.compile(rf" ?(?:ล้าน|แสน|หมื่น|พันล้าน|บาท|(?:{_UNIT})(?![ก-๙]))")


class NoYear(Enum):
    """Say why there is no year."""

    ABSENT = "nothing that could be one"
    WRONG = "something that was meant as one and can't be"


class Year(NamedTuple):
    """Hold a year of the Common Era and how it was written.

    >>> Year(2019, "BE", 4).written
    2562
    """

    value: int
    calendar: Calendar
    width: int

    @property
    def written(self) -> int:
        """Give the number in the era in which it was written."""
        return self.value + (BE_OFFSET if self.calendar == "BE" else 0)


@lru_cache(maxsize=4096)
def of_digits(digits: str, era: str | None = None) -> Year | None:
    """Read four digits, or two of the Buddhist century 25; None where they can't be a year.

    >>> of_digits("2562"), of_digits("2019").calendar, of_digits("62").value
    (Year(value=2019, calendar='BE', width=4), 'CE', 2019)
    """
    if len(digits) not in {2, 4}:
        return None
    number = int(digits)
    buddhist = era is not None and era[0] in "พB"
    if len(digits) == 2:
        common = era is not None and not buddhist
        return None if common else Year(number + 2500 - BE_OFFSET, "BE", 2)
    if era is None:
        buddhist = number >= 2200
    if buddhist and BE_OFFSET < number <= 2999 and number not in _SLIPS:
        return Year(number - BE_OFFSET, "BE", 4)
    if not buddhist and 1000 <= number < 2200 and (era or number >= 1800):
        return Year(number, "CE", 4)
    return None


def after_month(plain: str, position: int, *, english: bool = False) -> tuple[Year | NoYear, int]:
    """Read the year that follows a month ending at `position`; give it and where it ends."""
    found = _AFTER_MONTH.match(plain, position)
    if found is None:
        return NoYear.ABSENT, position
    digits, era, end = found["digits"], found["era"], found.end()
    if "\n" in found["gap"] and len(digits) != 4:
        return NoYear.ABSENT, position
    if len(digits) == 4:
        year = of_digits(digits, era)
        if year is None:
            return (NoYear.WRONG if era else NoYear.ABSENT), (end if era else position)
        return (NoYear.ABSENT, position) if counts(plain, end, digits) else (year, end)
    if english and era is None and len(digits) != 5:
        return NoYear.ABSENT, position
    return _short_year(plain, position, end, digits, era)


def _short_year(
    plain: str, position: int, end: int, digits: str, era: str | None
) -> tuple[Year | NoYear, int]:
    if len(digits) == 1 or counts(plain, end, digits):
        return NoYear.ABSENT, position
    if len(digits) == 2:
        year = of_digits(digits, era)
        return (NoYear.WRONG, end) if year is None or digits == "25" else (year, end)
    wrong = len(digits) in {3, 5} and digits[:2] in {"24", "25", "26", "20", "19"}
    return (NoYear.WRONG, end) if wrong else (NoYear.ABSENT, position)


def counts(plain: str, end: int, digits: str) -> bool:
    """Tell whether `digits` that end at `end` go on, belong to the next date, or count things."""
    if _NUMBER_GOES_ON.match(plain, end):
        return True
    if len(digits) == 4:
        return False
    if len(digits) == 2 and int(digits) <= 31 and _NEXT_DATE.match(plain, end):
        return True
    usual = len(digits) == 2 and "35" <= digits <= "85"
    return (_UNIT_ALONE if usual else _UNIT_AHEAD).match(plain, end) is not None
