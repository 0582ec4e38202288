"""Which relations can be told of a disclosure: none of a total and a list of which something was left unread."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from budgetgraph.documents.document import Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.cover import Cover
from budgetgraph.facts.fact import Fact, values
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.identity import Identity
from budgetgraph.facts.money import MONEY
from budgetgraph.facts.relation import Relation
from budgetgraph.facts.unread import Unread
from budgetgraph.triples.sections import RecognisedSection

_PARTS = ("number", "amount", "row")


class CompleteLists:
    """Knows the tables and the texts of a document in which an amount stands that is in no fact.

    A table that was not read as a whole tells no sum of its figures, unless another table that was read states them too.
    The same holds of a section of prose and its classes, and of a paragraph and its line items.
    """

    def __init__(
        self, document: Document, sections: Iterable[RecognisedSection], facts: Sequence[Fact]
    ) -> None:
        by_kind: dict[bool, list[Passage]] = {True: [], False: []}
        for section in sections:
            by_kind[section.kind.startswith("table-")] += section.extents
        unread = _Places(
            fact.passage for fact in facts if isinstance(fact, Unread) and fact.expected in _PARTS
        )
        loose = _Places(_loose_money(document, facts))
        paragraphs = (block.passage for block in document.blocks if isinstance(block, Paragraph))
        self._tables = Cover(by_kind[True])
        self._short_tables = Cover(extent for extent in by_kind[True] if unread.any_in(extent))
        self._short_sections = Cover(extent for extent in by_kind[False] if loose.any_in(extent))
        self._short_paragraphs = Cover(passage for passage in paragraphs if loose.any_in(passage))

    def of(self, related: Iterable[Relation]) -> Iterator[Relation]:
        """The relations whose figure and whose others all stand in what was read as a whole."""
        groups: defaultdict[tuple[str, Identity], list[Relation]] = defaultdict(list)
        for relation in related:
            groups[relation.kind, relation.figure.identity].append(relation)
        for (kind, _), group in groups.items():
            figures = [group[0].figure, *(relation.other for relation in group)]
            if kind.startswith("sum") and any(self._is_short(figure) for figure in figures):
                continue
            yield from (r for r in group if not (self._is_short(r.figure) or self._is_short(r.other)))

    def _is_short(self, figure: Figure) -> bool:
        """Whether no place that states the amount of a figure was read as a whole."""
        again = (
            one.quote for one in figure.restated if one.money and one.money.amount == figure.money.amount
        )
        return all(self._is_short_at(place, figure) for place in (figure.quote, *again))

    def _is_short_at(self, place: Passage, figure: Figure) -> bool:
        if self._tables.covers(place):
            return self._short_tables.covers(place)
        return (self._short_sections if figure.classification else self._short_paragraphs).covers(place)


class _Places:
    """Where some passages begin."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._starts = sorted(passage.start for passage in passages)

    def any_in(self, extent: Passage) -> bool:
        """Whether one of them begins within a passage."""
        index = bisect_left(self._starts, extent.start)
        return index < len(self._starts) and self._starts[index] < extent.end


def _loose_money(document: Document, facts: Sequence[Fact]) -> Iterator[Passage]:
    """The amounts with their units that no fact has as its value."""
    read = Cover(passage for fact in facts for passage in values(fact))
    return (number for number in document.whole.find_all(MONEY, "number") if not read.covers(number))
