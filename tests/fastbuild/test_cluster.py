"""Work on a real Dask cluster: a scheduler and workers of their own, on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fastbuild.edits import ROOT, SETTINGS, Site, files
from tests.fastbuild.mortal import WORK

pytestmark = pytest.mark.slow
MORTAL = str(Path(__file__).with_name("mortal.py"))
BUILD = """
import sys
from pathlib import Path
from plugins.cli.build import build
from plugins.fastbuild import cluster
from tests.fastbuild.mortal import share_out_little

def connect_to_both(address, connect=cluster.connect):
    client = connect(address)
    client.wait_for_workers(2)
    return client

cluster.connect = connect_to_both
share_out_little()
build(Path("content"), Path(sys.argv[1]), Path(sys.argv[1] + "conf.py"), theme=Path("theme"))
"""
ASK = """
from plugins.errors import PrakatError
from plugins.fastbuild import cluster, connection
from plugins.fastbuild.executor import executor
cluster.GONE_AFTER, cluster.LOOK_EVERY = 1.0, 0.1
{before}
try:
    with executor() as pool:
        {work}
except PrakatError as error:
    print(error.show("th"))
    print(error.show("en"))
"""


@contextmanager
def running(module: str, *words: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a part of a cluster, in a process of its own, until it is no longer wanted."""
    command = [sys.executable, "-m", f"distributed.cli.{module}", *words, "--no-dashboard"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | more, stdout=quiet, stderr=quiet
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Start a scheduler on a free port; gives its address and its process's id."""
    note = tmp_path / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(note))
    with running("dask_scheduler", *words) as process:
        while not note.exists() or not note.read_text(encoding="utf-8").endswith("}"):
            assert process.poll() is None
            time.sleep(0.05)
        yield json.loads(note.read_text(encoding="utf-8"))["address"], process.pid


@contextmanager
def worker(address: str, folder: Path, *words: str, **more: str) -> Iterator[None]:
    """Start a worker."""
    words = ("--nthreads", "1", "--host", "127.0.0.1", "--local-directory", str(folder), *words)
    with running("dask_worker", address, *words, **more):
        yield


def build(folder: Path, name: str, **more: str) -> None:
    """Build a folder's site in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | more
    command = [sys.executable, "-c", BUILD, name]
    subprocess.run(command, cwd=folder, env=environment, check=True)


def said(address: str, work: str = "pass", before: str = "") -> str:
    """Ask for an executor on a cluster, and give what is said of it."""
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(work=work, before=before)],
        cwd=ROOT, env=os.environ | {"PRAKAT_DASK": address},
        stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def test_worker_that_is_killed_in_the_middle_of_each_work_changes_no_byte(
    tmp_path: Path, scheduler: tuple[str, int]
) -> None:
    address, _ = scheduler
    site = Site(tmp_path, 5)
    for number, folder in enumerate(sorted(site.news.iterdir())):
        site.photo_of(folder, number)
    for name in ("near", "far"):
        own = f'{SETTINGS}PRAKAT_GALLERY_CACHE = "{tmp_path / "photos of "}{name}"\n'
        (tmp_path / f"{name}conf.py").write_text(own, encoding="utf-8")
    deaths = tmp_path / "deaths"
    deaths.mkdir()
    build(tmp_path, "near")
    with (
        worker(address, tmp_path / "a", "--no-nanny", "--preload", MORTAL),
        worker(address, tmp_path / "b", "--nanny", "--preload", MORTAL, PRAKAT_MORTAL=str(deaths)),
    ):
        build(tmp_path, "far", PRAKAT_DASK=address)
    assert {path.name for path in deaths.iterdir()} == WORK.keys()
    assert files(tmp_path / "far") == files(tmp_path / "near")


def test_address_without_a_scheduler_is_said() -> None:
    found = said("tcp://127.0.0.1:1", before="connection.PATIENCE = 1.0")
    assert "no scheduler can be reached at tcp://127.0.0.1:1\n" in found
    assert "ติดต่อ scheduler ที่ tcp://127.0.0.1:1 ไม่ได้\n" in found


def test_lack_of_dask_is_said() -> None:
    before = "import sys; sys.modules['distributed'] = None"
    assert "Dask is not installed here" in said("tcp://127.0.0.1:1", before=before)


def test_lack_of_workers_is_said(scheduler: tuple[str, int]) -> None:
    before = "connection.PATIENCE = 4.0"
    assert "within 4 seconds" in said(scheduler[0], before=before)


def test_other_versions_and_another_prakat_are_said(
    tmp_path: Path, scheduler: tuple[str, int]
) -> None:
    address, _ = scheduler
    other_dask = "import distributed.versions as v; v._version_cached = lambda package: '0'"
    other_code = "connection.program.code = lambda: b'other'"
    with worker(address, tmp_path, "--no-nanny"):
        assert said(address, "print(*pool.map(abs, [-1, -2]))") == "1 2\n"
        assert "are not those of this machine" in said(address, before=other_dask)
        assert "runs another Prakat" in said(address, before=other_code)


def test_cluster_that_is_gone_is_an_error_and_not_a_wait(
    tmp_path: Path, scheduler: tuple[str, int]
) -> None:
    address, pid = scheduler
    work = (
        f"import os, time; pool.submit(time.sleep, 60); os.kill({pid}, 9); "
        "pool.submit(abs, 1).result()"
    )
    with worker(address, tmp_path, "--no-nanny"):
        found = said(address, work)
    assert "went away during the work" in found


def test_task_that_kills_all_workers_that_try_it_is_a_broken_executor(
    tmp_path: Path, scheduler: tuple[str, int]
) -> None:
    address, _ = scheduler
    work = (
        "import os; print(type(pool.submit(os._exit, 1).exception()).__name__); "
        "print(pool.submit(abs, -1).result())"
    )
    with worker(address, tmp_path, "--nanny"):
        assert said(address, work, "cluster.GONE_AFTER = 60.0") == "BrokenExecutor\n1\n"
