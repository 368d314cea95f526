"""The reader of text seeds: the first real one to the byte, and every way to be wrong."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.errors import PrakatError, Problem, Severity
from plugins.legacy import edition, seed
from plugins.legacy.item import Item, Record
from tests.legacy.samples import SEED

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "seeds/000_ff1f8e609b6a9798.txt"
CASES = json.loads(Path(__file__, "../cases/seeds.json").resolve().read_text(encoding="utf-8"))


def read(data: bytes | str) -> Item:
    """Read a seed from its bytes."""
    data = data.encode() if isinstance(data, str) else data
    return seed.item(Record(Path("seeds/a.txt"), 1, data, hashlib.sha256(data).hexdigest(), 0))


@pytest.fixture(scope="module")
def real() -> Item:
    """Read the release that the archive began with."""
    (record,) = seed.records(REAL)
    return seed.item(record)


def test_real_seed_has_each_field_right(real: Item) -> None:
    assert real.title == ("กระทรวงแรงงาน สัมมนาเชิงปฏิบัติการอาสาสมัครแรงงานกรุงเทพ รุกคืบลงพื้นที่ กทม.")
    assert real.when == dt.date(2019, 4, 29)
    assert real.category == "กองเผยแพร่และประชาสัมพันธ์"
    assert real.credit == "กัณติภณ คูสมิทธิ์ ภาพข่าว"
    assert real.lang == "th"
    assert real.gallery_lost
    assert real.legacy_id == ""
    assert real.cleaned == 0


def test_real_seeds_notice_is_no_part_of_the_release(real: Item) -> None:
    assert real.notice is not None
    assert real.notice.kind == "royal"
    assert real.notice.th == (
        "ขอเชิญชวนประชาชนเฝ้าทูลละอองธุลีพระบาทรับเสด็จ\nพระบาทสมเด็จพระเจ้าอยู่หัว สมเด็จพระนางเจ้าฯ พระบรมราชินี"
    )
    assert "รับเสด็จ" not in edition.write(real).decode()


def test_real_seeds_paragraphs_are_the_sources_without_padding(real: Item) -> None:
    source = REAL.read_text(encoding="utf-8")
    body = source[source.index("2019") + 4 : source.index("-----")]
    expected = [
        block.strip()
        for block in re.split(r"\n\s*\n", body)
        if block.strip(" \n\N{NO-BREAK SPACE}")
    ]
    expected.remove("DOWNLOAD IMAGES")
    assert list(real.paragraphs) == expected
    assert len(real.paragraphs) == 5
    assert not any("\N{NO-BREAK SPACE}" in paragraph for paragraph in real.paragraphs)
    assert "รวมทั้งสิ้น ๙๕๓ คน" in real.paragraphs[1]
    assert "ทำหน้าที่ ๑) ประชาสัมพันธ์ข้อมูลข่าวสารด้านแรงงาน ๒)" in real.paragraphs[1]


def test_real_seeds_slips_stay_and_are_named_with_their_line(real: Item) -> None:
    assert "นายนายทศพล" in real.paragraphs[1]
    assert "การการสัมมนา" in real.paragraphs[4]
    assert [(warning.line, warning.severity) for warning in real.warnings] == [
        (15, Severity.WARNING),
        (21, Severity.WARNING),
    ]
    lines = REAL.read_text(encoding="utf-8").split("\n")
    assert "นายนายทศพล" in lines[14]
    assert "นายนายทศพล" in real.warnings[0].text.th
    assert "การการสัมมนา" in lines[20]
    assert "การการสัมมนา" in real.warnings[1].text.th


def test_real_seeds_edition_is_what_the_archive_holds_to_the_byte(real: Item) -> None:
    held = (ROOT / "content/news/20190429-1/th.md").read_bytes()
    assert edition.write(real) == held
    head = held.decode().split("\n\n")[0]
    assert head == (
        f"Title: {real.title}\n"
        "Date: 2019-04-29\n"
        "Category: กองเผยแพร่และประชาสัมพันธ์\n"
        "Credit: กัณติภณ คูสมิทธิ์ ภาพข่าว\n"
        "Gallery: lost\n"
        "Source: 000_ff1f8e609b6a9798.txt\n"
        "Source-SHA256: 3fd1ec757a39a5f98e8bba951602c3f7d08d68268df42419301ac692b2dfbd7d"
    )


def test_a_plain_seed_imports_without_a_word() -> None:
    found = read(SEED)
    assert found.warnings == ()
    assert found.paragraphs == ("วันที่ ๒๙ เมษายน ๒๕๖๒ กระทรวงแรงงานเปิดรับสมัคร",)
    assert found.credit == "สมชาย ใจดี ภาพข่าว"
    assert not found.gallery_lost
    assert found.notice is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_says_what_is_wrong_and_where(case: dict[str, Any]) -> None:
    text = case.get("text", SEED)
    for old, new in case.get("replace", []):
        changed = text.replace(old, new, 1)
        assert changed != text
        text = changed
    if case["fails"]:
        with pytest.raises(PrakatError) as raised:
            read(text)
        found: tuple[Problem, ...] = raised.value.problems
    else:
        found = read(text).warnings
    (problem,) = found
    assert problem.severity is (Severity.ERROR if case["fails"] else Severity.WARNING)
    assert (problem.path, problem.line) == (Path("seeds/a.txt"), case["line"])
    assert case["en"] in problem.text.en
    assert problem.text.th != problem.text.en
    assert problem.remedy.th
    assert problem.remedy.en


FORMS = {
    "UTF-8 with a mark": SEED.encode("utf-8-sig"),
    "CRLF": SEED.replace("\n", "\r\n").encode(),
    "CR": SEED.replace("\n", "\r").encode(),
    "date on the mark's own line": SEED.replace(":\N{NO-BREAK SPACE}\n29", ": 29").encode(),
    "blank line before the date": SEED.replace(":\N{NO-BREAK SPACE}\n29", ":\n\n29").encode(),
    "short month": SEED.replace("29 เมษายน 2019", "29 เม.ย. 2019").encode(),
    "date before the division": SEED.replace(
        "กองเผยแพร่และประชาสัมพันธ์\n\n๒๙ เมษายน ๒๕๖๒", "๒๙ เมษายน ๒๕๖๒\n\nกองเผยแพร่และประชาสัมพันธ์"
    ).encode(),
    "closing lines without gaps": SEED.replace("สัมพันธ์\n\n", "สัมพันธ์\n").encode(),
}


@pytest.mark.parametrize("data", FORMS.values(), ids=list(FORMS))
def test_form_of_the_file_does_not_matter(data: bytes) -> None:
    plain, found = read(SEED), read(data)
    assert found.warnings == ()
    for name in ("when", "category", "title", "paragraphs", "credit"):
        assert getattr(found, name) == getattr(plain, name)


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp874", "TIS-620/CP874"), ("tis-620", "TIS-620"), ("utf-16", "UTF-16")]
)
def test_other_encodings_are_converted_and_named(encoding: str, name: str) -> None:
    text = SEED.replace("\N{NO-BREAK SPACE}", " ")
    found = read(text.encode(encoding))
    assert found.paragraphs == read(text).paragraphs
    assert found.title == read(text).title
    (warning,) = found.warnings
    assert warning.severity is Severity.WARNING
    assert name in warning.text.en


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 1),
        (b"title\n\nPK\x03\x04\x14\0\0\0", 3),
        (b"\xff\xfe\x00", 1),
        ("ข่าว\n".encode() + b"\xff\xfe\xfd", 2),
        (bytes(range(256)), 2),
    ],
    ids=["PNG", "ZIP", "half a UTF-16", "broken UTF-8", "all bytes"],
)
def test_binary_is_refused(data: bytes, line: int) -> None:
    with pytest.raises(PrakatError) as raised:
        read(data)
    (problem,) = raised.value.problems
    assert problem.line == line
    assert "this is no text" in problem.text.en


def test_a_title_may_speak_of_the_king() -> None:
    title = "พระบาทสมเด็จพระเจ้าอยู่หัว พระราชทานพระราชดำรัส"
    found = read(SEED.replace("กระทรวงแรงงานเปิดรับสมัครอาสาสมัครแรงงาน", title))
    assert found.title == title
    assert found.notice is None


def test_gallery_mark_counts_only_alone_on_its_line() -> None:
    body = "   วันที่ ๒๙"
    alone = SEED.replace("\N{NO-BREAK SPACE}\N{NO-BREAK SPACE} วันที่", f"DOWNLOAD IMAGES\n\n{body}")
    within = SEED.replace("เปิดรับสมัคร\n\n---", "เปิดรับสมัคร DOWNLOAD IMAGES\n\n---")
    assert read(alone).gallery_lost
    assert not read(within).gallery_lost
    assert read(within).paragraphs[0].endswith("DOWNLOAD IMAGES")


def test_only_the_last_line_of_dashes_ends_the_body() -> None:
    found = read(SEED.replace("เปิดรับสมัคร\n\n---", "เปิดรับสมัคร\n\n-----\n\nกำหนดการ\n\n---"))
    assert found.paragraphs[1:] == ("-----", "กำหนดการ")


def test_a_long_title_is_kept_whole_and_reported() -> None:
    title = "ก" * 300
    found = read(SEED.replace("กระทรวงแรงงานเปิดรับสมัครอาสาสมัครแรงงาน", title))
    assert found.title == title
    (warning,) = found.warnings
    assert warning.line == 1
    assert "the title has 300 characters" in warning.text.en


def test_zero_width_characters_are_cleaned_and_counted() -> None:
    found = read(SEED.replace("กระทรวงแรงงานเปิด", "กระทรวง\u200bแรงงาน\u200bเปิด", 1))
    assert found.title == "กระทรวงแรงงานเปิดรับสมัครอาสาสมัครแรงงาน"
    assert found.cleaned == 2


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_give_an_item_or_a_message(data: bytes) -> None:
    found = None
    with contextlib.suppress(PrakatError):
        found = read(data)
    assert found is None or (found.title and found.category and found.paragraphs)


@given(st.text(alphabet=st.sampled_from("ก1๑- \n:วันที่*<"), max_size=60))
def test_any_body_is_taken(text: str) -> None:
    found = read(SEED.replace("กระทรวงแรงงานเปิดรับสมัคร\n\n---", f"ก{text}\n\n---"))
    assert "".join(found.paragraphs).split()[0].startswith("วันที่")
