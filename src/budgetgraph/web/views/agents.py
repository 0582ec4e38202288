"""The pages of departments and of source documents."""

from __future__ import annotations

from typing import Any

from budgetgraph.vocabulary import BG, FOAF, OA, ORG, PROV
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import in_order
from budgetgraph.web.views.disclosure import key_figures
from budgetgraph.web.views.entry import entries_of


def department_context(department: Thing) -> dict[str, Any]:
    """What `department.html` shows."""
    return {
        "units": in_order(department.pointing(ORG.unitOf)),
        "duties": in_order(department.things(ORG.purpose)),
        "disclosures": entries_of(department),
        "figures": key_figures,
    }


def document_context(document: Thing) -> dict[str, Any]:
    """What `document.html` shows."""
    return {
        "source": document.thing(FOAF.page),
        "disclosures": [one for one in document.pointing(PROV.wasDerivedFrom) if one.is_a(BG.Disclosure)],
        "passages": len(document.pointing(OA.hasSource)),
    }
