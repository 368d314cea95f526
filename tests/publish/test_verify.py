"""What must not go live is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish import verify

SITEURL = "https://news.example.go.th/mol"

PAGES = {
    "index.html": '<a href="/mol/">1</a><a href="/mol/ข่าว/">2</a><a href="?q=1#x">3</a>',
    "ข่าว/index.html": '<a href="../">home</a><img src="/mol/a.jpg">',
    "a.jpg": "",
    "404.html": '<a href="/mol/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/">ข่าว</a>',
}


def make(folder: Path, files: dict[str, str]) -> Path:
    """Write a site."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_sound_site_has_no_problem(tmp_path: Path) -> None:
    assert verify.check(make(tmp_path, PAGES), SITEURL) == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        pytest.param("x.html", '<a href="/mol/no/">', "/mol/no/", id="dead"),
        pytest.param("x.html", "<a href='/mol/no.html'>", "/mol/no.html", id="single-quotes"),
        pytest.param("x.html", '<a href="no/">', "no/", id="relative"),
        pytest.param("x.html", '<a href="/other/">', "/other/", id="outside-the-base"),
        pytest.param("x.html", f'<a href="{SITEURL}/no/">', f"{SITEURL}/no/", id="absolute"),
        pytest.param(
            "x.html", '<img srcset="/mol/a.jpg 1x, /mol/b.jpg 2x">', "/mol/b.jpg", id="set"
        ),
        pytest.param("x.html", '<script src="/mol/no.js"></script>', "/mol/no.js", id="script"),
        pytest.param("x.html", '<a href="/mol/a.jpg/">', "/mol/a.jpg/", id="file-as-folder"),
        pytest.param("x.html", '<a href="//[bad/">', "//[bad/", id="no-address"),
        pytest.param(
            "x.html",
            '<link rel="canonical" href="http://127.0.0.1:8000/x/">',
            "http://127.0.0.1:8000/x/",
            id="local",
        ),
        pytest.param("x.xml", "<loc>http://localhost/</loc>", "http://localhost/", id="local-xml"),
        pytest.param("x.json", '{"u":"http://[::1]:80/"}', "http://[::1]:80/", id="local-json"),
    ],
)
def test_what_must_not_go_live_is_named(tmp_path: Path, name: str, text: str, found: str) -> None:
    problems = verify.check(make(tmp_path, PAGES | {name: text}), SITEURL)
    assert [(problem.path.name, found in problem.text.en) for problem in problems] == [(name, True)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>open http://localhost:8000/ and look</p>", id="said-in-a-text"),
        pytest.param('<a href="http://localhost.example/">', id="another-host"),
        pytest.param('<a href="https://other.example/no/">', id="another-site"),
        pytest.param('<a href="mailto:a@b.example">', id="mail"),
        pytest.param('<p>write &lt;a href="/mol/no/"> so</p>', id="no-tag"),
    ],
)
def test_what_may_go_live_is_not_named(tmp_path: Path, text: str) -> None:
    assert verify.check(make(tmp_path, PAGES | {"x.html": text}), SITEURL) == []


def test_a_mistake_on_every_page_is_one_problem(tmp_path: Path) -> None:
    pages = {f"{number}.html": '<a href="/mol/help/">' for number in range(50)}
    (problem,) = verify.check(make(tmp_path, pages), SITEURL)
    assert "on 50 pages" in problem.text.en


@given(st.text())
def test_any_link_is_judged(link: str) -> None:
    assert verify.leads_nowhere(link, "index.html", {"index.html"}, SITEURL) in (True, False)


@given(st.text())
def test_any_page_is_read(text: str) -> None:
    assert all(isinstance(link, str) for link in verify.links(f'<a href="{text}"><a {text}>'))
