"""How `prakat serve` tells browsers that the site was rebuilt.

A page is sent with one more element, a script that this server alone has; it listens for events
and reloads the page where its text has become another. The files of the site have none of this.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

SCRIPT_PATH = "/@reload.js"
EVENTS_PATH = "/@reload"
EVENTS_TYPE = "text/event-stream"
SCRIPT = Path(__file__).with_suffix(".js")

_ELEMENT = f'<script type="module" src="{SCRIPT_PATH}?{{}}"></script>'
_END = b"</body>"
_BEAT_SECONDS = 15.0
"""How often something is sent, so that a browser that went away is noticed."""


def with_script(page: bytes) -> bytes:
    """Add the script to a page, with the page's hash at the end of its address.

    >>> with_script(b"<body>...</body>")
    b'<body>...<script type="module" src="/@reload.js?934db8f8"></script></body>'
    """
    before, end, after = page.rpartition(_END)
    element = _ELEMENT.format(hashlib.sha256(page).hexdigest()[:8]).encode()
    return before + element + end + after if end else page


class Rebuilds:
    """Count rebuilds, and let any number of threads wait for the next one."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def tell(self) -> None:
        """Say that the site was rebuilt."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def events(self) -> Iterator[bytes]:
        """Give an event at once and after every rebuild, and a comment when there was none."""
        seen = -1
        while True:
            with self._changed:
                if seen == self._count:
                    self._changed.wait(_BEAT_SECONDS)
                is_new, seen = seen != self._count, self._count
            yield f"data: {seen}\n\n".encode() if is_new else b":\n\n"
