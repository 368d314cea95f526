"""The ZIP: read by three programs of other people, the same from build to build, of any size."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gallery import archive
from plugins.gallery.archive import Member
from tests import programs
from tests.gallery import albums, photos

MOMENT = (2019, 4, 29, 9, 30, 0)
THAI = "ผู้ว่าฯ ลงพื้นที่ น้ำท่วม (๑).jpg"
TOOLS = {"Info-ZIP": (["unzip"], "-q", "-tq"), "7-Zip": (["7zz", "7z"], "x", "t")}
"""Each program with its names, the first one's before others', and how it unpacks and tests."""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "release" / "photos"
    folder.mkdir(parents=True)
    photos.jpeg(folder / THAI)
    photos.jpeg(folder / 'a "quoted": name?.jpg', number=2)
    photos.png(folder / "ข่าว ๒.png")
    return folder.parent


def written(members: list[Member]) -> bytes:
    out = io.BytesIO()
    size = archive.write(out, members, MOMENT)
    assert size == len(out.getvalue())
    return out.getvalue()


def test_python_reads_names_texts_and_photos(release: Path, tmp_path: Path) -> None:
    made = albums.publish(release, tmp_path / "store", tmp_path / "site")
    path = tmp_path / "site" / "news" / albums.ID / "photos.zip"
    assert path.stat().st_size == made.zip_size
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        names = {info.filename.removeprefix(f"{albums.ID}/"): info for info in opened.infolist()}
        assert set(names) == {
            "captions.txt",
            "release-th.txt",
            "release-en.txt",
            THAI,
            "a _quoted__ name_.jpg",
            "ข่าว ๒.png",
        }
        for info in names.values():
            assert info.flag_bits == 0x800
            assert info.compress_type == zipfile.ZIP_STORED
            assert info.date_time == MOMENT
        listed = opened.read(f"{albums.ID}/captions.txt").decode("utf-8-sig")
        assert photos.CAPTION in listed
        assert photos.CREDIT in listed
        assert opened.read(f"{albums.ID}/release-th.txt") == "\ufeffข่าว\r\nเนื้อข่าว\r\n".encode()


@pytest.mark.parametrize("tool", TOOLS)
def test_other_programs_read_thai_names(release: Path, tmp_path: Path, tool: str) -> None:
    program = programs.find(*TOOLS[tool][0])
    albums.publish(release, tmp_path / "store", tmp_path / "site")
    path = tmp_path / "site" / "news" / albums.ID / "photos.zip"
    out = tmp_path / "out"
    out.mkdir()
    subprocess.run(
        [program, TOOLS[tool][1], str(path)],
        cwd=out,
        check=True,
        capture_output=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    assert {p.name for p in (out / albums.ID).iterdir()} >= {THAI, "ข่าว ๒.png"}
    published = tmp_path / "site" / "news" / albums.ID / "photos" / THAI
    assert (out / albums.ID / THAI).read_bytes() == published.read_bytes()


def test_the_same_bytes_from_build_to_build(release: Path, tmp_path: Path) -> None:
    for run in ("one", "two"):
        albums.publish(release, tmp_path / f"store-{run}", tmp_path / run)
    one, two = (albums.public_files(tmp_path / run) for run in ("one", "two"))
    assert one == two


names = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0/\\"), min_size=1
)


@given(st.lists(st.tuples(names, st.binary(max_size=50)), max_size=6, unique_by=lambda m: m[0]))
def test_any_names_and_contents_come_back(members: list[tuple[str, bytes]]) -> None:
    data = written([Member(name, content) for name, content in members])
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert [(i.orig_filename, opened.read(i)) for i in opened.infolist()] == members


@given(st.lists(st.tuples(names, st.integers(0, 9000)), max_size=6, unique_by=lambda m: m[0]))
def test_files_from_disk_begin_with_a_page(files: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        members = [Member("first.txt", b"x")]
        for number, (name, size) in enumerate(files):
            path = Path(folder, str(number))
            path.write_bytes(bytes([number]) * size)
            members.append(Member(name, path, *archive.checksum(path)))
        data = written(members)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        for (name, size), info in zip(files, opened.infolist()[1:], strict=True):
            head = struct.unpack("<26x2H", data[info.header_offset : info.header_offset + 30])
            start = info.header_offset + 30 + sum(head)
            assert (info.orig_filename, info.file_size, start % 4096) == (name, size, 0)


BIG = [Member(f"ภาพ {n}.jpg", bytes([n]) * (500 + 300 * n)) for n in range(6)]


def beyond_the_limits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a ZIP64 with the limit lowered instead of four gigabytes: the same fields are read."""
    monkeypatch.setattr(archive, "ZIP64_FROM", 1000)
    path = folder / "a.zip"
    path.write_bytes(written(BIG))
    return path


def test_zip64_beyond_its_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(beyond_the_limits(tmp_path, monkeypatch)) as opened:
        assert [(i.filename, opened.read(i)) for i in opened.infolist()] == [
            (m.name, m.source) for m in BIG
        ]


@pytest.mark.parametrize("tool", TOOLS)
def test_other_programs_read_zip64(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    program = programs.find(*TOOLS[tool][0])
    path = beyond_the_limits(tmp_path, monkeypatch)
    subprocess.run([program, TOOLS[tool][2], str(path)], capture_output=True, check=True)


def test_more_entries_than_zip_can_count() -> None:
    data = written([Member(str(n), b"") for n in range(65_536)])
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert len(opened.infolist()) == 65_536


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_memory_stays_flat(tmp_path: Path) -> None:
    """Half a gigabyte in files that take no room on the disk, in a process of its own."""
    big = tmp_path / "big.jpg"
    with big.open("wb") as file:
        file.truncate(64 << 20)
    script = (
        "import sys; from pathlib import Path; from plugins.gallery import archive\n"
        "big, out = Path(sys.argv[1]), Path(sys.argv[2]).open('wb')\n"
        "members = [archive.Member(f'{n}.jpg', big) for n in range(8)]\n"
        "archive.write(out, members, (2019, 4, 29, 0, 0, 0))\n"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(big), str(tmp_path / "a.zip")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(told.stdout) < 100_000
