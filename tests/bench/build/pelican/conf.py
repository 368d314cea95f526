"""Stock Pelican, told to make the same pages and nothing else."""

from pelican import signals

SITENAME = "Prakat"
SITEURL = "http://127.0.0.1:8000"
TIMEZONE = "Asia/Bangkok"
DEFAULT_LANG = "th"
ARTICLE_PATHS = ["news"]
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
PATH_METADATA = r"(?P<slug>news/[^/]+)/.*"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
CATEGORY_SAVE_AS = "division/{slug}/index.html"
AUTHOR_SAVE_AS = TAG_SAVE_AS = PAGE_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"index": 100, "category": 100, "period_archives": 100}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extension_configs": {"markdown.extensions.tables": {}}, "output_format": "html5"}


def _neighbours(generator: object) -> None:
    articles = generator.articles  # type: ignore[attr-defined]
    for earlier, later in zip(articles[1:], articles, strict=False):
        earlier.later, later.earlier = later, earlier


signals.article_generator_finalized.connect(_neighbours)
