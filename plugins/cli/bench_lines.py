"""How long the worst lines take: one thing repeated, in every function of the Thai library."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from rich.table import Table

from plugins.cli.console import Console
from plugins.errors import Text
from plugins.thai import dates, digits, normalize, words

SUMMARY = Text(
    th="เวลาที่บรรทัดยาวผิดปกติใช้ ในทุกฟังก์ชันของข้อความไทย",
    en="how long the worst long lines take, in every function of Thai text",
)
SIZE_HELP = Text(
    th="ขนาดบรรทัดที่วัดจริง เมกะไบต์ของ UTF-8 (ปกติ 10)",
    en="the line that is measured, in megabytes of UTF-8 (10)",
)
COUNT_HELP = Text(
    th="จำนวนบรรทัดที่แย่ที่สุดของแต่ละฟังก์ชัน (ปกติ 1)", en="how many of the worst lines each (1)"
)
HEADINGS = (
    Text(th="ฟังก์ชัน", en="function"),
    Text(th="บรรทัดที่ช้าที่สุด ทำจาก", en="slowest line, made of"),
    Text(th="เมกะไบต์", en="MB"),
    Text(th="วินาทีของซีพียู", en="CPU seconds"),
    Text(th="เทียบกับบรรทัดที่สั้นกว่า (1.0 คือเป็นเส้นตรง)", en="against the trial (1.0 is linear)"),
)
TRIAL = 60_000
"""Bytes of each line by which the slowest are chosen."""

UNITS = (
    "1", "1 ", "12 ", "1/", "1/2/", "1.", "1,", "1, 2, ", "1-", "1-1", "1 - ", "1 ถึง ",
    "1 และ ", "2567", "2567 ", "2567-", "2567/", "1:", "1:2", "๑", "๑ ", "ก๑",
    "1 ม.ค. ", "1 มกราคม 2567 ", "1-2 มกราคม 2567 ", "1 มกราคม - ", "12/5/62 ",
    "2567-01-01 ", "มกราคม", "ม.ค. ", "ก.พ. ", "ม.", "เดือน", "วัน", "วันจันทร์ที่ ",
    "วันที่ ", "ที่ ", "ปี ", "ปี 67 ", "พ.ศ. ", "พ.ศ. 2567 ", "ค.ศ. 2567",
    "ปีงบประมาณ พ.ศ. 2567 - ", "09.30 น. ", "09.30-", "9 โมงเช้า", "ตี 1 ", "บ่าย ",
    "1 a.m. ", "May ", "May 5, ", "5 May ", "January - ", "in 2020 ", "1 กกกกคม 2567 ",
    "มาตรา 1/1 ", "ครั้งที่ 1/2567 ", "โทร. 02 123 4567 ", "วันนี้ (", " ", "\t", "\n",
    "\N{NO-BREAK SPACE}", "\u200b", "\u200b1", "\ufeff", "\u00ad", "\u200d", "\u202a1",
    "\u200f", "\u05d0\u200f", "\u0085", "\u2028", "\uf70a", "\uf0b7", "ก", "ก ",
    "กรุงเทพ", "นํ้า", "ํา", "เเ", "่ิ", "ำ่", "่่", "¡ÃÐ", "à¸", "à¸¡", "เธก", "😀",
    "a", "a1 ", "1a", "a-1", "A-", "a@", "a@b.c ", "http://a ", "www.", "#", "#1 ", "&",
    "&#1;", "<", "<b>", "<b>1</b>", "<b>๑</b>", "1<b>", "<!-- ๑", "<!-- ๑ -->", "<a ๑ ",
    "</", "<code>๑", "<![๑]>", "<?", "<script>", "Q๐Q",
)  # fmt: skip
"""What the lines are made of: each kind of thing that a rule looks at, and what hides in text."""

FUNCTIONS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("dates.find", dates.find),
    ("digits.to_arabic", digits.to_arabic),
    ("digits.to_thai", digits.to_thai),
    ("normalize.clean", normalize.clean),
    ("normalize.clean_with_offsets", normalize.clean_with_offsets),
    ("normalize.fold", normalize.fold),
    ("normalize.fold_with_offsets", normalize.fold_with_offsets),
    ("words.tokens", words.tokens),
    ("words.lattice", words.lattice),
    ("words.clusters", words.clusters),
)


def add_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Add how long the line is."""
    parser.add_argument("--size", type=float, default=10.0, help=SIZE_HELP.show(lang))
    parser.add_argument("--count", type=int, default=1, help=COUNT_HELP.show(lang))


def run(args: argparse.Namespace) -> int:
    """Find the slowest lines of each function by short ones, and measure those at full length."""
    drawn = Table(*(heading.show(args.lang) for heading in HEADINGS))
    words.tokens("ก")  # loads the dictionary
    console = Console(args.lang)
    for name, function in FUNCTIONS:
        trials = sorted(((seconds(function, unit, TRIAL), unit) for unit in UNITS), reverse=True)
        for trial, unit in trials[: args.count]:
            taken = seconds(function, unit, int(args.size * 1_000_000))
            ratio = taken / max(trial, 1e-9) / (args.size * 1_000_000 / TRIAL)
            drawn.add_row(name, repr(unit), f"{args.size:g}", f"{taken:.1f}", f"{ratio:.2f}")
    console.show(drawn)
    return 0


def seconds(function: Callable[[str], object], unit: str, size: int) -> float:
    """Give the processor's seconds for a line of `size` bytes of UTF-8 that repeats `unit`."""
    line = unit * (size // len(unit.encode()))
    began = time.process_time()
    function(line)
    return time.process_time() - began
