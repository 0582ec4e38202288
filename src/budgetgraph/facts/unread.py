"""What should have been readable and was not."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact


@dataclass(frozen=True)
class Unread(Fact):
    """What is printed in `passage` and could not be read as what is due there.

    `expected` is `number`, `amount`, `indicator`, `row` (a whole row of a table), `code` (the registered one),
    `end` (of a sentence or row that breaks off) or `table` (a public table by its title).
    """

    passage: Passage
    expected: str
