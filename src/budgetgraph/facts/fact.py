"""What all facts and values have in common, and the evidence that can be collected from any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from budgetgraph.documents.passage import Passage


@dataclass(frozen=True)
class Fact:
    """Something that the document says. Its passages are its evidence."""


@dataclass(frozen=True)
class Value:
    """Something that is read from digits: an amount, a quantity, a date, a target that is one of these."""


def texts(fact: object) -> Iterator[Passage]:
    """The passages that a fact quotes, at any depth, those of its values left out."""
    if isinstance(fact, Passage):
        yield fact
    elif not isinstance(fact, Value):
        for member in _members(fact):
            yield from texts(member)


def values(fact: object) -> Iterator[Passage]:
    """The passages from which a fact's values were read, at any depth."""
    if isinstance(fact, Value):
        yield from _passages(fact)
    elif not isinstance(fact, Passage):
        for member in _members(fact):
            yield from values(member)


def _passages(thing: object) -> Iterator[Passage]:
    if isinstance(thing, Passage):
        yield thing
    else:
        for member in _members(thing):
            yield from _passages(member)


def _members(thing: object) -> Iterator[object]:
    if isinstance(thing, tuple | list):
        yield from thing
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from (getattr(thing, field.name) for field in fields(thing))
