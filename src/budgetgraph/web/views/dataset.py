"""A disclosure for search engines: schema.org Dataset as JSON-LD."""

from __future__ import annotations

from typing import Any

from budgetgraph.formats import Format
from budgetgraph.vocabulary import BG, DCAT, DCTERMS
from budgetgraph.web.live import Live
from budgetgraph.web.thing import Thing


def dataset(disclosure: Thing, live: Live) -> dict[str, Any]:
    """The content of a `<script type="application/ld+json">`; addresses are absolute, as crawlers want them."""
    publisher = live.publisher
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": disclosure.iri,
        "url": disclosure.iri,
        "name": disclosure.label,
        "alternateName": disclosure.english,
        "description": disclosure.text(DCTERMS.description) or publisher.description_zh,
        "identifier": disclosure.text(DCTERMS.identifier),
        "version": disclosure.text(DCAT.version),
        "inLanguage": "zh-Hans",
        "isAccessibleForFree": True,
        "license": publisher.licence,
        "publisher": {"@type": "Organization", "name": publisher.name},
        "creator": _body(disclosure),
        "temporalCoverage": _period(disclosure),
        "spatialCoverage": _region(disclosure),
        "distribution": _downloads(disclosure, live),
    }
    return {name: value for name, value in described.items() if value is not None}


def _body(disclosure: Thing) -> dict[str, str] | None:
    body = disclosure.thing(BG.disclosingBody)
    return {"@type": "GovernmentOrganization", "@id": body.iri, "name": body.label} if body else None


def _period(disclosure: Thing) -> str | None:
    period = disclosure.thing(DCTERMS.temporal)
    return f"{period.text(DCAT.startDate)}/{period.text(DCAT.endDate)}" if period else None


def _region(disclosure: Thing) -> str | None:
    region = disclosure.thing(BG.region)
    return region.label if region else None


def _downloads(disclosure: Thing, live: Live) -> list[dict[str, str]]:
    path = live.addresses.document(disclosure.iri)
    return [
        {
            "@type": "DataDownload",
            "encodingFormat": format.media_type,
            "contentUrl": f"{live.publisher.base}{path}.{format.suffix}",
        }
        for format in Format
        if not format.datasets
    ]
