"""Figures that stand below 其中 and have their whole's words: parts of it, not the whole said again."""

from __future__ import annotations

from collections.abc import Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure


def without_parts(facts: Sequence[Fact], paragraph: Passage) -> list[Fact]:
    """Without figures that a part has under its whole's name: 公务接待费5万元，其中：国内公务接待费4万元."""
    wholes: dict[object, Figure] = {}
    kept: list[Fact] = []
    for fact in facts:
        whole = wholes.setdefault(fact.identity, fact) if isinstance(fact, Figure) else fact
        if (
            not isinstance(fact, Figure)
            or not isinstance(whole, Figure)
            or not _is_part(fact, whole, paragraph)
        ):
            kept.append(fact)
    return kept


def _is_part(figure: Figure, whole: Figure, paragraph: Passage) -> bool:
    between = paragraph.text[whole.quote.end - paragraph.start : figure.quote.end - paragraph.start]
    return figure.money.amount != whole.money.amount and "其中" in between
