"""What a reader found in a file, before it has a place in a text: lines and grids, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from budgetgraph.documents.lettering import joined, lines_of

MOST_CELLS = 4_000_000
"""The largest grid; the largest table seen in a disclosure has about 20 000 cells."""


@dataclass(frozen=True)
class Line:
    """A paragraph; with a `mark`, a line that is none, kept as a mark of this kind; a `label` is a mark before it."""

    text: str
    mark: str | None = None
    label: str = ""


@dataclass(frozen=True, eq=False)
class Box:
    """A cell; one that is merged is the same object at each place that it covers."""

    flow: tuple[Item, ...]

    @cached_property
    def text(self) -> str:
        """Its own paragraphs as one line."""
        return joined(item.text for item in self.flow if _is_own(item) and isinstance(item, Line))

    @property
    def other(self) -> Iterator[Item]:
        """What is in it and is not its text: notes and tables."""
        return (item for item in self.flow if not _is_own(item))


@dataclass(frozen=True, eq=False)
class Grid:
    """Rows of as many boxes each; None where nothing is."""

    rows: tuple[tuple[Box | None, ...], ...]


Item = Line | Grid


def paragraphs(text: str) -> list[Item]:
    """The lines of a text, each as a paragraph."""
    return [Line(line) for line in lines_of(text)]


def box_of(text: str) -> Box:
    """A cell that holds a text."""
    return Box(tuple(paragraphs(text)))


def _is_own(item: Item) -> bool:
    return isinstance(item, Line) and item.mark is None and not item.label
