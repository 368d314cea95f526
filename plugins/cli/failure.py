"""What a command says when Prakat itself is at fault."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from pathlib import Path

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.errors import Problem, Severity, Text

REFUSALS = {
    errno.EACCES: Text(th="ไม่มีสิทธิ์อ่านหรือเขียนที่นี่", en="you may not read or write here"),
    errno.EPERM: Text(th="ระบบไม่อนุญาตให้ทำที่นี่", en="the system does not allow this here"),
    errno.EROFS: Text(th="ดิสก์นี้อ่านได้อย่างเดียว", en="this disk can only be read"),
    errno.ENOSPC: Text(th="ดิสก์เต็ม", en="the disk is full"),
    errno.EDQUOT: Text(th="ใช้พื้นที่ดิสก์เต็มโควตาแล้ว", en="your share of the disk is full"),
}
"""What a system says no to that is no defect of ours."""


def tell(error: Exception, lang: str) -> int:
    """Say what ended a command, and give status 1."""
    problem = refused(error)
    if problem is None:
        return apologise(error, lang)
    Console(lang, sys.stderr).problems([problem])
    return 1


def refused(error: Exception) -> Problem | None:
    """Say what the system refused, and where; None where that is not what went wrong."""
    if not isinstance(error, OSError) or error.errno not in REFUSALS:
        return None
    remedy = Text(
        th="แก้สิทธิ์ของโฟลเดอร์ เพิ่มที่ว่าง หรือระบุโฟลเดอร์อื่น แล้วสั่งใหม่ สิ่งที่มีอยู่เดิมยังอยู่ครบ",
        en="change the folder's permissions, make room, or name another folder, and run it again; "
        "what was there is as it was",
    )
    path = Path(os.fsdecode(error.filename)) if error.filename else Path.cwd()
    return Problem(Severity.ERROR, path, 0, REFUSALS[error.errno], remedy)


def apologise(error: Exception, lang: str) -> int:
    """Keep the traceback of a defect of ours in a file, say where it is, and give status 1.

    Where no file can be written, the traceback is what is said.
    """
    out = Console(lang, sys.stderr)
    details = "".join(traceback.format_exception(error))
    log = tree.STATE / "error.log"
    try:
        tree.STATE.mkdir(parents=True, exist_ok=True)
        log.write_text(details, encoding="utf-8")
    except OSError:
        out.write(details)
    text = Text(
        th=f"โปรแกรมผิดพลาดเอง ไม่ใช่ความผิดของคุณ ({type(error).__name__}: {error})\n"
        f"โปรดส่งไฟล์ {log} ให้ผู้ดูแลระบบ หรือสั่งใหม่โดยเติม --debug",
        en=f"Prakat itself failed; this is not your mistake ({type(error).__name__}: {error}).\n"
        f"Please send {log} to your administrator, or run it again with --debug.",
    )
    out.say(text, style="red")
    return 1
