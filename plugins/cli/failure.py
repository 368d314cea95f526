"""What a command says when Prakat itself is at fault."""

from __future__ import annotations

import sys
import traceback

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.errors import Text


def apologise(error: Exception, lang: str) -> int:
    """Keep the traceback of a defect of ours in a file, say where it is, and give status 1."""
    tree.STATE.mkdir(exist_ok=True)
    log = tree.STATE / "error.log"
    log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    text = Text(
        th=f"โปรแกรมผิดพลาดเอง ไม่ใช่ความผิดของคุณ ({type(error).__name__}: {error})\n"
        f"โปรดส่งไฟล์ {log} ให้ผู้ดูแลระบบ หรือสั่งใหม่โดยเติม --debug",
        en=f"Prakat itself failed; this is not your mistake ({type(error).__name__}: {error}).\n"
        f"Please send {log} to your administrator, or run it again with --debug.",
    )
    Console(lang, sys.stderr).say(text, style="red")
    return 1
