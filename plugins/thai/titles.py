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
    r"(?:ปี|เมื่อ|ใน|ภายใน|ตั้งแต่|ถึง|จน|ระหว่าง|ช่วง|ห้วง|ราว|ประมาณ|ก่อน|หลัง|แต่|จาก|สิ้น|ต้น|ปลาย|กลาง|ประจำ"
    r"|รอบ|ตรงกับ|ของ|(?:ครั้ง|รุ่น)ที่ ?\d+"
    r"|\b(?:in|by|since|until|during|year|from|to|before|after|of)) ?\Z"
)
_OCCASION = re.compile(
    r"เทศกาล|วันหยุด|ปีใหม่|สงกรานต์|ประจำ|พิธี|วันเฉลิม|วันคล้าย|ครบรอบ|วันครู|สำรวจ|สำมะโน|เลือกตั้ง|อุทกภัย|น้ำท่วม|เจ้าภาพ"
)
_NUMBERED = re.compile(r"(?:ที่|No\.) ?\d+ ?\( ?\Z")
_WINDOW: Final = 160


def holds_year(plain: str, position: int, era: str) -> bool:
    """Tell whether the year with its era at `position` belongs to a title, as that of a law does.

    A year that พ.ศ. introduces is one of a title unless the words before it say when; one that
    พุทธศักราช introduces only if the title of a law stands before it.
    """
    line_start = plain.rfind("\n", max(0, position - _WINDOW), position) + 1
    before = plain[max(line_start, position - _WINDOW) : position]
    if not before.strip(" -•–*") or _WHEN.search(before):
        return False
    if era[0] in "คAC":
        return _TREATY.search(before) is not None
    law = _LAW.search(before) is not None
    if before.endswith("("):
        return law and _NUMBERED.search(before) is not None
    if era.startswith("พุทธ"):
        return law
    return law or _OCCASION.search(before[-60:]) is None
