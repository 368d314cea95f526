"""The album on a page in a real browser: rows, bytes, keyboard, viewer, and no JavaScript."""

from __future__ import annotations

import re
import shutil
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page, expect

from plugins.bilingual import addresses, strings
from plugins.gallery import layout, views
from plugins.gallery.settings import Settings
from plugins.thai_content.filters import all_filters
from tests.conftest import Serve
from tests.gallery import albums, photos

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
SHAPES = [(300, 200), (200, 300), (320, 180), (240, 240), (300, 200), (266, 200), (600, 120)]
SIZES = Settings(sizes=(80, 160, 300), small_side=1)
CAPTION = "ภาพแรก <b>ไม่หนา</b>"
OPENING_MS = 700
"""PhotoSwipe takes keys once it has opened, which takes a third of a second."""
BIND = 'import { bindGallery } from "/theme/js/gallery.js";\nbindGallery(document);\n'


@dataclass
class Release:
    """Stand in for a release: what the partial asks of one."""

    album: Any
    id: str = albums.ID

    def url(self, lang: str) -> str:
        return addresses.release(lang, self.id)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish an album of seven photos of different shapes, on a page in each language."""
    folder = tmp_path_factory.mktemp("album")
    (folder / "release" / "photos").mkdir(parents=True)
    for number, size in enumerate(SHAPES):
        photos.jpeg(folder / "release" / "photos" / f"ภาพ {number}.jpg", size=size, number=number)
    (folder / "release" / "photos.toml").write_text(
        f'[[photo]]\nfile = "ภาพ 0.jpg"\nalt.th = "คนประชุม"\ncaption.th = "{CAPTION}"\n'
        'credit.en = "Ministry"\n',
        encoding="utf-8",
    )
    out = folder / "site"
    made = albums.publish(folder / "release", folder / "store", out, SIZES)
    release = Release(views.view(made))
    for lang in ("th", "en"):
        page = out / addresses.file_of(release.url(lang))
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(render(release, lang), encoding="utf-8")
    shutil.copytree(THEME / "static", out / "theme")
    (out / "bind.js").write_text(BIND)
    return out


def render(release: Release, lang: str) -> str:
    """Render the test page as the site's own pages are rendered."""
    loader = FileSystemLoader([THEME / "templates", Path(__file__).parent])
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    catalogue = strings.translations(THEME, lang)
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(all_filters())
    environment.globals.update(
        lang=lang, url=addresses.quote, asset=lambda name: f"/theme/{name}", release=release,
        canonical=lambda path: f"https://www.mol.go.th{addresses.quote(path)}",
    )  # fmt: skip
    return environment.get_template("album-page.html").render()


@pytest.fixture
def address(site: Path, serve_folder: Serve) -> str:
    return f"{serve_folder(site)}news/{albums.ID}/"


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Any:
    """Give a function that opens the album's page; any script error or refused load fails."""
    contexts, errors = [], []

    def open_page(path: str = "", *, may_fail: bool = False, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        if not may_fail:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def viewer(page: Page) -> Any:
    return page.get_by_role("dialog")


def opened(page: Page) -> Any:
    """Wait until the viewer is there and takes keys."""
    expect(viewer(page)).to_have_class(re.compile("pswp--ui-visible"))
    page.wait_for_timeout(OPENING_MS)
    return viewer(page)


def test_rows_are_as_foreseen(visit: Visit) -> None:
    ratios = [width / height for width, height in SHAPES]
    for width, screen in ((1280, layout.WIDE), (360, layout.NARROW)):
        page = visit(viewport={"width": width, "height": 800})
        grid = page.locator(".pk-gallery__grid").bounding_box()
        assert grid
        height = layout.rows(ratios, screen)
        for item, wanted in zip(
            page.locator(".pk-gallery__photo").all(),
            layout.widths(ratios, height, screen),
            strict=True,
        ):
            box = item.bounding_box()
            assert box
            assert box["width"] / grid["width"] * 100 == pytest.approx(wanted, abs=1)
            assert box["x"] + box["width"] <= grid["x"] + grid["width"] + 1


def test_nothing_moves_while_photos_load(visit: Visit) -> None:
    page = visit()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const entry of "
        "list.getEntries()) window.moved += entry.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.reload()
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") == 0


def test_the_browser_takes_avif_of_about_its_size(visit: Visit) -> None:
    page = visit(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page.locator(".pk-gallery__image").last.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    for image in page.locator(".pk-gallery__image").all():
        assert image.evaluate("image => image.currentSrc").endswith(".avif")
        shown = image.evaluate("image => image.getBoundingClientRect().width * 2")
        assert image.evaluate("image => image.naturalWidth") <= 2.1 * shown + 80


def test_the_page_says_count_and_size_before_the_click(visit: Visit, site: Path) -> None:
    link = visit().locator(".pk-gallery__zip")
    size = (site / "news" / albums.ID / "photos.zip").stat().st_size
    expect(link).to_contain_text("7 ภาพ")
    expect(link).to_contain_text(f"{size / 1000:.1f} kB")


def test_the_viewer_by_keyboard(visit: Visit) -> None:
    page = visit()
    links = page.locator("[data-pk-photo]")
    links.nth(2).focus()
    page.keyboard.press("Enter")
    expect(opened(page)).to_have_attribute("aria-label", "ภาพ")
    third = links.nth(2).get_attribute("data-pk-photo")
    assert page.url.endswith(f"#{third}")
    page.keyboard.press("ArrowRight")
    fourth = links.nth(3).get_attribute("data-pk-photo")
    page.wait_for_url(f"**#{fourth}")
    said = viewer(page).locator(".pk-viewer__text [aria-live]").first
    expect(said).to_contain_text("ภาพที่ 4 จาก 7")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('main')")
    page.keyboard.press("Escape")
    expect(viewer(page)).to_have_count(0)
    expect(links.nth(3)).to_be_focused()
    assert "#" not in page.url


def test_the_viewer_shows_words_and_ways_to_take_the_photo(visit: Visit) -> None:
    page = visit()
    page.locator("[data-pk-photo]").first.click()
    text = viewer(page).locator(".pk-viewer__text")
    expect(text).to_contain_text(CAPTION)
    expect(text).to_contain_text("Ministry")
    expect(text.locator("[lang=en]")).to_contain_text("Ministry")
    with page.expect_download() as download:
        text.get_by_role("link", name="ไฟล์ต้นฉบับ").click()
    assert download.value.suggested_filename == "ภาพ 0.jpg"
    image = viewer(page).locator("img.pswp__img:not(.pswp__img--placeholder)").first
    expect(image).to_have_attribute("alt", "คนประชุม")
    assert ".avif" in (image.get_attribute("srcset") or "")


def test_back_closes_the_viewer_and_stays_on_the_page(visit: Visit, address: str) -> None:
    page = visit()
    page.locator("[data-pk-photo]").first.click()
    expect(viewer(page)).to_be_visible()
    page.go_back()
    expect(viewer(page)).to_have_count(0)
    assert page.url == address
    page.go_forward()
    expect(viewer(page)).to_be_visible()


def test_a_photo_has_an_address_that_opens_it(visit: Visit) -> None:
    page = visit()
    link = page.locator("[data-pk-share]").nth(4)
    shared = link.evaluate("link => link.href")
    page = visit(f"#{urllib.parse.urlsplit(shared).fragment}")
    expect(opened(page).locator(".pswp__counter")).to_have_text("5 / 7")
    page.keyboard.press("Escape")
    expect(viewer(page)).to_have_count(0)
    assert "#" not in page.url


def test_the_address_is_copied(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-pk-photo]").nth(1).click()
    share = viewer(page).locator("[data-pk-share]")
    wanted = share.evaluate("link => link.href")
    share.click()
    expect(share).to_have_text("คัดลอกแล้ว")
    assert page.evaluate("navigator.clipboard.readText()") == wanted


def test_a_swipe_shows_the_next_photo(visit: Visit) -> None:
    page = visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.locator("[data-pk-photo]").first.tap()
    expect(viewer(page)).to_be_visible()
    page.wait_for_timeout(600)
    touch = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 300), ("touchMove", 200), ("touchMove", 60), ("touchEnd", None)):
        points = [] if x is None else [{"x": x, "y": 300}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(viewer(page).locator(".pswp__counter")).to_have_text("2 / 7")


def test_a_viewer_that_does_not_come_is_replaced_by_the_photo(visit: Visit) -> None:
    page = visit(may_fail=True)
    page.route("**/vendor/**", lambda route: route.fulfill(status=200, body="export default 0;"))
    page.route("**/photoswipe-*.css", lambda route: route.abort())
    page.locator("[data-pk-photo]").first.click()
    page.wait_for_url(re.compile(r"/photos/web/.*\.jpg$"))


def test_without_javascript_everything_is_there(visit: Visit, site: Path) -> None:
    page = visit(
        java_script_enabled=False, may_fail=True
    )  # its picture view has a style of its own
    links = page.locator("[data-pk-photo]")
    assert links.count() == len(SHAPES)
    page.locator("summary").click()
    expect(page.locator(".pk-photo__caption").first).to_have_text(CAPTION)
    assert page.get_by_role("link", name="ไฟล์ต้นฉบับ").count() == len(SHAPES)
    with page.expect_response("**/photos/web/*") as response:
        links.first.click()
    assert response.value.headers["content-type"] == "image/jpeg"


def test_every_file_that_the_page_names_is_there(site: Path) -> None:
    for path in site.glob("**/index.html"):
        named = re.findall(r'(?:href|src|srcset)="([^"]+)"', path.read_text(encoding="utf-8"))
        for value in named:
            for one in value.split(", ") if " " in value else [value]:
                address = urllib.parse.unquote(one.split(" ")[0]).partition("#")[0]
                file = site / address.removeprefix("/")
                assert file.is_file() or (file / "index.html").is_file(), address


def test_the_text_of_a_caption_is_no_markup(site: Path) -> None:
    page = (site / "news" / albums.ID / "index.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;" in page
    assert " style=" not in page
