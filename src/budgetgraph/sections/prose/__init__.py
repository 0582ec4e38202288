"""Amounts in running text: which line item each belongs to, and whether it is a level, a change or a ratio.

A clause ends at a comma, semicolon or full stop. An amount belongs to the words before it in its clause, after
the amount before: `2020年支出预算499.33万元` states a figure, `较2019年预算增加166.2万元` a change. All of those
words must be known, so that `事业收入预算100万元` is never taken for `收入预算`; what is not known stays unread. A
change that names no line item is that of the item before it.

A paragraph is cut into mentions (`mention`, `pairs`), each with the words before it (`lead`). `grammar` understands
those with the words for line items (`words`) and the words around them (`wording`); `naming` adds classes of
expenditure and leaves out whose money it is. `discourse` remembers what was spoken of, `divisions` and `asides` what is
spoken of behind parts and brackets, `bases` what is compared with. `levels`, `changes` and `ratios` state the facts,
`reasons` why something changed. `reader` goes through all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.sections.prose.context import Context, Words
from budgetgraph.sections.prose.paragraphs import rejoined
from budgetgraph.sections.prose.reader import ProseReader
from budgetgraph.sections.prose.words.line_item import LineItemWords, words
from budgetgraph.sections.section import Section


def read_prose(section: Section, words: Words | None = None) -> Iterator[Fact]:
    """The figures, changes and ratios that a section's paragraphs state, by the words for its kind."""
    return ProseReader(Context.of(section, words)).read(rejoined(section))


def read_amounts(
    paragraphs: Iterable[Passage], known: Iterable[LineItemWords], fiscal_year: int
) -> list[Fact]:
    """The figures, changes and ratios that paragraphs state for a year, by these words alone."""
    return list(ProseReader(Context(tuple(known), fiscal_year)).read(paragraphs))


__all__ = ["Context", "LineItemWords", "Words", "read_amounts", "read_prose", "words"]
