"""What the tests need from this machine that no package registry of Python or Node.js has."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

WELCOME = {
    "7zz": "7zip",
    "exiftool": "libimage-exiftool-perl",
    "nginx": "nginx-light",
    "unzip": "unzip",
}
"""Programs that some tests compare us with, and skip without, each with Debian's package.

7-Zip's is called `7zz` by every release of Debian's and Ubuntu's package; `7z` is another's name.
"""


def can_install() -> bool:
    """Tell whether this process may install packages: root on a Debian or an Ubuntu."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> bool:
    """Install Debian's packages, without starting a service; give whether it worked."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive", RUNLEVEL="1")
    commands = (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages],
    )
    return all(subprocess.call(command, env=environment) == 0 for command in commands)


def find(program: str) -> Path | None:
    """Find a program, also where Debian keeps servers off the PATH of everybody but root."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    return Path(found) if found else None


def missing() -> list[str]:
    """Name Debian's packages of the programs that are welcome and not there."""
    return [package for program, package in WELCOME.items() if find(program) is None]
