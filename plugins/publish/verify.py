"""Look through a built site for what must not go live: dead links and addresses of this machine."""

from __future__ import annotations

import html
import os
import re
import urllib.parse
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from plugins.errors import Problem, Severity, Text
from plugins.fastbuild.executor import cores, executor

TAG = re.compile(r"<(?:a|area|audio|embed|form|iframe|img|link|script|source|track|video)\b[^>]*>")
ADDRESS = re.compile(r"""\s(href|src|srcset|poster|action|data)=(?:"([^"]*)"|'([^']*)')""")
"""Read with regular expressions: a parser would take an hour for a hundred thousand pages."""

LOCAL = re.compile(
    r"""(?<=["'>])https?://(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])(?=[:/?#"'<]|$)[^\s"'<>]*"""
)
"""An address that only the machine that built the site can open, as a whole value: what a
release's text says of such an address stays what it says."""

NEVER_LINKED = ".bin"
"""The ending of the search index's files, which pages don't link to."""

NOWHERE = ".prakat-nowhere"
"""The name of no file of a site."""

READ = {".html", ".xml", ".atom", ".json", ".txt", ".css", ".js", ".mjs", ".webmanifest"}


AT_ONCE = 500
"""Files in one task of a worker."""

Found = tuple[dict[str, list[Path]], dict[str, list[Path]]]
"""Addresses of this machine, and links that lead nowhere, each with the files that have it."""


def check(site: Path, siteurl: str, changed: Collection[str] | None = None) -> list[Problem]:
    """Look through the files of a built site.

    siteurl: the public address; its path is in front of every link of the site.
    changed: the paths that changed since nothing was wrong with the site; None for all. Where a
        file is gone that a page may link to, all are looked through: any may link to it.
    Gives one error for each address that must not be there, at the first file that has it, from
    the site's folder, which may be gone when somebody reads it. A link's own query and fragment
    are not followed.
    """
    if changed is not None:
        is_there = {path: (site / path).is_file() for path in changed}
        if all(there or path.endswith(NEVER_LINKED) for path, there in is_there.items()):
            names = sorted(path for path, there in is_there.items() if there)
            return _problems([_Looker(site, siteurl, None).look(names)])
    files = {name for name in paths(site) if not name.rpartition("/")[2].startswith(".prakat-")}
    names = sorted(files)
    parts = [names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE)]
    looker = _Looker(site, siteurl, files)
    workers = min(cores(), len(parts)) or 1
    with executor(workers, initializer=_keep, initargs=(looker,), near=True) as pool:
        return _problems(pool.map(_look, parts))


def paths(site: Path) -> Iterator[str]:
    """Give the path of every file of a site."""
    start = len(f"{site}/")
    for folder, _, names in os.walk(site):
        for name in names:
            yield f"{folder}/{name}"[start:].replace(os.sep, "/")


class _Looker:
    """Look through files of a site; files: the paths of all, or None to ask the disk."""

    def __init__(self, site: Path, siteurl: str, files: Collection[str] | None) -> None:
        self._site = site
        self._siteurl = siteurl
        self._files = files

    def look(self, names: Iterable[str]) -> Found:
        """Find what must not be there."""
        local: dict[str, list[Path]] = {}
        dead: dict[str, list[Path]] = {}
        for name in names:
            path = Path(name)
            if path.suffix not in READ:
                continue
            text = (self._site / name).read_text(encoding="utf-8", errors="replace")
            for found in set(LOCAL.findall(text)):
                local.setdefault(found, []).append(path)
            if path.suffix == ".html":
                for link in set(links(text)):
                    if self._leads_nowhere(link, name):
                        dead.setdefault(link, []).append(path)
        return local, dead

    def _leads_nowhere(self, link: str, page: str) -> bool:
        if self._files is not None:
            return leads_nowhere(link, page, self._files, self._siteurl)
        name = target(link, page, self._siteurl)
        return name is not None and not (self._site / name).is_file()


_looker: _Looker | None = None


def _keep(looker: _Looker) -> None:
    global _looker  # noqa: PLW0603  a worker process has one job
    _looker = looker


def _look(names: Sequence[str]) -> Found:
    assert _looker is not None
    return _looker.look(names)


def _problems(parts: Iterable[Found]) -> list[Problem]:
    local: dict[str, list[Path]] = {}
    dead: dict[str, list[Path]] = {}
    for part in parts:
        for all_found, found in zip((local, dead), part, strict=True):
            for address, pages in found.items():
                all_found.setdefault(address, []).extend(pages)
    return [local_address(found, pages) for found, pages in sorted(local.items())] + [
        dead_link(link, pages) for link, pages in sorted(dead.items())
    ]


def links(text: str) -> Iterator[str]:
    """Give every address in the tags of a page, as written but unescaped.

    >>> list(links('<a href="/a?x=1&amp;y=2">b</a> <img srcset="/m.jpg 2x, /l.jpg 3x">'))
    ['/a?x=1&y=2', '/m.jpg', '/l.jpg']
    """
    for tag in TAG.finditer(text):
        for name, double, single in ADDRESS.findall(tag[0]):
            value = html.unescape(double or single)
            if name == "srcset":
                yield from (part.split()[0] for part in value.split(",") if part.strip())
            else:
                yield value


def leads_nowhere(link: str, page: str, files: Collection[str], siteurl: str) -> bool:
    """Tell whether a link of a page stays within the site and has no file there.

    page: the page's path in the site. files: every file's path.

    >>> leads_nowhere("/b/", "a/index.html", {"a/index.html"}, "https://x.example")
    True
    >>> leads_nowhere("../a/#top", "a/index.html", {"a/index.html"}, "https://x.example")
    False
    >>> leads_nowhere("https://other.example/b/", "a/index.html", set(), "https://x.example")
    False
    """
    name = target(link, page, siteurl)
    return name is not None and name not in files


def target(link: str, page: str, siteurl: str) -> str | None:
    """Give the path of the file in the site that a link of a page leads to; None if it leaves it.

    A link that is none, or that stays on the host outside the site, leads to a file that is never
    there.
    """
    site = urllib.parse.urlsplit(siteurl)
    base = f"{site.path.rstrip('/')}/"
    try:
        found = urllib.parse.urlsplit(
            urllib.parse.urljoin(f"{site.scheme}://{site.netloc}{base}{page}", link)
        )
    except ValueError:
        return NOWHERE
    if (found.scheme, found.netloc) != (site.scheme, site.netloc):
        return None
    path = urllib.parse.unquote(found.path)
    if not path.startswith(base):
        return "index.html" if path == base.rstrip("/") else NOWHERE
    name = path.removeprefix(base)
    return f"{name}index.html" if name == "" or name.endswith("/") else name


def local_address(found: str, paths: list[Path]) -> Problem:
    """Say that files name the building machine."""
    return Problem(
        Severity.ERROR,
        paths[0],
        0,
        Text(
            th=f"มีที่อยู่ของเครื่องนี้ {found} ซึ่งคนอื่นเปิดไม่ได้ (ใน {len(paths):,} ไฟล์)",
            en=f"{found} is on this machine, and nobody else can open it (in {len(paths):,} files)",
        ),
        Text(
            th="ตั้ง SITEURL ใน publishconf.py เป็นที่อยู่สาธารณะ หรือแก้ลิงก์ในเนื้อหา",
            en="set SITEURL in publishconf.py to the public address, or correct the content's link",
        ),
    )


def dead_link(link: str, paths: list[Path]) -> Problem:
    """Say that a link leads to a page that the site doesn't have."""
    return Problem(
        Severity.ERROR,
        paths[0],
        0,
        Text(
            th=f"ลิงก์ {link} ไปหน้าที่ไม่มีในเว็บไซต์ (ใน {len(paths):,} หน้า)",
            en=f"the link {link} leads to a page that is not there (on {len(paths):,} pages)",
        ),
        Text(
            th="แก้ลิงก์ในเนื้อหาของหน้านี้ หรือเพิ่มหน้านั้น",
            en="correct the link where the page's text has it, or add that page",
        ),
    )
