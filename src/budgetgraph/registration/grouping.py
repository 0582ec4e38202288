"""Which of several originals are one disclosure: the text and the tables of the same department, year and kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from budgetgraph.departments.name import comparable
from budgetgraph.descriptions import Description, describe
from budgetgraph.descriptions.trait import T, Trait
from budgetgraph.originals import read_originals
from budgetgraph.registration.original import Original

_TABLES = 0.5  # share of the text from which on a document is one of tables


@dataclass(frozen=True)
class Group:
    """The originals of one disclosure, in the order in which they are read, and what they say together."""

    originals: tuple[Original, ...]
    description: Description


def group(originals: Sequence[Original]) -> list[Group]:
    """The originals as disclosures, in order: pairs joined, the text before the tables, the others alone.

    Joined are only two that fit no third one as well; what is doubtful stays apart.
    """
    partner = dict(_pairs(originals))
    groups = []
    for original in originals:
        if id(original) in partner:
            groups.append(_group(original, partner[id(original)]))
        elif all(original is not tables for tables in partner.values()):
            groups.append(_group(original))
    return groups


def _group(*originals: Original) -> Group:
    if len(originals) == 1:
        return Group(originals, originals[0].description)
    return Group(originals, describe([read_originals([original.path]) for original in originals]))


def _pairs(originals: Sequence[Original]) -> Iterator[tuple[int, Original]]:
    """For each text (by its id) that has tables of its own in another file, those."""
    fitting = [(text, tables) for text, tables in permutations(originals, 2) if _fit(text, tables)]
    close = [pair for pair in fitting if pair[0].stem == pair[1].stem]
    for chosen in (close, [pair for pair in fitting if not _is_taken(pair, close)]):
        for text, tables in chosen:
            rivals = [pair for pair in chosen if (pair[0] is text) != (pair[1] is tables)]
            if not rivals:
                yield id(text), tables


def _is_taken(pair: tuple[Original, Original], taken: Sequence[tuple[Original, Original]]) -> bool:
    return any(one is other for done in taken for other in done for one in pair)


def _fit(text: Original, tables: Original) -> bool:
    """Whether one is of text and the other of tables, they name one body, and contradict each other in nothing."""
    if text.share_of_tables >= _TABLES or tables.share_of_tables < _TABLES:
        return False
    one, other = text.description, tables.description
    agree = (_agree(one.year, other.year), _agree(one.kind, other.kind), _agree(one.caliber, other.caliber))
    return all(agree) and _are_of_one_region(text, tables) and _are_of_one_body(text, tables)


def _are_of_one_region(text: Original, tables: Original) -> bool:
    """Every county has a bureau of the same name: where one names no region, the names of the files must agree."""
    one, other = text.description.region.value, tables.description.region.value
    return one == other if one and other else text.stem == tables.stem


def _are_of_one_body(text: Original, tables: Original) -> bool:
    """By their names, or, where one prints none, by the names of the files."""
    one, other = text.description.name.value, tables.description.name.value
    if one and other:
        return comparable(one) == comparable(other)
    return text.stem == tables.stem


def _agree(one: Trait[T], other: Trait[T]) -> bool:
    return None in (one.value, other.value) or one.value == other.value
