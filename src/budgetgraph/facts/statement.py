"""What a document says in words beside its figures: statements, safeguard measures, and the works it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact

_CITATION = re.compile(
    r"《(?P<title>[^《》]+)》(?:[（(](?P<number>[^（()）]{1,12}[〔［\[【(（]\s*\d{4}\s*[〕］\]】)）]\s*\d+\s*号)[)）])?"
)


@dataclass(frozen=True)
class CitedWork:
    """A law or document that a text cites, with its number (国发〔2019〕3号) where one is printed."""

    title: Passage
    number: Passage | None


@dataclass(frozen=True)
class Statement(Fact):
    """A statement; `kind` is a slug of `statement-kind`."""

    kind: str
    text: Passage


@dataclass(frozen=True)
class SafeguardMeasure(Fact):
    """A measure that safeguards the goals: a title, and its items or a text."""

    title: Passage
    text: Passage | None
    items: tuple[Passage, ...]


def cited_works(text: Passage) -> Iterator[CitedWork]:
    """The works that a text cites in 《》."""
    for match in _CITATION.finditer(text.text):
        number = text.group(match, "number") if match["number"] else None
        yield CitedWork(text.group(match, "title"), number)
