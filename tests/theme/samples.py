"""The theme's pages made from the real release and invented ones, without Pelican's reading.

`python -m tests.theme.samples FOLDER [--royal|--mourning|--empty]` writes them for a look.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
import tomllib
from array import array
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pelicanconf import JINJA_ENVIRONMENT, PRAKAT_SITE
from plugins.bilingual import addresses, listing, related, strings
from plugins.bilingual.plan import Site, plan
from plugins.bilingual.release import Division, Notice, Release
from plugins.bilingual.roster import Listed
from plugins.errors import LANGUAGES
from plugins.fastbuild import assets
from plugins.thai_content import metadata
from plugins.thai_content.filters import all_filters
from plugins.thai_content.render import Renderer
from plugins.thai_content.title_lines import title_lines

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
TEMPLATES = Path(__file__).with_name("templates")
RELEASES = Path(__file__).with_name("releases.toml")
BANGKOK = ZoneInfo("Asia/Bangkok")
SITEURL = "https://prakat.example.go.th"

DIVISIONS = [
    Division("pr", "กองเผยแพร่และประชาสัมพันธ์", "Publicity and Public Relations Division"),
    Division("employment", "กรมการจัดหางาน", "Department of Employment"),
    Division("skills", "กรมพัฒนาฝีมือแรงงาน", "Department of Skill Development"),
    Division("sso", "สำนักงานประกันสังคม", "Social Security Office"),
    Division("new", "ศูนย์ปฏิบัติการ", "ศูนย์ปฏิบัติการ", untranslated=True),
]
NOTICES = {
    "--royal": Notice(
        "royal",
        "ขอเชิญชวนประชาชนเฝ้าทูลละอองธุลีพระบาทรับเสด็จ\nพระบาทสมเด็จพระเจ้าอยู่หัว สมเด็จพระนางเจ้าฯ พระบรมราชินี",
        "The public is invited to welcome\nTheir Majesties the King and Queen",
    ),
    "--mourning": Notice(
        "mourning",
        "น้อมรำลึกในพระมหากรุณาธิคุณ",
        "In remembrance",
        start=dt.date(2019, 4, 29),
        until=dt.date(2019, 4, 30),
    ),
    "--public": Notice("public", "ปิดทำการวันที่ 12 สิงหาคม 2562", "Closed on 12 August 2019"),
}


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
    modified: dt.date | None = None
    change: str | None = None
    body_text: str = field(init=False)
    title_lines: list[tuple[str, bool]] = field(init=False)
    card: bytes = b""
    digest: bytes = b""

    def __post_init__(self) -> None:
        self.body_text = re.sub(r"<[^>]+>", "", self.content)
        self.title_lines = title_lines(self.title)


@dataclass
class StandingPage:
    """Stand in for the Pelican Page of one language."""

    slug: str
    title: str
    content: str


def real() -> Release:
    """Give the release of the first seed, with all that a release can say about itself."""
    (path,) = (ROOT / "seeds").glob("000_*.txt")
    blocks = [b.strip() for b in path.read_text("utf-8").replace("\u00a0", " ").split("\n\n")]
    body = [b for b in blocks if b.startswith(("วันที่ ๒๙", "ทั้งนี้", "ดังนั้น", "โดยโครงการ"))]
    known: dict[str, Any] = {
        "gallery": "lost",
        "source": path.name,
        "source_sha256": "3fd1ec757a39a5f9" * 4,
    }
    thai = Edition(
        "th",
        blocks[1],
        "\n".join(f"<p>{paragraph}</p>" for paragraph in body),
        credit=blocks[-1],
        tag_names=["อาสาสมัครแรงงาน", "กรุงเทพมหานคร"],
        **known,
    )
    english = Edition(
        "en",
        "Ministry of Labour holds workshop for Bangkok labour volunteers",
        "<p>On 29 April 2019 the Inspector-General of the Ministry of Labour opened a workshop"
        " for the 953 labour volunteers of Bangkok.</p>",
        summary="<p>The Ministry's 953 labour volunteers of Bangkok met for a workshop.</p>",
        credit="Photographs: Kantiphon Khusamit",
        tag_names=["labour volunteers"],
        **known,
    )
    return _release("20190429-1", dt.date(2019, 4, 29), "pr", {"th": thai, "en": english})


def invented() -> list[Release]:
    """Read the releases of releases.toml."""
    body = real().edition("th").content
    table = tomllib.loads(RELEASES.read_text("utf-8"))["release"]
    return [
        _release(
            entry["id"],
            entry["date"],
            entry["division"],
            {
                lang: Edition(lang, **{"content": body, **entry[lang]})
                for lang in LANGUAGES
                if lang in entry
            },
        )
        for entry in table
    ]


def many(count: int = 400) -> list[Release]:
    """Count out releases over the years before the others, ever fewer the older they are."""
    last = dt.date(2019, 2, 20)
    days = [last - dt.timedelta(days=n * n // 60 + n) for n in range(count)]
    return [
        _release(
            f"{day:%Y%m%d}-1",
            day,
            DIVISIONS[n % 4].slug,
            {"th": Edition("th", f"กระทรวงแรงงานแถลงผลการดำเนินงานครั้งที่ {n + 1}", "<p>…</p>")},
        )
        for n, day in enumerate(days)
    ]


def standing_pages() -> dict[str, dict[str, StandingPage]]:
    """Read the pages of content/pages/."""
    pages: dict[str, dict[str, StandingPage]] = {}
    for path in sorted((ROOT / "content" / "pages").glob("*/*.md")):
        source = metadata.read(path)
        page = StandingPage(
            path.parent.name,
            source.fields["title"].value,
            Renderer(path.stem).render(source.body),
        )
        pages.setdefault(page.slug, {})[path.stem] = page
    return pages


def _release(id_: str, day: dt.date, division: str, editions: dict[str, Any]) -> Release:
    moment = dt.datetime.combine(day, dt.time(9, 30), BANGKOK)
    return Release(id_, moment, next(d for d in DIVISIONS if d.slug == division), editions)


def matters(releases: Listed) -> related.Matters:
    """Relate the newest release to four others."""
    count = len(releases)
    both = array("i", [-1]) * (count * related.BOTH)
    for number, place in enumerate(range(count - 4, max(count - 8, 0), -1)):
        both[(count - 1) * related.BOTH + number] = place
    return related.Matters(releases[::-1], both)


def render(
    folder: Path, releases: list[Release], notices: list[Notice], base: str = ""
) -> list[str]:
    """Write every page of the site made of `releases` into `folder`; give their paths."""
    pages = standing_pages()
    assets.copy(THEME / "static", folder / "theme")
    environments = {lang: environment(lang, base) for lang in LANGUAGES}
    written = []
    listed = Listed.of(releases)
    site = Site(listed, DIVISIONS, pages, page_size=10, matters=matters(listed))
    for page in plan(site):
        target = folder / addresses.file_of(page.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (
            environments[page.lang]
            .get_template(f"{page.template}.html")
            .render(
                path=page.path,
                page_type=page.template,
                alternates=page.alternates,
                switch_path=page.switch,
                switch_same=page.switch_same,
                notices=notices,
                standing_pages=pages,
                divisions=DIVISIONS,
                has_photos=False,
                **page.values,
            )
        )
        target.write_text(text, encoding="utf-8")
        written.append(page.path)
    return written


COMPONENTS = "/components/"
"""The path of the page of all components; English below /en/."""


def render_components(folder: Path) -> None:
    """Write the page of all components in all states, in both languages, into `folder`."""
    assets.copy(THEME / "static", folder / "theme")
    release, others = real(), invented()
    paths = tuple(f"/archive/2019/01/{number}/" for number in range(1, 21))
    withdrawn = next(o.edition("th") for o in others if o.edition("th").status == "withdrawn")
    for lang in LANGUAGES:
        made = environment(lang)
        months = tuple(
            listing.MonthCount(2019, month, count, f"/archive/2019/{month:02d}/")
            for month, count in ((1, 98), (2, 41), (4, 1))
        )
        path = addresses.home(lang).rstrip("/") + COMPONENTS
        text = made.get_template("components.html").render(
            path=path,
            page_type="page",
            alternates={lang: path},
            switch_path=addresses.home(lang),
            switch_same=False,
            notices=list(NOTICES.values()),
            divisions=DIVISIONS,
            standing_pages=standing_pages(),
            has_photos=False,
            shown=[release, *others],
            others=[other for other in others if not other.is_translated(lang)],
            years=[
                listing.YearCount(2019, 62_783, "/archive/2019/", months),
                listing.YearCount(2018, 9, "/archive/2018/", ()),
            ],
            calendar=[
                (dt.date(2019, 4, day), 1, f"/archive/2019/04/#d{day:02d}") for day in (1, 29)
            ],
            pagers=[listing.Pager(number, paths) for number in (1, 10, 20)],
            rich=next(other for other in others if other.id == "20190301-1"),
            release=release,
            article=release.edition(lang) if lang == "en" else withdrawn,
            related=others[:3],
            previous=others[0],
            next=others[2],
        )
        target = folder / addresses.file_of(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def environment(lang: str, base: str = "") -> Environment:
    """Make the environment that the site's generator gives to templates, but strict."""
    options: dict[str, Any] = {**JINJA_ENVIRONMENT, "undefined": StrictUndefined}
    made = Environment(loader=FileSystemLoader([THEME / "templates", TEMPLATES]), **options)
    made.install_gettext_translations(  # type: ignore[attr-defined]
        strings.translations(THEME, lang), newstyle=True
    )
    made.filters.update(all_filters())
    made.globals.update(
        lang=lang,
        other_lang=next(other for other in LANGUAGES if other != lang),
        home=addresses.home(lang),
        languages=LANGUAGES,
        site=PRAKAT_SITE[lang],
        sites=PRAKAT_SITE,
        url=lambda path: base + addresses.quote(path),
        canonical=lambda path: SITEURL + addresses.quote(path),
        asset=lambda name: f"{base}/theme/{name}",
        search_script=f"{base}/theme/js/search-page.js",
        address=addresses,
    )
    return made


if __name__ == "__main__":
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    shown = [notice for flag, notice in NOTICES.items() if flag in sys.argv]
    everything = [] if "--empty" in sys.argv else [real(), *invented(), *many()]
    render(target, everything, shown)
    render_components(target)
