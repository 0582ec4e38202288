"""The page of a code: what it says, and the figures that are of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from budgetgraph.vocabulary import BG, CODE_IRI, DCTERMS, OBEU_MEASURE
from budgetgraph.web.thing import Thing

SHOWN = 100
"""How many figures the page of a code shows; a query has all."""


class Use(NamedTuple):
    """A figure of a code: what it is of, who disclosed it and in which disclosure."""

    figure: Thing
    item: Thing | None
    disclosure: Thing | None


def code_context(code: Thing) -> dict[str, Any]:
    """What `code.html` shows: no more figures are read than are shown."""
    found = list(islice(_figures(code), SHOWN + 1))
    uses = [
        Use(figure, figure.thing(BG.lineItem), figure.thing(DCTERMS.isPartOf)) for figure in found[:SHOWN]
    ]
    return {"uses": uses, "more_uses": len(found) > SHOWN, "compared": _compared(code)}


def _figures(code: Thing) -> Iterator[Thing]:
    for predicate in (BG.lineItem, BG.functionalClassification, BG.economicClassification):
        for triple in code.reader.store.triples(None, predicate, code.node):
            if isinstance(triple.subject, NamedNode):
                figure = code.reader.thing(triple.subject)
                if figure.values(OBEU_MEASURE.amount):
                    yield figure


def _compared(code: Thing) -> str | None:
    """The line item that /compare takes for this code; None for codes that nothing is compared by."""
    scheme, _, rest = code.iri.removeprefix(CODE_IRI).partition("/")
    if scheme == "line-item":
        return rest
    if scheme in ("function", "economic"):
        first = "expenditure-total" if scheme == "function" else "expenditure-general-public-budget-basic"
        return f"{first}/{scheme}/{rest.rpartition('/')[2]}"
    return None
