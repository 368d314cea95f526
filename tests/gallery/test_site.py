"""Albums in a whole site: on the release's page, by month, and where they are lost."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from plugins.bilingual.release import Division, Release
from plugins.bilingual.roster import Listed
from plugins.cli import tree
from plugins.cli.build import build
from plugins.gallery import index, views
from tests import sites
from tests.gallery import albums, photos
from tests.sites import ENGLISH, THAI, Built, with_field

ID = "20190429-1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build three releases: one with photos, a withdrawn one, and one that lost its own."""
    folder = tmp_path_factory.mktemp("site")
    withdrawn = with_field(with_field(THAI, "Status: withdrawn"), "Reason: ผิด")
    files = {
        f"news/{ID}/th.md": THAI,
        f"news/{ID}/en.md": ENGLISH,
        "news/20190429-2/th.md": withdrawn,
        "news/20190429-3/th.md": with_field(THAI, "Gallery: lost"),
    }
    content = sites.content(folder, files)
    for release in (ID, "20190429-2"):
        (content / "news" / release / "photos").mkdir()
        photos.jpeg(content / "news" / release / "photos" / "ข่าว.jpg", size=(1200, 800))
    return sites.built(folder, files)


def test_both_languages_share_one_set_of_files(site: Built) -> None:
    for path in (f"/news/{ID}/", f"/en/news/{ID}/"):
        page = site.page(path)
        assert page.select_one("#photos")
        link = page.select_one(".pk-gallery__zip")
        assert link
        assert link["href"] == f"/news/{ID}/photos.zip"
    assert (site.output / "news" / ID / "photos.zip").is_file()
    assert not list((site.output / "en" / "news").glob("*/photos*"))


def test_a_withdrawn_release_keeps_its_photos_to_itself(site: Built) -> None:
    assert not site.page("/news/20190429-2/").select("#photos")
    assert not (site.output / "news" / "20190429-2" / "photos").exists()


def test_a_lost_gallery_is_said_and_registered(site: Built) -> None:
    assert "ภาพ" in site.page("/news/20190429-3/").get_text()
    register = site.page("/photos/lost/")
    assert [link["href"] for link in register.select(".pk-ledger a")] == ["/news/20190429-3/"]
    assert "กองเผยแพร่และประชาสัมพันธ์" in register.get_text()


def test_all_photos_by_month(site: Built) -> None:
    assert site.page("/").select('nav a[href="/photos/"]')
    assert site.page("/en/").select('nav a[href="/en/photos/"]')
    assert site.page("/photos/").select('a[href="/photos/2019/04/"]')
    assert site.page("/en/photos/").select('a[href="/en/photos/2019/04/"]')
    month = site.page("/photos/2019/04/")
    links = month.select(".pk-gallery__link")
    assert len(links) == 1
    assert str(links[0]["href"]).startswith(f"/news/{ID}/#photo-")
    assert {image["loading"] for image in month.select(".pk-gallery__image")} == {"lazy"}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param("/archive/2019/04/", ".pk-ledger-row", id="row of a list"),
        pytest.param("/en/archive/2019/04/", ".pk-ledger-row", id="row in English"),
    ],
)
def test_the_cover_stands_beside_the_title(site: Built, path: str, place: str) -> None:
    rows = {str(row["id"]): row for row in site.page(path).select(place)}
    image = rows[ID].select_one(".pk-cover .pk-gallery__image")
    assert image
    assert image["alt"] == ""
    assert (site.output / str(image["src"]).removeprefix("/")).is_file()
    assert not rows["20190429-2"].select(".pk-cover")


def test_the_first_release_of_the_home_page_shows_its_cover(tmp_path: Path) -> None:
    content = sites.content(tmp_path, {f"news/{ID}/th.md": THAI})
    (content / "news" / ID / "photos").mkdir()
    photos.jpeg(content / "news" / ID / "photos" / "a.jpg", size=(1200, 800))
    build(content, tmp_path / "site")
    sources = Built(tmp_path / "site").page("/").select(".pk-first .pk-cover source")
    assert [str(source["srcset"]).count(", ") for source in sources] == [1, 1, 1]


def test_a_photo_that_is_left_out_is_said_by_the_build(tmp_path: Path) -> None:
    content = sites.content(tmp_path, {f"news/{ID}/th.md": THAI})
    (content / "news" / ID / "photos").mkdir()
    photos.jpeg(content / "news" / ID / "photos" / "good.jpg")
    (content / "news" / ID / "photos" / "bad.jpg").write_bytes(b"no picture")
    report = build(content, tmp_path / "site")
    (problem,) = report.problems
    assert "bad.jpg: error: this file is no picture" in problem.show("en")
    assert len(Built(tmp_path / "site").page(f"/news/{ID}/").select("[data-pk-photo]")) == 1


SAMPLE = "20190101-sample-album"


def test_the_sample_says_that_it_is_one_in_both_languages() -> None:
    folder = tree.CONTENT / "news" / SAMPLE
    assert "Title: ตัวอย่าง" in (folder / "th.md").read_text(encoding="utf-8")
    assert "Title: Sample" in (folder / "en.md").read_text(encoding="utf-8")


def test_deleting_its_folder_removes_the_sample(tmp_path: Path) -> None:
    content = sites.content(tmp_path, {f"news/{ID}/th.md": THAI})
    shutil.copytree(tree.CONTENT / "news" / SAMPLE, content / "news" / SAMPLE)
    build(content, tmp_path / "site")
    assert (tmp_path / "site" / "news" / SAMPLE / "photos.zip").is_file()
    shutil.rmtree(content / "news" / SAMPLE)
    build(content, tmp_path / "site")
    left = [
        path
        for path in (tmp_path / "site").rglob("*")
        if "sample" in path.name
        or (
            path.suffix in {".html", ".xml", ".json"} and SAMPLE in path.read_text(encoding="utf-8")
        )
    ]
    assert left == []


def release(id_: str, count: int, folder: Path) -> Release:
    (folder / id_ / "photos").mkdir(parents=True)
    for number in range(count):
        photos.jpeg(folder / id_ / "photos" / f"{number}.jpg", number=number)
    made = albums.make(folder / id_, folder / "store")
    moment = dt.datetime(2019, 4, 29, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    return Release(id_, moment, Division("pr", "ก", "A"), {}, views.view(made))


def test_a_month_of_many_photos_has_many_pages(tmp_path: Path) -> None:
    releases = [release("20190429-2", 3, tmp_path), release("20190429-1", 2, tmp_path)]
    pages = [
        page for page in index.pages(Listed.of(releases), [], 2) if page.template == "photos_month"
    ]
    assert [page.path for page in pages[:3]] == [
        "/photos/2019/04/",
        "/photos/2019/04/2/",
        "/photos/2019/04/3/",
    ]
    parts = [
        [(part.release.id, len(part.photos), part.is_first) for part in page.values["parts"]]
        for page in pages[:3]
    ]
    assert parts == [
        [("20190429-2", 2, True)],
        [("20190429-2", 1, False), ("20190429-1", 1, True)],
        [("20190429-1", 1, False)],
    ]
    assert pages[0].alternates["en"] == "/en/photos/2019/04/"


def test_the_key_of_an_album_changes_with_its_words(tmp_path: Path) -> None:
    first = release("20190429-1", 1, tmp_path).album
    again = views.view(albums.make(tmp_path / "20190429-1", tmp_path / "store"))
    assert repr(again) == repr(first)
    (tmp_path / "20190429-1" / "photos.toml").write_text('alt.th = "ใหม่"', encoding="utf-8")
    changed = views.view(albums.make(tmp_path / "20190429-1", tmp_path / "store"))
    assert repr(changed) != repr(first)
