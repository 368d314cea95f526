"""The Chromium that the browser tests drive: where it is, and how to get it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from plugins.errors import Text

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
"""What the package managers of Linux call it, in the order in which we look."""

PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    ),
}
"""Where the installers of macOS and Windows put it, which is on no PATH."""

PLAYWRIGHT_FOLDERS = {
    "darwin": "~/Library/Caches/ms-playwright",
    "linux": "~/.cache/ms-playwright",
    "win32": "%LocalAppData%/ms-playwright",
}
PLAYWRIGHT_FILES = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It opens only pages of our own; a container has no sandbox to give, and often no network."""

MISSING = Text(
    th="ไม่พบ Chromium, Chrome หรือ Edge ที่การทดสอบต้องใช้\n"
    "ติดตั้งหนึ่งในนั้น (Debian/Ubuntu: sudo apt-get install chromium) หรือสั่ง ./prakat test --fast",
    en="The tests need Chromium, Chrome or Edge, and none was found.\n"
    "Install one (Debian/Ubuntu: sudo apt-get install chromium), or run ./prakat test --fast.",
)


def find() -> Path | None:
    """Find a Chromium on PATH, where its installers put it, or among Playwright's downloads."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    for place in PLACES.get(sys.platform, ()):
        if Path(os.path.expandvars(place)).exists():
            return Path(os.path.expandvars(place))
    folder = Path(os.path.expandvars(PLAYWRIGHT_FOLDERS.get(sys.platform, ""))).expanduser()
    return next((file for name in PLAYWRIGHT_FILES for file in sorted(folder.glob(name))), None)
