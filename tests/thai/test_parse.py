"""One date read from a field, and shown again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.thai import dates

READ = {
    "๒๙ เมษายน ๒๕๖๒": date(2019, 4, 29),
    "29 เม.ย. 62 09.30 น.": datetime(2019, 4, 29, 9, 30),  # noqa: DTZ001
    "2019-04-29 09:30": datetime(2019, 4, 29, 9, 30),  # noqa: DTZ001
    "2019-04-29T09:30:15": datetime(2019, 4, 29, 9, 30, 15),  # noqa: DTZ001
    "2019-04-29T02:30:00Z": datetime(2019, 4, 29, 9, 30),  # noqa: DTZ001
    "2019-04-29T09:30:00+07:00": datetime(2019, 4, 29, 9, 30),  # noqa: DTZ001
    "2562-04-29": date(2019, 4, 29),
    "29/4/2562": date(2019, 4, 29),
    "29/4/62": date(2019, 4, 29),
    "29/04/2019": date(2019, 4, 29),
    "29 April 2019": date(2019, 4, 29),
    "April 29, 2019": date(2019, 4, 29),
    "April 29, 2019, 2.30 p.m.": datetime(2019, 4, 29, 14, 30),  # noqa: DTZ001
    "29 เมษายน 2019": date(2019, 4, 29),
    "วันจันทร์ที่ 29 เมษายน พ.ศ. 2562 เวลา 09.30 น.": datetime(2019, 4, 29, 9, 30),  # noqa: DTZ001
    "จันทร์ที่ 29 เมษายน 2562 (09.30 น.)": datetime(2019, 4, 29, 9, 30),  # noqa: DTZ001
    "จ. 29 เม.ย. 62": date(2019, 4, 29),
    "Monday, 29 April 2019 at 9.30 a.m.": datetime(2019, 4, 29, 9, 30),  # noqa: DTZ001
    "29 เม.ย. 62 บ่าย 2 โมงครึ่ง": datetime(2019, 4, 29, 14, 30),  # noqa: DTZ001
    "29 เมษายน 2562 เวลา 9 โมงเช้า": datetime(2019, 4, 29, 9, 0),  # noqa: DTZ001
    "(29 เมษายน 2562)": date(2019, 4, 29),
    "  29\u00a0เมษายน\u200b 2562  ": date(2019, 4, 29),
}
REFUSED = {
    "": "can't be read as a date",
    "พรุ่งนี้": "can't be read as a date",
    "31 กุมภาพันธ์ 2562": "the calendar has no such day",
    "4/29/2562": "can't be read as a date",
    "วันอังคารที่ 29 เมษายน 2562": "the weekday beside it is that of another day",
    "อังคารที่ 29 เมษายน 2562": "the weekday beside it is that of another day",
    "อ. 29 เมษายน 2562": "the weekday beside it is that of another day",
    "Tuesday 29 April 2019": "the weekday beside it is that of another day",
    "29 เมษายน 2562 บ่าย 2 โมงถึงบ่าย 3 โมง": "can't be read as a date",
    "29 เมษายน 256": "the year can't be right",
    "29 เมษายน": "has no year",
    "เมษายน 2562": "is not one day",
    "29-30 เมษายน 2562": "is not one day",
    "5/6/19": "its two-digit year may be of either era",
    "8 มีนาคม 2478": "it is before BE 2484",
    "29 เมษายน 2562 25.00 น.": "there is no such time",
    "29 เมษายน 2562 ณ ทำเนียบ": "can't be read as a date",
    "ข่าว 29 เมษายน 2562": "can't be read as a date",
}
AFTER_REFORM = st.dates(date(1941, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(("text", "value"), READ.items(), ids=READ)
def test_parse(text: str, value: date) -> None:
    parsed = dates.parse(text)
    assert (type(parsed), parsed) == (type(value), value)


@pytest.mark.parametrize(("text", "why"), REFUSED.items(), ids=REFUSED)
def test_parse_refuses_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(dates.DateError) as error:
        dates.parse(text)
    assert why in error.value.text.en
    assert error.value.text.th != error.value.text.en
    assert "29 เมษายน 2562" in error.value.remedy.th


def test_the_reference_settles_the_era() -> None:
    assert dates.parse("5/6/19", date(2019, 6, 5)) == date(2019, 6, 5)


@given(st.text())
def test_parse_gives_a_date_or_a_date_error(text: str) -> None:
    with suppress(dates.DateError):
        assert isinstance(dates.parse(text), date)


@given(AFTER_REFORM, st.sampled_from(["th", "en"]), st.sampled_from(["arabic", "thai"]))
@pytest.mark.parametrize("style", ["long", "short", "numeric", "iso"])
def test_what_is_shown_is_read_again(
    style: dates.Style, value: date, lang: str, digits: dates.Digits
) -> None:
    assert dates.parse(dates.show(value, lang, style, digits)) == value


@given(st.datetimes(datetime(1941, 1, 1), datetime(2199, 12, 31)))  # noqa: DTZ001
@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_time_that_is_shown_is_read_again(lang: str, value: datetime) -> None:
    value = value.replace(second=0, microsecond=0)
    assert dates.parse(dates.show(value, lang)) == value
