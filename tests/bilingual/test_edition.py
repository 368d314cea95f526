"""An edition goes to another process whole: where workers are not forked, it is pickled."""

from __future__ import annotations

import pickle

import pytest

from plugins.bilingual.edition import FACTS, Edition


def test_edition_is_the_same_after_pickling() -> None:
    facts = [f"fact {name}" for name in FACTS]
    edition = Edition("news/20190429-1/th.md", facts, b"card", b"text", {})  # type: ignore[arg-type]
    copied = pickle.loads(pickle.dumps(edition))
    assert [getattr(copied, name) for name in FACTS] == facts
    assert (copied.path, copied.card, copied.digest) == (edition.path, b"card", b"cardtext")


def test_edition_that_is_not_whole_says_what_it_lacks() -> None:
    empty = Edition.__new__(Edition)
    with pytest.raises(AttributeError, match="_values"):
        _ = empty._values
