"""What a page is called and says of itself where only its head is seen: results and shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plugins.discovery.edition import WITHDRAWN, withdrawal
from plugins.discovery.origin import Origin
from plugins.errors import Text
from plugins.thai import dates, words

LENGTH = 160
"""How many characters a description has at most; search engines show no more."""

_WINDOW = 24
"""How far back from its end a cut is looked for; no word's cluster is as long."""

TITLES: Mapping[str, Text] = {
    "404": Text(th="ไม่พบหน้านี้", en="Page not found"),
    "archive": Text(th="คลังข่าว", en="Archive"),
    "archive_year": Text(th="ข่าวปี พ.ศ. {year}", en="Releases of {year}"),
    "archive_month": Text(th="ข่าวเดือน{month}", en="Releases of {month}"),
    "divisions": Text(th="หน่วยงาน", en="Divisions"),
    "division": Text(th="{division}", en="{division}"),
    "division_month": Text(th="{division} {month}", en="{division}, {month}"),
    "lost": Text(th="ข่าวที่ภาพสูญหาย", en="Releases whose pictures are lost"),
    "photos": Text(th="ภาพทั้งหมด", en="All photos"),
    "photos_month": Text(th="ภาพเดือน{month}", en="Photos of {month}"),
    "search": Text(th="ค้นหาข่าว", en="Search press releases"),
    "tags": Text(th="หัวเรื่อง", en="Topics"),
    "tag": Text(th="{tag}", en="{tag}"),
}
_DESCRIPTIONS: Mapping[str, Text] = {
    "404": Text(
        th="ไม่พบหน้านี้ในเว็บไซต์ข่าวประชาสัมพันธ์ของ{organisation}",
        en="There is no such page among the press releases of the {organisation}",
    ),
    "archive": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} เรียงตามปีและเดือน",
        en="Press releases of the {organisation} by year and month",
    ),
    "archive_year": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} ปี พ.ศ. {year} จำนวน {total} ข่าว เรียงตามเดือน",
        en="Press releases of the {organisation} in {year}: {total}, by month",
    ),
    "archive_month": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} เดือน{month} จำนวน {total} ข่าว",
        en="Press releases of the {organisation} in {month}: {total}",
    ),
    "divisions": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} แยกตามหน่วยงานที่เผยแพร่",
        en="Press releases of the {organisation} by the division that issued them",
    ),
    "division": Text(
        th="ข่าวประชาสัมพันธ์ของ{division} {organisation} จำนวน {total} ข่าว",
        en="Press releases of the {division}, {organisation}: {total}",
    ),
    "division_month": Text(
        th="ข่าวประชาสัมพันธ์ของ{division} {organisation} เดือน{month} จำนวน {total} ข่าว",
        en="Press releases of the {division}, {organisation}, in {month}: {total}",
    ),
    "index": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} ทั้งหมด {total} ข่าว อ่านและค้นหาได้ทั้งภาษาไทยและภาษาอังกฤษ",
        en="Press releases of the {organisation}, to read and search in Thai and English: {total}",
    ),
    "lost": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} ที่ภาพประกอบไม่มีอยู่ในคลังนี้",
        en="Press releases of the {organisation} whose pictures are not in this archive",
    ),
    "photos": Text(
        th="ภาพประกอบข่าวประชาสัมพันธ์ของ{organisation} เรียงตามเดือน",
        en="Photos of the press releases of the {organisation}, by month",
    ),
    "photos_month": Text(
        th="ภาพประกอบข่าวประชาสัมพันธ์ของ{organisation} เดือน{month} จำนวน {total} ภาพ",
        en="Photos of the press releases of the {organisation} in {month}: {total}",
    ),
    "search": Text(
        th="ค้นหาข่าวประชาสัมพันธ์ของ{organisation}",
        en="Search the press releases of the {organisation}",
    ),
    "tags": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} แยกตามหัวเรื่อง",
        en="Press releases of the {organisation} by topic",
    ),
    "tag": Text(
        th="ข่าวประชาสัมพันธ์ของ{organisation} เรื่อง “{tag}” จำนวน {total} ข่าว",
        en="Press releases of the {organisation} about “{tag}”: {total}",
    ),
}


@dataclass(frozen=True)
class Subject:
    """Hold the title and the description of a page, both plain text."""

    title: str
    description: str


def of(page_type: str, lang: str, origin: Origin, values: Mapping[str, Any]) -> Subject:
    """Say what a page is about.

    values: what its template is given: article, page, division, tag, year, month, total.
    """
    if page_type == "release":
        article = values["article"]
        return Subject(article.title, description(article))
    if page_type == "page":
        return Subject(values["page"].title, origin.title(lang, values["page"].title))
    known = _words(lang, origin, values)
    title = TITLES[page_type].show(lang).format_map(known) if page_type in TITLES else ""
    if page_type not in _DESCRIPTIONS:
        return Subject(title or origin.title(lang), origin.title(lang, title))
    said = _DESCRIPTIONS[page_type].show(lang).format_map(known)
    return Subject(title or origin.title(lang), said)


def description(article: Any) -> str:
    """Give a release's summary, else the beginning of its text, else its title.

    A withdrawn one's is that it was withdrawn, and why.
    """
    if article.status == WITHDRAWN:
        return shorten(withdrawal(article.lang, article.reason))
    return shorten(article.summary or article.body_text or article.title)


def shorten(text: str, length: int = LENGTH) -> str:
    """Cut text to at most `length` characters, never inside a Thai cluster.

    It ends at a space where there is one in the last third; Thai writes one between phrases.

    >>> shorten("กระทรวงแรงงาน เปิดรับสมัครน้ำใจ", 30)
    'กระทรวงแรงงาน เปิดรับสมัครน้ำ…'
    >>> shorten("ที่ปรึกษา  กระทรวง", 40)
    'ที่ปรึกษา กระทรวง'
    """
    text = " ".join(text[: 4 * length].split())
    if len(text) <= length:
        return text
    start = max(0, length - _WINDOW)
    ends = [start + end for _, end in words.clusters(text[start : length + 1])]
    end = max((end for end in ends if end < length), default=length - 1)
    space = text.rfind(" ", length * 2 // 3, end + 1)
    return text[: space if space > 0 else end].rstrip(" ,;:") + "…"


def month_name(year: int, month: int, lang: str) -> str:
    """Name a month and its year in the era of `lang`.

    >>> month_name(2019, 4, "th"), month_name(2019, 4, "en")
    ('เมษายน 2562', 'April 2019')
    """
    shown = dates.show(dt.date(year, month, 1), "en" if lang == "en" else "th")
    return shown.split(" ", 1)[1]


def year_name(year: int, lang: str) -> str:
    """Write a Common Era year as `lang` counts.

    >>> year_name(2019, "th"), year_name(2019, "en")
    ('2562', '2019')
    """
    return str(year if lang == "en" else year + dates.BE_OFFSET)


def _words(lang: str, origin: Origin, values: Mapping[str, Any]) -> dict[str, str]:
    """Give the words of `values` that titles and descriptions are made with."""
    known = {"organisation": origin.names[lang]["organisation"]}
    if "division" in values:
        known["division"] = values["division"].name(lang)
    if "tag" in values:
        known["tag"] = values["tag"].name
    if "total" in values:
        known["total"] = f"{values['total']:,}"
    if "year" in values:
        known["year"] = year_name(values["year"], lang)
    if "month" in values:
        known["month"] = month_name(values["year"], values["month"], lang)
    return known
