"""The site's settings for writing and trying out; publishconf.py says what publishing changes."""

from __future__ import annotations

import datetime as dt

SITEURL = "http://127.0.0.1:8000"
SITENAME = "ข่าวประชาสัมพันธ์ กระทรวงแรงงาน"
PRAKAT_SITE = {
    "th": {
        "name": "ข่าวประชาสัมพันธ์",
        "short_name": "ประกาศ",
        "organisation": "กระทรวงแรงงาน",
        "division": "กองเผยแพร่และประชาสัมพันธ์",
        "address": "ถนนมิตรไมตรี แขวงดินแดง เขตดินแดง กรุงเทพมหานคร 10400",
        "phone": "1506",
        "website": "https://www.mol.go.th/",
    },
    "en": {
        "name": "News releases",
        "short_name": "Prakat",
        "organisation": "Ministry of Labour, Thailand",
        "division": "Publicity and Public Relations Division",
        "address": "Mit Maitri Road, Din Daeng, Bangkok 10400, Thailand",
        "phone": "1506",
        "website": "https://www.mol.go.th/",
    },
}

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PELICAN_CLASS = "plugins.fastbuild.pelican.FastPelican"
PLUGINS = [
    "plugins.thai_content",
    "plugins.fastbuild",
    "plugins.bilingual",
    "plugins.gallery",
    "plugins.discovery",
    "plugins.search",  # waits for its index, which is made beside the pages
    "plugins.legacy",  # last: an old address must not be one of this site
]
READERS = {"rst": None, "html": None}
TIMEZONE = "Asia/Bangkok"
DEFAULT_LANG = "th"
DELETE_OUTPUT_DIRECTORY = False
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
    "trim_blocks": True,
    "lstrip_blocks": True,
}

# Pelican's own generators have nothing to do: plugins.bilingual makes every page.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# How the site is found; plugins/discovery/README.md lists all settings. The publisher decides on
# the licence, and renews the security contact's date every year.
PRAKAT_DISCOVERY_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PRAKAT_DISCOVERY_LICENCE_NAME = {
    "th": "ครีเอทีฟคอมมอนส์ แสดงที่มา 4.0 (CC BY 4.0)",
    "en": "Creative Commons Attribution 4.0 (CC BY 4.0)",
}
PRAKAT_DISCOVERY_SECURITY_CONTACT = ("https://www.mol.go.th/",)
PRAKAT_DISCOVERY_SECURITY_EXPIRES = dt.datetime(2027, 10, 31, tzinfo=dt.UTC)
