"""The money of a project or of a department's own form, as the rows of a table: a source, its budget, what was spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from budgetgraph.vocabulary import BG, OBEU_DIMENSION, OBEU_PHASE
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import Contents

PHASES = ("approved", "revised", "executed")


@dataclass
class Amount:
    """An amount with the other places that state it."""

    thing: Thing
    restatements: list[Thing]


@dataclass
class MoneyRow:
    """All of the money (`source` is None) or what one source pays: an amount by phase, and the rate of execution."""

    source: Thing | None
    amounts: dict[str, Amount] = field(default_factory=dict)
    rate: Thing | None = None


def money_rows(whole: Thing) -> list[MoneyRow]:
    """The rows in the order in which sources are stated first, all of the money before them."""
    contents = Contents(whole)
    rates = _rates(contents)
    rows: dict[str, MoneyRow] = {}
    for amount in contents.of(BG.ProjectAmount):
        source = amount.thing(BG.fundingSource)
        row = rows.setdefault(source.iri if source else "", MoneyRow(source))
        row.amounts[_phase(amount)] = Amount(amount, Contents(amount).of(BG.Restatement))
        row.rate = rates.get(amount.iri, row.rate)
    return sorted(rows.values(), key=lambda row: row.source is not None)


def _rates(contents: Contents) -> Mapping[str, Thing]:
    """The rates of execution by the amount that was spent."""
    of = ((rate, rate.thing(BG.ratioOf)) for rate in contents.of(BG.CompletionRate))
    return {spent.iri: rate for rate, spent in of if spent}


def _phase(amount: Thing) -> str:
    phase = amount.thing(OBEU_DIMENSION.budgetPhase)
    return next((name for name in PHASES if phase and phase.node == OBEU_PHASE[name]), "")
