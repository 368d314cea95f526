"""Addresses end where the sentence goes on, though Thai parts the two with no space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.thai import addresses

FOUND = {
    "ดูที่ https://www.mol.go.th/a-b_c/?x=1&y=2#z ได้": ["https://www.mol.go.th/a-b_c/?x=1&y=2#z"],
    "ที่www.mol.go.thและwww.doe.go.thครับ": ["http://www.mol.go.th", "http://www.doe.go.th"],
    "www.คนละครึ่ง.comระหว่างเวลา": ["http://www.คนละครึ่ง.com"],
    "https://บัตรสวัสดิการแห่งรัฐ.mof.go.th": ["https://บัตรสวัสดิการแห่งรัฐ.mof.go.th"],
    "www.เป๋าเงิน.รัฐบาล.ไทย": ["http://www.เป๋าเงิน.รัฐบาล.ไทย"],
    "https://x.com/PR/status/17708?s=20วันนี้": ["https://x.com/PR/status/17708?s=20"],
    "https://a.go.th/ข่าว-เรื่อง-๑/": ["https://a.go.th/ข่าว-เรื่อง-๑/"],
    "https://a.go.th/และ https://a.go.th/ได้ที่": ["https://a.go.th/", "https://a.go.th/"],
    "https://a.com/ทวิตเตอร์https://b.com": ["https://a.com/", "https://b.com"],
    "(http://a.go.th/b_(c)) “https://d.go.th”.": ["http://a.go.th/b_(c)", "https://d.go.th"],
    "http://10.0.0.1:8080/x, แล้ว": ["http://10.0.0.1:8080/x"],
    "อีเมล์1569@dit.go.th.": ["mailto:1569@dit.go.th"],
    "a_b.c+d@e-f.co.th": ["mailto:a_b.c+d@e-f.co.th"],
}
NOTHING = [
    "",
    "http://",
    "www.",
    "www.ม33เรารักกัน",
    "@nhso",
    "a@b",
    "ftp://a.go.th",
    "a.go.th",
    "xhttp://a.b",
]


@pytest.mark.parametrize(("text", "urls"), FOUND.items(), ids=FOUND)
def test_find(text: str, urls: list[str]) -> None:
    assert [address.url for address in addresses.find(text)] == urls


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_address(text: str) -> None:
    assert not list(addresses.find(text))


PIECES = st.sampled_from(
    ["https://", "www.", "a.go.th", "ข่าว", "/", "-", "(", ")", ".", "@", " ", "?x=", "\n"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_addresses_are_of_the_text_and_in_order(text: str) -> None:
    end = 0
    for address in addresses.find(text):
        assert end <= address.start < address.end <= len(text)
        assert address.url.endswith(text[address.start : address.end])
        end = address.end
