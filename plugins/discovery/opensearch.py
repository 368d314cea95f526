"""OpenSearch 1.1 descriptions: the site's search as a search engine of the browser."""

from __future__ import annotations

from plugins.bilingual import addresses
from plugins.discovery.elements import DECLARATION, element
from plugins.discovery.origin import Origin

FILE = "opensearch.xml"
TYPE = "application/opensearchdescription+xml"

_SHORT_NAME = 16
_LONG_NAME = 48
_DESCRIPTION = 1024


def write(origin: Origin, lang: str, icon: str) -> str:
    """Describe the search of one language; `icon` is the absolute address of an icon.

    Names are cut to the lengths that the format allows.
    """
    words = origin.names[lang]
    template = origin.absolute(addresses.search(lang)) + "?q={searchTerms}"
    return (
        DECLARATION
        + element(
            "OpenSearchDescription",
            element("ShortName", words.get("short_name", words["name"])[:_SHORT_NAME]),
            element("LongName", words["organisation"][:_LONG_NAME]),
            element("Description", origin.title(lang)[:_DESCRIPTION]),
            element("Url", attributes={"type": "text/html", "template": template}),
            element("Image", icon),
            element("Language", lang),
            element("InputEncoding", "UTF-8"),
            element("OutputEncoding", "UTF-8"),
            attributes={"xmlns": "http://a9.com/-/spec/opensearch/1.1/"},
        )
        + "\n"
    )
