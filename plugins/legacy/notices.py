"""Notices that stood on the page above a release: recognised, and kept in notices.toml."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import tomlkit

from plugins.legacy import table
from plugins.legacy.item import Notice

FILE = "notices.toml"

SIGNS = (
    ("mourning", ("ถวายความอาลัย", "น้อมรำลึก", "สวรรคต", "สิ้นพระชนม์", "พระบรมศพ")),
    ("royal", ("ละอองธุลีพระบาท", "รับเสด็จ", "ทรงพระเจริญ", "พระบาทสมเด็จ", "สมเด็จพระ", "พระราชพิธี")),
)
"""Words by which a block above the title is known for a notice, the first kind that fits."""

ENGLISH = {
    "ขอเชิญชวนประชาชนเฝ้าทูลละอองธุลีพระบาทรับเสด็จ\nพระบาทสมเด็จพระเจ้าอยู่หัว สมเด็จพระนางเจ้าฯ พระบรมราชินี": (
        "The public is invited to attend and respectfully welcome\n"
        "Their Majesties the King and the Queen"
    ),
}
"""Notices that recur word by word, as translated by us."""


def recognised(text: str) -> Notice | None:
    """Tell whether a block of text is a notice, and of which kind.

    Only a block that stands above a title is worth asking about: a title may speak of kings too.

    >>> recognised("ขอเชิญชวนประชาชนเฝ้าทูลละอองธุลีพระบาทรับเสด็จ").kind
    'royal'
    """
    for kind, signs in SIGNS:
        if any(sign in text for sign in signs):
            return Notice(kind, text)
    return None


class NoticeFile:
    """Keep the notices of a content folder; what somebody edited is never touched."""

    def __init__(self, content: Path) -> None:
        self._path = content / FILE

    def add(self, notice: Notice, day: dt.date, source: str) -> bool:
        """Record a notice as of the one day known of it, and tell whether it was new.

        It is not new where its text or its source is there already. Without a translation of
        ours the English is the Thai text, marked `untranslated`.

        Raises PrakatError where notices.toml can't be read.
        """
        document = table.read(self._path)
        for entry in document.get("notice", []):
            if entry.get("source") == source or entry.get("th") == notice.th:
                return False
        entry = tomlkit.table()
        entry.add("kind", notice.kind)
        entry.add("from", day)
        entry.add("until", day)
        english = ENGLISH.get(notice.th)
        entry.add("th", tomlkit.string(notice.th, multiline="\n" in notice.th))
        entry.add("en", tomlkit.string(english or notice.th, multiline="\n" in notice.th))
        if not english:
            entry.add("untranslated", True)  # noqa: FBT003  tomlkit's signature
        entry.add("source", source)
        table.append(document, "notice", entry)
        table.write(self._path, document)
        return True
