"""A small archive and its index."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.search.build import build
from plugins.search.document import Document

RELEASES = (
    ("20190429-1", "th", "กระทรวงแรงงาน สัมมนาเชิงปฏิบัติการอาสาสมัครแรงงานกรุงเทพ รุกคืบลงพื้นที่ กทม.",
     "วันที่ ๒๙ เมษายน ๒๕๖๒ นายจรินทร์ จักกะพาก ปลัดกระทรวงแรงงาน ณ โรงแรมเดอะ พาลาสโซ่ รวม ๙๕๓ คน"),
    ("20190429-1", "en", "Labour volunteers of Bangkok",
     "On 29 April 2019 the Ministry of Labour met 953 volunteers at the Palazzo."),
    ("20200115-1", "th", "กสร. ตรวจแรงงานต่างด้าว 4 สัญชาติ ผ่าน e-Service",
     "กรมสวัสดิการและคุ้มครองแรงงาน (กสร.) จ่าย 15,000 บาท ตามกฎหมายแรงงาน มาตรา 33"),
    ("20200116-1", "th", "รมว.พิพัฒน์ เยือนไต้หวัน",
     "นายพิพัฒน์ รัชกิจประการ รัฐมนตรีว่าการกระทรวงแรงงาน มาตรา 40 ข้อ 33"),
    ("20210301-1", "th", "ใบอนุญาตทำงานของคนงานอู่ต่อเรือ", "สปสช. และผู้ทุพพลภาพ 1 ตุลาคม 2565"),
    ("20210301-2", "en", "Co-payment scheme opens", "The programme of the Social Security Office."),
    ("20210303-1", "th", "ศบค.มท. กับ ก.พ.ร.", "ศาสตราจารย์นฤมล ก.พ.ร. และ WorldSkills"),
    ("20210303-2", "th", "กพร. ฝึกช่าง", "นฤมล กพร. World Skills"),
    ("20220601-1", "th", "ตู้น้ำดื่มของบ่อขยะ", "ยอดของ พ.ค. 65 และเดือนธันวาคม พ.ศ. 2560"),
    ("20210302-1", "th", "สปส. แจ้งผู้ประกันตน", "สำนักงานประกันสังคม สปส. เปิดรับ MOU"),
)  # fmt: skip


def documents() -> list[Document]:
    """Give the archive's editions."""
    return [
        Document(
            id=own_id,
            url=f"{'/en' if lang == 'en' else ''}/news/{own_id}/",
            title=title,
            body=body,
            date=date.fromisoformat(f"{own_id[:4]}-{own_id[4:6]}-{own_id[6:8]}"),
            division="pr" if own_id < "2020" else "dlpw",
            lang=lang,
            legacy_id=own_id.replace("-", ""),
            has_photos=own_id == "20200115-1",
            is_withdrawn=own_id == "20220601-1",
            summary="เล่าโดยย่อ" if own_id == "20220601-1" else "",
            names=("กองพิธีการ", "ปลาทู") if own_id == "20220601-1" else (),
        )
        for own_id, lang, title, body in RELEASES
    ]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small archive's index once; gives the output folder."""
    output = tmp_path_factory.mktemp("archive")
    build(documents(), output, base="/site")
    return output
