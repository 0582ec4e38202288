"""`/findings`: what the checks found in all disclosures."""

from __future__ import annotations

from itertools import groupby

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.identifiers import Identifiers
from budgetgraph.vocabulary import BG, DCTERMS, OA, SH
from budgetgraph.web.amounts import exact
from budgetgraph.web.description import Description, describe
from budgetgraph.web.documents import CSV, REPRESENTATIONS, Topic, answer, named
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import about_reading, render
from budgetgraph.web.spreadsheet import BOM, has_mark, marked, written
from budgetgraph.web.thing import ENGLISH, Reader, Thing

STEM = "/findings"
PAGE_SIZE = 100
"""How many findings one page of the document has; the CSV has all."""
COLUMNS = (
    "finding",
    "disclosure",
    "title",
    "severity",
    "rule",
    "about_reading",
    "message_zh",
    "message_en",
    "stated",
    "computed",
    "difference",
    "about",
)
"""The header of the CSV, in this order; columns are only ever added at its end."""
PARAMETERS = (BOM,)


async def findings(request: Request) -> Response:
    """The findings, by disclosure."""
    live = await serving(request)
    mark = has_mark(request)
    topic = Topic(
        stem=STEM,
        about=Identifiers(live.publisher.base).graph("findings"),
        describe=lambda page: _describe(live, page),
        page=lambda description, number: _page(live, description, number),
        tables={CSV: lambda _page: marked(_csv(live), mark=mark)},
        variant="bom" if mark else "",
    )
    return await answer(request, live, topic, named(request, topic))


def _csv(live: Live) -> str:
    return written(COLUMNS, map(_record, Reader(live.store).instances(BG.ReconciliationFinding)))


def _record(finding: Thing) -> dict[str, object]:
    """The values of a finding; docs/lists.md says what each means."""
    whole, about, rule = (
        finding.thing(predicate) for predicate in (DCTERMS.isPartOf, OA.hasTarget, SH.sourceShape)
    )
    severity = finding.thing(SH.resultSeverity)
    return {
        "finding": finding.iri,
        "disclosure": whole.iri if whole else None,
        "title": whole.label if whole else None,
        "severity": severity.iri.rpartition("#")[2].lower() if severity else None,
        "rule": rule.iri if rule else None,
        "about_reading": "true" if about_reading(finding) else "false",
        "message_zh": finding.text(SH.resultMessage),
        "message_en": finding.text(SH.resultMessage, ENGLISH),
        **{
            name: exact(finding.number(predicate))
            for name, predicate in (
                ("stated", BG.statedTotal),
                ("computed", BG.computedTotal),
                ("difference", BG.difference),
            )
        },
        "about": about.iri if about else None,
    }


def _describe(live: Live, page: int) -> Description:
    found = Reader(live.store).instances(BG.ReconciliationFinding)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    triples = (triple for finding in shown for triple in describe(live.store, finding.node).triples)
    return Description(
        triples, more=len(found) > page * PAGE_SIZE, belonging=[finding.node for finding in shown]
    )


def _page(live: Live, description: Description, number: int) -> str:
    reader = Reader(live.store)
    shown = [reader.thing(node) for node in description.belonging]
    groups = [(reader.thing(NamedNode(iri)), list(found)) for iri, found in groupby(shown, key=_disclosure)]
    return render(
        "findings.html",
        live,
        STEM,
        stem=STEM,
        representations=REPRESENTATIONS,
        groups=groups,
        number=number,
        more=description.more,
    )


def _disclosure(finding: Thing) -> str:
    whole = finding.thing(DCTERMS.isPartOf)
    return whole.iri if whole else finding.iri
