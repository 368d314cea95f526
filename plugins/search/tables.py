"""The tables of search's analysis; `export.py` writes them for the browser's half.

Each stands once, with its source. Numbers here are part of the index format: changing one asks
for a new `FORMAT`.
"""

from __future__ import annotations

from typing import Final

from plugins.thai import months

FORMAT: Final = 3
"""The version of the index's format; a reader refuses another one."""

SEED_SHARD: Final = 0x5EED0001
SEED_KEY: Final = 0x5EED0002
SEED_EXACT: Final = 0x5EED0003
SEED_WEIGHT: Final = 0x5EED0004
LONGEST_GRAM: Final = 6
"""Units of the longest gram that is indexed."""

ALWAYS: Final = 3
"""Units up to which every run is a gram."""

LONGEST_LIGHT: Final = 4
LIGHT: Final = 2 << 26
"""Units of the longest gram of consonants alone, and what such units weigh less than."""

_SOUNDS: Final = ("ซศษส", "นณ", "ญย", "ฎด", "ฏต", "ฐฑฒทธถ", "คฆขฃฅ", "ชฌฉ", "ลฬ", "พภผ")
CONFUSABLE: Final = {
    **{ord(other): group[0] for group in _SOUNDS for other in group[1:]},
    **dict.fromkeys(map(ord, "่้๊๋็์ฺํ๎"), None),
    **{ord(long): short for long, short in zip("ใีืูๅ", "ไิึุา", strict=True)},
}
"""What tolerance holds to be the same within a cluster: tone marks, letters of one sound.

After the lists of often misspelt words of the Office of the Royal Society (คำที่มักเขียนผิด):
almost all confuse letters of one sound, vowel lengths, ใ and ไ, or a tone mark.
"""

_FINAL_SOUNDS: Final = ("กขคฆ", "ดจชซฌฎฏฐฑฒตถทธศษส", "นณญรลฬ", "บปพภฟ")
FINALS: Final = {other: group[0] for group in _FINAL_SOUNDS for other in group}
"""A consonant alone in its cluster to the first of those that sound alike at a syllable's end."""

SPELLINGS: Final = {
    "programme": "program", "licence": "license", "defence": "defense", "cheque": "check",
    "enrol": "enroll", "enrolment": "enrollment", "fulfil": "fulfill", "skilful": "skillful",
    "women": "woman", "men": "man", "children": "child", "news": "news", "analyse": "analyze",
}  # fmt: skip
"""British spellings and plurals of the releases that no ending tells, to one form."""

ENDINGS: Final = (
    ("ies", "y", 2), ("sses", "ss", 1), ("xes", "x", 1), ("ches", "ch", 1), ("shes", "sh", 1),
    ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3),
)  # fmt: skip
"""Plural endings: what is taken off, what is put on, how many letters must remain.

Harman's S-stemmer (1991), which changes plurals and nothing else.
"""

BRITISH: Final = (
    ("our", "or", 3), ("ourer", "orer", 3), ("oured", "ored", 3), ("ouring", "oring", 3),
    ("isation", "ization", 3), ("ise", "ize", 4), ("ised", "ized", 4), ("ising", "izing", 4),
    ("tre", "ter", 3),
)  # fmt: skip
"""British endings to American ones, in the same form."""

MONTHS: Final = {
    name.lower().rstrip("."): number
    for names in (months.THAI, months.THAI_SHORT, months.ENGLISH, months.ENGLISH_SHORT)
    for number, name in enumerate(names, 1)
} | {name.replace(".", ""): number for number, name in enumerate(months.THAI_SHORT, 1)}
"""Month names in folded text, as they are typed, to their numbers."""

STOP_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)
"""English words that a result need not have, unless nothing else was asked for."""

YEAR_WORDS: Final = ("ปี", "พ.ศ.", "พ.ศ", "พศ", "ค.ศ.", "ค.ศ", "คศ", "year")
"""What stands before a year, and need not be in a result."""

TITLES: Final = {
    "รมว": ("รัฐมนตรีว่าการ",), "รมช": ("รัฐมนตรีช่วยว่าการ",), "รัฐมนตรี": ("รมว",),
    "นาย": (), "นาง": (), "นางสาว": ("น.ส",), "น.ส": ("นางสาว",), "คุณ": (), "ท่าน": (), "ดร": (),
    "ศ": (), "รศ": (), "ผศ": (), "นพ": ("นายแพทย์",), "พญ": ("แพทย์หญิง",), "ม.ล": ("หม่อมหลวง",),
    "ม.ร.ว": ("หม่อมราชวงศ์",), "พล.อ": ("พลเอก",), "พล.ท": ("พลโท",), "พล.ต": ("พลตรี",),
    "พ.อ": ("พันเอก",), "พล.ต.อ": ("พลตำรวจเอก",), "พล.ต.ท": ("พลตำรวจโท",),
    "พล.ต.ต": ("พลตำรวจตรี",), "พ.ต.อ": ("พันตำรวจเอก",), "พ.ต.ท": ("พันตำรวจโท",),
    "พ.ต.ต": ("พันตำรวจตรี",), "ร.ต.อ": ("ร้อยตำรวจเอก",), "ว่าที่ร.ต": ("ว่าที่ร้อยตรี",),
    "พลเอก": ("พล.อ",), "พลโท": ("พล.ท",), "พลตรี": ("พล.ต",), "พันเอก": ("พ.อ",),
    "พลตำรวจเอก": ("พล.ต.อ",), "พลตำรวจโท": ("พล.ต.ท",), "พลตำรวจตรี": ("พล.ต.ต",),
    "พันตำรวจเอก": ("พ.ต.อ",), "พันตำรวจโท": ("พ.ต.ท",), "ศาสตราจารย์": ("ศ",),
    "รองศาสตราจารย์": ("รศ",), "ผู้ช่วยศาสตราจารย์": ("ผศ",), "อธิบดี": (), "รองอธิบดี": (),
    "ปลัด": (), "รองปลัด": (), "เลขา": ("เลขาธิการ",), "เลขาธิการ": ("เลขา",), "โฆษก": (),
    "ผู้ว่า": ("ผู้ว่าราชการ",), "นายก": ("นายกรัฐมนตรี",), "รองนายก": (), "ลุง": (), "ป้า": (),
    "ผอ": ("ผู้อำนวยการ",), "ผู้อำนวยการ": ("ผอ",), "ประธาน": (), "ผู้ตรวจ": (), "ส.ส": (),
}  # fmt: skip
"""Titles before a person's name, without their last dot, and how else they are written.

ระเบียบสำนักนายกรัฐมนตรี ว่าด้วยการใช้คำนำหน้านาม and the Office of the Royal Society's list of
abbreviations; offices are those that the releases put before names.
"""

TITLES_BY_LENGTH: Final = tuple(sorted(TITLES, key=lambda title: (-len(title), title)))

NO_NAMES: Final = (
    "กรม", "กระทรวง", "สำนัก", "กอง", "จังหวัด", "คณะ", "สภา", "ศาล", "มูลนิธิ", "สมาคม", "บริษัท",
    "อาสา", "แรงงาน", "ประกัน", "รัฐมนตรี", "การ", "ความ", "จ้าง", "หน้า", "ทะเบียน", "อำเภอ", "ก",
    "ว่าการ", "ช่วย", "ราชการ", "ใหญ่", "งาม", "แบบ", "ภาพ", "สมบัติ", "ศูนย์", "สถาบัน", "ฝ่าย",
    "ประจำ", "แห่ง", "โครงการ", "องค์", "ทหาร", "ตำรวจ", "แพทย์", "เมือง", "ตรวจ", "ธรรม", "ค่า",
    "ทุน", "ประโยชน์", "วุฒิ", "เทศ", "ท้องถิ่น", "เขต", "ภูเก็ต", "รักษา",
)  # fmt: skip
"""What follows a title where it is none (นายจ้าง), or where an office is meant and no person."""

MISSPELT: Final = {
    "กฏ": "กฎ", "ปฎิ": "ปฏิ", "อนุญาติ": "อนุญาต", "สวัดดิ": "สวัสดิ", "บัญฑิต": "บัณฑิต",
    "ทุพลภาพ": "ทุพพลภาพ", "ใต้หวัน": "ไต้หวัน", "สัมนา": "สัมมนา", "ศูณย์": "ศูนย์",
    "ประสพการณ์": "ประสบการณ์", "เอนกประสงค์": "อเนกประสงค์", "โควต้า": "โควตา",
    "ผลลัพท์": "ผลลัพธ์", "งบประมาน": "งบประมาณ", "ลิขสิทธ์": "ลิขสิทธิ์", "กรรมสิทธ์": "กรรมสิทธิ์",
    "อินเตอร์เน็ต": "อินเทอร์เน็ต", "อินเตอร์เนต": "อินเทอร์เน็ต", "เวปไซต์": "เว็บไซต์",
    "เว็ปไซต์": "เว็บไซต์", "เว็บไซด์": "เว็บไซต์", "เวปไซด์": "เว็บไซต์", "เวบไซต์": "เว็บไซต์",
    "แอพพลิเคชั่น": "แอปพลิเคชัน", "แอปพลิเคชั่น": "แอปพลิเคชัน", "แอพพลิเคชัน": "แอปพลิเคชัน",
    "แอพลิเคชั่น": "แอปพลิเคชัน", "คลินิค": "คลินิก", "ดิจิตอล": "ดิจิทัล", "ดิจิตัล": "ดิจิทัล",
    "เปอร์เซนต์": "เปอร์เซ็นต์", "ล็อคดาวน์": "ล็อกดาวน์",
    "เกษียน": "เกษียณ", "เกษียร": "เกษียณ", "บำเน็จ": "บำเหน็จ", "บำนาน": "บำนาญ",
    "สงเคราห์": "สงเคราะห์", "วิเคราห์": "วิเคราะห์", "สังเกตุ": "สังเกต",
    "ซาอุดิอาระเบีย": "ซาอุดีอาระเบีย",
    "อิสลาเอล": "อิสราเอล", "เมียนมาร์": "เมียนมา", "ฟิลิปินส์": "ฟิลิปปินส์", "ญี่ปุน": "ญี่ปุ่น",


    "สถานะการณ์": "สถานการณ์",
    "ปรากฎ": "ปรากฏ", "อาชีวะอนามัย": "อาชีวอนามัย", "ชีวะอนามัย": "ชีวอนามัย",
    "ทะเบียณ": "ทะเบียน", "โลจิสติค": "โลจิสติก", "เทคนิก": "เทคนิค", "อิเลคทรอนิกส์": "อิเล็กทรอนิกส์",
    "อิเลกทรอนิกส์": "อิเล็กทรอนิกส์", "อิเล็คทรอนิกส์": "อิเล็กทรอนิกส์",
    "มาตราฐาน": "มาตรฐาน", "กิจจะกรรม": "กิจกรรม", "โครงการณ์": "โครงการ",
    "สาธารณะสุข": "สาธารณสุข", "สาธารณะภัย": "สาธารณภัย", "อุตสาหะกรรม": "อุตสาหกรรม",
    "รัฐวิสหกิจ": "รัฐวิสาหกิจ",
    "ไกล่เกลีย": "ไกล่เกลี่ย", "พิพาษ": "พิพาท",
    "สำมะนา": "สัมมนา", "ศักยะภาพ": "ศักยภาพ", "ประสิทธภาพ": "ประสิทธิภาพ",
    "ทักสะ": "ทักษะ", "ผีมือ": "ฝีมือ", "ฝีมื่อ": "ฝีมือ", "แรงงาณ": "แรงงาน",
    "พนังงาน": "พนักงาน", "พนักงาณ": "พนักงาน", "โรงงาณ": "โรงงาน",
    "กองทุณ": "กองทุน",
    "เยี่ยวยา": "เยียวยา", "ว่างงาณ": "ว่างงาน",
    "วัคซิน": "วัคซีน", "โควิท": "โควิด", "โควิต": "โควิด", "โควิค": "โควิด",
    "ค้ามนุด": "ค้ามนุษย์", "ละเมิท": "ละเมิด",
}  # fmt: skip
"""Often misspelt words, or the part of one that nobody spells otherwise, to the right spelling.

From the Office of the Royal Society's คำที่มักเขียนผิด and its transliteration lists (ดิจิทัล,
อินเทอร์เน็ต, แอปพลิเคชัน), for words that press releases use; with slips of one key of their kind.
"""
