"""How many clicks any release is from the home page, by the links of a built site's lists."""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.table import Table

from plugins.bilingual import addresses
from plugins.cli import tree
from plugins.cli.console import Console
from plugins.errors import LANGUAGES, PrakatError, Problem, Severity, Text
from plugins.publish.verify import links, target

SUMMARY = Text(
    th="จากหน้าแรกถึงข่าวใด ๆ ต้องคลิกกี่ครั้ง และหน้ารายการใหญ่ที่สุดใหญ่เท่าใด",
    en="how many clicks any release is from the home page, and how large the largest list is",
)
SITE_HELP = Text(th="โฟลเดอร์ของเว็บที่สร้างแล้ว", en="the folder of the built site")
CLICKS_HELP = Text(th="จำนวนคลิกที่ยอมให้ (ปกติ 4)", en="how many clicks are allowed (4)")
MEASURES = (
    Text(th="ข่าวที่มีในรายการได้", en="releases that may be listed"),
    Text(th="จำนวนข่าวตามจำนวนคลิก", en="releases by clicks"),
    Text(th="ไปไม่ถึง", en="out of reach"),
    Text(th="ข่าวที่ไกลที่สุด", en="a farthest release"),
    Text(th="จำนวนหน้ารายการ", en="lists"),
    Text(th="หน้าที่ใหญ่ที่สุด", en="largest list"),
    Text(th="ขนาดหน้านั้น ไบต์ (บีบอัดแล้ว) และจำนวนข่าว", en="its bytes (packed) and releases"),
    Text(th="หน้าที่มีข่าวมากที่สุด และจำนวนข่าว", en="list of most releases, and how many"),
)
RELEASE = re.compile(r"(?:en/)?news/([^/]+)/index\.html")
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
UNLISTED = '<meta name="robots" content="noindex'
ANCHOR = re.compile(r"<a\s[^>]*>")


@dataclass
class Walk:
    """Hold what a reader finds who begins at a home page and follows the links of lists.

    clicks: to each release, by id. came_from: the list before each list, by file, and the list
        that led to each release, by id.
    listed: how many releases each list names. ids: of all releases that the site has.
    """

    ids: set[str]
    clicks: dict[str, int] = field(default_factory=dict)
    came_from: dict[str, str] = field(default_factory=dict)
    listed: dict[str, int] = field(default_factory=dict)

    @property
    def missed(self) -> set[str]:
        """Give the releases that no list leads to."""
        return self.ids - self.clicks.keys()

    def way(self, file: str) -> list[str]:
        """Give the pages from the home page to a list or a release, both included."""
        back = [file]
        while back[-1] in self.came_from:
            back.append(self.came_from[back[-1]])
        return back[::-1]


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add the site, and how far is too far."""
    parser.add_argument("--site", type=Path, default=tree.OUTPUT, help=SITE_HELP.show(lang))
    parser.add_argument("--clicks", type=int, default=4, help=CLICKS_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Walk from both home pages; give 1 where a release is too far away or out of reach."""
    walks = [walk(args.site, lang) for lang in LANGUAGES]
    table = Table("", *(f"/{addresses.home(lang).strip('/')}" for lang in LANGUAGES))
    columns = [told(args.site, found) for found in walks]
    for measure, *values in zip(MEASURES, *columns, strict=True):
        table.add_row(measure.show(args.lang), *values)
    Console(args.lang).show(table)
    return int(
        any(found.missed or max(found.clicks.values(), default=0) > args.clicks for found in walks)
    )


def walk(site: Path, lang: str) -> Walk:
    """Follow links from a language's home page, click by click, through pages of that language.

    Releases' own pages are not read: what they link to can only shorten a way.
    """
    home = addresses.file_of(addresses.home(lang))
    if not (site / home).is_file():
        raise PrakatError(_no_site(site))
    text = (site / home).read_text(encoding="utf-8")
    canonical = CANONICAL.search(text)
    own = home.removesuffix("index.html")
    siteurl = canonical[1].removesuffix(own) if canonical else ""
    found = Walk(set(_releases(site)))
    pages, seen, clicks = [home], {home}, 0
    while pages:
        clicks += 1
        following: list[str] = []
        for page in pages:
            releases = set()
            for file in _linked(site, page, siteurl):
                if release := RELEASE.fullmatch(file):
                    releases.add(release[1])
                    found.clicks.setdefault(release[1], clicks)
                    found.came_from.setdefault(release[1], page)
                elif file not in seen and _is_of(lang, file) and (site / file).is_file():
                    seen.add(file)
                    found.came_from[file] = page
                    following.append(file)
            found.listed[page] = len(releases)
        pages = following
    found.ids -= {id_ for id_ in found.missed if _is_unlisted(site, id_)}
    return found


def _releases(site: Path) -> Iterator[str]:
    """Name the releases of a site, some of them twice."""
    for home in map(addresses.home, LANGUAGES):
        for path in site.joinpath(f"{home[1:]}news").glob("*/index.html"):
            yield path.parent.name


def _is_of(lang: str, file: str) -> bool:
    return file.startswith("en/") is (lang == "en")


def _is_unlisted(site: Path, release: str) -> bool:
    """Tell whether a release has Status: hidden, so that no list may name it."""
    files = [site / addresses.file_of(addresses.release(lang, release)) for lang in LANGUAGES]
    return any(UNLISTED in file.read_text(encoding="utf-8") for file in files if file.is_file())


def _linked(site: Path, page: str, siteurl: str) -> Iterator[str]:
    """Give the pages that a page's links lead to, as files of the site."""
    text = (site / page).read_text(encoding="utf-8")
    for link in dict.fromkeys(links("".join(ANCHOR.findall(text)))):
        file = target(link.partition("#")[0], page, siteurl) if link[:1] != "#" else None
        if file is not None and file.endswith(".html"):
            yield file


def told(site: Path, found: Walk) -> list[str]:
    """Say in the words of a table's row what a walk found."""
    by_clicks = sorted(Counter(found.clicks.values()).items())
    far = max(found.clicks.values(), default=0)
    farthest = next((id_ for id_, clicks in sorted(found.clicks.items()) if clicks == far), None)
    way = found.way(farthest) if farthest else []
    sizes = {page: (site / page).stat().st_size for page in found.listed}
    largest = max(sizes, key=lambda page: (sizes[page], page))
    fullest = max(found.listed, key=lambda page: (found.listed[page], page))
    packed = len(gzip.compress((site / largest).read_bytes(), 6, mtime=0))
    return [
        f"{len(found.ids):,}",
        ", ".join(f"{clicks}: {count:,}" for clicks, count in by_clicks),
        f"{len(found.missed):,} {min(found.missed, default='')}".strip(),
        "\n".join(map(_shown, way)),
        f"{len(found.listed):,}",
        _shown(largest),
        f"{sizes[largest]:,} ({packed:,}); {found.listed[largest]}",
        f"{_shown(fullest)}; {found.listed[fullest]}",
    ]


def _shown(file: str) -> str:
    return f"/{file.removesuffix('index.html')}"


def _no_site(site: Path) -> Problem:
    return Problem(
        Severity.ERROR,
        site,
        0,
        Text(th="ไม่มีเว็บที่สร้างแล้วในโฟลเดอร์นี้", en="there is no built site in this folder"),
        Text(
            th="สร้างเว็บก่อนด้วย ./prakat build หรือระบุโฟลเดอร์ด้วย --site",
            en="build it with ./prakat build, or name its folder with --site",
        ),
    )
