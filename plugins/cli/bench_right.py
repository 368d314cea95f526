"""Whether warm builds are clean builds, whatever was edited and whatever happened to them."""

from __future__ import annotations

import argparse
import subprocess
import sys

from rich.table import Table

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.errors import Text

SUMMARY = Text(
    th="แก้ไข ตัดไฟ และทำดิสก์เต็มแบบสุ่มหลายครั้ง แล้วเทียบกับการสร้างใหม่ทั้งหมด",
    en="random edits, kills and full disks, each compared with a clean build",
)
EDITS_HELP = Text(th="จำนวนการแก้ไข (ปกติ 500)", en="how many edits (500)")
KILLS_HELP = Text(th="จำนวนครั้งที่ตัดการทำงาน (ปกติ 100)", en="how many kills (100)")
FULL_HELP = Text(th="จำนวนครั้งที่ดิสก์เต็ม (ปกติ 100)", en="how many full disks (100)")
SEED_HELP = Text(th="เลขตั้งต้นของการสุ่ม (ปกติ 1)", en="where chance begins (1)")

AT_ONCE = 25
"""So many to one small site; the next begins with another."""


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add how many of each."""
    parser.add_argument("--edits", type=int, default=500, help=EDITS_HELP.show(lang))
    parser.add_argument("--kills", type=int, default=100, help=KILLS_HELP.show(lang))
    parser.add_argument("--full", type=int, default=100, help=FULL_HELP.show(lang))
    parser.add_argument("--seed", type=int, default=1, help=SEED_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Do all of it, say what was found, and give 1 where anything was."""
    out = Console(args.lang)
    table = Table("", "times", "differences")
    wrong = 0
    for name, times in (("edits", args.edits), ("kills", args.kills), ("full disks", args.full)):
        found = [
            line
            for first in range(0, times, AT_ONCE)
            for line in differences(name, args.seed + first, min(AT_ONCE, times - first))
        ]
        table.add_row(name, str(times), str(len(found)))
        wrong += len(found)
        for line in found:
            out.write(line, style="red")
    out.show(table)
    return 1 if wrong else 0


def differences(name: str, seed: int, times: int) -> list[str]:
    """Let the tests' own tools do it in a process of its own; give what they found."""
    accidents = [sys.executable, "-m", "tests.fastbuild.accidents"]
    alone = ["unshare", "--map-root-user", "--mount"]
    command = {
        "edits": [sys.executable, "-m", "tests.fastbuild.edits", str(seed), str(times)],
        "kills": [*accidents, "kills", str(times), str(seed)],
        "full disks": [*alone, *accidents, "full", str(times), str(seed)],
    }[name]
    done = subprocess.run(command, cwd=tree.ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    return [f"{name}, seed {seed}: {line}" for line in (done.stdout + done.stderr).split("\n")]
