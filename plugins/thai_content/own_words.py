"""The site's own words, names and terms, that no dictionary has: content/words.txt."""

from __future__ import annotations

from pathlib import Path

from plugins.errors import PrakatError, Problem, Severity, Text

FILE = "words.txt"


def read(content: Path) -> tuple[str, ...]:
    """Give the words of `content`/words.txt, sorted; none where there is no such file.

    One word stands on each line. What follows a # is a note. Raises PrakatError with the line that
    can't be read.
    """
    file = content / FILE
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise PrakatError(_unreadable(file, 0, error.strerror or str(error))) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PrakatError(_unreadable(file, line, "UTF-8")) from None
    words = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(sorted({word for word in words if word}))


def _unreadable(file: Path, line: int, why: str) -> Problem:
    return Problem(
        Severity.ERROR,
        file,
        line,
        Text(th=f"อ่านรายการคำไม่ได้ ({why})", en=f"the list of words can't be read ({why})"),
        Text(
            th="บันทึกเป็น UTF-8 บรรทัดละหนึ่งคำ หรือลบไฟล์นี้ถ้าไม่ใช้",
            en="save it as UTF-8, one word a line, or delete it where it is not needed",
        ),
    )
