"""Dates as each language writes them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.thai import dates

DAY = date(2019, 4, 29)
SHOWN = {
    ("th", "long"): "29 เมษายน 2562",
    ("th", "short"): "29 เม.ย. 2562",
    ("th", "numeric"): "29/4/2562",
    ("th", "iso"): "2019-04-29",
    ("en", "long"): "29 April 2019",
    ("en", "short"): "29 Apr 2019",
    ("en", "numeric"): "29/4/2019",
    ("en", "iso"): "2019-04-29",
}
FROM_ISO = {
    ("2019", "th"): "2562",
    ("2019-04", "en"): "April 2019",
    ("XXXX-04", "th"): "เมษายน",
    ("XXXX-04-29", "th"): "29 เมษายน",
    ("2025-03-05/2025-03-08", "th"): "5–8 มีนาคม 2568",
    ("2025-03-30/2025-04-02", "th"): "30 มีนาคม – 2 เมษายน 2568",
    ("2024-12-27/2025-01-02", "en"): "27 December 2024 – 2 January 2025",
    ("2020-03/2020-05", "th"): "มีนาคม – พฤษภาคม 2563",
    ("2017/2021", "th"): "2560–2564",
    ("XXXX-01-25/XXXX-01-26", "en"): "25–26 January",
    ("{2024-10-11,2024-10-14}", "th"): "11 และ 14 ตุลาคม 2567",
    ("{2024-01-01..2024-01-03,2024-01-05,2024-01-08}", "en"): "1–3, 5 and 8 January 2024",
    ("T09:30", "th"): "09.30 น.",
    ("T09:30/T24:00", "th"): "09.30–24.00 น.",
    ("T09:30/T24:00", "en"): "09:30–24:00",
}


@pytest.mark.parametrize(("how", "text"), SHOWN.items(), ids=SHOWN.values())
def test_show(how: tuple[str, dates.Style], text: str) -> None:
    assert dates.show(DAY, *how) == text


def test_show_in_thai_digits() -> None:
    assert dates.show(DAY, digits="thai") == "๒๙ เมษายน ๒๕๖๒"


def test_show_with_time() -> None:
    moment = datetime(2019, 4, 29, 9, 5)  # noqa: DTZ001
    assert dates.show(moment) == "29 เมษายน 2562 09.05 น."
    assert dates.show(moment, "en") == "29 April 2019, 09:05"
    assert dates.show(moment, style="numeric") == "29/4/2562"


@pytest.mark.parametrize(("iso", "text"), FROM_ISO.items(), ids=FROM_ISO.values())
def test_show_iso(iso: tuple[str, str], text: str) -> None:
    assert dates.show_iso(*iso) == text


@pytest.mark.parametrize("text", ["", "2019-13", "2019-4-1", "29 เมษายน", "2019/", "{}"])
def test_show_iso_refuses_anything_else(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        dates.show_iso(text)


@given(st.dates(date(1941, 1, 2), date(2197, 1, 1)), st.integers(1, 800))
@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_range_that_is_shown_is_found_again(lang: str, begin: date, length: int) -> None:
    end = date.fromordinal(begin.toordinal() + length)
    iso = f"{begin}/{end}"
    assert [result.iso for result in dates.find(dates.show_iso(iso, lang))] == [iso]
