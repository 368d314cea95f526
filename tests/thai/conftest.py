"""A property may take as long as a busy machine and a first look at the dictionary need."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("prakat", deadline=None)
settings.load_profile("prakat")
