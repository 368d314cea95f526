"""The site's addresses: every path that a page can have, made in one place.

Paths are site-absolute, NFC and not percent-encoded; `quote` encodes one for a link.
"""

from __future__ import annotations

import urllib.parse

DEFAULT_LANG = "th"
"""The language whose pages stand at the root."""


def home(lang: str) -> str:
    """Give the path of a language's home page.

    >>> home("th"), home("en")
    ('/', '/en/')
    """
    return "/" if lang == DEFAULT_LANG else f"/{lang}/"


def release(lang: str, release_id: str) -> str:
    """Give the path of a release's page.

    >>> release("en", "20190429-1")
    '/en/news/20190429-1/'
    """
    return f"{home(lang)}news/{release_id}/"


def archive(lang: str, year: int | None = None, month: int | None = None, page: int = 1) -> str:
    """Give the path of the archive, or of a Common Era year or month of it.

    >>> archive("th"), archive("en", 2019), archive("th", 2019, 4, page=2)
    ('/archive/', '/en/archive/2019/', '/archive/2019/04/2/')
    """
    return f"{home(lang)}archive/{_period(year, month)}{_page(page)}"


def division(
    lang: str, slug: str = "", year: int | None = None, month: int | None = None, page: int = 1
) -> str:
    """Give the path of the list of divisions, of one division, or of a month of it.

    >>> division("th"), division("th", "pr"), division("en", "pr", 2019, 4)
    ('/division/', '/division/pr/', '/en/division/pr/2019/04/')
    """
    return f"{home(lang)}division/{_part(slug)}{_period(year, month)}{_page(page)}"


def tag(lang: str, slug: str = "", page: int = 1) -> str:
    """Give the path of the list of tags, or of one tag.

    >>> tag("th", "ข่าว")
    '/tag/ข่าว/'
    """
    return f"{home(lang)}tag/{_part(slug)}{_page(page)}"


def standing_page(lang: str, slug: str) -> str:
    """Give the path of a standing page.

    >>> standing_page("en", "about")
    '/en/page/about/'
    """
    return f"{home(lang)}page/{slug}/"


def search(lang: str) -> str:
    """Give the path of the search page.

    >>> search("en")
    '/en/search/'
    """
    return f"{home(lang)}search/"


def file_of(path: str) -> str:
    """Give the file, relative to the output folder, that a server answers a path with.

    >>> file_of("/en/news/20190429-1/"), file_of("/404.html")
    ('en/news/20190429-1/index.html', '404.html')
    """
    return (path + "index.html" if path.endswith("/") else path).removeprefix("/")


def quote(path: str) -> str:
    """Percent-encode a path for a link; a fragment and a query stay.

    >>> quote("/tag/ข่าว/")
    '/tag/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/'
    """
    return urllib.parse.quote(path, safe="/#?=&%-_.~:")


def _period(year: int | None, month: int | None) -> str:
    return (f"{year:04d}/" if year else "") + (f"{month:02d}/" if month else "")


def _part(slug: str) -> str:
    return f"{slug}/" if slug else ""


def _page(page: int) -> str:
    return f"{page}/" if page > 1 else ""
