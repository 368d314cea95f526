"""What went wrong, said so that the person who reads it can act.

Every message of Prakat exists in Thai and English. `Text` makes that a matter of types: a message
without one of the two languages does not pass the type checker.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

LANGUAGES = ("th", "en")
"""The languages of the site and of its commands, the first one being the default."""


@dataclass(frozen=True)
class Text:
    """Hold one message in both languages.

    >>> Text(th="ไม่มีวันที่", en="no date").show("th")
    'ไม่มีวันที่'
    """

    th: str
    en: str

    def show(self, lang: str) -> str:
        """Give the message in `lang`: "en" for English, anything else for Thai."""
        return self.en if lang == "en" else self.th


class Severity(IntEnum):
    """Rank a problem; the worst sorts first."""

    ERROR = 0
    WARNING = 1


_SEVERITY_NAMES = {
    Severity.ERROR: Text(th="ผิดพลาด", en="error"),
    Severity.WARNING: Text(th="ควรตรวจ", en="warning"),
}


@dataclass(frozen=True)
class Problem:
    """Describe one thing that is wrong with one place of a file.

    severity: an ERROR stops a build; a WARNING is for its author to judge.
    path: the file, or the folder where no file exists.
    line: 1-based line in the file; 0 where the problem has no line.
    text: what was found and what is allowed.
    remedy: what to do next.

    >>> problem = Problem(Severity.ERROR, Path("th.md"), 2, Text(th="วันที่ผิด", en="wrong date"),
    ...                   Text(th="แก้วันที่", en="correct the date"))
    >>> print(problem.show("en"))
    th.md:2: error: wrong date
        → correct the date
    """

    severity: Severity
    path: Path
    line: int
    text: Text
    remedy: Text

    def __lt__(self, other: Problem) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[int, str, int, str]:
        return (self.severity, self.path.as_posix(), self.line, self.text.en)

    def show(self, lang: str) -> str:
        """Write the problem as two lines: place, severity and text; then what to do."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        name = _SEVERITY_NAMES[self.severity].show(lang)
        return f"{place}: {name}: {self.text.show(lang)}\n    → {self.remedy.show(lang)}"


PROBLEM = "problem"
"""The attribute of a log record that holds the Problem which its message tells of."""


class PrakatError(Exception):
    r"""Stop a command because of the problems given; its user sees them and no traceback.

    >>> error = PrakatError(Problem(Severity.ERROR, Path("th.md"), 1, Text(th="ว่าง", en="empty"),
    ...                             Text(th="เขียนข่าว", en="write the release")))
    >>> str(error)
    'th.md:1: error: empty\n    → write the release'
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(problem.show("en") for problem in self.problems)

    def show(self, lang: str) -> str:
        """Write all problems in `lang`, one after another."""
        return "\n".join(problem.show(lang) for problem in self.problems)


_WHY = {
    errno.ENOENT: "ไม่พบไฟล์",
    errno.EACCES: "ไม่มีสิทธิ์เปิด",
    errno.EPERM: "ไม่มีสิทธิ์เปิด",
    errno.EISDIR: "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
    errno.ENOTDIR: "ไม่ใช่โฟลเดอร์",
    errno.ELOOP: "ทางลัดวนกลับมาที่เดิม",
    errno.ENOSPC: "ดิสก์เต็ม",
    errno.EFBIG: "ไฟล์ใหญ่เกินกำหนด",
    errno.EIO: "ดิสก์อ่านหรือเขียนไม่ได้",
}
"""What the commonest refusals of a system mean to who meets them."""


def why(error: Exception) -> Text:
    """Say why a system refused a file, in both languages as far as we know the reason.

    >>> why(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    Text(th='ไม่พบไฟล์', en='No such file or directory')
    """
    said = getattr(error, "strerror", None) or str(error)
    return Text(th=_WHY.get(getattr(error, "errno", None) or 0, said), en=said)


def wrong_setting(key: str, value: object, allowed: str | Text) -> Problem:
    """Say that a site's setting can't be what it is.

    allowed: what it must be, such as "int > 0", or the rest of the sentence in both languages.

    >>> print(wrong_setting("PRAKAT_LATEST", "x", "int").show("en"))
    pelicanconf.py: error: PRAKAT_LATEST = 'x' is not allowed; it must be int
        → correct it in pelicanconf.py
    """
    if isinstance(allowed, str):
        allowed = Text(th=f"ต้องเป็น {allowed}", en=f"it must be {allowed}")
    return Problem(
        Severity.ERROR,
        Path("pelicanconf.py"),
        0,
        Text(
            th=f"{key} = {value!r} ใช้ไม่ได้ {allowed.th}",
            en=f"{key} = {value!r} is not allowed; {allowed.en}",
        ),
        Text(th="แก้ค่าใน pelicanconf.py", en="correct it in pelicanconf.py"),
    )
