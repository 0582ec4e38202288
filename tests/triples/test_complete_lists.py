"""Which relations can be told where something was left unread."""

from dataclasses import dataclass

from budgetgraph.documents.document import Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import MONEY, money_of
from budgetgraph.facts.relation import Relation
from budgetgraph.facts.restatement import Restatement
from budgetgraph.facts.unread import Unread
from budgetgraph.triples.complete_lists import CompleteLists

TEXT = "甲5万元，乙3万元，丙2万元\n再述乙3万元，丙2万元"
FIRST, SECOND = TEXT.split("\n")
WHOLE = Passage(0, TEXT)
BEGINS_AGAIN = len(FIRST) + 1


@dataclass(frozen=True)
class Part:
    """A section or a table of a document."""

    kind: str
    extents: tuple[Passage, ...]
    heading: Passage | None = None


def figure(name: str, code: str | None = None, *, is_again: bool = False) -> Figure:
    """That of the clause of a name; with the clause that states it again."""
    places = [place for place in (0, BEGINS_AGAIN) if name in TEXT[place : place + len(FIRST)]]
    quotes = [
        WHOLE.cut(TEXT.index(name, place), TEXT.index("元", TEXT.index(name, place)) + 1) for place in places
    ]
    of = Classification("economic", code, ()) if code else None
    monies = [money_of(quote, match) for quote in quotes if (match := MONEY.search(quote.text))]
    again = [Restatement(m, q) for m, q in zip(monies[1:], quotes[1:], strict=True)] if is_again else []
    return Figure(name, monies[0], quotes[0], restated=tuple(again), classification=of)


def told(related: list[Relation], facts: list[Fact], *kinds: str) -> list[Relation]:
    """The relations that hold of a document of two paragraphs, each a section or table of its kind."""
    blocks = [WHOLE.cut(0, len(FIRST)), WHOLE.cut(BEGINS_AGAIN)]
    document = Document("a.txt", "0" * 64, "text/plain", TEXT, tuple(Paragraph(block) for block in blocks))
    sections = [Part(kind, (block,)) for kind, block in zip(kinds, blocks, strict=True)]
    return list(CompleteLists(document, sections, facts).of(related))


def test_a_list_that_was_read_as_a_whole_is_a_sum() -> None:
    """All amounts of the paragraph are facts."""
    one, two, three = figure("甲"), figure("乙", is_again=True), figure("丙", is_again=True)
    related = [Relation("sum", one, two), Relation("sum", one, three)]
    assert related == told(related, [one, two, three], "revenue", "revenue")


def test_a_list_of_which_an_amount_was_left_unread_is_none() -> None:
    """Two parts are known, and the third stands beside them in the same paragraph."""
    one, two = figure("甲"), figure("乙")
    assert [] == told([Relation("sum", one, two)], [one, two], "revenue", "revenue")


def test_a_table_with_an_unread_row_tells_no_sum() -> None:
    """None of its figures is compared with a sum, not even those of a line that was read."""
    one, two, three = figure("甲", "301"), figure("乙", "30101"), figure("丙", "30102")
    related = [Relation("sum-over-economic", one, two), Relation("sum-over-economic", one, three)]
    facts = [one, two, three, Unread(WHOLE.cut(1, 2), "row")]
    assert [] == told(related, facts, "table-basic", "table-basic")


def test_what_another_table_states_too_is_compared() -> None:
    """The first table was not read as a whole, but the second says the same of these two."""
    two, three = figure("乙", "301", is_again=True), figure("丙", "30101", is_again=True)
    related = [Relation("sum-over-economic", two, three)]
    facts = [two, three, Unread(WHOLE.cut(1, 2), "number")]
    assert related == told(related, facts, "table-basic", "table-expenditure")
