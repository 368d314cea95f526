"""Read the command line and run the one command that it names."""

from __future__ import annotations

import argparse
import atexit
import difflib
import importlib
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn, Protocol, cast

from plugins.cli import arguments, failure, language
from plugins.cli.console import Console
from plugins.errors import PrakatError, Text

COMMANDS = {
    "serve": "serve",
    "new": "new",
    "check": "check",
    "import": "import_",
    "build": "build",
    "search": "search",
    "publish": "publish",
    "test": "test",
    "bench": "bench",
    "thai": "thai",
}
"""The commands in the order of the help, each with its module in plugins.cli.

A module is imported when its command is used, so that a command starts as fast as it can.
"""

OVERVIEW = Text(
    th="ประกาศ: คลังข่าวประชาสัมพันธ์สองภาษาของหน่วยงานรัฐ",
    en="Prakat: the bilingual press-release archive of a public body",
)
MORE = Text(th="วิธีใช้ของแต่ละคำสั่ง", en="how to use a command")
NOTHING = Text(th="", en="")
CANCELLED = Text(th="ยกเลิกแล้ว", en="Cancelled.")
INTERRUPTED = 130
"""The exit status of a command that Ctrl-C ended: 128 and the number of SIGINT."""


class Command(Protocol):
    """What a command's module has. TAKES_MORE, where true, lets unknown arguments through."""

    SUMMARY: Text

    def add_arguments(self, parser: argparse.ArgumentParser, lang: str) -> None:
        """Add the command's own arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and give the exit status."""


def main(argv: Sequence[str]) -> int:
    """Run a command line and give its exit status.

    argv: the words after the program's name.
    """
    lang = language.choose(argv, os.environ)
    arguments.speak(lang)
    name, rest = split(argv)
    if name not in COMMANDS:
        return refuse(name, lang) if name else overview(argv, lang)
    try:
        return run(name, rest, lang)
    except PrakatError as error:
        Console(lang, sys.stderr).problems(error.problems)
        return 1
    except KeyboardInterrupt:
        Console(lang, sys.stderr).say(CANCELLED)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, say `head`, has seen enough; a flush at exit would only fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if "--debug" in rest:
            raise
        return failure.tell(error, lang)


def split(argv: Sequence[str]) -> tuple[str | None, list[str]]:
    """Take the command's name out of the words of a command line.

    >>> split(["--lang", "en", "serve", "--port", "80"])
    ('serve', ['--lang', 'en', '--port', '80'])
    >>> split(["--help"])
    (None, ['--help'])
    """
    for place, word in enumerate(argv):
        if not word.startswith("-") and (place == 0 or argv[place - 1] != "--lang"):
            return word, [*argv[:place], *argv[place + 1 :]]
    return None, list(argv)


def load(name: str) -> Command:
    """Import the module of a command."""
    module = importlib.import_module(f"plugins.cli.{COMMANDS[name]}")
    return cast("Command", module)


def run(name: str, words: Sequence[str], lang: str) -> int:
    """Parse the words of one command and run it."""
    command = load(name)
    parser = arguments.make(name, command.SUMMARY, lang)
    command.add_arguments(parser, lang)
    args, unknown = parser.parse_known_args(words)
    args.more = unknown
    if unknown and not getattr(command, "TAKES_MORE", False):
        parser.parse_args(words)  # says which words are not known, and exits
    return command.run(args)


def overview(argv: Sequence[str], lang: str) -> int:
    """Show what commands there are; an empty command line did nothing and is no success."""
    out = Console(lang)
    out.say(OVERVIEW, style="bold")
    out.write("\nprakat [--lang th|en] COMMAND …\n")
    for name in COMMANDS:
        out.write(f"  {name:<9} {load(name).SUMMARY.show(lang)}")
    out.write(f"\nprakat COMMAND --help: {MORE.show(lang)}")
    asked = any(word in ("-h", "--help") for word in argv)
    return 0 if asked else 2


def refuse(name: str, lang: str) -> int:
    """Say that there is no such command, and which one may have been meant."""
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    meant = Text(th=f" หมายถึง {near[0]} หรือไม่", en=f" Did you mean {near[0]}?") if near else NOTHING
    text = Text(
        th=f"ไม่มีคำสั่ง {name}{meant.th} ดูคำสั่งทั้งหมด: prakat --help",
        en=f"There is no command {name}.{meant.en} All commands: prakat --help",
    )
    Console(lang, sys.stderr).say(text, style="red")
    return 2


def stop(*_: object) -> None:
    """End on SIGTERM as on Ctrl-C, so that what is half-made is cleared away."""
    raise KeyboardInterrupt


def leave(status: int) -> NoReturn:
    """End the process, at once if nothing else of it goes on.

    To free all that a build of a large archive remembers takes a fifth of a second.
    """
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()  # noqa: SLF001  all that Python's own exit would do for others
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads it any more, or there is no room for it
        status = status or 1
    os._exit(status)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    leave(main(sys.argv[1:]))
