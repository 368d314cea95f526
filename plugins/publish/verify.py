"""Look through a built site for what must not go live: dead links and addresses of this machine."""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

from plugins.errors import Problem, Severity, Text

TAG = re.compile(r"<(?:a|area|audio|embed|form|iframe|img|link|script|source|track|video)\b[^>]*>")
ADDRESS = re.compile(r"""\s(href|src|srcset|poster|action|data)=(?:"([^"]*)"|'([^']*)')""")
"""Read with regular expressions: a parser would take an hour for a hundred thousand pages."""

LOCAL = re.compile(
    r"""(?<=["'>])https?://(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])(?=[:/?#"'<]|$)[^\s"'<>]*"""
)
"""An address that only the machine that built the site can open, as a whole value: what a
release's text says of such an address stays what it says."""

READ = {".html", ".xml", ".atom", ".json", ".txt", ".css", ".js", ".mjs", ".webmanifest"}


def check(site: Path, siteurl: str) -> list[Problem]:
    """Look through the files of a built site.

    siteurl: the public address; its path is in front of every link of the site.
    Gives one error for each address that must not be there, at the first file that has it, from
    the site's folder, which may be gone when somebody reads it. A link's own query and fragment
    are not followed.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    local: dict[str, list[Path]] = {}
    dead: dict[str, list[Path]] = {}
    for name in sorted(files):
        path = Path(name)
        if path.suffix not in READ:
            continue
        text = (site / name).read_text(encoding="utf-8", errors="replace")
        for found in set(LOCAL.findall(text)):
            local.setdefault(found, []).append(path)
        if path.suffix == ".html":
            for link in set(links(text)):
                if leads_nowhere(link, name, files, siteurl):
                    dead.setdefault(link, []).append(path)
    return [local_address(found, paths) for found, paths in sorted(local.items())] + [
        dead_link(link, paths) for link, paths in sorted(dead.items())
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


def leads_nowhere(link: str, page: str, files: set[str], siteurl: str) -> bool:
    """Tell whether a link of a page stays within the site and has no file there.

    page: the page's path in the site. files: every file's path.

    >>> leads_nowhere("/b/", "a/index.html", {"a/index.html"}, "https://x.example")
    True
    >>> leads_nowhere("../a/#top", "a/index.html", {"a/index.html"}, "https://x.example")
    False
    >>> leads_nowhere("https://other.example/b/", "a/index.html", set(), "https://x.example")
    False
    """
    site = urllib.parse.urlsplit(siteurl)
    base = f"{site.path.rstrip('/')}/"
    try:
        target = urllib.parse.urlsplit(
            urllib.parse.urljoin(f"{site.scheme}://{site.netloc}{base}{page}", link)
        )
    except ValueError:
        return True
    if (target.scheme, target.netloc) != (site.scheme, site.netloc):
        return False
    path = urllib.parse.unquote(target.path)
    if not path.startswith(base):
        return path != base.rstrip("/")
    name = path.removeprefix(base)
    if name == "" or name.endswith("/"):
        return f"{name}index.html" not in files
    return name not in files


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
