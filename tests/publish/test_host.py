"""Releases go live in one step, and come back."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import threading
from pathlib import Path

import pytest

from plugins.errors import PrakatError
from plugins.publish import host

START = dt.datetime(2019, 4, 29, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(params=["link", "empty folder", "no links"])
def target(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> host.Host:
    """Name a site to publish to: nothing there, an empty folder, or on a system without links."""
    monkeypatch.setattr(host, "sync", lambda: None)  # others' files are not this test's to wait for
    if request.param == "empty folder":
        (tmp_path / "site").mkdir()
    if request.param == "no links":

        def refuse(*_: object, **__: object) -> None:
            raise OSError(1314, "A required privilege is not held by the client")

        monkeypatch.setattr(Path, "symlink_to", refuse)
    return host.Host(tmp_path / "site")


def put(target: host.Host, number: int) -> str:
    """Publish a release that says its number."""
    with host.building(target) as folder:
        (folder / "index.html").write_text(str(number))
        return host.publish(target, folder, START + dt.timedelta(minutes=number))


def shown(target: host.Host) -> str:
    """Read what a visitor would."""
    return (target.site / "index.html").read_text()


def test_the_newest_is_live_and_the_earlier_ones_are_kept(target: host.Host) -> None:
    names = [put(target, number) for number in (1, 2, 3)]
    assert shown(target) == "3"
    assert host.live(target) == names[2] == "20190429T093300.000000Z"
    assert [path.name for path in host.earlier(target)] == [names[1], names[0]]


def test_going_back_and_on(target: host.Host) -> None:
    for number in (1, 2, 3):
        put(target, number)
    host.go_back(target)
    assert shown(target) == "2"
    host.go_back(target)
    assert shown(target) == "1"
    with pytest.raises(PrakatError, match="no earlier release"):
        host.go_back(target)
    put(target, 4)
    assert shown(target) == "4"
    assert len(host.earlier(target)) == 3


def test_only_so_many_are_kept(target: host.Host) -> None:
    names = [put(target, number) for number in range(1, 6)]
    host.prune(target, 2)
    assert [path.name for path in host.earlier(target)] == [names[3], names[2]]
    assert shown(target) == "5"


def test_a_build_that_fails_leaves_the_live_one(target: host.Host) -> None:
    put(target, 1)
    with pytest.raises(ZeroDivisionError), host.building(target) as folder:
        (folder / "index.html").write_text(str(1 / 0))
    assert shown(target) == "1"
    assert host.earlier(target) == []


def test_the_site_is_there_at_every_instant(target: host.Host) -> None:
    put(target, 0)
    if not target.site.is_symlink():
        pytest.importorskip("fcntl", reason="one step for folders is Linux's")
    stop = threading.Event()
    seen = set()

    def read() -> None:
        while not stop.is_set():
            seen.add(shown(target))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(1, 30):
            put(target, number)
    finally:
        stop.set()
        reader.join()
    assert len(seen) > 1
    assert seen <= {str(number) for number in range(30)}


@pytest.mark.parametrize("place", ["site", "site.releases"])
def test_what_prakat_did_not_publish_is_left_alone(tmp_path: Path, place: str) -> None:
    (tmp_path / place).mkdir()
    (tmp_path / place / "index.html").write_text("somebody's own")
    target = host.Host(tmp_path / "site")
    with pytest.raises(PrakatError, match="Prakat did not publish"):
        put(target, 1)
    assert [path.name for path in tmp_path.iterdir()] == [place]
    assert [path.name for path in (tmp_path / place).iterdir()] == ["index.html"]


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(PrakatError, match="Prakat did not publish"):
        put(host.Host(tmp_path / "site"), 1)


def test_one_publish_at_a_time(tmp_path: Path) -> None:
    target = host.Host(tmp_path / "site")
    with (
        host.building(target),
        pytest.raises(PrakatError, match="another publish is at work"),
        host.building(target),
    ):
        pass


MOMENTS = ("build", "stamp", "rename", "link")


def die(site: Path, moment: str, reached: multiprocessing.synchronize.Event) -> None:
    """Publish in another process and hang at a moment, to be killed there."""

    def hang(*_: object, **__: object) -> None:
        reached.set()
        threading.Event().wait()

    target = host.Host(site)
    with host.building(target) as folder:
        (folder / "index.html").write_text("half")
        if moment == "build":
            hang()
        patch = {"stamp": (host, "sync"), "rename": (host, "go_live"), "link": (Path, "replace")}
        setattr(*patch[moment], hang)
        host.publish(target, folder, START + dt.timedelta(minutes=2))


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_publish_leaves_the_live_one_and_the_next_one_works(
    tmp_path: Path, moment: str
) -> None:
    target = host.Host(tmp_path / "site")
    put(target, 1)
    context = multiprocessing.get_context("spawn")
    reached = context.Event()
    process = context.Process(target=die, args=(target.site, moment, reached))
    process.start()
    assert reached.wait(timeout=60)
    process.kill()
    process.join()
    assert shown(target) == "1"
    put(target, 3)
    assert shown(target) == "3"
    assert not [path for path in target.releases.iterdir() if path.name.startswith((".b", ".l"))]


def test_a_kill_after_the_exchange_of_folders_is_mended(target: host.Host) -> None:
    first = put(target, 1)
    second = put(target, 2)
    (target.releases / first).rename(target.releases / "20190429T235959.000000Z")
    with host.alone(target):
        assert [path.name for path in host.earlier(target)] == [first]
    assert host.live(target) == second
