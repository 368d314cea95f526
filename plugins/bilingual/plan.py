"""Which pages the site has: each page type, in each language, as data that a writer can render."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from typing import Any

from plugins.bilingual import addresses, listing
from plugins.bilingual.listing import Beside, Pager, YearCount
from plugins.bilingual.related import Matters, Related
from plugins.bilingual.release import Division, Release
from plugins.bilingual.roster import Listed, Month, Roster
from plugins.errors import LANGUAGES
from plugins.fastbuild import keys
from plugins.thai_content.anchors import slug as tag_slug

NOT_FOUND = "404.html"
SITE_MAP = "sitemap"
"""The standing page that lists the years too."""


@dataclass(frozen=True)
class Tag:
    """Hold a tag as written, its part of an address, and the language it is written in."""

    name: str
    slug: str
    lang: str


class Later(Mapping[str, Any]):
    """Hold a page's values, which are made when one of them is first asked for.

    digest: of all that they are made from.
    """

    def __init__(self, digest: bytes, make: Callable[[], Mapping[str, Any]]) -> None:
        self.digest = digest
        self._make = make

    def __reduce__(self) -> tuple[type[dict[str, Any]], tuple[dict[str, Any]]]:
        """Let a worker that is sent a page have the values."""
        return dict, (dict(self._values),)

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        return self._make()

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True)
class Page:
    """Hold one page that is to be written.

    path: its site-absolute path.
    values: what its template is given; a Later is known by what they are made from.
    alternates: the path of this very page in each language that it exists in.
    switch: where the language switch leads; the other language's page or, without one, its
        nearest listing.
    release: the id of the release whose own page it is.
    """

    path: str
    lang: str
    template: str
    values: Mapping[str, Any]
    alternates: Mapping[str, str]
    switch: str
    release: str = ""

    @property
    def digest(self) -> bytes:
        """Give the hash of all that the page is made from."""
        about = (self.path, self.lang, self.template, self.switch, self.alternates)
        return keys.key(*about, self.values)

    @property
    def switch_same(self) -> bool:
        """Tell whether the language switch leads to the same content."""
        return self.switch in self.alternates.values()


@dataclass(frozen=True)
class Group:
    """Hold pages that are planned together.

    name: ASCII, the same from build to build.
    key: of all that their plan is made from; None where only the pages tell.
    pages: plans them. ids: of the releases whose own pages they are.
    """

    name: str
    key: bytes | None
    pages: Callable[[], Iterable[Page]]
    ids: Sequence[str] = ()


@dataclass
class Site:
    """Hold everything that pages are made of.

    releases: the listed ones, newest first; unlisted: hidden ones, which have pages only.
    pages: the standing pages: by slug, then by language, an Edition.
    matters: which of the releases tell of the same matter.
    """

    releases: Listed
    divisions: list[Division]
    pages: Mapping[str, Mapping[str, Any]]
    unlisted: Listed = field(default_factory=partial(Listed.of, ()))
    latest: int = 12
    page_size: int = 100
    matters: Matters = field(default_factory=Matters)


def plan(site: Site) -> Iterator[Page]:
    """List every page of the site in a fixed order, Thai before English."""
    for group in [*listings(site), *standing(site), *releases(site)]:
        yield from group.pages()


def listings(site: Site) -> Iterator[Group]:
    """List every page that is made of releases, and is no release's own.

    The pages of a group are a function of what its key is made from, and of nothing else.
    """
    months = site.releases.months
    nothing = site.releases[:0]
    owned = [(each, site.releases.by_division.get(each.slug, nothing)) for each in site.divisions]
    counts = [(division, len(own)) for division, own in owned]
    with_tags = site.releases.having("tag_names")
    tagged = {lang: _tagged(with_tags, lang) for lang in LANGUAGES}
    for lang in LANGUAGES:
        archive = partial(addresses.archive, lang)
        years = listing.years(months, archive, archive)
        latest = site.releases[: site.latest]
        yield _group("fixed", _fixed, lang, latest, counts, years, len(site.releases))
        for month, beside in listing.beside(list(months)):
            name = f"month {month[0]} {month[1]}"
            yield _group(name, _months, lang, month, months[month], beside, site.page_size)
        for division, own in owned:
            name = f"division {division.slug}"
            yield _group(name, _division, lang, division, own, site.latest, site.page_size)
        yield from _tags(lang, tagged, site.page_size)


def standing(site: Site) -> Iterator[Group]:
    """List the standing pages."""
    years = list(dict.fromkeys(year for year, _ in site.releases.months))
    for lang in LANGUAGES:
        yield _group("standing", _standing, lang, site.pages, years)


def releases(site: Site) -> Iterator[Group]:
    """List every release's own pages, by month."""
    months = list(site.releases.months.items())
    matters = [site.matters.among(found) for _, found in months]
    nobody = site.releases[:0]
    for lang in LANGUAGES:
        for number, (month, found) in enumerate(months):
            newer = months[number - 1][1][-1:] if number else nobody
            older = months[number + 1][1][:1] if number + 1 < len(months) else nobody
            name = f"releases {month[0]} {month[1]}"
            about = (found.says(lang), found, (newer, older), matters[number], site.page_size)
            group = _group(name, _releases, lang, *about)
            yield replace(group, ids=found.ids)
        unlisted = site.unlisted
        group = _group("unlisted", _unlisted, lang, unlisted.says(lang), unlisted)
        yield replace(group, ids=unlisted.ids)


def _group(name: str, function: Callable[..., Iterable[Page]], lang: str, *args: object) -> Group:
    return Group(f"{lang} {name}", keys.key(lang, *args), partial(function, lang, *args))


def _other(lang: str) -> str:
    return next(other for other in LANGUAGES if other != lang)


def _both(
    template: str, lang: str, path: str, later: Later | None = None, /, **values: Any
) -> Page:
    """Make a page that exists in both languages at the same place."""
    rest = path.removeprefix(addresses.home(lang))
    alternates = {each: addresses.home(each) + rest for each in LANGUAGES}
    shown = values if later is None else later
    return Page(path, lang, template, shown, alternates, alternates[_other(lang)])


def _fixed(
    lang: str,
    latest: Sequence[Release],
    counts: Sequence[tuple[Division, int]],
    years: Sequence[YearCount],
    total: int,
) -> Iterator[Page]:
    """Plan the home page and all pages that list no releases."""
    standing = (release for release in latest if release.edition(lang).status != "withdrawn")
    lead = next(standing, None)
    yield _both(
        "index",
        lang,
        addresses.home(lang),
        lead=lead,
        latest=[release for release in latest if release is not lead],
        counts=[(division, count) for division, count in counts if count],
        years=years,
        total=total,
    )
    yield _both("search", lang, addresses.search(lang), years=years)
    yield _both("404", lang, addresses.home(lang) + NOT_FOUND)
    yield _both("divisions", lang, addresses.division(lang), counts=counts)
    yield _both("archive", lang, addresses.archive(lang), years=years)
    places = [{"year": year.year, "path": year.path} for year in years]
    for year, (_, beside) in zip(years, listing.beside(places), strict=True):
        values = {"year": year.year, "months": year.months, "total": year.count}
        yield _both("archive_year", lang, year.path, **values, beside=beside)


def _months(
    lang: str,
    month: Month,
    found: Listed,
    beside: Beside[Month],
    page_size: int,
) -> Iterator[Page]:
    path = partial(addresses.archive, lang)
    values = {"beside": _linked(beside, path)}
    return _month(
        "archive_month", lang, month, found, page_size=page_size, path=path, values=values
    )


def _division(
    lang: str, division: Division, found: Listed, latest: int, page_size: int
) -> Iterator[Page]:
    months = found.months
    path = partial(addresses.division, lang, division.slug)
    yield _both(
        "division",
        lang,
        path(),
        division=division,
        latest=found[:latest],
        years=listing.years(months, lambda year: f"{path()}#y{year}", path),
        total=len(found),
    )
    for month, beside in listing.beside(list(months)):
        values = {"division": division, "beside": _linked(beside, path)}
        yield from _month(
            "division_month", lang, month, months[month],
            page_size=page_size, path=path, values=values,
        )  # fmt: skip


def _linked(beside: Beside[Month], path: Callable[..., str]) -> Beside[Mapping[str, Any]]:
    """Give the address of the months before and after one."""
    older, newer = (
        {"year": month[0], "month": month[1], "path": path(*month)} if month else None
        for month in beside
    )
    return older, newer


def _month(
    template: str,
    lang: str,
    month: Month,
    found: Listed,
    *,
    page_size: int,
    path: Callable[..., str],
    values: Mapping[str, Any],
) -> Iterator[Page]:
    """Plan the pages of a month; values: what all of them are given besides.

    A page shows its own releases, and of the others only how many there are on which day.
    """
    paged = listing.pages_of_days(found, page_size, partial(path, *month))
    known = keys.key(array("i", [day.toordinal() for day in found.days]).tobytes(), values)

    @cache
    def calendar() -> Any:
        return listing.calendar(paged)

    def shown(pager: Pager, part: Listed) -> dict[str, Any]:
        return {
            "year": month[0],
            "month": month[1],
            "total": len(found),
            "days": listing.by_day(part),
            "calendar": calendar(),
            "pager": pager,
            **values,
        }

    for pager, part in paged:
        later = Later(keys.key(known, page_size, pager.number, part), partial(shown, pager, part))
        yield _both(template, lang, pager.paths[pager.number - 1], later)


def _tagged(releases: Listed, lang: str) -> dict[str, tuple[Tag, Listed]]:
    """Find the releases of each tag, by its slug.

    A release that nobody translated is listed under the tags of its other edition; they are in
    that one's language unless an edition in `lang` has them too.
    """
    roster = releases.roster
    found: dict[str, tuple[Tag, list[int]]] = {}
    for place in releases.places:
        languages = roster.languages[place]
        shown = lang if lang in languages else languages[0]
        for name in roster.facts("tag_names", place)[languages.index(shown)]:
            tag = Tag(name, tag_slug(name), shown)
            known, own = found.setdefault(tag.slug, (tag, []))
            own.append(place)
            if known.lang != lang == tag.lang:
                found[tag.slug] = (tag, own)
    return {slug: (tag, Listed(roster, own)) for slug, (tag, own) in found.items()}


def _tags(
    lang: str, tagged: Mapping[str, Mapping[str, tuple[Tag, Listed]]], page_size: int
) -> Iterator[Group]:
    ordered = [tagged[lang][slug] for slug in sorted(tagged[lang])]
    yield _group("tags", _all_tags, lang, [(tag, len(found)) for tag, found in ordered])
    for tag, found in ordered:
        name = f"tag {keys.key(tag.slug).hex()}"
        is_in_both = tag.slug in tagged[_other(lang)]
        yield _group(name, _tag, lang, tag, found, page_size, is_in_both)


def _all_tags(lang: str, counts: Sequence[tuple[Tag, int]]) -> Iterator[Page]:
    yield _both("tags", lang, addresses.tag(lang), counts=counts)


def _tag(
    lang: str,
    tag: Tag,
    found: Sequence[Release],
    page_size: int,
    is_in_both: bool,  # noqa: FBT001  the last of what its group's key is made from
) -> Iterator[Page]:
    """Plan a tag's pages; the first is the same page in both languages where both have the tag."""
    for pager, part in listing.pages(found, page_size, partial(addresses.tag, lang, tag.slug)):
        path = pager.paths[pager.number - 1]
        values = {"tag": tag, "releases": part, "pager": pager, "total": len(found)}
        if is_in_both and pager.number == 1:
            yield _both("tag", lang, path, **values)
        else:
            other = addresses.tag(_other(lang), tag.slug if is_in_both else "")
            yield Page(path, lang, "tag", values, {lang: path}, other)


def _standing(
    lang: str, pages: Mapping[str, Mapping[str, Any]], years: Sequence[int]
) -> Iterator[Page]:
    for slug, editions in pages.items():
        if lang in editions:
            alternates = {each: addresses.standing_page(each, slug) for each in editions}
            other = _other(lang)
            switch = alternates.get(other, addresses.home(other))
            values: dict[str, Any] = {"page": editions[lang]}
            if slug == SITE_MAP:
                values["years"] = years
            yield Page(alternates[lang], lang, "page", values, alternates, switch)


def _releases(
    lang: str,
    _texts: bytes,
    found: Listed,
    beside: tuple[Listed, Listed],
    related: Related,
    page_size: int,
) -> Iterator[Page]:
    """Plan a month's releases, newest first.

    beside: the newer and the older one beyond them, in lists that are empty where there is none.
    """
    roster = found.roster
    date = roster.dates[found.places[0]]
    listed_at = partial(addresses.archive, _other(lang), date.year, date.month)
    paths = [
        pager.paths[pager.number - 1]
        for pager, part in listing.pages_of_days(found, page_size, listed_at)
        for _ in part.places
    ]
    newer, older = (each.places[0] if each else None for each in beside)
    around = [newer, *found.places, older]
    for following, place, previous, path in zip(
        around, found.places, around[2:], paths, strict=False
    ):
        if lang in roster.languages[place]:
            around_it = previous, following
            yield _release(
                lang, roster, place,
                beside=around_it,
                related=related.of(place, around_it),
                listed=f"{path}#{roster.ids[place]}",
            )  # fmt: skip


def _unlisted(lang: str, _texts: bytes, found: Listed) -> Iterator[Page]:
    roster = found.roster
    for place in found.places:
        if lang in roster.languages[place]:
            home = addresses.home(_other(lang))
            nobody = None, None
            yield _release(lang, roster, place, beside=nobody, related=found[:0], listed=home)


def _release(
    lang: str,
    roster: Roster,
    place: int,
    *,
    beside: Beside[int],
    related: Listed,
    listed: str,
) -> Page:
    """Plan a release's page; listed: where the other language lists it."""
    languages = roster.languages[place]
    alternates = {each: addresses.release(each, roster.ids[place]) for each in languages}
    known = [each if each is None else roster.digests[each].tobytes() for each in (place, *beside)]
    key = keys.key(known, roster.says(lang)[place].tobytes(), related)

    def values() -> dict[str, Any]:
        release = roster.release(place)
        previous, following = (each if each is None else roster.release(each) for each in beside)
        return {
            "release": release,
            "article": release.edition(lang),
            "previous": previous,
            "next": following,
            "related": related,
            "missing_languages": [each for each in LANGUAGES if each not in languages],
        }

    switch = alternates.get(_other(lang), listed)
    later = Later(key, values)
    return Page(alternates[lang], lang, "release", later, alternates, switch, roster.ids[place])
