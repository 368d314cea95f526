"""Programs of other people that tests compare us with."""

from __future__ import annotations

import pytest

from plugins.cli import system


def find(*names: str) -> str:
    """Give the path of the program that has one of these names.

    The test is skipped where it isn't there. Where `./prakat test` would have installed it, as for
    root on Debian, its lack is a failure: a test that never runs proves nothing.
    """
    assert names[0] in system.WELCOME, "a test's program must be one that ./prakat test installs"
    found = next((path for name in names if (path := system.find(name))), None)
    if found:
        return str(found)
    if system.can_install():
        pytest.fail(f"{names[0]} is not installed; ./prakat test installs it", pytrace=False)
    pytest.skip(f"{names[0]} is not installed, and this user may not install it")
