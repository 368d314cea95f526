"""One interface for work here and in other processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import BrokenExecutor
from functools import partial
from pathlib import Path

import pytest

from plugins.fastbuild import executor as executors
from plugins.fastbuild.beside import Beside
from plugins.fastbuild.executor import each, executor

ROOT = Path(__file__).resolve().parents[2]
_words: list[str] = []


def _learn(word: str) -> None:
    _words.append(word)


def _word(_: int) -> str:
    return _words[-1]


def _pid(_: int) -> int:
    return os.getpid()


def _fail(number: int) -> None:
    raise ValueError(number)


def _die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("workers", [1, 2])
def test_map_keeps_order_and_initializer_runs_in_each_worker(workers: int) -> None:
    with executor(workers, initializer=_learn, initargs=("ประกาศ",)) as pool:
        assert list(pool.map(_word, range(4))) == ["ประกาศ"] * 4
        assert list(pool.map(abs, range(-3, 0))) == [3, 2, 1]


@pytest.mark.parametrize("workers", [1, 2])
def test_error_reaches_the_caller(workers: int) -> None:
    with executor(workers) as pool:
        assert isinstance(pool.submit(_fail, 1).exception(), ValueError)
        with pytest.raises(ValueError, match="1"):
            list(pool.map(_fail, [1]))


def test_one_worker_is_this_process() -> None:
    with executor(1) as pool:
        assert pool.submit(_pid, 0).result() == os.getpid()


def test_killed_worker_is_an_error_and_not_a_wait() -> None:
    with executor(2) as pool, pytest.raises(BrokenExecutor):
        list(pool.map(_die, range(2)))


def test_process_with_threads_is_not_forked() -> None:
    finish = threading.Event()
    other = threading.Thread(target=finish.wait)
    other.start()
    try:
        assert executors.start_method() == "spawn"
        with executor(2) as pool:
            assert list(pool.map(abs, [-1, -2])) == [1, 2]
    finally:
        finish.set()
        other.join()


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a child of its parent's death"
)
def test_workers_end_with_their_parent() -> None:
    code = (
        "import os, time\n"
        "from plugins.fastbuild.executor import executor\n"
        "with executor(2) as pool:\n"
        "    print(*pool.map(os.getpgid, [0, 0]), flush=True)\n"
        "    print(*pool._processes, flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    until = time.monotonic() + 10
    while any(_runs(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in workers)


DYING = {
    "before it has read what it is sent": """
        import multiprocessing, sys, threading
        from multiprocessing import resource_tracker
        from pathlib import Path
        threading.Thread(target=threading.Event().wait, daemon=True).start()  # workers are spawned
        resource_tracker.ensure_running()
        dying = Path(sys.argv[1], "python")
        dying.write_text("#!/bin/sh\\nkill -9 $$\\n")
        dying.chmod(0o755)
        multiprocessing.set_executable(str(dying))
        task = partial(max, bytes(1 << 20))
    """,
    "before it is ready": """
        from plugins.fastbuild import processes
        processes.start = lambda *_: os.kill(os.getpid(), 9)
        task = abs
    """,
    "with half a result written": """
        from multiprocessing.connection import Connection
        def half(self, data):
            os.write(self.fileno(), bytes(data[: len(data) // 2]))
            os.kill(os.getpid(), 9)
        def task(_):
            Connection._send = half
            return bytes(1000)
    """,
    "with half a result written, and closing takes a while": """
        from multiprocessing.connection import Connection
        def half(self, data):
            os.write(self.fileno(), bytes(data[: len(data) // 2]))
            os.kill(os.getpid(), 9)
        def slowly(self):
            os.close(self._handle)
            if threading.current_thread().name == "guard":  # another might close the same
                time.sleep(1)
        Connection._close = slowly
        def task(_):
            Connection._send = half
            return bytes(1000)
    """,
}


@pytest.mark.skipif(sys.platform != "linux", reason="only where workers are forked and killed so")
@pytest.mark.parametrize("moment", DYING)
def test_worker_killed_at_any_moment_is_an_error_and_not_a_wait(
    tmp_path: Path, moment: str
) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, threading, time\nfrom functools import partial\n"
        "from plugins.errors import PrakatError\nfrom plugins.fastbuild.executor import each\n"
        f"{textwrap.dedent(DYING[moment])}\n"
        "try:\n    print(list(each(task, range(4), workers=2)))\n"
        "except PrakatError as error:\n    print(error.show('en'))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "the system ended a process of this work" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signal to a group")
def test_ctrl_c_while_a_worker_starts_is_its_parents_alone(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, signal, threading\n"
        "from plugins.fastbuild.executor import executor\n"
        "if __name__ == '__mp_main__':  # a worker that has not come to ignore it\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "else:\n"
        "    wait = threading.Event()\n"
        "    threading.Thread(target=wait.wait, daemon=True).start()  # so workers are spawned\n"
        "    with executor(2) as pool:\n"
        "        print(pool.submit(abs, -1).result())\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("1\n", "")


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_executor_right_after_another_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = iter([2, 2, 1])
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "is_dir", lambda _: True)
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(range(next(tasks))))
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert executors.start_method() == "fork"


def test_what_cannot_be_sent_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "start_method", lambda: "spawn")
    own = threading.Lock()  # which nobody can pickle

    def pid(_: int) -> int:
        assert not own.locked()
        return os.getpid()

    assert list(each(pid, range(2), workers=2)) == [os.getpid()] * 2


def test_step_beside_gives_what_it_gives_and_raises_what_it_raises() -> None:
    steps = [Beside(partial(int, text)) for text in ("25", "ยี่สิบห้า")]
    assert steps[0].result() == 25
    with pytest.raises(ValueError, match="ยี่สิบห้า"):
        steps[1].result()


FORKED = """
import os, time
from plugins.errors import PrakatError
from plugins.fastbuild.beside import Beside

def fail():
    raise PrakatError

def run(step):
    try:
        return step.result()
    except PrakatError as error:
        return error.show("en") or "a PrakatError"

print(Beside(os.getpid).result() != os.getpid())
print(run(Beside(fail)))
print(run(Beside(lambda: os.kill(os.getpid(), 9))))
endless = Beside(lambda: time.sleep(600))
endless.drop()
print(endless._process.exitcode)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only where it is a process of its own")
def test_step_beside_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-c", FORKED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    lines = done.stdout.splitlines()
    assert lines[:2] == ["True", "a PrakatError"]
    assert "the system ended a process of this work" in done.stdout
    assert lines[-1] == "-9"
