"""Make one album without a site: `python -m plugins.gallery RELEASE STORE OUT`.

RELEASE is a folder with photos/, STORE keeps the products, and OUT gets the public files. The
seconds that it took are printed.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path

from plugins.errors import Severity
from plugins.gallery import products
from plugins.gallery.faults import DiskError
from plugins.gallery.products import Source
from plugins.gallery.settings import Settings


def main(release: Path, store: Path, out: Path) -> int:
    """Make the album; the exit status is 1 where a photo could not be published."""
    began = time.monotonic()
    moment = dt.datetime(2019, 4, 29)  # noqa: DTZ001  a ZIP has no time zone
    try:
        made = products.make([Source(release.name, release, {}, moment)], Settings(), store)
        for one in made:
            products.put(one, store, out)
        problems = [problem for one in made for problem in one.problems]
    except DiskError as error:
        problems = list(error.problems)
    print(f"{time.monotonic() - began:.3f}")
    for problem in problems:
        print(problem.show("en"), file=sys.stderr)
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
