"""`prakat publish`: what goes live, and what does not."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.cli import __main__ as main
from plugins.cli import arguments, tree
from plugins.cli.build import build
from plugins.publish import inheritance
from tests import sites

PATIENCE = 60.0


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a content folder of one release, and the pages that every page links to."""
    shutil.copytree(tree.CONTENT / "pages", tmp_path / "content/pages")
    return sites.content(tmp_path, {"news/20190429-1/th.md": sites.THAI})


def publish(content: Path, live: Path, *options: str) -> int:
    """Run the command."""
    return main.main(["publish", str(live), "--lang", "en", "--content", str(content), *options])


def test_goes_live_and_back(content: Path, tmp_path: Path) -> None:
    live = tmp_path / "live"
    assert publish(content, live) == 0
    page = live / "news/20190429-1/index.html"
    first = page.read_text(encoding="utf-8")
    assert 'href="https://prakat.example.go.th/news/20190429-1/"' in first
    sites.content(tmp_path, {"news/20190429-2/th.md": sites.THAI})
    assert publish(content, live) == 0
    assert (live / "news/20190429-2/index.html").exists()
    assert publish(content, live, "--back") == 0
    assert not (live / "news/20190429-2").exists()
    assert page.read_text(encoding="utf-8") == first


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("th.md", "Title: x\n\nbody\n", "th.md", id="content"),
        pytest.param(
            "en.md", f"{sites.ENGLISH}\n[x](/nowhere/)\n", "link /nowhere/ leads", id="dead-link"
        ),
        pytest.param(
            "en.md", f"{sites.ENGLISH}\n[x](http://localhost:8000/)\n", "localhost", id="localhost"
        ),
    ],
)
def test_what_is_wrong_stops_it(
    content: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
) -> None:
    live = content.with_name("live")
    assert publish(content, live) == 0
    (content / "news/20190429-1" / name).write_text(text, encoding="utf-8")
    before = (live / "index.html").read_text(encoding="utf-8")
    assert publish(content, live) == 1
    shown = capsys.readouterr()
    assert said in shown.err
    assert "the live site is as it was" in shown.out
    assert (live / "index.html").read_text(encoding="utf-8") == before


def test_what_was_public_and_goes_is_named_and_can_lead_on(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live = content.with_name("live")
    assert publish(content, live) == 0
    assert "SITEURL is still the sample" in capsys.readouterr().out
    moved = content / "news/20190429-volunteers"
    (content / "news/20190429-1").rename(moved)
    assert publish(content, live) == 0
    assert "1 addresses that were public are gone: /news/20190429-1/" in capsys.readouterr().out
    assert publish(content, live, "--back") == 0
    text = sites.with_field(sites.THAI, "Legacy-URL: /news/20190429-1/")
    (moved / "th.md").write_text(text, encoding="utf-8")
    assert publish(content, live) == 0
    assert "are gone" not in capsys.readouterr().out
    assert "/news/20190429-volunteers/" in (live / "news/20190429-1/index.html").read_text("utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Read all files of a site but for the host's own notes, and what it keeps for old readers."""
    kept = set(inheritance.read_kept(folder))
    names = [name for name in inheritance.walk(folder) if name not in kept]
    return {name: (folder / name).read_bytes() for name in names}


def test_what_goes_live_is_what_a_clean_build_makes(content: Path, tmp_path: Path) -> None:
    live, page = tmp_path / "live", content / "news/20190429-1/th.md"
    edits: list[Callable[[], object]] = [
        lambda: None,
        lambda: page.write_text(f"{sites.THAI}\nแก้ไข\n", encoding="utf-8"),
        lambda: sites.content(tmp_path, {"news/20190430-2/th.md": sites.THAI}),
        lambda: page.write_text(sites.THAI.replace("Title: ", "Title: แก้ "), encoding="utf-8"),
        lambda: shutil.rmtree(content / "news/20190430-2"),
        lambda: page.write_text(f"{sites.THAI}\nสุดท้าย\n", encoding="utf-8"),
    ]
    for number, edit in enumerate(edits):
        edit()
        assert publish(content, live, "--keep", "1", "--now", "2026-01-01") == 0
        aside = tmp_path / f"clean{number}"
        build(
            content,
            aside,
            tree.PUBLISH_SETTINGS,
            now=dt.datetime(2026, 1, 1, tzinfo=arguments.BANGKOK),
            forget=True,
            workers=1,
        )
        assert files(live.resolve()) == files(aside)


def test_what_did_not_change_is_not_published_again(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live = content.with_name("live")
    assert publish(content, live) == 0
    first = live.resolve()
    assert publish(content, live) == 0
    assert "up to date" in capsys.readouterr().out
    assert live.resolve() == first
    assert publish(content, live, "--clean") == 0
    assert live.resolve() != first


def test_a_mistake_that_was_built_stops_every_publish(content: Path) -> None:
    live, page = content.with_name("live"), content / "news/20190429-1/th.md"
    assert publish(content, live) == 0
    page.write_text(f"{sites.THAI}\n[x](/nowhere/)\n", encoding="utf-8")
    assert [publish(content, live), publish(content, live)] == [1, 1]
    page.write_text(f"{sites.THAI}\n[x](/archive/)\n", encoding="utf-8")
    assert publish(content, live) == 0


def test_a_link_to_what_is_gone_is_found_on_a_page_that_did_not_change(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = sites.THAI.partition("\n\n")[0] + "\n\n[x](/news/20190430-2/)\n"
    sites.content(tmp_path, {"news/20190430-2/th.md": sites.THAI, "news/20190429-1/th.md": other})
    live = tmp_path / "live"
    assert publish(content, live) == 0
    shutil.rmtree(content / "news/20190430-2")
    assert publish(content, live) == 1
    assert "/news/20190430-2/ leads" in capsys.readouterr().err


def test_a_settings_file_without_a_public_address_is_named(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "settings.py"
    settings.write_text('from pelicanconf import *\nSITEURL = ""\n')
    assert publish(content, tmp_path / "live", "--settings", str(settings)) == 1
    assert "settings.py: error: SITEURL" in capsys.readouterr().err
    assert not (tmp_path / "live").exists()


def test_a_place_that_cannot_be_written_is_named(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert publish(content, tmp_path / "file" / "live") == 1
    assert "cannot be put here" in capsys.readouterr().err


@pytest.mark.slow
def test_a_killed_publish_leaves_the_old_site(content: Path, tmp_path: Path) -> None:
    live = tmp_path / "live"
    assert publish(content, live) == 0
    sites.content(tmp_path, {"news/20190429-2/th.md": sites.THAI})
    before = live.resolve()
    words = ["publish", str(live), "--content", str(content)]
    killed = subprocess.Popen(
        [sys.executable, "-m", "plugins.cli", *words], cwd=tree.ROOT, stdout=subprocess.DEVNULL
    )
    end = time.monotonic() + PATIENCE
    while not list((tmp_path / "live.releases").glob(".building-*")):
        assert time.monotonic() < end
    killed.kill()
    killed.wait()
    assert live.resolve() == before
    assert (live / "index.html").exists()
    assert publish(content, live) == 0
    assert sorted(path.name for path in (tmp_path / "live.releases").iterdir()) == [
        ".prakat-lock",
        ".prakat-store",
        before.name,
        live.resolve().name,
    ]
