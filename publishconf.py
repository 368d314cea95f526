"""What publishing changes in the site's settings."""

from __future__ import annotations

from pelicanconf import *  # noqa: F403

# The address that the public knows; it stands in canonical links, language links and feeds.
SITEURL = "https://prakat.example.go.th"
