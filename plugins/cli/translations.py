"""What staff have still to translate, as `./prakat check --translations` shows it."""

from __future__ import annotations

from pathlib import Path

import rich.box
import rich.table

from plugins.bilingual import debt
from plugins.bilingual.debt import Debt
from plugins.cli.console import Console, near
from plugins.cli.language import NAMES
from plugins.errors import Text
from plugins.thai.years import BE_OFFSET

_HEADS = (
    Text(th="ปี พ.ศ.", en="Year"),
    Text(th="สองภาษา", en="Both"),
    Text(th="ไทยเท่านั้น", en="Thai only"),
    Text(th="อังกฤษเท่านั้น", en="English only"),
)
_ERA = {"th": BE_OFFSET, "en": 0}
_TEMPLATES = {
    debt.MISSING: Text(th="{path}: ยังไม่มี{lang}: {title}", en="{path}: no {lang} yet: {title}"),
    debt.OUTDATED: Text(
        th="{path}: {lang}อาจเก่า อีกภาษาแก้ไขทีหลัง: {title}",
        en="{path}: {lang} may be out of date, the other was changed later: {title}",
    ),
}


def show(content: Path, console: Console) -> None:
    """Write every debt on a line of its own, then how many there are by year."""
    count = 0
    for owed in debt.debts(content):
        count += 1
        console.write(line(owed, console.lang))
    console.show(_table(content, console.lang))
    console.say(
        Text(th=f"ต้องแปลหรือตรวจคำแปล {count:,} รายการ", en=f"To translate or look over: {count:,}"),
        style="yellow" if count else "green",
    )


def line(owed: Debt, lang: str) -> str:
    """Say in one line what is owed."""
    template = _TEMPLATES[owed.what].show(lang)
    language = NAMES[owed.lang].show(lang)
    return template.format(path=near(owed.path), lang=language, title=owed.title)


def _table(content: Path, lang: str) -> rich.table.Table:
    table = rich.table.Table(box=rich.box.SIMPLE)
    for head in _HEADS:
        table.add_column(head.show(lang), justify="right")
    for found in debt.years(content):
        counts = (found.both, found.only["th"], found.only["en"])
        table.add_row(str(found.year + _ERA[lang]), *(f"{count:,}" for count in counts))
    return table
