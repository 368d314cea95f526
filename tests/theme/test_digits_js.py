"""The reader's numerals in the browser follow the same rules as plugins/thai/digits.py."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.cli.node import NODE
from plugins.thai import digits

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases" / "digits.json").read_text("utf-8"))
ALPHABET = '0159๐๑๕๙aZQGกข้ำ ..,:/-–#＃@_&;"()\nwww' + "๏é²"
"""No < and >: the page's twin reads text nodes, so it needs no eye for markup."""


def in_browser(texts: list[str]) -> list[tuple[str, str]]:
    """Write each text in Thai and in Arabic digits, as the theme's module does."""
    done = subprocess.run(
        [NODE, HERE / "digits.mjs"],
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=True,
    )
    return [(thai, arabic) for thai, arabic in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def written() -> dict[str, tuple[str, str]]:
    return dict(zip((c["id"] for c in CASES), in_browser([c["text"] for c in CASES]), strict=True))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case_is_the_same_in_both_languages(
    case: dict[str, str], written: dict[str, tuple[str, str]]
) -> None:
    expected = (case["thai"], case["arabic"])
    assert (digits.to_thai(case["text"]), digits.to_arabic(case["text"])) == expected
    assert written[case["id"]] == expected


@settings(max_examples=10, deadline=None)
@given(
    st.lists(
        st.text(alphabet=ALPHABET, max_size=24)
        | st.lists(
            st.sampled_from(
                [
                    "https://a.th/๑",
                    "www.b.th",
                    "a1@b.co",
                    "#ก๑",
                    "PM 2.5",
                    "5G",
                    "ISO/IEC 17025",
                    "TIS 1",
                    "&#3585;",
                    "๑๒ ",
                    "9",
                ]
            )
        ).map("".join),
        min_size=50,
        max_size=100,
    )
)
def test_any_text_is_the_same_in_both_languages(texts: list[str]) -> None:
    expected = [(digits.to_thai(text), digits.to_arabic(text)) for text in texts]
    assert in_browser(texts) == expected
