"""What looks like a year and is part of a name: laws, meetings, documents, standards, events."""

from __future__ import annotations

import re
from typing import Final

_LAW = re.compile(
    r"พระราชบัญญัติ|พ\.? ?ร\.? ?บ\.?|พระราชกำหนด|พ\.ร\.ก\.|พระราชกฤษฎีกา|พ\.ร\.ฎ\.|รัฐธรรมนูญ"
    r"|กฎกระทรวง|กฎ ก\.พ\.|ประกาศ|ระเบียบ|ข้อบังคับ|คำสั่ง|ประมวล|ข้อกำหนด|บัญญัติ|ฉบับที่"
    r"|กฎหมาย|หลักเกณฑ์|อนุสัญญา|แก้ไขเพิ่มเติม"
    r"|\b(?:Act|Acts|Law|Code|Regulations?|Decree|Announcement|Notification|Constitution)\b"
)
_TREATY = re.compile(r"อนุสัญญา|พิธีสาร|สนธิสัญญา|ความตกลง|กฎบัตร|พระราชบัญญัติ|กฎหมาย|รัฐบัญญัติ")
_WHEN = re.compile(
    r"(?:ปี[ก-ฮะ-ฺเ-๎]{0,14}|เมื่อ|ใน|ตั้งแต่|ถึง|ระหว่าง|ช่วง|ห้วง|(?<!งบ)ประมาณ|ก่อน|หลัง|แต่|จาก|ประจำ|ล่าสุด"
    r"|(?:(?<![ก-๎])|(?<=ช่วง)|(?<=แต่)|(?<=ถึง)|(?<=เมื่อ)|(?<=ใน))(?:สิ้น|ต้น|ปลาย|กลาง|ราว)"
    r"|รอบ|ตรงกับ|(?<!สิ่ง)ของ|(?:ครั้ง|รุ่น)ที่ ?\d+"
    r"|\b(?:in|by|since|until|during|year|from|to|before|after|of)) {0,3}\(?\Z"
)
_OCCASION = re.compile(
    r"เทศกาล|วันหยุด|ปีใหม่|สงกรานต์|ประจำ|พิธี|วันเฉลิม|วันคล้าย|ครบรอบ|วัน(?:ครู|เด็ก|แม่|พ่อ)|วัน[ก-๙]{2,20}แห่งชาติ"
    r"|สำรวจ|สำมะโน|เลือกตั้ง|อุทกภัย|น้ำท่วม|เจ้าภาพ"
)
_PAPER = re.compile(r"แผน(?!และ)|ยุทธศาสตร์|รายงาน|ปฏิญญา")
"""What is dated by its year without being a law."""

_DEED = re.compile(
    r" {0,2}(?:ท่าน|ก็|จึง|พระองค์)?(?:ได้รับ|เป็น|รับ|ดำรงตำแหน่ง|สำเร็จ|บรรพชา|อุปสมบท|เกิด"
    r"|ก่อตั้ง|เริ่ม|ย้าย|ทรง)"
)
"""What somebody did in a year that begins a line of a life: พ.ศ. 2528 เป็นเจ้าอาวาส."""

_LAW_GOES_ON = re.compile(
    r"[)”\"]? {0,2}(?:\((?:พ\. ?ร\.|พระราช|ประกาศ|ระเบียบ|กฎ|ฉบับ)|มาตรา|ข้อ ?\d|หมวด|ซึ่งแก้ไข"
    r"|และที่แก้ไข|(?:ที่)?แก้ไขเพิ่มเติม)"
)
"""What follows the title of a law and nothing else."""

_NUMBERED = re.compile(r"(?:(?P<law>No\.|ฉบับที่)|ที่) ?\d+ ?\( ?\Z")
_WINDOW: Final = 160
_NEAR: Final = 80
_NEAREST: Final = 32


def holds_year(plain: str, start: int, end: int, era: str) -> bool:
    """Tell whether the year with its era at `plain[start:end]` belongs to a title, as of a law.

    A year that พ.ศ. introduces is one of a title unless the words around it say when; one that
    พุทธศักราช introduces only if the title of a law stands before it.
    """
    line_start = plain.rfind("\n", max(0, start - _WINDOW), start) + 1
    before = plain[max(line_start, start - _WINDOW) : start]
    if not before.strip(" -•–*"):
        return _continues_law(plain, start, end)
    if _WHEN.search(before[-_NEAREST:]):
        return False
    if era[0] in "คAC":
        return _TREATY.search(before) is not None
    law = _LAW.search(before) is not None
    if before.endswith("("):
        numbered = _NUMBERED.search(before)
        return numbered is not None and (law or numbered["law"] is not None)
    if era.startswith("พุทธ"):
        return law
    return law or not (
        _OCCASION.search(before[-_NEAR:]) or _PAPER.search(before) or _DEED.match(plain, end)
    )


def _continues_law(plain: str, start: int, end: int) -> bool:
    """Tell whether a year at the beginning of a line ends a title of the line above."""
    if _LAW_GOES_ON.match(plain, end):
        return True
    above = plain[max(0, start - _WINDOW) : start].rstrip(" -•–*\n").rpartition("\n")[2]
    return _LAW.search(above[-_NEAR:]) is not None and not _DEED.match(plain, end)
