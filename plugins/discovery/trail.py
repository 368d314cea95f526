"""Where a page stands: the pages above it, as its breadcrumb shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.bilingual import addresses
from plugins.discovery.subject import TITLES, month_name, year_name

Step = tuple[str, str]
"""The site-absolute path and the name of a page."""


def above(page_type: str, lang: str, values: Mapping[str, Any]) -> list[Step]:
    """List the pages above a page, outermost first, without the home page.

    values: what its template is given: release, division, year.
    """
    if page_type == "release":
        year, month = values["release"].date.year, values["release"].date.month
        name = month_name(year, month, lang)
        return [*_years(lang, year), (addresses.archive(lang, year, month), name)]
    if page_type == "archive_month":
        return _years(lang, values["year"])
    if page_type == "archive_year":
        return _years(lang, values["year"])[:1]
    if page_type in ("division", "division_month"):
        division = values["division"]
        steps = [
            (addresses.division(lang), TITLES["divisions"].show(lang)),
            (addresses.division(lang, division.slug), division.name(lang)),
        ]
        return steps if page_type == "division_month" else steps[:1]
    return [(addresses.tag(lang), TITLES["tags"].show(lang))] if page_type == "tag" else []


def _years(lang: str, year: int) -> list[Step]:
    return [
        (addresses.archive(lang), TITLES["archive"].show(lang)),
        (addresses.archive(lang, year), year_name(year, lang)),
    ]
