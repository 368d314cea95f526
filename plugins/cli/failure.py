"""What a command says when Prakat itself is at fault."""

from __future__ import annotations

import sys
import traceback

from plugins.cli import tree
from plugins.cli.console import Console
from plugins.errors import Text


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
