"""An edition is known by hashes that differ wherever the index would."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from typing import Any

import pytest

from plugins.bilingual import roster
from plugins.bilingual.edition import FACTS, Edition
from plugins.bilingual.release import Division, Release
from plugins.fastbuild import keys
from plugins.search.document import Document, Documents, Listed
from plugins.search.generator import editions

DIVISION = Division("pr", "กองเผยแพร่", "Public Relations")
DAY = dt.datetime(2019, 4, 29, tzinfo=dt.UTC)
HTML = "<p>วันที่ 29 เมษายน 2562</p>"


class Contents:
    """Hold the metadata and HTML of one file."""

    def __init__(self, summary: str, html: str) -> None:
        self._summary = summary
        self._html = html

    def values(self, _path: str) -> dict[str, Any]:
        return {"summary": self._summary}

    def text(self, _path: str) -> str:
        return self._html


def release(
    own_id: str = "20190429-1",
    date: dt.datetime = DAY,
    division: Division = DIVISION,
    *,
    album: object = None,
    html: str = HTML,
    summary: str = "<p>โดยย่อ</p>",
    **more: Any,
) -> Release:
    facts = {"title": "ข่าว", "lang": "th", "status": "published", "tag_names": ("แรงงาน",)} | more
    values = [facts.get(name) for name in FACTS]
    card, text = keys.key(values, {"summary": summary}), keys.of_bytes(html.encode())
    contents = Contents(summary, html)
    edition = Edition(f"news/{own_id}/th.md", values, card, text, contents)
    return Release(own_id, date, division, {"th": edition}, album)


def listed(one: Release) -> Listed:
    (found,) = editions(roster.Listed.of([one]))
    return found


CHANGES: dict[str, dict[str, Any]] = {
    "id": {"own_id": "20190429-2"},
    "date": {"date": DAY + dt.timedelta(1)},
    "division": {"division": dataclasses.replace(DIVISION, slug="dlpw")},
    "division's name": {"division": dataclasses.replace(DIVISION, th="กองสื่อสาร")},
    "album": {"album": ("photo",)},
    "text": {"html": "<p>วันที่ 30 เมษายน 2562</p>"},
    "summary": {"summary": "<p>สรุป</p>"},
    "title": {"title": "ข่าวใหม่"},
    "legacy id": {"legacy_id": "55535"},
    "withdrawn": {"status": "withdrawn"},
    "tags": {"tag_names": ("แรงงาน", "อบรม")},
}


def shown(one: Listed) -> tuple[Any, ...]:
    document = one.whole()
    plain = [getattr(document, field.name) for field in dataclasses.fields(Document)]
    return (*plain, document.text())


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_indexed_has_its_part_in_the_key(change: dict[str, Any]) -> None:
    before, after = listed(release()), listed(release(**change))
    assert shown(before) != shown(after)
    assert before.key != after.key


def test_every_field_of_a_document_is_among_the_changes() -> None:
    first = shown(listed(release()))
    differ = {
        place
        for change in CHANGES.values()
        for place, (one, other) in enumerate(
            zip(first, shown(listed(release(**change))), strict=True)
        )
        if one != other
    }
    names = [*(field.name for field in dataclasses.fields(Document)), "text"]
    assert {names[place] for place in differ} == {*names} - {"body", "summary", "lang"}


def test_same_release_has_the_same_key() -> None:
    assert listed(release()).key == listed(release()).key
    assert shown(listed(release())) == shown(listed(release()))


def test_another_process_is_sent_the_same_editions() -> None:
    (sent,) = pickle.loads(pickle.dumps(Documents([listed(release())])))
    (own,) = Documents([listed(release())])
    assert (sent.title, sent.date, sent.text()) == (own.title, own.date, own.text())
