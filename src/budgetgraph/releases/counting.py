"""Counts the graphs of a release in its store, and writes down what it counted.

Each number is what one SPARQL query says, so that anybody can ask it again. One property and one class are counted at
a time: the engine keeps the distinct values of what it counts in memory, and those of everything at once are too many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from budgetgraph.releases.build import GRAPH
from budgetgraph.releases.manifest import DisclosureEntry, Manifest, file_entry
from budgetgraph.releases.member import link_from
from budgetgraph.releases.release import Release
from budgetgraph.releases.statistics import (
    DEFAULT,
    DISCLOSURES,
    INDEX,
    ClassCount,
    LinkCount,
    PropertyCount,
    Statistics,
    Totals,
    read_file,
    totals,
    write_json,
)
from budgetgraph.store import ReleaseStore, Term

LINKED_SPACES = {
    "http://data.openbudgets.eu/resource/codelist/": "OpenBudgets.eu code lists",
    "http://publications.europa.eu/resource/authority/": "EU Vocabularies authority tables",
    "http://purl.org/linked-data/sdmx/2009/code#": "SDMX code lists",
    "http://qudt.org/vocab/unit/": "QUDT units",
    "http://reference.data.gov.uk/id/": "UK reference periods",
}
"""The data sets of others that our data points into: where their IRIs begin, and what they are called."""

_MEASURES = "(COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)"


def write_statistics(directory: Path, manifest: Manifest, previous: Release | None) -> None:
    """Counts every graph of the store in `directory` and writes a file for each, and the index.

    A disclosure whose graph has not changed since `previous` keeps its file. Raises `ReleaseDamaged`.
    """
    disclosures = {entry.iri: entry for entry in manifest.disclosures}
    with ReleaseStore(directory / "store") as store:
        shared = [graph for graph in _graphs(store) if graph.value not in disclosures]
        index = [_write(store, None, DEFAULT, directory)]
        index += [_write(store, graph, graph.value.rpartition("/")[2], directory) for graph in shared]
        for entry in manifest.disclosures:
            if not _kept(entry, directory, manifest, previous):
                write_json(count(store, NamedNode(entry.iri)), directory / _file(entry))
            name = f"{DISCLOSURES}{entry.key}"
            index.append(totals(name, _file(entry), read_file(directory / _file(entry))))
    write_json(index, directory / INDEX)


def _graphs(store: ReleaseStore) -> list[NamedNode]:
    rows = store.select("SELECT ?graph { GRAPH ?graph { } } ORDER BY ?graph")
    return [graph for row in rows if isinstance(graph := row["graph"], NamedNode)]


def _write(store: ReleaseStore, graph: NamedNode | None, name: str, directory: Path) -> Totals:
    file = f"statistics/{name}.json"
    counted = count(store, graph)
    write_json(counted, directory / file)
    return totals(name, file, counted)


def _file(entry: DisclosureEntry) -> str:
    return f"statistics/disclosures/{entry.slug}.json"


def _kept(entry: DisclosureEntry, directory: Path, manifest: Manifest, previous: Release | None) -> bool:
    """Takes over what the same software counted in the same graph."""
    if previous is None or previous.manifest.software != manifest.software:
        return False
    graph = f"disclosures/{entry.slug}/{GRAPH}"
    same = previous.manifest.files.get(graph) == file_entry(directory / graph)
    return same and link_from(previous, _file(entry), directory / _file(entry))


def count(store: ReleaseStore, graph: NamedNode | None) -> Statistics:
    """The statistics of one graph, None for the default graph; raises `ReleaseDamaged`."""
    counted = _Counted(store, graph)
    properties = tuple(counted.properties())
    return Statistics(
        graph=graph.value if graph else None,
        triples=sum(one.triples for one in properties),
        entities=counted.number("COUNT(DISTINCT ?s)", "?s a ?kind FILTER(isIRI(?s))"),
        subjects=counted.number("COUNT(DISTINCT ?s)", "?s ?p ?o"),
        objects=counted.number("COUNT(DISTINCT ?o)", "?s ?p ?o"),
        classes=tuple(counted.classes()),
        properties=properties,
        links=() if graph else tuple(counted.links()),
    )


@dataclass(frozen=True)
class _Counted:
    """The questions about one graph."""

    store: ReleaseStore
    graph: NamedNode | None

    def number(self, expression: str, pattern: str, **terms: Term) -> int:
        return _integer(self._rows(f"({expression} AS ?n)", pattern, "", **terms)[0], "n")

    def properties(self) -> Iterator[PropertyCount]:
        for predicate in self._distinct("p", "?s ?p ?o"):
            row = self._rows(_MEASURES, "?s $predicate ?o", "", predicate=predicate)[0]
            yield _property(predicate, row)

    def classes(self) -> Iterator[ClassCount]:
        for kind in self._distinct("kind", "?s a ?kind FILTER(isIRI(?kind))"):
            rows = self._rows(f"?p {_MEASURES}", "?s a $kind ; ?p ?o", "?p", kind=kind)
            properties = sorted((_property(row["p"], row) for row in rows), key=lambda one: one.property)
            yield ClassCount(
                kind=kind.value,
                entities=self.number("COUNT(DISTINCT ?s)", "?s a $kind FILTER(isIRI(?s))", kind=kind),
                triples=sum(one.triples for one in properties),
                properties=tuple(properties),
            )

    def links(self) -> Iterator[LinkCount]:
        pattern = f"?s ?p ?o FILTER(isIRI(?o)) BIND({_space('?o')} AS ?space) FILTER(?space != '')"
        rows = self._rows("?space ?p (COUNT(*) AS ?triples)", pattern, "?space ?p")
        links = (LinkCount(_text(row, "space"), _text(row, "p"), _integer(row, "triples")) for row in rows)
        yield from sorted(links, key=lambda link: (link.space, link.property))

    def _distinct(self, name: str, pattern: str) -> list[NamedNode]:
        # The engine counts a group faster than it tells distinct values.
        rows = self._rows(f"?{name}", pattern, f"?{name}")
        return [NamedNode(iri) for iri in sorted(_text(row, name) for row in rows)]

    def _rows(self, selected: str, pattern: str, groups: str, **terms: Term) -> list[dict[str, Term]]:
        if self.graph:
            pattern, terms = f"GRAPH $graph {{ {pattern} }}", {**terms, "graph": self.graph}
        end = f"GROUP BY {groups}" if groups else ""
        return self.store.select(f"SELECT {selected} WHERE {{ {pattern} }} {end}", **terms)


def _space(variable: str, spaces: Sequence[str] = tuple(LINKED_SPACES)) -> str:
    """An expression for the first of the spaces that an IRI lies in, '' for none."""
    if not spaces:
        return "''"
    first, *rest = spaces
    return f"IF(STRSTARTS(STR({variable}), '{first}'), '{first}', {_space(variable, rest)})"


def _property(predicate: Term, row: dict[str, Term]) -> PropertyCount:
    counts = (_integer(row, name) for name in ("triples", "subjects", "objects"))
    return PropertyCount(_text({"p": predicate}, "p"), *counts)


def _integer(row: dict[str, Term], name: str) -> int:
    return int(_text(row, name))


def _text(row: dict[str, Term], name: str) -> str:
    term = row[name]
    assert isinstance(term, NamedNode | Literal), f"?{name} is {term}"
    return term.value
