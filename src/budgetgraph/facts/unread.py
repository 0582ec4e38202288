"""What should have been readable and was not."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact


@dataclass(frozen=True)
class Unread(Fact):
    """A printed value that nobody could read: a number in no fact, or a cell that holds no amount where one is due."""

    passage: Passage
    expected: str
