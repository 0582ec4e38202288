"""What the project reads of a document, in the form of the gold standard: a place for each time that it is stated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import Number
from budgetgraph.facts.procurement import ProcurementLine, ProcurementSum, ProcurementTotal
from budgetgraph.facts.restatement import Restatement
from budgetgraph.sections.reading import Reading
from gold import Place

ELSEWHERE = "elsewhere"


def places(reading: Reading, fiscal_year: int, phase: str) -> Iterator[Place]:
    """Every place of the document that a figure, a change or a line of procurement was read from."""
    described = Described(reading, fiscal_year, phase)
    for fact in reading.facts:
        if isinstance(fact, Figure):
            yield from described.figure(fact)
        elif isinstance(fact, Change):
            yield from described.change(fact)
        elif isinstance(fact, ProcurementLine):
            yield described.money("procurement-line", fact.amount)
        elif isinstance(fact, ProcurementSum):
            is_total = isinstance(fact, ProcurementTotal)
            yield described.money("procurement-total" if is_total else "procurement-group", fact.amount)
            again = fact.restated if isinstance(fact, ProcurementTotal) else ()
            yield from (described.money("procurement-total", one.money) for one in again if one.money)


class Described:
    """Says of the facts of a reading in which section and on which page they are."""

    def __init__(self, reading: Reading, fiscal_year: int, phase: str) -> None:
        self._reading, self._year, self._phase = reading, fiscal_year, phase

    def figure(self, figure: Figure) -> Iterator[Place]:
        """The place that states it first, and those that state it again."""
        year = "" if figure.year in (None, self._year) else str(figure.year)
        phase = "" if figure.phase in (None, self._phase) else str(figure.phase)
        where = (_class(figure.classification), year, phase)
        yield self.money(figure.line_item, figure.money, where, figure.quote)
        for again in figure.restated:
            if again.money:
                yield self.money(figure.line_item, again.money, where, again.quote)

    def change(self, change: Change) -> Iterator[Place]:
        """Its amount, its percentage, or that there is none, for each time that it is stated."""
        yield from self._stated_change(change, change)
        for again in change.restated:
            yield from self._stated_change(change, again)

    def money(
        self,
        line_item: str,
        money: Money,
        where: tuple[str, str, str] = ("", "", ""),
        quote: Passage | None = None,
    ) -> Place:
        """An amount as it stands in the document."""
        return self._place(
            line_item, where, ("amount", money.stated.plain, money.unit), quote or money.stated
        )

    def _stated_change(self, change: Change, stated: Change | Restatement) -> Iterator[Place]:
        where = (_class(change.classification), "", "")
        money: Money | None = stated.money
        percent: Number | None = stated.percent
        if money is not None:
            value = _signed(money.stated, money.amount)
            yield self._place(change.line_item, where, ("change", value, money.unit), stated.quote)
        if percent is not None:
            yield self._percent(change.line_item, where, percent, stated.quote)
        if money is None and percent is None and change.direction == "maintain":
            yield self._place(change.line_item, where, ("no-change", "", ""), stated.quote)

    def _percent(self, line_item: str, where: tuple[str, str, str], percent: Number, quote: Passage) -> Place:
        value = _signed(percent.stated, percent.value).removesuffix("%")
        return self._place(line_item, where, ("change-percent", value, "%"), quote)

    def _place(
        self, line_item: str, where: tuple[str, str, str], value: tuple[str, str, str], quote: Passage
    ) -> Place:
        page = self._reading.document.page_of(quote)
        return Place(self._section(quote), line_item, *where, *value, str(page or ""), quote.plain[:60])

    def _section(self, quote: Passage) -> str:
        """The kind of the innermost section that holds a passage."""
        kinds = (
            section.kind
            for section in reversed(self._reading.sections)
            if any(extent.covers(quote) for extent in section.extents)
        )
        return next(kinds, ELSEWHERE)


def _class(classification: Classification | None) -> str:
    if classification is None:
        return ""
    name = classification.name.plain if classification.name else ""
    return f"{classification.scheme}/{classification.code or ''}={name}"


def _signed(stated: Passage, value: Decimal) -> str:
    return ("-" if value < 0 else "") + stated.plain.lstrip("-－−+")
