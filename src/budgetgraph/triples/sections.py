"""The sections of a document as they were recognised; the text of those that nobody can read is kept whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from pyoxigraph import NamedNode

from budgetgraph.documents.passage import Passage
from budgetgraph.triples.writer import Writer, chinese
from budgetgraph.vocabulary import BG, concept

_KEPT_WHOLE = frozenset({"unread", "contact"})
"""The kinds of sections from which nothing is read and of which the text is kept."""


class RecognisedSection(Protocol):
    """What is said of a section: its kind, its heading, and everything below it."""

    @property
    def kind(self) -> str:
        """A slug of `section-kind`."""

    @property
    def heading(self) -> Passage | None:
        """The heading, None for what comes before the first."""

    @property
    def extents(self) -> tuple[Passage, ...]:
        """Everything below the heading, in one or more passages."""


def write_sections(writer: Writer, sections: Iterable[RecognisedSection]) -> None:
    """One section for each heading, in order."""
    headed = [section for section in sections if section.heading]
    for position, section in enumerate(headed, 1):
        node = writer.under("section", position)
        writer.a(node, BG.Section)
        writer.part_of(node, writer.root, position)
        writer.say(node, BG.sectionKind, concept("section-kind", section.kind))
        if section.heading:
            writer.label(node, section.heading)
        if section.kind in _KEPT_WHOLE:
            _text(writer, node, section.extents)


def _text(writer: Writer, node: NamedNode, extents: Sequence[Passage]) -> None:
    if extents:
        writer.say(node, BG.sectionText, chinese("\n".join(extent.plain for extent in extents)))
    writer.quote(node, *extents)
