"""What the tests need from this machine that no package registry of Python or Node.js has."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


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


def nginx() -> Path | None:
    """Find nginx, which Debian keeps off the PATH of everybody but root."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    return Path(found) if found else None
