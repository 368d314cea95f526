"""An item as the file that the site is built from."""

from __future__ import annotations

import datetime as dt

from plugins.legacy import markup
from plugins.legacy.item import Item


def write(item: Item) -> bytes:
    """Give the bytes of th.md or en.md: metadata with provenance, a blank line, Markdown."""
    when = item.when
    shown = when.isoformat(" ", "minutes") if isinstance(when, dt.datetime) else when.isoformat()
    fields = (
        ("Title", item.title),
        ("Date", shown),
        ("Category", item.category),
        ("Credit", item.credit),
        ("Gallery", "lost" if item.gallery_lost else ""),
        ("Legacy-Id", item.legacy_id),
        ("Source", item.record.path.name),
        ("Source-SHA256", item.record.sha256),
    )
    head = "".join(f"{key}: {value}\n" for key, value in fields if value)
    return f"{head}\n{markup.markdown(item.paragraphs)}".encode()
