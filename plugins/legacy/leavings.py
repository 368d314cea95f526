"""What is said of a document that can't be read, or of what a release can't take from it."""

from __future__ import annotations

from typing import Final

from plugins.errors import Severity, Text
from plugins.legacy.complaints import Complaint

UNREADABLE = Complaint(
    Severity.ERROR,
    Text(th="เปิดอ่านไม่ได้ ({reason})", en="this can't be read ({reason})"),
    Text(th="ตรวจชื่อไฟล์และสิทธิ์อ่าน", en="check the file's name and that you may read it"),
)
UNKNOWN = Complaint(
    Severity.ERROR,
    Text(
        th="อ่านไฟล์ชนิด “{ending}” ไม่ได้ ที่อ่านได้คือ {known}",
        en="files that end in “{ending}” can't be read; known are {known}",
    ),
    Text(
        th="บันทึกเป็น .docx ด้วย Word หรือคัดลอกข้อความลงไฟล์ .txt",
        en="save it as .docx with Word, or copy its text into a .txt file",
    ),
)
EMPTY = Complaint(
    Severity.ERROR,
    Text(th="ไม่มีข้อความในไฟล์นี้", en="there is no text in this file"),
    Text(
        th="ถ้าเป็นภาพสแกน ให้พิมพ์ข้อความลงไฟล์ .txt",
        en="if it is a scan, type its text into a .txt file",
    ),
)
NOT_TEXT = Complaint(
    Severity.ERROR,
    Text(th="ไฟล์นี้ไม่ใช่ข้อความ", en="this is no text"),
    Text(th="บันทึกเป็นข้อความแบบ UTF-8", en="save it as UTF-8 text"),
)
NOTICE = Complaint(
    Severity.WARNING,
    Text(
        th="ไม่ได้นำประกาศเหนือข่าวมา: {found}", en="the notice above the release was left out: {found}"
    ),
    Text(
        th="ประกาศบนทุกหน้าอยู่ใน content/notices.toml",
        en="notices that stand on every page are in content/notices.toml",
    ),
)
LEFT_OUT = Complaint(
    Severity.WARNING,
    Text(
        th="ภาพวาดของ Word {count} ภาพไม่ได้นำมา อัลบั้มรับ JPEG, PNG, TIFF และ WebP",
        en="{count} drawings of Word's own were left out; an album takes JPEG, PNG, TIFF and WebP",
    ),
    Text(
        th="บันทึกเป็นภาพ JPEG แล้ววางในโฟลเดอร์ photos ถ้าต้องการ",
        en="save them as JPEG and put them into the folder photos if they are wanted",
    ),
)
_COPY: Final = Text(
    th="ถ้าเป็นส่วนของข่าว คัดลอกลงในไฟล์ข่าว",
    en="if it is part of the release, copy it into the release's file",
)
LETTERHEAD = Complaint(
    Severity.WARNING,
    Text(
        th="ไม่ได้นำหัวกระดาษเหนือชื่อข่าวมา: {found}",
        en="the letterhead above the title was left out: {found}",
    ),
    _COPY,
)
LOGO = Complaint(
    Severity.WARNING,
    Text(
        th="ไม่ได้นำภาพในหัวกระดาษ {count} ภาพมา เพราะเป็นตราหน่วยงาน",
        en="{count} pictures of the letterhead, such as a logo, were left out",
    ),
    Text(
        th="ถ้าเป็นภาพข่าว วางไฟล์ในโฟลเดอร์ photos",
        en="if they are press photos, put them into the folder photos",
    ),
)
EDGES = Complaint(
    Severity.WARNING,
    Text(
        th="ไม่ได้นำหัวกระดาษและท้ายกระดาษของทุกหน้ามา: {found}",
        en="the header and footer of the pages were left out: {found}",
    ),
    _COPY,
)
STRUCK = Complaint(
    Severity.WARNING,
    Text(
        th="ข้อความที่ขีดฆ่าไว้จะแสดงพร้อมเส้นขีดฆ่า: {found}",
        en="what is struck through will be shown struck through: {found}",
    ),
    Text(
        th="ถ้าไม่ต้องการให้ประชาชนเห็น ลบออกจากไฟล์ข่าว พร้อม <s> และ </s>",
        en="if the public should not see it, delete it from the file, with its <s> and </s>",
    ),
)
STRUCK_OUT = Complaint(
    Severity.WARNING,
    Text(
        th="ไม่ได้นำข้อความที่ขีดฆ่าในชื่อข่าวหรือหัวกระดาษมา: {found}",
        en="what is struck through in the title or letterhead was left out: {found}",
    ),
    _COPY,
)
STRUCK_TWICE = Complaint(
    Severity.WARNING,
    Text(
        th="ข้อความที่ขีดฆ่าสองเส้นจะแสดงโดยไม่มีเส้นขีดฆ่า: {found}",
        en="what is struck through twice will be shown without a line: {found}",
    ),
    Text(
        th="ลบออกจากไฟล์ข่าว หรือเขียนระหว่าง <s> กับ </s>",
        en="delete it from the release's file, or write it between <s> and </s>",
    ),
)
FORMULAS = Complaint(
    Severity.WARNING,
    Text(th="ไม่ได้นำสูตรมา: {found}", en="formulas were left out: {found}"),
    Text(th="พิมพ์เป็นข้อความในไฟล์ข่าว", en="type them into the release's file"),
)
DRAWN = Complaint(
    Severity.WARNING,
    Text(
        th="ไม่ได้นำแผนภูมิหรือแผนผัง {count} รายการมา",
        en="{count} charts or diagrams were left out",
    ),
    Text(
        th="บันทึกเป็นภาพวางในโฟลเดอร์ photos หรือเขียนตัวเลขเป็นตาราง",
        en="save them as pictures in the folder photos, or write their figures as a table",
    ),
)
PLACES = Complaint(
    Severity.WARNING,
    Text(
        th="ภาพแสดงรวมกันใต้เนื้อข่าว ในเอกสารอยู่กลางข้อความ: {found}",
        en="photos are shown below the text; in the document they stand amid it: {found}",
    ),
    Text(
        th="ถ้าข้อความใดเป็นคำบรรยายภาพ ย้ายไปไว้ใน photos.toml",
        en="where a text is the caption of one, move it to photos.toml",
    ),
)
