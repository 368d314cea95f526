"""Years that stand without a month: ปี 2567, พ.ศ. 2560-2564, ปีงบประมาณ 2568, in 2030."""

from __future__ import annotations

import re
from typing import Final

from plugins.thai import found, titles, years
from plugins.thai.intervals import Span
from plugins.thai.years import ERA_PATTERN, Year

_LEAD: Final = 64
_ARABIC: Final = tuple("0123456789")
_GLUED: Final = frozenset("./:-0123456789")
_USUAL: Final = range(40, 81)

_DIGITS = re.compile(r"(?:\d{4}|\d{2})(?!\d)")
_MAY_BE_FISCAL = re.compile("งบ|iscal|FY")
_FISCAL = re.compile(
    r"(?:ปี ?งบ(?: ?ประมาณ|ฯ)?(?:รายจ่าย|แผ่นดิน)?|[Ff]iscal [Yy]ears?|FYs?)"
    rf" {{0,20}}\n?(?P<era>{ERA_PATTERN})?[ '’‘]{{0,3}}\Z"
)
_BUDGET_ACT = re.compile(r"(?:พระราชบัญญัติ|พ\.ร\.บ\.) ?(?:โอน)?งบประมาณ[ก-๙ ]*\Z")
_ERA = re.compile(rf"(?P<era>{ERA_PATTERN}) {{0,3}}\n?\Z")
_YEAR = re.compile(r"ปี(?!ละ)(?P<what>[ก-ฮะ-ฺเ-๎ฯ]{0,24}) {0,2}\n?['’‘\"“]? ?\Z")
_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?|ภาคเรียน(?:ที่)?|ภาคการศึกษา(?:ที่)?|เทอม(?:ที่)?) ?\d ?/ ?\Z")
_SEASON = re.compile(r"(?:ฤดู[ก-ฮะ-ฺเ-๎]{0,16}|นาปรัง|ไตรมาส(?:ที่)? ?\d) ?\Z")
_WHEN = re.compile(r"(?:ภายใน|ตั้งแต่|จนถึง|ระหว่าง|ในช่วง|เมื่อ|สิ้น|ต้น|ปลาย|กลาง) ?\Z")
_ENGLISH = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|years?|[Ff]rom|[Bb]efore|[Aa]fter|[Ee]nd of"
    r"|[Ee]arly|[Ll]ate)(?: the)?(?: year)? \Z"
)
_NAMED = re.compile(r"[A-Z][\w’']* ?\Z")
_PLAN = re.compile(r"(?:Plans?|Strategy|Framework|Phase|Period|Programme|Program|Roadmap) ?\Z")
_NUMBERED = re.compile(r"(?:มอก\.?|มกษ\.?|โทร\.?|TIS|ISO|เลขที่|\d ?-) ?\Z")

_TO = re.compile(
    rf" {{0,3}}(?P<by>[-–—−~/]|ถึง|จนถึง|to\b|until\b) {{0,3}}(?:ปี(?:งบประมาณ)?[ก-์]{{0,8}} ?)?"
    rf"(?:(?P<era>{ERA_PATTERN}) {{0,3}})?(?P<year>\d{{4}}|\d{{2}})(?!\d|[.,:]\d)"
)
_ALSO = re.compile(r" ?(?:,|และ|กับ|หรือ|เทียบกับ|, ?และ|&|and) ?(?:ปี ?)?")
_PAIR = re.compile(r"(?<![\d./:-])2[45]\d\d[-–]2[45]\d\d(?![\d./:-])")


def read(plain: str, position: int, width: int, previous: Span | None) -> Span | None:
    """Read the year, or the range of years, whose first `width` digits stand at `position`.

    previous: what was found last; a year that is listed after a year is one too.
    """
    end = position + width
    digits = plain[position:end]
    before = plain[max(0, position - _LEAD) : position]
    if (width == 4 and not "1000" <= digits < "3000") or years.counts(plain, end, digits):
        return None
    if _MAY_BE_FISCAL.search(before) and (fiscal := _FISCAL.search(before)):
        return _fiscal(plain, position, before, fiscal)
    if width == 2:
        return _short(plain, position, before)
    if era := _ERA.search(before, max(0, len(before) - 24)):
        start = position - len(before) + era.start()
        return _with_era(plain, position, start, era["era"], previous)
    if previous and _continues(plain, position, previous):
        return _span(plain, position, position, None, fiscal=previous.kind == "fiscal_year")
    return _cued(plain, position, before)


def _fiscal(plain: str, position: int, before: str, cue: re.Match[str]) -> Span | None:
    if _BUDGET_ACT.search(before, 0, cue.start()):
        return None
    start = position - len(before) + cue.start()
    return _span(plain, position, start, cue["era"], fiscal=True)


def _with_era(
    plain: str, position: int, start: int, era: str, previous: Span | None
) -> Span | None:
    span = _span(plain, position, start, era)
    if span is None or span.kind != "year" or (previous and _continues(plain, start, previous)):
        return span
    return None if titles.holds_year(plain, start, era) else span


def _short(plain: str, position: int, before: str) -> Span | None:
    """Read ปี 60, ปี’60 and ไตรมาส 4/60: two digits that nothing else makes a year."""
    if int(plain[position : position + 2]) not in _USUAL:
        return None
    if _QUARTER.search(before):
        return _span(plain, position, position, None)
    cue = _YEAR.search(before)
    if cue is None or cue["what"] or before[: cue.start()].rstrip().endswith(_ARABIC):
        return None
    return _span(plain, position, position, None)


def _cued(plain: str, position: int, before: str) -> Span | None:
    """Read four digits that words around them, or a second year, make a year."""
    span = _span(plain, position, position, None)
    if span is None or not span.iso:
        return None
    if (
        _YEAR.search(before, max(0, len(before) - 36))
        or _QUARTER.search(before)
        or _SEASON.search(before)
    ):
        return span
    if _backwards(plain, position):
        return span
    if before[-1:] in _GLUED or _NUMBERED.search(before):
        return None
    buddhist = span.calendar == "BE"
    if span.kind == "date_range":
        named = _NAMED.search(before) and not _PLAN.search(before)
        return None if named and not buddhist else span
    cued = _WHEN.search(before) if buddhist else _ENGLISH.search(before)
    return span if cued else None


def _backwards(plain: str, position: int) -> bool:
    """Tell whether the digits are of a pair of Buddhist years that runs backwards: 2566-2565."""
    return any(_PAIR.match(plain, start) for start in (position, max(0, position - 5)))


def _continues(plain: str, position: int, previous: Span) -> bool:
    if previous.kind not in {"year", "fiscal_year"}:
        return False
    return _ALSO.fullmatch(plain, previous.end, position) is not None


def _span(
    plain: str, position: int, start: int, era: str | None, *, fiscal: bool = False
) -> Span | None:
    """Make a year of the digits at `position`, or a range if another year follows."""
    digits = _DIGITS.match(plain, position)
    assert digits is not None
    end = digits.end()
    first = years.of_digits(digits[0], era)
    if first is None:
        return Span(start, end, "year", None, None, found.WRONG_YEAR) if era else None
    last = first
    if to := _TO.match(plain, end):
        second = _second(first, to)
        if second is not None:
            last, end = second, to.end()
    if fiscal:
        iso = f"{first.value - 1:04}-10-01/{last.value:04}-09-30"
        return Span(start, end, "fiscal_year", iso, first.calendar)
    if last is first:
        return Span(start, end, "year", f"{first.value:04}", first.calendar)
    return Span(start, end, "date_range", f"{first.value:04}/{last.value:04}", first.calendar)


def _second(first: Year, to: re.Match[str]) -> Year | None:
    """Read the end of a range of years: later, not by more than a century, of the same era."""
    written = to["year"]
    if len(written) == 2:
        if first.width == 4 and to["by"] != "/":
            return None
        written = f"{first.written:04}"[:2] + written
    second = years.of_digits(written, to["era"] or ("พ" if first.calendar == "BE" else "ค"))
    if second is None or second.calendar != first.calendar:
        return None
    if to["by"] == "/" and second.value != first.value + 1:
        return None
    return second if first.value < second.value <= first.value + 100 else None
