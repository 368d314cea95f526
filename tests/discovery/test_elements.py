"""Whatever a text holds, the XML that it is put into can be read, and holds it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.discovery.elements import Xml, clean, element


@given(st.text(), st.text())
@settings(deadline=None)
def test_any_text_is_read_back(text: str, value: str) -> None:
    read = ET.fromstring(element("a", text, attributes={"b": value}))
    assert (read.text or "") == clean(text)
    assert read.get("b") == clean(value)


@given(st.text())
@settings(deadline=None)
def test_clean_leaves_nothing_more_to_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert set(clean(text)) <= set(text)


@pytest.mark.parametrize("character", ["\0", "\b", "\v", "\x1f", "￾", "\ud800"], ids=ascii)
def test_clean_drops_what_xml_forbids(character: str) -> None:
    assert clean(f"ก{character}ข") == "กข"


@pytest.mark.parametrize("text", ["\t\n", "น้ำ", "🇹🇭", "\u200b", "\xad"], ids=ascii)
def test_clean_keeps_what_xml_allows(text: str) -> None:
    assert clean(text) == text


def test_children_that_are_xml_are_not_escaped_again() -> None:
    assert element("a", element("b"), "<") == "<a><b/>&lt;</a>"
    assert isinstance(element("a"), Xml)
