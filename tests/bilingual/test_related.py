"""Which releases a page names as telling of the same matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.bilingual import related
from plugins.bilingual.generator import FileReader
from plugins.cli.build import build
from plugins.thai_content import title_lines
from tests.sites import THAI, Built, content, with_field

MATTERS = [
    "ขยายเวลายื่นคำขอประโยชน์ทดแทนกรณีว่างงาน",
    "ประกันสังคมรับคำขอประโยชน์ทดแทนกรณีว่างงานถึงสิ้นเดือน",
    "แรงงานไทยในเกาหลีใต้กลับบ้านปลอดภัย",
    "ฝึกอาชีพช่างเชื่อมใต้น้ำรุ่นแรก",
]
OTHERS = [f"นัดประชุมคณะที่ {number}0" for number in range(11, 41)]


def walked(titles: list[str], before: related.Walk | None = None) -> related.Walk:
    return of_named([(f"{number:03}", title) for number, title in enumerate(titles)], before)


def of_named(named: list[tuple[str, str]], before: related.Walk | None = None) -> related.Walk:
    terms = [related.terms(title) for _, title in named]
    return related.walk([name for name, _ in named], terms, before)


def test_the_same_matter_is_found_both_ways_and_nothing_else() -> None:
    titles = [*OTHERS, MATTERS[0], *MATTERS[2:], MATTERS[1]]
    found = walked(titles)
    first, last = len(OTHERS), len(titles) - 1
    assert found.like(last) == [first]
    assert found.like(first) == [last]
    assert [found.like(place) for place in range(len(titles)) if place not in (first, last)] == [
        [] for _ in titles[2:]
    ]


def test_one_word_in_common_is_not_enough() -> None:
    assert walked([*OTHERS, "ทุเรียนอ่อน", "สวนทุเรียนจังหวัดจันทบุรี"]).like(len(OTHERS) + 1) == []


def test_tags_count_as_words_do() -> None:
    plain, tagged = related.terms("ก", ["ค่าจ้าง"]), related.terms("ข", ["ค่าจ้าง", "มติ"])
    assert plain != related.terms("ก")
    assert set(memoryview(plain).cast("I")) & set(memoryview(tagged).cast("I"))


def test_numerals_and_case_make_no_difference() -> None:
    assert related.terms("มติ ๑๒/๒๕๖๓ ASEAN") == related.terms("มติ 12/2563 Asean")


def test_a_release_names_so_many_and_no_more() -> None:
    titles = [*OTHERS, *(f"นัดอบรมรุ่น {number}1" for number in range(11, 61)), *[MATTERS[0]] * 9]
    found = walked(titles)
    middle = len(titles) - 5
    assert found.like(middle) == [middle + 2, middle + 1, middle - 1, middle - 2, middle - 3]


def test_a_new_release_changes_only_what_it_follows_up() -> None:
    titles = [*OTHERS, *MATTERS[2:], MATTERS[0]]
    old, new = walked(titles), walked([*titles, MATTERS[1]])
    changed = [place for place in range(len(titles)) if old.like(place) != new.like(place)]
    assert changed == [len(titles) - 1]


def test_a_site_that_names_none_looks_no_word_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError

    root = content(tmp_path, {"news/20190429-1/th.md": THAI})
    file = "news/20190429-1/th.md"
    monkeypatch.setattr(related, "terms", refuse)
    monkeypatch.setattr(title_lines, "cuts", refuse)
    read = FileReader(str(root), {}, related=False, title_lines=False)
    assert read(file, None)[2].startswith("<p>")
    for both in ((True, False), (False, True)):
        with pytest.raises(AssertionError):
            FileReader(str(root), {}, *both)(file, None)


word = st.sampled_from([f"{letter}ฮฮ" for letter in "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผ"])
title = st.lists(word, min_size=2, max_size=4).map(" ".join)


@pytest.mark.parametrize("common", [600, 3])
@given(st.data(), st.lists(title, min_size=20, max_size=60))
def test_an_earlier_walk_makes_no_difference(
    common: int, data: st.DataObject, titles: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(related, "_COMMON", common)
        patch.setattr(related, "_SHARED", 1)
        named = [(f"{number}", title) for number, title in enumerate(titles)]
        before = of_named(named)
        assume(any(place >= 0 for place in before.earlier))
        for number in range(data.draw(st.integers(1, 3))):
            place = data.draw(st.integers(0, len(named) - 1))
            edit = data.draw(st.sampled_from(["change", "remove", "add", "move"]))
            if edit == "add":
                named.insert(place, (f"new {number}", data.draw(title)))
                continue
            name, its_title = named.pop(place)
            if edit == "move":
                named.insert(data.draw(st.integers(0, len(named))), (name, its_title))
            elif edit == "change":
                named.insert(place, (name, data.draw(title)))
        assert of_named(named, before) == of_named(named)


def release(title: str, day: int, tags: str = "") -> str:
    text = THAI.replace("เปิดรับสมัครอาสาสมัครแรงงาน", title, 1).replace("๒๙", str(day), 1)
    return with_field(text, f"Tags: {tags}") if tags else text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        f"news/201904{day:02}-1/th.md": release(title, day)
        for day, title in enumerate([*OTHERS[:18], MATTERS[0], MATTERS[2], MATTERS[1]], start=1)
    }
    return content(tmp_path, files)


def named(site: Built, id_: str) -> list[str]:
    links = site.page(f"/news/{id_}/").select(".pk-related a")
    return [str(link["href"]).split("/")[-2] for link in links]


def test_pages_name_related_releases_and_a_warm_build_keeps_them_right(folder: Path) -> None:
    site = Built(folder.parent / "site")
    build(folder, site.output)
    assert named(site, "20190421-1") == ["20190419-1"]
    assert named(site, "20190419-1") == ["20190421-1"]
    assert named(site, "20190418-1") == []
    for id_, text in [
        ("20190419-1", release(MATTERS[2], 19)),
        ("20190418-1", release(MATTERS[0], 18)),
        ("20190417-1", release("ก", 17, "ค่าจ้าง, มติ")),
        ("20190402-1", release("ข", 2, "ค่าจ้าง, มติ")),
    ]:
        (folder / "news" / id_ / "th.md").write_text(text, encoding="utf-8")
        build(folder, site.output)
        clean = Built(folder.parent / f"clean-{id_}")
        build(folder, clean.output, forget=True)
        for path in sorted(clean.paths()):
            assert site.page(path) == clean.page(path), path
    assert named(site, "20190421-1") == ["20190418-1"]


def test_what_is_withdrawn_is_not_named(folder: Path) -> None:
    text = with_field(release(MATTERS[0], 19), "Status: withdrawn\nReason: ตัวเลขผิด")
    (folder / "news/20190419-1/th.md").write_text(text, encoding="utf-8")
    site = Built(folder.parent / "site")
    build(folder, site.output)
    assert named(site, "20190421-1") == []
    assert named(site, "20190419-1") == []


def test_a_neighbour_is_not_named_twice(folder: Path) -> None:
    (folder / "news/20190420-1/th.md").write_text(release(MATTERS[0], 20), encoding="utf-8")
    site = Built(folder.parent / "site")
    build(folder, site.output)
    assert named(site, "20190421-1") == ["20190419-1"]
    beside = site.page("/news/20190421-1/").select_one(".pk-beside-previous a")
    assert beside is not None
    assert beside["href"] == "/news/20190420-1/"
