"""What a page is about in schema.org's words, as JSON-LD.

https://schema.org/NewsArticle, …/ImageGallery, …/GovernmentOrganization. A block of JSON-LD is
data, which no browser runs and no content security policy stops; it is escaped so that no text
can end it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from plugins.bilingual import addresses
from plugins.discovery.edition import Edition, Image
from plugins.discovery.origin import Origin, moment

Thing = dict[str, Any]


def script(things: Sequence[Thing]) -> Markup:
    r"""Give things as the text of a `<script type="application/ld+json">`.

    >>> script([{"@type": "Thing", "name": "</script><!--"}])
    Markup('{"@context":"https://schema.org","@graph":[{"@type":"Thing","name":"\\u003c/script\\u003e\\u003c!--"}]}')
    """
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    return htmlsafe_json_dumps(graph, dumps=dumps)


def organisation(origin: Origin, lang: str) -> Thing:
    """Describe the public body that publishes the site."""
    words = origin.names[lang]
    return _filled(
        {
            "@type": "GovernmentOrganization",
            "@id": organisation_id(origin),
            "name": words["organisation"],
            "alternateName": [
                other["organisation"]
                for code, other in origin.names.items()
                if code != lang and other["organisation"] != words["organisation"]
            ],
            "url": words.get("website") or origin.absolute("/"),
            "telephone": words.get("phone"),
            "address": words.get("address"),
        }
    )


def organisation_id(origin: Origin) -> str:
    """Give the address that names the public body in all data of the site."""
    return origin.absolute("/") + "#organisation"


def website(origin: Origin, lang: str) -> Thing:
    """Describe the site in one language, and how to search it."""
    target = origin.absolute(addresses.search(lang)) + "?q={search_term_string}"
    return {
        "@type": "WebSite",
        "@id": website_id(origin, lang),
        "name": origin.title(lang),
        "url": origin.absolute(addresses.home(lang)),
        "inLanguage": lang,
        "publisher": {"@id": organisation_id(origin)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def website_id(origin: Origin, lang: str) -> str:
    """Give the address that names the site in one language in all its data."""
    return origin.absolute(addresses.home(lang)) + "#website"


def collection(origin: Origin, lang: str, url: str, name: str) -> Thing:
    """Describe a page that lists releases."""
    return {
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": name,
        "inLanguage": lang,
        "isPartOf": {"@id": website_id(origin, lang)},
    }


def breadcrumb(trail: Sequence[tuple[str, str]]) -> Thing:
    """Describe where a page stands: the absolute address and name of each page above, then it."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (url, name) in enumerate(trail, start=1)
        ],
    }


def article(origin: Origin, edition: Edition, picture: str, licence: str = "") -> Thing:
    """Describe a release; `picture` is the absolute address of its share card."""
    slug, division = edition.division
    others = [url for lang, url in edition.translations.items() if lang != edition.lang]
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": edition.url,
            "url": edition.url,
            "mainEntityOfPage": edition.url,
            "headline": edition.title,
            "description": edition.summary,
            "inLanguage": edition.lang,
            "datePublished": moment(edition.published),
            "dateModified": moment(edition.changed),
            "identifier": edition.release_id,
            "articleSection": division,
            "keywords": list(edition.tags),
            "author": {
                "@type": "GovernmentOrganization",
                "name": division,
                "url": origin.absolute(addresses.division(edition.lang, slug)),
                "parentOrganization": {"@id": organisation_id(origin)},
            },
            "publisher": organisation(origin, edition.lang),
            "isPartOf": {"@id": website_id(origin, edition.lang)},
            "isAccessibleForFree": True,
            "license": licence,
            "creditText": edition.credit,
            "creativeWorkStatus": "Withdrawn" if edition.is_withdrawn else None,
            "correction": _correction(edition),
            "workTranslation": [{"@type": "NewsArticle", "@id": url} for url in others],
            "image": [image.url for image in edition.images] or [picture],
        }
    )


def gallery(edition: Edition) -> Thing:
    """Describe the photos of a release.

    Without a licence: the site's is for texts, and a photo may be somebody else's.
    """
    return {
        "@type": "ImageGallery",
        "@id": edition.url + "#gallery",
        "url": edition.url,
        "name": edition.title,
        "inLanguage": edition.lang,
        "isPartOf": {"@id": edition.url},
        "associatedMedia": [_image(image) for image in edition.images],
    }


def _image(image: Image) -> Thing:
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": image.url,
            "encodingFormat": image.type,
            "width": image.width,
            "height": image.height,
            "caption": image.caption,
            "creditText": image.credit,
        }
    )


def _correction(edition: Edition) -> Thing | None:
    if not edition.change:
        return None
    return {
        "@type": "CorrectionComment",
        "text": edition.change,
        "datePublished": moment(edition.changed),
    }


def _filled(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value not in (None, "", [])}
