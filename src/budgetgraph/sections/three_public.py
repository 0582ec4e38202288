"""The three public expenses (三公): travel abroad, official vehicles, hospitality; and how often, for how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budgetgraph.facts.fact import Fact
from budgetgraph.sections.prose import read_prose
from budgetgraph.sections.prose.counting import read_counts
from budgetgraph.sections.section import Section, SectionReader


def read_three_public(section: Section) -> Iterator[Fact]:
    """Figures and changes of the items, and the counts of groups, visits, vehicles and receptions."""
    yield from read_prose(section)
    yield from read_counts(section)


THREE_PUBLIC = SectionReader("three-public", re.compile(r"三公.{0,2}经费"), read_three_public)
