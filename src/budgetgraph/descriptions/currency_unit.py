"""The units of money: of each table, and of the prose. 上海 prints tables in 元 and prose in 万元, in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait, decide
from budgetgraph.documents.document import Paragraph
from budgetgraph.facts.money import MONEY, unit_note


def read_table_unit(sources: Sequence[Source]) -> Trait[str]:
    """The unit that all notes (单位：万元) name; where they differ it is each table's own, and here unknown."""
    notes = [found for source in sources for found in _notes(source)]
    return decide([notes], "no note gives a unit")


def read_prose_unit(sources: Sequence[Source]) -> Trait[str]:
    """The unit of all amounts in sentences, where they have one."""
    amounts = [found for source in sources for found in _amounts(source)]
    return decide([amounts], "no sentence has an amount")


def _notes(source: Source) -> Iterator[Candidate[str]]:
    for line in source.short_lines:
        unit = unit_note(line.plain)
        if unit:
            yield source.found(unit, Place.TABLES, line)


def _amounts(source: Source) -> Iterator[Candidate[str]]:
    for block in source.document.blocks:
        if isinstance(block, Paragraph):
            for match in MONEY.finditer(block.passage.text):
                unit = match["unit"].removesuffix("元") + "元"  # 100万 is in the unit of 100万元
                yield source.found(unit, Place.TEXT, block.passage.group(match))
