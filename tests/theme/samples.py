"""The theme's pages made from invented releases: every template, without Pelican's reading.

`python -m tests.theme.samples FOLDER` writes them for a look in a browser.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pelicanconf import JINJA_ENVIRONMENT, PRAKAT_SITE
from plugins.bilingual import addresses, strings
from plugins.bilingual.plan import Site, plan
from plugins.bilingual.release import Division, Notice, Release
from plugins.errors import LANGUAGES
from plugins.thai_content.filters import FILTERS

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
BANGKOK = ZoneInfo("Asia/Bangkok")
SITEURL = "https://prakat.example.go.th"

DIVISIONS = [
    Division("pr", "กองเผยแพร่และประชาสัมพันธ์", "Publicity and Public Relations Division"),
    Division("employment", "กรมการจัดหางาน", "Department of Employment"),
    Division("skills", "กรมพัฒนาฝีมือแรงงาน", "Department of Skill Development"),
    Division("sso", "สำนักงานประกันสังคม", "Social Security Office"),
]


@dataclass
class Edition:
    """Stand in for the Pelican Article of one language."""

    lang: str
    title: str
    content: str
    summary: str = ""
    credit: str | None = None
    tag_names: list[str] = field(default_factory=list)
    gallery: str | None = None
    legacy_id: str | None = None
    source: str | None = None
    source_sha256: str | None = None
    status: str = "published"
    reason: str | None = None
    modified: dt.datetime | None = None
    change: str | None = None


@dataclass
class StandingPage:
    """Stand in for the Pelican Page of one language."""

    title: str
    content: str


def seed() -> tuple[str, str, str]:
    """Give the title, the body's HTML and the credit of the first real release."""
    (path,) = (ROOT / "seeds").glob("000_*.txt")
    blocks = [b.strip() for b in path.read_text("utf-8").replace("\u00a0", " ").split("\n\n")]
    body = [b for b in blocks if b.startswith(("วันที่ ๒๙", "ทั้งนี้", "ดังนั้น", "โดยโครงการ"))]
    return blocks[1], "\n".join(f"<p>{paragraph}</p>" for paragraph in body), blocks[-1]


def releases() -> list[Release]:
    """Invent releases: the real one, long and short titles, one language only, withdrawn, changed."""
    title, body, credit = seed()
    pr, employment, skills, sso = DIVISIONS

    def at(day: str) -> dt.datetime:
        return dt.datetime.fromisoformat(day).replace(tzinfo=BANGKOK)

    first = body.split("</p>", 1)[0] + "</p>"
    real = Release(
        "20190429-1",
        at("2019-04-29 09:30"),
        pr,
        {
            "th": Edition(
                "th", title, body, summary=first, credit=credit, gallery="lost",
                tag_names=["อาสาสมัครแรงงาน", "กรุงเทพมหานคร"],
                source="000_ff1f8e609b6a9798.txt", source_sha256="ff1f8e609b6a9798" * 4,
            ),
            "en": Edition(
                "en",
                "Ministry of Labour holds workshop for Bangkok labour volunteers, taking its work"
                " into the districts",
                "<p>On 29 April 2019 at 09.30 Mr Jarin Jakkaphak, Permanent Secretary for Labour,"
                " assigned Mr Thotsaphon Krittawongwiman, Inspector-General of the Ministry, to"
                " open a workshop for the labour volunteers of Bangkok at the Palazzo Bangkok"
                " hotel, Ratchada.</p><p>The Ministry has appointed 953 volunteers.</p>",
                summary="<p>On 29 April 2019 the Inspector-General of the Ministry opened a"
                " workshop for the labour volunteers of Bangkok.</p>",
                credit="Photographs: Kantipon Kusamit", gallery="lost",
                tag_names=["labour volunteers"],
                source="000_ff1f8e609b6a9798.txt", source_sha256="ff1f8e609b6a9798" * 4,
            ),
        },
    )  # fmt: skip
    long_title = "รัฐมนตรีว่าการกระทรวงแรงงานลงพื้นที่ตรวจเยี่ยมสถานประกอบการที่จ้างแรงงาน" * 4
    others = [
        Release("20190428-1", at("2019-04-28"), employment, {
            "th": Edition("th", "กรมการจัดหางานเตือน อย่าหลงเชื่อสาย-นายหน้าเถื่อน อ้างพาไปทำงานที่เกาหลีใต้", body)}),
        Release("20190428-2", at("2019-04-28"), sso, {
            "th": Edition("th", "ประกันสังคมย้ำ! ผู้ประกันตนมาตรา 39 ส่งเงินสมทบภายในวันที่ 15", body),
            "en": Edition("en", "Section 39 insured persons: contributions are due by the 15th", body)}),
        Release("20190427-1", at("2019-04-27"), skills, {
            "en": Edition("en", "Thailand hosts the ASEAN skills meeting", "<p>In Bangkok.</p>")}),
        Release("20190426-1", at("2019-04-26"), pr, {"th": Edition("th", long_title, body)}),
        Release("20190425-1", at("2019-04-25"), pr, {"th": Edition("th", "ประกาศ", body)}),
        Release("20190401-1", at("2019-04-01"), pr, {
            "th": Edition("th", "ข่าวที่ถูกถอน", body, status="withdrawn", legacy_id="58123",
                          reason="ตัวเลขผู้เข้าร่วมไม่ถูกต้อง กระทรวงจะเผยแพร่ฉบับแก้ไข")}),
        Release("20190301-1", at("2019-03-01"), sso, {
            "th": Edition("th", "ขยายเวลายื่นคำขอรับประโยชน์ทดแทนถึงสิ้นเดือน", body,
                          modified=at("2019-03-04"), change="แก้หมายเลขโทรศัพท์ในย่อหน้าสุดท้าย")}),
    ]  # fmt: skip
    many = [
        Release(f"{day:%Y%m%d}-1", day, DIVISIONS[n % 4], {
            "th": Edition("th", f"กระทรวงแรงงานแถลงผลการดำเนินงานครั้งที่ {n + 1}", body)})
        for n in range(400)
        for day in [at("2019-02-20") - dt.timedelta(days=n * n // 60 + n)]
    ]  # fmt: skip
    return [real, *others, *many]


def render(
    folder: Path, found: list[Release], notices: list[Notice], base: str = "", page_size: int = 20
) -> None:
    """Write every page of the site made of `found` into `folder`, with the theme's static files."""
    html = "<p>ตัวอย่าง</p><h2>หัวข้อ</h2><p>ข้อความ</p>"
    pages = {"about": {lang: StandingPage("เกี่ยวกับ", html) for lang in LANGUAGES}}
    site = Site(found, DIVISIONS, pages, page_size=page_size)
    shutil.copytree(THEME / "static", folder / "theme", dirs_exist_ok=True)
    environments = {lang: environment(lang, base) for lang in LANGUAGES}
    for page in plan(site):
        template = environments[page.lang].get_template(f"{page.template}.html")
        target = folder / addresses.file_of(page.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            template.render(
                path=page.path,
                page_type=page.template,
                alternates=page.alternates,
                switch_path=page.switch,
                switch_same=page.switch_same,
                notices=notices,
                divisions=DIVISIONS,
                **page.values,
            ),
            encoding="utf-8",
        )


def environment(lang: str, base: str = "") -> Environment:
    """Make the environment that the site's generator gives to templates, but strict."""
    options: dict[str, Any] = {**JINJA_ENVIRONMENT, "undefined": StrictUndefined}
    made = Environment(loader=FileSystemLoader(THEME / "templates"), **options)  # noqa: S701
    made.install_gettext_translations(  # type: ignore[attr-defined]
        strings.translations(THEME, lang), newstyle=True
    )
    made.filters.update(FILTERS)
    made.globals.update(
        lang=lang,
        other_lang=next(other for other in LANGUAGES if other != lang),
        home=addresses.home(lang),
        languages=LANGUAGES,
        site=PRAKAT_SITE[lang],
        url=lambda path: base + addresses.quote(path),
        canonical=lambda path: SITEURL + addresses.quote(path),
        asset=lambda name: f"{base}/theme/{name}",
        address=addresses,
    )
    return made


if __name__ == "__main__":
    royal = Notice(
        "royal",
        "ขอเชิญชวนประชาชนเฝ้าทูลละอองธุลีพระบาทรับเสด็จ\n"
        "พระบาทสมเด็จพระเจ้าอยู่หัว สมเด็จพระนางเจ้าฯ พระบรมราชินี",
        "The public is invited to welcome\nTheir Majesties the King and Queen",
    )
    render(Path(sys.argv[1]), releases(), [royal] if "--royal" in sys.argv else [])
