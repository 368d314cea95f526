"""The bytes of old Thai files, and the text that they hold."""

from __future__ import annotations

import codecs
import re

_MARK_WITHOUT_LETTER = re.compile("(?<![ก-๎])[ัิ-ฺ็-๎]|[เ-ไ]{3}")


def decode(data: bytes) -> tuple[str, str]:
    """Read bytes as UTF-8, with or without a mark, else as CP874 (TIS-620) if that gives Thai.

    Returns the text and the encoding: "utf-8", "utf-8-sig" or "cp874". Raises UnicodeDecodeError
    where it is neither. What can be both is UTF-8: in CP874 that is a lone word such as ลดลง.

    >>> decode("แรงงาน".encode("cp874"))
    ('แรงงาน', 'cp874')
    """
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        text = _thai(data)
        if text is None:
            raise error from None
        return text, "cp874"


def _thai(data: bytes) -> str | None:
    """Read CP874 where most letters above ASCII are Thai and few marks lack their letter."""
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None
    high = [char for char in text if not char.isascii()]
    thai = sum("ก" <= char <= "๛" for char in high)
    stray = len(_MARK_WITHOUT_LETTER.findall(text))
    return text if thai >= 0.8 * len(high) and stray <= 0.02 * thai else None
