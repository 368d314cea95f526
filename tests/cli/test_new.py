"""`prakat new`: answers from options or a terminal, and a folder without fault."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest

from plugins.bilingual import checks
from plugins.cli.__main__ import main
from plugins.errors import Severity
from plugins.gallery import album as albums
from plugins.thai_content import fields, metadata
from tests.legacy.documents import paragraph, picture, write
from tests.legacy.samples import files
from tests.sites import content as content_folder

TITLE = "กระทรวงแรงงานเปิดรับสมัครอาสาสมัคร"


class Terminal(io.StringIO):
    """Somebody who types what was prepared."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a content folder with two divisions, and let nobody sit at a terminal."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return content_folder(tmp_path, {})


def make(content: Path, *words: str, title: str | None = TITLE, category: str | None = "pr") -> int:
    """Run the command in English."""
    given = [*words, "--content", str(content), "--lang", "en"]
    given += ["--title", title] if title is not None else []
    given += ["--category", category] if category is not None else []
    return main(["new", *given])


def test_makes_a_release_that_checks_pass(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make(content, "--date", "๑ พฤษภาคม ๒๕๖๒", "--credit", "สมชาย ภาพข่าว") == 0
    folder = content / "news/20190501-1"
    assert (folder / "th.md").read_text(encoding="utf-8") == (
        f"Title: {TITLE}\nDate: ๑ พฤษภาคม ๒๕๖๒\nCategory: pr\nCredit: สมชาย ภาพข่าว\n\n"
    )
    assert (folder / "photos").is_dir()
    assert not list(content.glob(".*"))
    problems = checks.check(content, thorough=True)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    said = capsys.readouterr().out
    assert f"made: {folder}/th.md" in said
    assert f"put photos into {folder}/photos" in said


def test_says_the_next_step_in_thai(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--title", TITLE, "--category", "pr", "--date", "2019-05-01"]
    assert main(["--lang", "th", "new", "--content", str(content), *words]) == 0
    said = capsys.readouterr().out
    assert f"สร้างแล้ว: {content}/news/20190501-1/th.md\n" in said
    assert "ต่อไป: เปิด" in said
    assert "เขียนเนื้อข่าวใต้บรรทัดว่าง" in said


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("29 เม.ย. 62", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
        ("๒๙ เมษายน ๒๕๖๒ ๐๙.๓๐ น.", dt.datetime(2019, 4, 29, 9, 30, tzinfo=fields.BANGKOK)),
        ("2019-04-29 09:30", dt.datetime(2019, 4, 29, 9, 30, tzinfo=fields.BANGKOK)),
        ("29/4/2562", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
    ],
)
def test_dates_are_taken_as_people_write_them(
    written: str, meant: dt.datetime, content: Path
) -> None:
    assert make(content, "--date", written, "--editions", "both", "--title-en", "Wanted") == 0
    for lang in ("th", "en"):
        source = metadata.read(content / f"news/20190429-1/{lang}.md")
        assert fields.values(source).date == meant
        assert not fields.values(source).problems


def test_today_is_bangkoks(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:
            return cls(2019, 4, 28, 17, 30, tzinfo=dt.UTC).astimezone(tz)

    monkeypatch.setattr("plugins.cli.questions.dt.datetime", Clock)
    assert make(content) == 0
    assert (content / "news/20190429-1/th.md").exists()


@pytest.mark.parametrize(
    "category", ["dsd", "กรมพัฒนาฝีมือแรงงาน", "Department of Skill Development", "2"]
)
def test_a_division_is_known_by_slug_names_and_number(category: str, content: Path) -> None:
    assert make(content, "--date", "2019-05-01", category=category) == 0
    text = (content / "news/20190501-1/th.md").read_text(encoding="utf-8")
    assert "Category: dsd\n" in text


@pytest.mark.parametrize(
    ("words", "release"),
    [
        ("labour-day", "20190501-labour-day"),
        ("Labour Day", "20190501-labour-day"),
        ("20190501-labour_day", "20190501-labour-day"),
        ("7", "20190501-7"),
    ],
)
def test_words_become_part_of_the_address(words: str, release: str, content: Path) -> None:
    assert make(content, "--date", "2019-05-01", "--words", words) == 0
    assert (content / "news" / release / "th.md").exists()


@pytest.mark.parametrize(
    ("editions", "titles", "made"),
    [
        ("th", (), ["th.md"]),
        ("en", (), ["en.md"]),
        ("en", ("--title-en", "Wanted"), ["en.md"]),
        ("both", ("--title-en", "Wanted"), ["en.md", "th.md"]),
    ],
)
def test_editions_are_made_as_asked(
    editions: str, titles: tuple[str, ...], made: list[str], content: Path
) -> None:
    assert make(content, "--date", "2019-05-01", "--editions", editions, *titles) == 0
    assert sorted(path.name for path in content.glob("news/*/*.md")) == made
    text = (content / "news/20190501-1" / made[0]).read_text(encoding="utf-8")
    assert text.startswith(f"Title: {'Wanted' if titles else TITLE}\n")


WRONG = {
    "no title": ({"title": None}, (), "--title: error: there is no answer to: Title, in Thai"),
    "empty title": ({"title": " \u200b"}, (), "--title: error: the title is empty"),
    "empty title of an English release": (
        {"title": ""},
        ("--editions", "en"),
        "--title: error: the title is empty",
    ),
    "empty English title": (
        {},
        ("--editions", "both", "--title-en", " "),
        "--title-en: error: the title is empty",
    ),
    "empty English title of an English release": (
        {},
        ("--editions", "en", "--title-en", ""),
        "--title-en: error: the title is empty",
    ),
    "no English title": ({}, ("--editions", "both"), "--title-en: error: there is no answer"),
    "no category": ({"category": None}, (), "--category: error: there is no answer"),
    "unknown category": (
        {"category": "xx"},
        (),
        "there is no division “xx”; there are pr (กองเผยแพร่และประชาสัมพันธ์), dsd (กรมพัฒนาฝีมือแรงงาน)",
    ),
    "number behind the list": ({"category": "3"}, (), "there is no division “3”"),
    "impossible date": ({}, ("--date", "31 กุมภาพันธ์ 2562"), "--date: error: "),
    "words that no address can hold": ({}, ("--words", "วันแรงงาน"), "can't be in an address"),
    "words that lead elsewhere": ({}, ("--words", "../../x"), "can't be in an address"),
    "words without end": ({}, ("--words", "a" * 41), "can't be in an address"),
}


@pytest.mark.parametrize(("values", "words", "said"), WRONG.values(), ids=list(WRONG))
def test_refuses_and_makes_nothing(
    values: dict[str, str | None],
    words: tuple[str, ...],
    said: str,
    content: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = files(content)
    assert make(content, *words, **values) == 1
    assert said in capsys.readouterr().err
    assert files(content) == before


def test_never_changes_what_is_there(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "news/20190501-labour-day").mkdir(parents=True)
    words = ("--date", "2019-05-01", "--words", "labour-day")
    assert make(content, *words) == 1
    assert "there is a release 20190501-labour-day already" in capsys.readouterr().err
    assert not list((content / "news/20190501-labour-day").iterdir())
    for _ in range(2):
        assert make(content, "--date", "2019-05-01") == 0
    assert (content / "news/20190501-2/th.md").exists()


def test_asks_again_until_it_understands(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["", TITLE, "เมื่อวาน", "1 พ.ค. 62", "9", "กรมพัฒนาฝีมือแรงงาน", "", "วัน", "Labour Day"]
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(typed) + "\n"))
    assert make(content, title=None, category=None) == 0
    assert (content / "news/20190501-labour-day/th.md").read_text(encoding="utf-8") == (
        f"Title: {TITLE}\nDate: 1 พฤษภาคม 2562\nCategory: dsd\n\n"
    )
    said = capsys.readouterr().out
    assert "the title is empty" in said
    assert "1  กองเผยแพร่และประชาสัมพันธ์ (pr)" in said
    assert said.count("Date (Enter: ") == 2


def test_an_end_of_answers_ends_it(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(f"{TITLE}\n"))
    assert make(content, title=None, category=None) == 1
    assert "--date: error: there is no answer to: Date" in capsys.readouterr().err
    assert not list(content.glob("news/*"))


def test_a_full_disk_makes_nothing(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = files(content)
    monkeypatch.setattr("os.rename", full)
    assert make(content) == 1
    assert "this can't be written (No space left on device)" in capsys.readouterr().err
    assert files(content) == before


def test_word_document_is_a_whole_release(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [TITLE, "วันที่ ๑ พฤษภาคม ๒๕๖๒", "เนื้อข่าว", "กรมพัฒนาฝีมือแรงงาน", "สมชาย ภาพข่าว"]
    document = write(
        tmp_path / "ข่าว.docx", *map(paragraph, lines), pictures={"a.png": b"\x89PNG one"}
    )
    assert make(content, "--from", str(document), title=None, category=None) == 0
    folder = content / "news/20190501-1"
    assert (folder / "th.md").read_text(encoding="utf-8") == (
        f"Title: {TITLE}\nDate: ๑ พฤษภาคม ๒๕๖๒\nCategory: dsd\nCredit: สมชาย ภาพข่าว\n\nเนื้อข่าว\n"
    )
    assert (folder / "photos/photo-01.png").read_bytes() == b"\x89PNG one"
    assert "pictures: 1, in" in capsys.readouterr().out


def test_words_of_a_documents_pictures_go_into_the_album(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    caption = paragraph('พิธี "เปิด"', style="Caption")
    parts = [
        paragraph(TITLE),
        paragraph("1 พ.ค. 2562"),
        paragraph("เนื้อข่าว"),
        picture(0, "บนเวที"),
        caption,
    ]
    document = write(tmp_path / "a.docx", *parts, pictures={"a.png": b"\x89PNG one"})
    assert make(content, "--from", str(document), title=None) == 0
    folder = content / "news/20190501-1"
    album, _ = albums.read(folder)
    assert [(dict(p.alt), dict(p.caption)) for p in album.photos] == [
        ({"th": "บนเวที"}, {"th": 'พิธี "เปิด"'})
    ]
    assert (folder / "photos.toml").read_text(encoding="utf-8") == (
        '[[photo]]\nfile = "photo-01.png"\nalt.th = "บนเวที"\ncaption.th = "พิธี \\"เปิด\\""\n'
    )
    assert f"what is said of them: {folder}/photos.toml" in capsys.readouterr().out


def test_options_and_answers_come_before_what_a_document_says(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = write(tmp_path / "a.docx", *map(paragraph, [TITLE, "1 พ.ค. 2562", "เนื้อข่าว"]))
    monkeypatch.setattr("sys.stdin", Terminal("\n2 พ.ค. 2562\n\n\n"))
    assert make(content, "--from", str(document), title=None) == 0
    assert (content / "news/20190502-1/th.md").read_text(encoding="utf-8") == (
        f"Title: {TITLE}\nDate: 2 พฤษภาคม 2562\nCategory: pr\n\nเนื้อข่าว\n"
    )


def test_english_document_makes_an_english_edition(content: Path, tmp_path: Path) -> None:
    document = write(tmp_path / "a.docx", *map(paragraph, ["Wanted", "1 May 2019", "The body."]))
    assert make(content, "--from", str(document), title=None) == 0
    assert (content / "news/20190501-1/en.md").read_text(encoding="utf-8") == (
        "Title: Wanted\nDate: 1 May 2019\nCategory: pr\n\nThe body.\n"
    )
    assert not (content / "news/20190501-1/th.md").exists()


def test_document_that_cannot_be_read_makes_nothing(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(b"no zip")
    assert make(content, "--from", str(tmp_path / "a.docx"), title=None) == 1
    assert "no Word document, or broken" in capsys.readouterr().err
    assert not (content / "news").exists()


ENGLISH = ["Labour volunteers wanted", "1 May 2019", "The body.", "Somchai (สมชาย ใจดี)"]
FIRST = (
    "Title: กระทรวงแรงงานเปิดรับสมัคร\nDate: 1 พฤษภาคม 2562 09.30 น.\nCategory: dsd\n"
    "Status: draft\nEmbargo: 2019-05-02 09:00\n\nเนื้อข่าว\n"
)


def released(content: Path, text: str = FIRST) -> Path:
    """Write a Thai release with a photo."""
    folder = content / "news/20190501-1"
    (folder / "photos").mkdir(parents=True)
    (folder / "th.md").write_text(text, encoding="utf-8")
    (folder / "photos/photo-01.png").write_bytes(b"one")
    return folder


def english(tmp_path: Path, *more: str) -> str:
    """Write an English document with the release's photo and another."""
    parts = [*map(paragraph, ENGLISH), picture(0, "The stage"), picture(1, "The crowd"), *more]
    pictures = {"a.png": b"one", "b.png": b"two"}
    return str(write(tmp_path / "en.docx", *parts, pictures=pictures))


def add(content: Path, document: str, *words: str, into: str = "20190501-1") -> int:
    """Run the command in English for an edition of a release that is there."""
    given = ["--from", document, "--into", into, "--content", str(content), *words]
    return main(["--lang", "en", "new", *given])


def test_missing_edition_is_added_to_a_release(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = released(content)
    before = files(folder)
    assert add(content, english(tmp_path), into=f"{folder}/") == 0
    after = files(folder)
    assert before.items() <= after.items()
    assert after["en.md"].decode() == (
        "Title: Labour volunteers wanted\nDate: 1 May 2019, 09:30\nCategory: dsd\nStatus: draft\n"
        "Embargo: 2019-05-02 09:00\n\nThe body.\n\nSomchai (สมชาย ใจดี)\n"
    )
    assert after["photos/photo-02.png"] == b"two"
    assert sorted(set(after) - set(before)) == ["en.md", "photos.toml", "photos/photo-02.png"]
    album, _ = albums.read(folder)
    assert [dict(photo.alt) for photo in album.photos] == [{"en": "The stage"}, {"en": "The crowd"}]
    problems = checks.check(content, thorough=False)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert f"made: {folder}/en.md" in capsys.readouterr().out


def test_edition_that_is_there_is_never_changed(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = released(content)
    (folder / "en.md").write_text("Title: Mine\n", encoding="utf-8")
    before = files(content)
    assert add(content, english(tmp_path)) == 1
    assert "20190501-1 has its English edition already" in capsys.readouterr().err
    assert files(content) == before


def test_captions_that_are_there_are_never_changed(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = released(content)
    (folder / "photos.toml").write_text('[[photo]]\nfile = "photo-01.png"\n', encoding="utf-8")
    assert add(content, english(tmp_path)) == 0
    said = capsys.readouterr().out
    assert "photos.toml is there and was not changed" in said
    assert 'alt.en = "The stage"' in said
    assert (folder / "photos.toml").read_text(encoding="utf-8").count("\n") == 2


def test_document_of_another_day_is_said(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released(content, FIRST.replace("Date: 1 พ", "Date: 2 พ"))
    assert add(content, english(tmp_path)) == 0
    assert (
        "the document is of “1 May 2019”, but the release of 2 May 2019" in capsys.readouterr().out
    )


REFUSED = {
    "no such release": ((), FIRST, "20190501-9", "there is no release “20190501-9”"),
    "no name": ((), FIRST, "", "there is no release “”"),
    "language that is there": (
        ("--editions", "th"),
        FIRST,
        "20190501-1",
        "20190501-1 has its Thai edition already",
    ),
    "date": (("--date", "1 May 2019"), FIRST, "20190501-1", "--date: error: this can't be given"),
    "words": (("--words", "x"), FIRST, "20190501-1", "--words: error: this can't be given"),
    "withdrawn": (
        (),
        FIRST.replace("draft", "withdrawn\nReason: ผิด"),
        "20190501-1",
        "20190501-1 is withdrawn",
    ),
    "release in error": ((), FIRST.replace("1 พ", "40 พ"), "20190501-1", "th.md:2: error"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=list(REFUSED))
def test_no_edition_is_added_where_it_can_not_be(
    case: tuple[tuple[str, ...], str, str, str],
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words, text, into, said = case
    released(content, text)
    before = files(content)
    assert add(content, english(tmp_path), *words, into=into) == 1
    assert said in capsys.readouterr().err
    assert files(content) == before


def test_edition_is_begun_without_a_document(content: Path) -> None:
    folder = released(content)
    title = ["--title-en", "Wanted", "--into", "20190501-1"]
    assert main(["new", *title, "--content", str(content)]) == 0
    text = (folder / "en.md").read_text(encoding="utf-8")
    assert text.startswith("Title: Wanted\nDate: 1 May 2019, 09:30\n")


def test_failing_disk_leaves_no_edition(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(content)
    before = files(content)
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "en.md" in path.name:
            raise OSError(28, "No space left on device")
        return real(path, data)

    document = english(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    assert add(content, document) == 1
    assert files(content) == before


def test_taken_address_leads_to_the_release_that_has_it(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released(content)
    assert make(content, "--from", english(tmp_path), "--words", "1", title=None) == 1
    assert "give --into 20190501-1" in capsys.readouterr().err
    assert make(content, "--from", english(tmp_path), title=None) == 0
    said = capsys.readouterr().out
    assert "without an English edition: 20190501-1" in said
    assert "give --into 20190501-1" in said
