"""security.txt (RFC 9116): whom to tell of a security problem."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from plugins.errors import LANGUAGES

FILE = ".well-known/security.txt"


def write(contacts: Iterable[str], expires: dt.datetime, canonical: str, policy: str = "") -> str:
    r"""Name the contacts, in order of preference, and until when that is true.

    contacts: mailto:, tel: or https: addresses. expires: aware.

    >>> day = dt.datetime(2027, 1, 1, tzinfo=dt.timezone.utc)
    >>> print(write(["tel:+66-2-123-4567"], day, "https://example.go.th/x"), end="")
    Contact: tel:+66-2-123-4567
    Expires: 2027-01-01T00:00:00Z
    Preferred-Languages: th, en
    Canonical: https://example.go.th/x
    """
    lines = [f"Contact: {contact}" for contact in contacts]
    lines.append(f"Expires: {expires.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}")
    lines.append(f"Preferred-Languages: {', '.join(LANGUAGES)}")
    lines.append(f"Canonical: {canonical}")
    if policy:
        lines.append(f"Policy: {policy}")
    return "".join(f"{line}\n" for line in lines)
