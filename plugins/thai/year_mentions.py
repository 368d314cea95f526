"""Years that stand without a month: ปี 2567, พ.ศ. 2560-2564, ปีงบประมาณ 2568, in 2030."""

from __future__ import annotations

import re
from typing import Final

from plugins.thai import found, titles, years
from plugins.thai.intervals import Span
from plugins.thai.years import ERA_PATTERN, Year

_LEAD: Final = 64
_NEAR: Final = 28
_OPENING: Final = " \n'’‘\"“("
"""What may stand between a year and the word that makes it one."""

_LISTED: Final = 20
"""How far apart years may lie that are listed with nothing between them."""

_USUAL: Final = range(40, 81)

_DIGITS = re.compile(r"(?:\d{4}|\d{2})(?!\d)")
_MAY_BE_FISCAL = re.compile("งบ|iscal|FY")
_FISCAL = re.compile(
    r"(?:ปี ?งบ(?: ?ประมาณ|ฯ)?(?:รายจ่าย|แผ่นดิน)?|[Ff]iscal [Yy]ears?|FYs?)"
    rf" {{0,20}}\n{{0,2}}(?P<era>{ERA_PATTERN})?[ '’‘]{{0,3}}\Z"
)
_BUDGET_ACT = re.compile(r"(?:พระราชบัญญัติ|พ\. ?ร\. ?บ\.?|พรบ\.?) ?(?:โอน)?งบประมาณ[ก-๙ ]{0,40}\Z")
_ENDS_ERA: Final = frozenset(".ศชED")
_ERA = re.compile(rf"(?P<era>{ERA_PATTERN}) {{0,3}}\n?\Z")
_YEAR = re.compile(r"ปี(?!ละ)(?P<what>[ก-ฮะ-ฺเ-๎ฯ]{0,24}) {0,2}\n?['’‘\"“(]? ?\Z")
_COUNTED = re.compile(r"(?P<ordinal>ไตรมาส|ที่|เฟส|ระยะ|กลุ่ม|มาตรา|ม\.|\bQ)? ?\d+ ?\Z")
"""A number in front of ปี, which counts years unless an ordinal stands before it."""
_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?|ภาคเรียน(?:ที่)?|ภาคการศึกษา(?:ที่)?|เทอม(?:ที่)?) ?\d ?/ ?\Z")
_SEASON = re.compile(
    r"(?:ฤดู[ก-ฮะ-ฺเ-๎]{0,16}|นาปรัง|ไตรมาส(?:ที่)? ?\d|สงกรานต์|ลอยกระทง|ตรุษจีน|(?:เข้า|ออก)พรรษา) ?\Z"
)
_WHEN = re.compile(r"(?:ภายใน|ตั้งแต่|จนถึง|ระหว่าง|ในช่วง|เมื่อ|สิ้น|ต้น|ปลาย|กลาง) ?\Z")
_ENGLISH = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|years?|[Ff]rom|[Bb]efore|[Aa]fter|[Ee]nd of"
    r"|[Ee]arly|[Ll]ate|[Pp]rior to|(?:half|quarter|months?|weeks?|days?|season) of)"
    r"(?: the)?(?: year)? \Z"
)
_FOR = re.compile(r"\bfor \Z")
_NAME_GOES_ON = re.compile(" [A-Z]")
_NAMED = re.compile(r"[A-Z][\w’']* ?\Z")
_PLAN = re.compile(r"(?:Plans?|Strategy|Framework|Phase|Period|Programme|Program|Roadmap) ?\Z")
_NUMBERED = re.compile(r"(?:มอก\.?|มกษ\.?|โทร\.?|TIS|ISO|เลขที่) ?(?:\d{1,5} ?-)? ?\Z")
_GOES_ON = re.compile(r"[./:\d-]\Z|\d ?- ?\Z")

_TO = re.compile(
    rf" {{0,3}}(?P<by>[-–—−~/]|ถึง|จนถึง|to\b|until\b) {{0,3}}(?:ปี(?:งบประมาณ)?[ก-์]{{0,8}} ?)?"
    rf"(?:(?P<era>{ERA_PATTERN}) {{0,3}})?(?P<year>\d{{4}}|\d{{2}})(?!\d|[.,:]\d)"
)
_ALSO = re.compile(r" ?(?:,|และ|กับ|หรือ|เทียบกับ|, ?และ|&|and) ?(?:ปี ?)?")
_YEARS = re.compile(r"\d{4}/\d{4}")
_PAIR = re.compile(r"(?<![\d./:-])2[45]\d\d[-–]2[45]\d\d(?![\d./:-])")


def read(plain: str, position: int, width: int, previous: Span | None) -> Span | None:
    """Read the year, or the range of years, whose first `width` digits stand at `position`.

    previous: what was found last; a year that is listed after a year is one too.
    """
    end = position + width
    digits = plain[position:end]
    if width == 1 or (width == 4 and not "1000" <= digits < "3000"):
        return None
    before = plain[max(0, position - _LEAD) : position]
    last = before.rstrip(_OPENING)[-1:]
    worded = "ก" <= last <= "๎" or "A" <= last <= "z" or last == "."
    if not (worded or (previous and width == 4) or _may_be_year(plain, position, end, last)):
        return None
    if years.counts(plain, end, digits):
        return None
    if worded and _MAY_BE_FISCAL.search(before) and (fiscal := _FISCAL.search(before)):
        return _fiscal(plain, position, before, fiscal)
    if width == 2:
        return _short(plain, position, before) if last in {"ี", "/"} else None
    return _long(plain, position, before, last, previous)


def range_end(plain: str, position: int, end: int) -> int:
    """Give, fast, where a range of years that begins with these digits may end; 0 for none."""
    if end - position not in {2, 4} or not "0" <= plain[position] <= "9":
        return 0
    to = _TO.match(plain, end)
    return to.end() if to else 0


def _may_be_year(plain: str, position: int, end: int, last: str) -> bool:
    """Tell, fast, whether digits without a word before them may be a year: 4/2567, 2560-2564."""
    if last == "/":
        return not plain[position - 3 : position - 1].isdigit()
    if end - position < 4:
        return False
    if plain[position - 1 : position] in {"-", "–"}:
        return _backwards(plain, position)
    return _TO.match(plain, end) is not None


def _long(plain: str, position: int, before: str, last: str, previous: Span | None) -> Span | None:
    """Read a year of four digits by the era before it, the year before it, or words around it."""
    if last in _ENDS_ERA and (era := _ERA.search(before, max(0, len(before) - 24))):
        return _with_era(plain, position, before, era, previous)
    if previous and (
        _continues(plain, position, previous) or _is_listed(plain, position, previous)
    ):
        return _span(plain, position, position, None, fiscal=previous.kind == "fiscal_year")
    return _cued(plain, position, before)


def _fiscal(plain: str, position: int, before: str, cue: re.Match[str]) -> Span | None:
    if _BUDGET_ACT.search(before, 0, cue.start()):
        return None
    start = position - len(before) + cue.start()
    return _span(plain, position, start, cue["era"], fiscal=True)


def _with_era(
    plain: str, position: int, before: str, cue: re.Match[str], previous: Span | None
) -> Span | None:
    if "งบประมาณ" in before and _BUDGET_ACT.search(before, 0, cue.start()):
        return None
    start, era = position - len(before) + cue.start(), cue["era"]
    span = _span(plain, position, start, era)
    if previous and (_continues(plain, start, previous) or _is_next(plain, start, previous)):
        return _span(plain, position, start, era, fiscal=previous.kind == "fiscal_year")
    if span is None or span.kind != "year":
        return span
    return None if titles.holds_year(plain, start, span.end, era) else span


def _short(plain: str, position: int, before: str) -> Span | None:
    """Read ปี 60, ปี’60 and ไตรมาส 4/60: two digits that nothing else makes a year."""
    if int(plain[position : position + 2]) not in _USUAL:
        return None
    if _QUARTER.search(before):
        return _span(plain, position, position, None)
    cue = _YEAR.search(before)
    if cue is None or cue["what"] or _BUDGET_ACT.search(before, 0, cue.start()):
        return None
    counted = _COUNTED.search(before, 0, cue.start())
    if counted is not None and not counted["ordinal"]:
        return None
    return _span(plain, position, position, None)


def _cued(plain: str, position: int, before: str) -> Span | None:
    """Read four digits that words around them, or a second year, make a year."""
    span = _span(plain, position, position, None)
    if span is None or not span.iso:
        return None
    near = before[-_NEAR:]
    if near.rstrip(_OPENING)[-1:].isascii():
        return span if _is_said(plain, span, near) or _QUARTER.search(near) else None
    if "ปี" in before and (year := _YEAR.search(before, max(0, len(before) - 36))):
        return None if _BUDGET_ACT.search(before, 0, year.start()) else span
    return span if _SEASON.search(near) or _is_said(plain, span, near) else None


def _is_said(plain: str, span: Span, before: str) -> bool:
    if _NUMBERED.search(before):
        return False
    return _backwards(plain, span.start) or (
        not _GOES_ON.search(before[-4:]) and _stands_alone(plain, span, before)
    )


def _stands_alone(plain: str, span: Span, before: str) -> bool:
    """Tell whether four digits, or a range of years, are a time and no part of a name."""
    buddhist = span.calendar == "BE"
    if span.kind == "date_range":
        return buddhist or not _NAMED.search(before) or _PLAN.search(before) is not None
    if buddhist:
        return _WHEN.search(before) is not None
    english = _ENGLISH.search(before)
    if english and not before.endswith(" the "):
        return True
    named = _NAME_GOES_ON.match(plain, span.end) is not None
    return not named and (english is not None or _FOR.search(before) is not None)


def _backwards(plain: str, position: int) -> bool:
    """Tell whether the digits are of a pair of Buddhist years that runs backwards: 2566-2565."""
    if plain[position - 1 : position] in {"-", "–"}:
        return _PAIR.match(plain, max(0, position - 5)) is not None
    return _PAIR.match(plain, position) is not None


def _continues(plain: str, position: int, previous: Span) -> bool:
    if not (previous.kind in {"year", "fiscal_year"} or _YEARS.fullmatch(previous.iso or "")):
        return False
    return _ALSO.fullmatch(plain, previous.end, position) is not None


def _is_listed(plain: str, position: int, previous: Span) -> bool:
    """Tell whether a year stands right behind one a few years away, or on the line below it."""
    gap = plain[previous.end : position]
    if previous.kind != "year" or previous.iso is None or gap not in {" ", "  ", "\n", "\n\n"}:
        return False
    end = position + 4
    year = years.of_digits(plain[position:end])
    if year is None or not 0 < abs(year.value - int(previous.iso)) <= _LISTED:
        return False
    return gap[0] == " " or plain[end : end + 1] in {"", "\n"}


def _is_next(plain: str, start: int, previous: Span) -> bool:
    """Tell whether a year with its era stands right behind another: พ.ศ. 2548 พ.ศ. 2554."""
    return previous.kind == "year" and plain[previous.end : start] in {" ", "  "}


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
