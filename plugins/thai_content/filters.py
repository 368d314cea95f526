"""Template filters: dates, years and numbers as each language writes them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from plugins.thai import dates, digits
from plugins.thai_content.anchors import slug
from plugins.thai_content.outline import outline
from plugins.thai_content.title_lines import title_lines

if TYPE_CHECKING:
    from collections.abc import Callable


def show_date(value: dt.date, lang: str, style: dates.Style = "long") -> str:
    """Write a date in the era of `lang`; a time of day is left out.

    >>> show_date(dt.date(2019, 4, 29), "th"), show_date(dt.date(2019, 4, 29), "en")
    ('29 เมษายน 2562', '29 April 2019')
    """
    day = value.date() if isinstance(value, dt.datetime) else value
    return dates.show(day, lang, style)


def show_moment(value: dt.date, lang: str) -> str:
    """Write a date in the era of `lang` with its time of day; midnight is a day without one.

    >>> show_moment(dt.datetime(2019, 4, 29, 9, 30), "th")
    '29 เมษายน 2562 09.30 น.'
    >>> show_moment(dt.datetime(2019, 4, 29), "en")
    '29 April 2019'
    """
    if isinstance(value, dt.datetime) and _has_time(value):
        return dates.show(value, lang)
    return show_date(value, lang)


def _has_time(value: dt.datetime) -> bool:
    return (value.hour, value.minute) != (0, 0)


def other_era(value: dt.date, lang: str) -> str:
    """Write a date in the era that pages of `lang` don't use, and say which era it is.

    >>> other_era(dt.date(2019, 4, 29), "th"), other_era(dt.date(2019, 4, 29), "en")
    ('29 เมษายน ค.ศ. 2019', '29 April B.E. 2562')
    """
    day_month = show_date(value, lang).rsplit(" ", 1)[0]
    year = f"ค.ศ. {value.year}" if lang == "th" else f"B.E. {be_year(value.year)}"
    return f"{day_month} {year}"


def iso_date(value: dt.date) -> str:
    """Write the day as YYYY-MM-DD.

    >>> iso_date(dt.datetime(2019, 4, 29, 9, 30))
    '2019-04-29'
    """
    return value.strftime("%Y-%m-%d")


def iso_moment(value: dt.date) -> str:
    """Write the day, and with a time of day the moment, as HTML's `datetime` takes it.

    >>> iso_moment(dt.datetime(2019, 4, 29, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=7))))
    '2019-04-29T09:30+07:00'
    """
    if isinstance(value, dt.datetime) and _has_time(value):
        return value.isoformat(timespec="minutes")
    return iso_date(value)


def show_month(month: int, lang: str) -> str:
    """Name a month, 1 to 12.

    >>> show_month(4, "th"), show_month(4, "en")
    ('เมษายน', 'April')
    """
    return show_date(dt.date(2000, month, 1), lang).split(" ")[1]


def be_year(year: int) -> int:
    """Convert a Common Era year to the Buddhist Era.

    >>> be_year(2019)
    2562
    """
    return year + dates.BE_OFFSET


def show_year(year: int, lang: str) -> str:
    """Write a Common Era year as `lang` counts: Buddhist Era in Thai.

    >>> show_year(2019, "th"), show_year(2019, "en")
    ('2562', '2019')
    """
    return str(year if lang == "en" else be_year(year))


def show_number(value: int, lang: str = "th") -> str:  # noqa: ARG001  both group by thousands
    """Write a whole number with its thousands grouped.

    >>> show_number(62783)
    '62,783'
    """
    return f"{value:,}"


def all_filters(numerals: str = "source") -> dict[str, Callable[..., object]]:
    """Give all filters by the name that templates use.

    numerals: "thai" makes the filters that write dates and numbers for Thai pages use Thai digits.

    >>> all_filters("thai")["show_date"](dt.date(2019, 4, 29), "th")
    '๒๙ เมษายน ๒๕๖๒'
    """
    return {
        name: _in_thai_digits(function) if numerals == "thai" and name in _WRITTEN else function
        for name, function in _FILTERS.items()
    }


def _in_thai_digits(function: Callable[..., object]) -> Callable[..., str]:
    def converted(value: object, lang: str, *rest: object) -> str:
        shown = str(function(value, lang, *rest))
        return digits.to_thai(shown) if lang == "th" else shown

    return converted


_WRITTEN = ("show_date", "show_moment", "other_era", "show_year", "show_number")
_FILTERS: dict[str, Callable[..., object]] = {
    "show_date": show_date,
    "show_moment": show_moment,
    "thai_date": lambda value, style="long": show_date(value, "th", style),
    "other_era": other_era,
    "iso_date": iso_date,
    "iso_moment": iso_moment,
    "show_month": show_month,
    "be_year": be_year,
    "show_year": show_year,
    "show_number": show_number,
    "thai_digits": digits.to_thai,
    "arabic_digits": digits.to_arabic,
    "thai_slug": slug,
    "outline": outline,
    "title_lines": title_lines,
}
