"""The text of captions and credits that lies in an album's ZIP, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from plugins.errors import LANGUAGES, Text
from plugins.gallery.packets import Note

NAME: Final = "captions.txt"
_HEAD: Final = Text(th="คำบรรยายภาพและเครดิต", en="Captions and credits")
_LABELS: Final[Mapping[str, Text]] = {
    "caption": Text(th="คำบรรยายภาพ", en="Caption"),
    "credit": Text(th="เครดิต", en="Credit"),
    "copyright": Text(th="ลิขสิทธิ์", en="Copyright"),
    "alt": Text(th="สิ่งที่เห็นในภาพ", en="What the photo shows"),
}


def write(release_id: str, photos: Iterable[tuple[str, Note]]) -> bytes:
    """List each photo's name with its words, in each language that it has.

    Gives UTF-8 with a byte-order mark and Windows' line ends, which Notepad shows right.

    >>> listed = write("20190429-1", [("a.jpg", Note(credit={"en": "Ministry"}))])
    >>> listed.decode("utf-8-sig").splitlines()[2:]
    ['a.jpg', '  Credit: Ministry']
    """
    lines = [f"{release_id}: {_HEAD.th} / {_HEAD.en}"]
    for name, note in photos:
        lines += ["", name, *_lines(note)]
    return text("\n".join(lines) + "\n")


def text(words: str) -> bytes:
    """Encode a text for Windows, macOS and Linux alike."""
    return words.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _lines(note: Note) -> Iterable[str]:
    for lang in LANGUAGES:
        for key, label in _LABELS.items():
            words = getattr(note, key).get(lang)
            if words:
                yield f"  {label.show(lang)}: {words}"
