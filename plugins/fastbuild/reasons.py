"""Why a file of the site was made, or was not."""

from __future__ import annotations

from types import MappingProxyType

from plugins.errors import Text

NEW, PROGRAM, CONTENT, SAME_BYTES, KEPT, GONE = "new", "program", "content", "bytes", "kept", "gone"

WORDS = MappingProxyType(
    {
        NEW: Text(th="สร้าง: ไม่เคยมี", en="made: there was none"),
        PROGRAM: Text(
            th="สร้าง: การตั้งค่า แม่แบบ ประกาศ หน่วยงาน หรือโปรแกรมเปลี่ยน",
            en="made: settings, templates, notices, divisions or code changed",
        ),
        CONTENT: Text(th="สร้าง: เนื้อหาที่แสดงเปลี่ยน", en="made: content that it shows changed"),
        SAME_BYTES: Text(
            th="ไม่เขียน: สร้างใหม่แล้วเหมือนเดิมทุกไบต์", en="not written: made again, to the same bytes"
        ),
        KEPT: Text(th="คงไว้: ไม่มีอะไรที่ใช้เปลี่ยน", en="kept: nothing that it is made from changed"),
        GONE: Text(th="ลบ: ไม่อยู่ในเว็บไซต์แล้ว", en="deleted: the site has it no more"),
    }
)
"""What each reason is called."""
