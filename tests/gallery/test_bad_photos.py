"""Each bad file is one clear line; the other photos are there, and nothing is half-written."""

from __future__ import annotations

import errno
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plugins.cli.__main__ import main as run
from plugins.errors import PrakatError, Severity
from plugins.gallery import checks, jobs
from plugins.gallery.faults import FAULTS, BadPhotoError, bad
from plugins.gallery.settings import Settings
from tests import sites
from tests.gallery import albums, badness, photos

CASES = json.loads(Path(__file__).with_name("bad.json").read_text(encoding="utf-8"))
TINY = Settings(sizes=(60, 120), small_side=100)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "release"
    (folder / "photos").mkdir(parents=True)
    photos.jpeg(folder / "photos" / "good.jpg")
    photos.jpeg(folder / "photos" / "other.jpg", number=1)
    return folder


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_bad_photo(release: Path, tmp_path: Path, case: dict[str, Any]) -> None:
    badness.MAKE[case["make"]](release / "photos" / case["name"])
    made = albums.publish(release, tmp_path / "store", tmp_path / "site", TINY)
    said = albums.english(made.problems)
    assert len(said) == (1 if case["says"] else 0), said
    if said:
        assert case["says"] in said[0]
    names = {photo.photo.name for photo in made.photos}
    if case.get("instead"):
        assert len(names) == 2
    else:
        assert {"good.jpg", "other.jpg"} <= names
        assert (case["name"] in names) is case.get("published", False)
    assert_whole(tmp_path / "site", len(names))
    checked = albums.english(checks.check(release, TINY, tmp_path / "new"))
    assert [line for line in checked if "is the same as" not in line] == said


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_exit_status(
    tmp_path: Path, case: dict[str, Any], capfd: pytest.CaptureFixture[str]
) -> None:
    """What can't be published is an error like any other; what is doubtful is none."""
    content = sites.content(tmp_path, {f"news/{albums.ID}/th.md": sites.THAI})
    folder = content / "news" / albums.ID / "photos"
    folder.mkdir()
    photos.jpeg(folder / "good.jpg")
    badness.MAKE[case["make"]](folder / case["name"])
    status = run(["check", "--content", str(content), "--lang", "en"])
    said = "".join(capfd.readouterr())
    wrong = [line for line in said.splitlines() if ": error: " in line]
    assert len(wrong) == status == case["says"].startswith("ERROR")
    for line in wrong:
        assert case["name"] in line
        assert case["says"].partition("ERROR: ")[2] in line
    assert said.count("    → ") >= len(wrong)


def assert_whole(site: Path, count: int) -> None:
    files = albums.public_files(site)
    assert not [name for name in files if Path(name).name.startswith(".")]
    assert all(files.values())
    assert len([name for name in files if name.endswith(".avif")]) in {
        count,
        2 * count,
        2 * count - 1,
    }


def test_every_fault_is_said_in_both_languages() -> None:
    for name, fault in FAULTS.items():
        assert fault.text.th != fault.text.en, name
        assert fault.remedy.th != fault.remedy.en, name


def test_an_unreadable_photo_is_said(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root reads everything, so the refusal is put in the way of the one file."""
    whole = Path.open

    def refuse(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "other.jpg":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return whole(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    made = albums.make(release, tmp_path / "store", TINY)
    assert albums.english(made.problems) == [
        "other.jpg: ERROR: the file can't be read (Permission denied)"
    ]
    assert [photo.name for photo in made.photos] == ["good.jpg"]


class TestFullDisk:
    """A full disk stops the build with one line, and what was there before stays whole."""

    def test_leaves_nothing_half_written(
        self, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_data: bytes, _path: Path) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        albums.publish(release, tmp_path / "store", tmp_path / "site", TINY)
        before = albums.public_files(tmp_path / "store")
        photos.jpeg(release / "photos" / "third.jpg", number=3)
        monkeypatch.setattr("plugins.gallery.derivatives._save", lambda p, d: fail(d, p))
        with pytest.raises(PrakatError, match="No space left on device") as caught:
            albums.make(release, tmp_path / "store", TINY)
        assert len(caught.value.problems) == 1
        assert caught.value.problems[0].severity is Severity.ERROR
        assert albums.public_files(tmp_path / "store") == before

    @pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
    def test_in_the_middle_of_a_file_is_one_line(self, release: Path, tmp_path: Path) -> None:
        """The system itself refuses: the process may write no file of more than 20,000 bytes."""
        photos.jpeg(release / "photos" / "large.jpg", size=(1200, 800), number=2)
        script = (
            "import resource, sys; from pathlib import Path; from plugins.gallery import __main__\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
            "sys.exit(__main__.main(*map(Path, sys.argv[1:])))"
        )
        places = [str(release), str(tmp_path / "store"), str(tmp_path / "site")]
        told = subprocess.run(
            [sys.executable, "-c", script, *places], capture_output=True, text=True, check=False
        )
        assert told.returncode == 1
        assert told.stderr.splitlines() == [
            f"{tmp_path / 'store' / 'products'}: error: can't be written (File too large)",
            "    → make room on the disk, or check the folder's permissions, and build again",
        ]
        assert not (tmp_path / "site").exists()
        for product in (tmp_path / "store" / "products").iterdir():
            assert not product.name.startswith(".")
            assert len(list(product.iterdir())) % 3 == 1 if product.is_dir() else product.stat()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    def test_is_noticed_by_the_zip(self) -> None:
        from plugins.gallery import archive

        with (
            Path("/dev/full").open("wb", buffering=0) as full,
            pytest.raises(OSError, match="No space"),
        ):
            archive.write(full, [archive.Member("a.txt", b"x" * 1_000_000)], (2019, 4, 29, 0, 0, 0))


def test_a_decoder_that_crashes_costs_one_photo(release: Path, tmp_path: Path) -> None:
    from plugins.fastbuild.executor import executor
    from plugins.gallery import workers

    names = ["good.jpg", "CRASH", "other.jpg"]
    done = workers.run(_crash, names, lambda name: f"{name} crashed", lambda: executor(2))
    assert done == ["good.jpg done", "CRASH crashed", "other.jpg done"]


def _crash(name: str) -> str:
    if name == "CRASH":
        os._exit(139)
    return f"{name} done"


def test_a_bad_photo_survives_the_way_between_processes() -> None:
    error = bad("truncated", Path("a.jpg"))
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, BadPhotoError)
    assert again.problems == error.problems


def test_a_job_turns_every_refusal_into_an_outcome(tmp_path: Path) -> None:
    from plugins.gallery.album import Photo

    (tmp_path / "a.jpg").write_bytes(b"no picture")
    outcome = jobs.run(jobs.Job(Photo(tmp_path / "a.jpg"), TINY, tmp_path / "store"))
    assert outcome.made is None
    assert len(outcome.problems) == 1
    assert not (tmp_path / "store").exists()
