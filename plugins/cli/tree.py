"""Where the parts of this checkout lie; a command's options may name others."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"
SEEDS = ROOT / "seeds"
THEME = ROOT / "theme"
SETTINGS = ROOT / "pelicanconf.py"
PUBLISH_SETTINGS = ROOT / "publishconf.py"
STATE = ROOT / ".prakat"
"""What Prakat keeps for itself: locks, logs and caches; safe to delete while nothing runs."""
