"""The pages of departments and of source documents."""

from __future__ import annotations

from typing import Any

from budgetgraph.vocabulary import BG, FOAF, OA, OBEU_DIMENSION, ORG, PROV
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import in_order
from budgetgraph.web.views.disclosure import key_figures


def department_context(department: Thing) -> dict[str, Any]:
    """What `department.html` shows."""
    disclosures = department.pointing(BG.disclosingBody)
    return {
        "units": in_order(department.pointing(ORG.unitOf)),
        "duties": in_order(department.things(ORG.purpose)),
        "disclosures": sorted(((one, key_figures(one)) for one in disclosures), key=latest_first),
    }


def document_context(document: Thing) -> dict[str, Any]:
    """What `document.html` shows."""
    return {
        "source": document.thing(FOAF.page),
        "disclosures": [one for one in document.pointing(PROV.wasDerivedFrom) if one.is_a(BG.Disclosure)],
        "passages": len(document.pointing(OA.hasSource)),
    }


def latest_first(entry: tuple[Thing, dict[str, Thing]]) -> tuple[int, str]:
    """The order of a list of disclosures."""
    year = entry[0].thing(OBEU_DIMENSION.fiscalYear)
    number = year.iri.rpartition("/")[2] if year else "0"
    return (-int(number) if number.isdigit() else 0, entry[0].order())
