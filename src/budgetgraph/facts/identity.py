"""What makes a figure or a change one: whatever has the same identity states it again."""

from __future__ import annotations

from budgetgraph.facts.classification import Classification

Identity = tuple[object, ...]


def identity_of(
    line_item: str, of: Classification | None, year: int | None = None, phase: str | None = None
) -> Identity:
    """The identity of what is said of a line item or one of its classes; no year and no phase are the usual ones."""
    return (line_item, *((of.scheme, of.identity) if of else ()), year, phase)
