"""What metadata means: dates as people write them, statuses, tags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.thai import dates
from plugins.thai_content import fields, metadata
from tests.sites import THAI, with_field


def values(text: str) -> fields.Values:
    return fields.values(metadata.parse(text, Path("th.md")))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("๒๙ เมษายน ๒๕๖๒", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
        ("29 เมษายน 2019", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
        ("29 เม.ย. 62 09.30 น.", dt.datetime(2019, 4, 29, 9, 30, tzinfo=fields.BANGKOK)),
        ("2019-04-29 09:30", dt.datetime(2019, 4, 29, 9, 30, tzinfo=fields.BANGKOK)),
        ("2562-04-29", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
        ("2019–04–29", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
        ("๒๕๖๒‑๐๔‑๒๙ 09:30", dt.datetime(2019, 4, 29, 9, 30, tzinfo=fields.BANGKOK)),
        ("29—04—2562", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
        ("29/4/2562", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
        ("29 April 2019", dt.datetime(2019, 4, 29, tzinfo=fields.BANGKOK)),
    ],
)
def test_date_takes_what_people_write(written: str, meant: dt.datetime) -> None:
    found = values(THAI.replace("๒๙ เมษายน ๒๕๖๒\nC", f"{written}\nC"))
    assert found.problems == []
    assert found.date == meant
    assert found.date is not None
    assert found.date.utcoffset() == dt.timedelta(hours=7)


@pytest.mark.parametrize(
    "written", ["๓๑ กุมภาพันธ์ ๒๕๖๒", "2562-13-01", "เมื่อวาน", "29", "๒๙ เมษายน", "เมษายน ๒๕๖๒"]
)
def test_what_is_no_day_is_refused_with_its_line(written: str) -> None:
    found = values(THAI.replace("๒๙ เมษายน ๒๕๖๒\nC", f"{written}\nC"))
    assert found.date is None
    assert [(problem.line, written in problem.text.th) for problem in found.problems] == [(2, True)]


@pytest.mark.parametrize("written", ["2019–04", "29–30 เมษายน ๒๕๖๒", "2019–13–01", "2019-04-29–30"])
def test_a_dash_makes_no_day_of_what_is_none(written: str) -> None:
    found = values(THAI.replace("๒๙ เมษายน ๒๕๖๒\nC", f"{written}\nC"))
    assert (found.date, len(found.problems)) == (None, 1)


@pytest.mark.parametrize("lines", ["Source: กรม\n", "Summary: ก\nStatus: draft\nข", "Dates: 1\n"])
def test_a_text_may_begin_with_a_colon_of_its_own(lines: str) -> None:
    text = THAI.replace("\n\n", f"\nStatus: draft\n\n{lines}")
    assert values(text).problems == []


def test_lines_after_a_blank_one_are_said_each_once() -> None:
    found = values(THAI.replace("\nDate", "\n\nDate"))
    assert [(problem.line, problem.text.th.split()[1]) for problem in found.problems] == [
        (3, "“Date”"),
        (4, "“Category”"),
    ]


def test_tags_are_cut_at_commas_and_kept_once() -> None:
    assert values(with_field(THAI, "Tags: ข่าว,  แรงงาน , ข่าว,")).tags == ("ข่าว", "แรงงาน")


def test_status_is_published_unless_said() -> None:
    assert values(THAI).status == "published"
    assert values(with_field(THAI, "Status: Hidden")).status == "hidden"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_machines_day_is_what_the_library_reads(day: dt.date) -> None:
    assert fields._parse(day.isoformat()) == dates.parse(day.isoformat()) == day


@pytest.mark.parametrize("value", ["2019-02-30", "2562-04-29", "2019-4-29", "๒๐๑๙-๐๔-๒๙"])
def test_any_other_day_is_left_to_the_library(value: str) -> None:
    def read(parse: Callable[[str], dt.date]) -> object:
        try:
            return parse(value)
        except dates.DateError as error:
            return error.text

    assert read(fields._parse) == read(dates.parse)
