"""Pages alone."""

from pelicanconf import *  # noqa: F403

PLUGINS = ["plugins.thai_content", "plugins.fastbuild", "plugins.bilingual"]
THEME = "theme"
PRAKAT_TIMES = False
PRAKAT_RELATED = False
PRAKAT_TITLE_LINES = False
