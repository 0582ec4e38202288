"""How much of a document its sections account for: those that are recognised, and those that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from budgetgraph.sections.section import PREAMBLE, UNREAD, Section


@dataclass(frozen=True)
class Coverage:
    """The sections with a heading, recognised and unread, and the code points of their texts."""

    recognised: int
    unread: int
    recognised_length: int
    unread_length: int


def coverage_of(sections: Sequence[Section]) -> Coverage:
    """The coverage of a document by its sections; the preamble and what has no heading are not counted as sections."""
    unread = [section for section in sections if section.kind == UNREAD]
    others = [section for section in sections if section.kind not in (UNREAD, PREAMBLE) and section.heading]
    return Coverage(len(others), len(unread), _length(others), _length(unread))


def _length(sections: Iterable[Section]) -> int:
    return sum(len(text.text) for section in sections for text in section.extents)
