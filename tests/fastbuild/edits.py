"""Random edits of a small site, as an author, an engineer and time would make them."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

from plugins.cli.build import build
from tests.gallery.photos import drawing
from tests.sites import DIVISIONS, moment

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2019, 4, 29)

NOTICES = """\
[[notice]]
kind = "public"
from = 2019-05-03
until = 2019-05-06
th = "ระบบปิดปรับปรุง"
en = "Closed for maintenance"
"""

SETTINGS = """\
from pelicanconf import *
PRAKAT_LATEST = 3
PRAKAT_PAGE_SIZE = 4
"""


class Site:
    """Hold a content folder, a theme and settings, and change them at random.

    seed: the same seed makes the same edits.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.content = folder / "content"
        self.theme = folder / "theme"
        self.settings = folder / "siteconf.py"
        self.now = moment("2019-05-01")
        self.news = self.content / "news"
        self.news.mkdir(parents=True)
        (self.content / "divisions.toml").write_text(DIVISIONS, encoding="utf-8")
        (self.content / "notices.toml").write_text(NOTICES, encoding="utf-8")
        self.settings.write_text(SETTINGS, encoding="utf-8")
        shutil.copytree(ROOT / "theme", self.theme)
        for _ in range(9):
            self.add()

    def build(self, output: Path, *, clean: bool = False, workers: int = 1) -> None:
        """Build the site as it is now."""
        build(
            self.content, output, self.settings,
            now=self.now, theme=self.theme, clean=clean, workers=workers,
        )  # fmt: skip

    def edit(self) -> str:
        """Make one random edit and give its name."""
        edits = [
            self.text, self.text, self.title, self.date, self.division, self.tags, self.status,
            self.add, self.remove, self.translation, self.touch, self.template, self.setting,
            self.notice, self.time, self.names, self.embargo, self.emphasis, self.photo, self.photo,
        ]  # fmt: skip
        chosen = self.random.choice(edits)
        chosen()
        return chosen.__name__

    def word(self) -> str:
        return self.random.choice(["แรงงาน", "ประกาศ", "อบรม", "ค่าจ้าง", "labour", "๒๙ เมษายน ๒๕๖๒"])

    def folder(self) -> Path:
        return self.random.choice(sorted(self.news.iterdir()))

    def change(self, **fields: str) -> None:
        """Give fields of a release other values, in both languages."""
        new = [f"{key}: {value}" for key, value in fields.items()]
        for file in sorted(self.folder().glob("*.md")):
            head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
            lines = [line for line in head.split("\n") if line.split(":")[0] not in fields]
            file.write_text("\n".join([*lines, *new]) + f"\n\n{body}", "utf-8")

    def text(self) -> None:
        file = self.random.choice(sorted(self.folder().glob("*.md")))
        with file.open("a", encoding="utf-8") as more:
            more.write(f"\n{self.word()} {self.random.random()}\n")

    def emphasis(self) -> None:
        file = self.random.choice(sorted(self.folder().glob("*.md")))
        with file.open("a", encoding="utf-8") as more:
            more.write(f"\n- **{self.word()}**\n")

    def title(self) -> None:
        self.change(Title=f"{self.word()} {self.word()}")

    def date(self) -> None:
        self.change(Date=str(DAY + dt.timedelta(self.random.randrange(-40, 10))))

    def division(self) -> None:
        self.change(Category=self.random.choice(["pr", "dsd"]))

    def tags(self) -> None:
        self.change(Tags=", ".join({self.word() for _ in range(self.random.randrange(3))}))

    def status(self) -> None:
        status = self.random.choice(["published", "published", "hidden", "draft", "withdrawn"])
        self.change(Reason="ตัวเลขผิด", Status=status)

    def embargo(self) -> None:
        self.change(Embargo=str(self.now.date() + dt.timedelta(self.random.randrange(-2, 3))))

    def add(self) -> None:
        day = DAY + dt.timedelta(self.random.randrange(-40, 10))
        folder = self.news / f"{day:%Y%m%d}-{self.random.randrange(1000)}"
        folder.mkdir(exist_ok=True)
        for lang in self.random.choice([["th"], ["en"], ["th", "en"]]):
            (folder / f"{lang}.md").unlink(missing_ok=True)
        for lang in self.random.choice([["th"], ["en"], ["th", "en"]]):
            self.write(folder, lang, day)

    def write(self, folder: Path, lang: str, day: dt.date) -> None:
        for other in folder.glob("*.md"):
            if other.stem != lang:
                head = other.read_text(encoding="utf-8").partition("\n\n")[0]
                (folder / f"{lang}.md").write_text(f"{head}\n\n{self.word()}\n", encoding="utf-8")
                return
        text = f"Title: {self.word()}\nDate: {day}\nCategory: pr\n\n{self.word()}\n"
        (folder / f"{lang}.md").write_text(text, encoding="utf-8")

    def photo(self) -> None:
        """Add a photo to a release, or take away all that it has."""
        photos = self.folder() / "photos"
        if photos.is_dir() and self.random.random() < 0.4:
            shutil.rmtree(photos)
            return
        self.photo_of(photos.parent, self.random.randrange(4))

    def photo_of(self, release: Path, number: int) -> None:
        """Add one of many photos to a release."""
        (release / "photos").mkdir(exist_ok=True)
        drawing(120, 80, number).save(release / "photos" / f"{number}.jpg")

    def remove(self) -> None:
        if len(list(self.news.iterdir())) > 5:
            shutil.rmtree(self.folder())

    def translation(self) -> None:
        folder = self.folder()
        files = sorted(folder.glob("*.md"))
        if len(files) == 2:
            self.random.choice(files).unlink()
        else:
            self.write(folder, "en" if files[0].stem == "th" else "th", DAY)

    def touch(self) -> None:
        """Write the same bytes once more."""
        file = self.random.choice(sorted(self.folder().glob("*.md")))
        file.write_bytes(file.read_bytes())

    def template(self) -> None:
        names = sorted((self.theme / "templates").rglob("*.html"))
        with self.random.choice(names).open("a", encoding="utf-8") as more:
            more.write(f"{{# {self.random.random()} #}}")

    def setting(self) -> None:
        size = self.random.randrange(2, 6)
        self.settings.write_text(f"{SETTINGS}PRAKAT_PAGE_SIZE = {size}\n", encoding="utf-8")

    def notice(self) -> None:
        text = NOTICES.replace("ปิดปรับปรุง", self.word())
        (self.content / "notices.toml").write_text(text, encoding="utf-8")

    def time(self) -> None:
        self.now += dt.timedelta(days=1)

    def names(self) -> None:
        text = DIVISIONS.replace("Publicity", self.word())
        (self.content / "divisions.toml").write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compare(folder: Path, seed: int, edits: int) -> list[str]:
    """Build warm and clean after each of some random edits; tell the first difference, or [].

    `./prakat bench right` makes many; by hand: python -m tests.fastbuild.edits SEED EDITS.
    """
    site = Site(folder, seed)
    names = ["new"]
    for number in range(edits + 1):
        site.build(folder / "warm", workers=1 + number % 2)
        site.build(folder / "clean", clean=True)
        warm, clean = files(folder / "warm"), files(folder / "clean")
        wrong = sorted(p for p in warm.keys() | clean.keys() if warm.get(p) != clean.get(p))
        if wrong:
            return [f"after edit {number} ({', '.join(names[-3:])}):", *wrong]
        names.append(site.edit())
    return []


if __name__ == "__main__":
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        found = compare(Path(name), int(sys.argv[1]), int(sys.argv[2]))
    print(*found, sep="\n")
    sys.exit(1 if found else 0)
