"""What counting tells of the graphs of a release: kept in files of it, read by whoever serves it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from budgetgraph.errors import ReleaseDamaged
from budgetgraph.releases.release import Release

DEFAULT = "default"
"""The name of the default graph among the graphs of a release."""
DISCLOSURES = "disclosure/"
"""How the names of the graphs of disclosures begin."""
INDEX = "statistics/graphs.json"


@dataclass(frozen=True)
class PropertyCount:
    """How often a property is used: its triples, their distinct subjects and their distinct objects."""

    property: str
    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True)
class ClassCount:
    """A class: its instances that have an IRI, the triples about instances, and these triples by property."""

    kind: str
    entities: int
    triples: int
    properties: tuple[PropertyCount, ...]


@dataclass(frozen=True)
class LinkCount:
    """How many triples of a property point into `space`, where another publisher's IRIs are."""

    space: str
    property: str
    triples: int


@dataclass(frozen=True)
class Statistics:
    """One graph, counted; `graph` is its IRI, None for the default graph.

    `entities` are the subjects that have an IRI and a class in this graph (https://www.w3.org/TR/void/#statistics),
    `subjects` and `objects` the distinct ones, blank nodes and literals included. Partitions are in the order
    of their IRIs. `links` are counted in the default graph only.
    """

    graph: str | None
    triples: int
    entities: int
    subjects: int
    objects: int
    classes: tuple[ClassCount, ...]
    properties: tuple[PropertyCount, ...]
    links: tuple[LinkCount, ...] = ()


@dataclass(frozen=True)
class Totals:
    """A graph's line in the index: its name in addresses, its IRI, its file, and its counts without partitions."""

    name: str
    graph: str | None
    file: str
    triples: int
    entities: int
    subjects: int
    objects: int
    classes: int
    properties: int

    @property
    def is_of_disclosure(self) -> bool:
        """Whether it holds what was read from one disclosure."""
        return self.name.startswith(DISCLOSURES)


@dataclass(frozen=True)
class Graphs:
    """The graphs of a release: the default one, the shared ones, then those of the disclosures."""

    entries: tuple[Totals, ...]

    @cached_property
    def by_name(self) -> dict[str, Totals]:
        """The graphs by their name in addresses: `default`, `codes`, `disclosure/130300-779002/2020/budget`."""
        return {entry.name: entry for entry in self.entries}

    @cached_property
    def by_iri(self) -> dict[str, Totals]:
        """The named graphs by their IRI."""
        return {entry.graph: entry for entry in self.entries if entry.graph}

    @cached_property
    def shared(self) -> list[Totals]:
        """The named graphs that belong to no single disclosure."""
        return [entry for entry in self.by_iri.values() if not entry.is_of_disclosure]

    @cached_property
    def disclosures(self) -> list[Totals]:
        """The named graphs of the disclosures."""
        return [entry for entry in self.by_iri.values() if entry.is_of_disclosure]


def totals(name: str, file: str, counted: Statistics) -> Totals:
    """The line of a graph that was counted."""
    return Totals(
        name=name,
        graph=counted.graph,
        file=file,
        triples=counted.triples,
        entities=counted.entities,
        subjects=counted.subjects,
        objects=counted.objects,
        classes=len(counted.classes),
        properties=len(counted.properties),
    )


def write_json(content: Statistics | Sequence[Totals], path: Path) -> None:
    """Writes the statistics of a graph, or the index of them all."""
    plain = asdict(content) if isinstance(content, Statistics) else [asdict(entry) for entry in content]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_index(release: Release) -> Graphs:
    """The graphs of a release; none in a release that was made before statistics were kept.

    Raises `ReleaseDamaged`.
    """
    if INDEX not in release.manifest.files:
        return Graphs(())
    path = release.directory / INDEX
    try:
        return Graphs(tuple(Totals(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(error, path) from error


def read_statistics(release: Release, file: str = f"statistics/{DEFAULT}.json") -> Statistics:
    """The statistics in a file that the index names; raises `ReleaseDamaged`.

    By default those of the default graph: all classes and properties that the release uses, with their counts.
    """
    return read_file(release.directory / file)


def used_terms(release: Release) -> tuple[list[ClassCount], list[PropertyCount]]:
    """The classes and properties of a release, the most used first; none where statistics were not kept yet.

    Raises `ReleaseDamaged`.
    """
    if INDEX not in release.manifest.files:
        return [], []
    counted = read_statistics(release)
    classes = sorted(counted.classes, key=lambda one: (-one.entities, one.kind))
    return classes, sorted(counted.properties, key=lambda one: (-one.triples, one.property))


def read_file(path: Path) -> Statistics:
    """The statistics in a file; raises `ReleaseDamaged`."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        plain["classes"] = tuple(
            ClassCount(**{**entry, "properties": _properties(entry["properties"])})
            for entry in plain["classes"]
        )
        plain["properties"] = _properties(plain["properties"])
        plain["links"] = tuple(LinkCount(**entry) for entry in plain["links"])
        return Statistics(**plain)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(error, path) from error


def _properties(entries: Sequence[dict[str, str | int]]) -> tuple[PropertyCount, ...]:
    return tuple(PropertyCount(**entry) for entry in entries)  # type: ignore[arg-type]


def _damaged(error: Exception, path: Path) -> ReleaseDamaged:
    return ReleaseDamaged(
        f"The statistics cannot be read ({error}).", where=path, hint="Roll back or publish again."
    )
