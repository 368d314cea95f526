"""Old addresses stay alive: by a page where a static host can serve one, by a map everywhere."""

from __future__ import annotations

import re
import urllib.parse
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.bilingual import checks
from plugins.cli.build import build
from plugins.errors import PrakatError
from plugins.legacy.redirects import MAP, Redirect, page, server_map
from plugins.thai_content import legacy_address
from tests.sites import ENGLISH, THAI, Built, built, content, with_field

HERE = "news/20190429-1/th.md"
FILES = {
    "/news/7.html": "news/7.html",
    "/news/7.HTM": "news/7.HTM",
    "/anounce/7": "anounce/7/index.html",
    "/anounce/7/": "anounce/7/index.html",
    "/%E0%B8%82/": "ข/index.html",
    "/view.php": None,
    "/view?id=7": None,
    "/.well-known/x.html": None,
    "/../x.html": None,
    "/%2E%2E/x.html": None,
    "/a%2F..%2F..%2Fx.html": None,
    "/con%3Aa.html": None,
    "/" + "a" * 300 + ".html": None,
}


@pytest.mark.parametrize(("old", "file"), FILES.items(), ids=FILES)
def test_file(old: str, file: str | None) -> None:
    assert Redirect(old, "/news/1/", "th", "").file == file


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_address_leaves_the_site(text: str) -> None:
    try:
        old = legacy_address.path_of("/" + text)
    except ValueError:
        return
    file = Redirect(old, "/news/1/", "th", "").file
    assert file is None or (not file.startswith("/") and ".." not in file.split("/"))
    assert re.fullmatch(r"[!#-\[\]-~]+", old), "nothing that would end a word of nginx's"


REFUSED = ["mol.go.th/7", "ftp://a.th/7", "//a.th/7", "7", "/", "https://a.th", "/a b", "http:///7"]


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_old_address_is_named(tmp_path: Path, url: str) -> None:
    folder = content(tmp_path, {HERE: with_field(THAI, f"Legacy-URL: {url}")})
    (problem,) = checks.check(folder)
    assert (problem.path, problem.line) == (folder / HERE, 4)
    assert f"“{url}”" in problem.show("th")
    with pytest.raises(PrakatError, match="is not the old address"):
        build(folder, tmp_path / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    old = {
        HERE: with_field(THAI, "Legacy-URL: https://www.mol.go.th/ข่าว/7.html"),
        "news/20190429-1/en.md": with_field(ENGLISH, "Legacy-URL: /view.aspx?id=7&lang=en"),
    }
    return built(tmp_path_factory.mktemp("old"), old)


def test_the_page_leads_on(site: Built) -> None:
    found = site.page("/ข่าว/7.html")
    refresh = found.select_one("meta[http-equiv=refresh]")
    assert refresh
    assert refresh["content"] == "0; url=/news/20190429-1/"
    link = found.select_one("main a")
    assert link
    assert link["href"] == "/news/20190429-1/"
    assert link.get_text() == "เปิดรับสมัครอาสาสมัครแรงงาน"
    assert not found.find_all(["script", "style"])


def test_the_map_has_both_languages(site: Built) -> None:
    path = urllib.parse.quote("/ข่าว/7.html")
    assert (site.output / MAP).read_text(encoding="utf-8") == (
        f'"{path}" "/news/20190429-1/";\n"/view.aspx?id=7&lang=en" "/en/news/20190429-1/";\n'
    )


def test_a_site_below_a_path() -> None:
    redirect = Redirect("/7.html", "/news/1/", "en", "A <b> & c")
    text = page(redirect, "https://a.go.th/press/")
    assert 'content="0; url=/press/news/1/"' in text
    assert 'href="https://a.go.th/press/news/1/"' in text
    assert "A &lt;b&gt; &amp; c" in text
    assert server_map([redirect], "https://a.go.th/press/") == '"/7.html" "/press/news/1/";\n'


def test_two_pages_cannot_have_one_old_address(tmp_path: Path) -> None:
    files = {
        HERE: with_field(THAI, "Legacy-URL: https://a.go.th/7"),
        "news/20190429-2/th.md": with_field(THAI, "Legacy-URL: http://b.go.th/7#top"),
    }
    folder = content(tmp_path, files)
    (problem,) = checks.check(folder)
    assert (problem.path, problem.line) == (folder / "news/20190429-2/th.md", 4)
    with pytest.raises(PrakatError, match="is that of"):
        build(folder, tmp_path / "site")


@pytest.mark.parametrize("old", ["/archive/", "/search", "/index.html", "/news/20190429-1"])
def test_an_address_of_this_site_is_refused_and_the_last_site_stays(
    tmp_path: Path, old: str
) -> None:
    folder = content(tmp_path, {HERE: THAI})
    build(folder, tmp_path / "site")
    before = (tmp_path / "site/index.html").read_bytes()
    (folder / HERE).write_text(with_field(THAI, f"Legacy-URL: {old}"), encoding="utf-8")
    with pytest.raises(PrakatError, match="address of another page of this site") as refused:
        build(folder, tmp_path / "site")
    assert refused.value.problems[0].path == folder / HERE
    assert (tmp_path / "site/index.html").read_bytes() == before


def test_a_redirect_goes_when_its_line_does(tmp_path: Path) -> None:
    folder = content(tmp_path, {HERE: with_field(THAI, "Legacy-URL: /7.html")})
    for _ in range(2):
        build(folder, tmp_path / "site")
        assert (tmp_path / "site/7.html").is_file()
    (folder / HERE).write_text(THAI, encoding="utf-8")
    build(folder, tmp_path / "site")
    assert not (tmp_path / "site/7.html").exists()
    assert not (tmp_path / "site" / MAP).exists()
