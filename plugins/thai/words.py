"""Thai words and the orthographic clusters that they are made of.

Thai is written without spaces between words. `tokens` chooses one segmentation; `lattice` gives
every word of the dictionary at every place where it fits, which no context can change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any, Final

Span = tuple[int, int]

CLUSTER: Final = "[เ-ไ]?[ก-ฮ][ะ-ฺๅ็-๎]*"
"""One Thai orthographic cluster: leading vowel, consonant, everything that hangs on or follows it.

The pattern means the same in Python and, with the `u` flag, in JavaScript.
"""

_CLUSTERS = re.compile(f"{CLUSTER}|[ะ-ฺๅ็-๎]+|.", re.DOTALL)
_THAI = re.compile("[\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER YAMAKKAN}]+")
_PART: Final = 4_000
_FEW: Final = 4_000
"""Characters up to which the dictionary is looked through anew for each text: to load it whole
takes as long as to look through it thirty times."""
_LONG_NUMBER = re.compile(r"(\d{65,}+)")
_THAI_WORD = re.compile("[ก-ฺเ-ๅ็-๎]{2,}")


def clusters(text: str) -> list[Span]:
    """Give the spans of all orthographic clusters; together they cover `text`.

    A character that is not Thai is a cluster of its own.

    >>> text = "แรงงาน 5G"
    >>> [text[start:end] for start, end in clusters(text)]
    ['แร', 'ง', 'งา', 'น', ' ', '5', 'G']
    """
    return [found.span() for found in _CLUSTERS.finditer(text)]


class Words:
    """Know the words of PyThaiNLP's dictionary and of the site's own list.

    extra: names and terms of the site (content/words.txt), added to the dictionary.

    >>> Words(["กระทรวงแรงงาน"]).tokens("กระทรวงแรงงาน 2567")
    ['กระทรวงแรงงาน', ' ', '2567']
    """

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self._own = {word.strip() for word in extra} - {""}
        self._cut = 0

    @cached_property
    def dictionary(self) -> frozenset[str]:
        """Give all words of the lattice, those that are written in Thai letters alone."""
        return frozenset(word for word in self._all if _THAI_WORD.fullmatch(word))

    @cached_property
    def _all(self) -> frozenset[str]:
        # Loaded when first asked for: it takes longer than most commands that never ask.
        from pythainlp.corpus import thai_words  # noqa: PLC0415

        words: frozenset[str] = thai_words() | self._own
        return words

    @cached_property
    def _trie(self) -> Any:
        """Give the dictionary of `tokens`; None for PyThaiNLP's own."""
        from pythainlp.util import Trie  # noqa: PLC0415  as above

        return Trie(self._all) if self._own else None

    def _trie_for(self, text: str) -> Any:
        """Give the dictionary of `tokens`, or the words of it that are anywhere in a text."""
        from pythainlp.util import Trie  # noqa: PLC0415  as above

        return Trie(self._within(text)) if self._is_early(text) else self._trie

    @cached_property
    def _prefixes(self) -> dict[str, bool]:
        return _prefixes(self.dictionary)

    def _prefixes_for(self, text: str) -> dict[str, bool]:
        """Give the prefixes of all words, or those of the words that are anywhere in a text."""
        if self._is_early(text):
            return _prefixes(filter(_THAI_WORD.fullmatch, self._within(text)))
        return self._prefixes

    def _within(self, text: str) -> set[str]:
        """Give the words that are anywhere in a text: no others have a say in how it is cut."""
        return _within(self._all, self._most, text)

    @cached_property
    def _most(self) -> int:
        return max(map(len, self._all), default=0)

    def _is_early(self, text: str) -> bool:
        """Tell whether too little was cut so far, this text included, to load the dictionary."""
        self._cut += len(text)
        return self._cut <= _FEW

    def tokens(self, text: str) -> list[str]:
        """Cut `text` into words, spaces and all; joined, they are `text` again.

        The words are those of PyThaiNLP's newmm. It takes the square of a text's length, and of a
        number's, so it is given whole lines of a text, but a line of more than 4,000 characters in
        parts, and a number of more digits than any has stands alone.
        """
        from pythainlp.tokenize import word_tokenize  # noqa: PLC0415  as above

        found: list[str] = []
        for part in _parts(text):
            if _LONG_NUMBER.fullmatch(part):
                found.append(part)
            else:
                trie = self._trie_for(part)
                found += word_tokenize(part, custom_dict=trie, engine="newmm")
        return found

    def lattice(self, text: str) -> list[Span]:
        """Give the span of every dictionary word that begins and ends at a cluster boundary.

        Spans are sorted by start, then end; they overlap. Text of other scripts gives none.

        >>> text = "กรุงเทพ"
        >>> [text[start:end] for start, end in Words().lattice(text)]
        ['กรุ', 'กรุง', 'กรุงเทพ', 'รุ', 'เท', 'เทพ']
        """
        spans: list[Span] = []
        get = self._prefixes.get
        for run in _THAI.finditer(text):
            base = run.start()
            part = run.group()
            ends = [found.end() for found in _CLUSTERS.finditer(part)]
            start = 0
            for first, next_start in enumerate(ends):
                last = first
                while (word := get(part[start : ends[last]])) is not None:
                    if word:
                        spans.append((base + start, base + ends[last]))
                    last += 1
                    if last == len(ends):
                        break
                start = next_start
        return spans

    def longest(self, text: str) -> list[str]:
        """Cut `text` at the longest word that fits, again and again; joined, it is `text`.

        Four times as fast as `tokens`, and in doubt less right: for counting, not for showing.
        What no word fits is one piece, and so is text of other scripts.

        >>> Words().longest("กระทรวงแรงงาน 2567")
        ['กระทรวง', 'แรงงาน', ' 2567']
        """
        pieces: list[str] = []
        place = 0
        prefixes = self._prefixes_for(text)
        for run in _THAI.finditer(text):
            if place < run.start():
                pieces.append(text[place : run.start()])
            pieces += _longest_words(run.group(), prefixes)
            place = run.end()
        if place < len(text):
            pieces.append(text[place:])
        return pieces


def _parts(text: str) -> Iterator[str]:
    """Cut a text at line ends, or in a long line at a space, or where a cluster begins."""
    for piece in _LONG_NUMBER.split(text):
        start = 0
        while len(piece) - start > _PART and not _LONG_NUMBER.fullmatch(piece):
            end = piece.rfind("\n", start, start + _PART) + 1
            end = end or piece.rfind(" ", start, start + _PART) + 1
            if not end:
                end = start + _PART
                end = [found.start() for found in _CLUSTERS.finditer(piece, end - 20, end)][-1]
            yield piece[start:end]
            start = end
        if start < len(piece):
            yield piece[start:]


def _longest_words(run: str, prefixes: dict[str, bool]) -> Iterator[str]:
    get = prefixes.get
    ends = [found.end() for found in _CLUSTERS.finditer(run)]
    unknown = start = first = 0
    while first < len(ends):
        best = -1
        last = first
        while last < len(ends) and (word := get(run[start : ends[last]])) is not None:
            if word:
                best = last
            last += 1
        if best >= 0:
            if unknown < start:
                yield run[unknown:start]
            yield run[start : ends[best]]
            unknown = ends[best]
        first = max(best, first) + 1
        start = ends[first - 1]
    if unknown < len(run):
        yield run[unknown:]


def _within(words: frozenset[str], most: int, text: str) -> set[str]:
    """Give the words, of at most so many characters, that are anywhere in a text.

    >>> sorted(_within(frozenset({"แรง", "แรงงาน", "รง", "การ"}), 6, "ใช้แรงงาน"))
    ['รง', 'แรง', 'แรงงาน']
    """
    if len(text) * most > len(words):
        return {word for word in words if word in text}
    ends = len(text) + 1
    parts = {
        text[start:end]
        for start in range(len(text))
        for end in range(start + 1, min(start + most + 1, ends))
    }
    return parts & words


def _prefixes(words: Iterable[str]) -> dict[str, bool]:
    """Map every word, and every beginning of one at a cluster boundary, to whether it is a word."""
    prefixes: dict[str, bool] = {}
    for word in words:
        for found in _CLUSTERS.finditer(word):
            prefixes.setdefault(word[: found.end()], False)
        prefixes[word] = True
    return prefixes


@cache
def of(extra: tuple[str, ...] = ()) -> Words:
    """Give the dictionary with a site's own words, made once for each list of them."""
    return Words(extra)


def default() -> Words:
    """Give the dictionary without a site's own words."""
    return of()


def tokens(text: str) -> list[str]:
    """Cut `text` into words, as PyThaiNLP's newmm does; joined, they are `text` again.

    >>> tokens("กระทรวงแรงงาน 2567")
    ['กระทรวง', 'แรงงาน', ' ', '2567']
    """
    return default().tokens(text)


def lattice(text: str) -> list[Span]:
    """Give the span of every dictionary word at every cluster boundary where it fits.

    >>> text = "กรุงเทพมหานคร"
    >>> [text[start:end] for start, end in lattice(text)][:5]
    ['กรุ', 'กรุง', 'กรุงเทพ', 'กรุงเทพมหานคร', 'รุ']
    """
    return default().lattice(text)
