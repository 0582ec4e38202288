"""The W3C test suites of SPARQL queries: where they lie on this machine, and the tests that their manifests list.

They are not part of this repository. `make suites` takes them out of the sdist of rdflib, which carries the edition
of the recommendation (2013); BUDGETGRAPH_RDF_TESTS names a checkout of the W3C's rdf-tests, the present edition.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal as OneOf

from pyoxigraph import BlankNode, Dataset, NamedNode, Quad, RdfFormat, parse

VARIABLE = "BUDGETGRAPH_RDF_TESTS"
UNPACKED = Path(__file__).parents[2] / ".cache" / "suites"
ABSENT = f"no W3C suites here: run `make suites`, or set {VARIABLE} to a checkout of w3c/rdf-tests"

Edition = OneOf["recommendation", "present"]
Kind = OneOf["evaluation", "csv", "accepted", "refused"]

KINDS: Mapping[str, Kind] = {
    "QueryEvaluationTest": "evaluation",
    "CSVResultFormatTest": "csv",
    "PositiveSyntaxTest": "accepted",
    "PositiveSyntaxTest11": "accepted",
    "NegativeSyntaxTest": "refused",
    "NegativeSyntaxTest11": "refused",
}
BASES = {
    "sparql10": "http://www.w3.org/2001/sw/DataAccess/tests/data-r2/",
    "sparql11": "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/",
}
"""What the files of a suite are called, so that relative IRIs in queries and results lead to them."""

_FOLDERS: Mapping[Edition, Mapping[str, str]] = {
    "recommendation": {"sparql10": "dawg-data-r2", "sparql11": "sparql11"},
    "present": {"sparql10": "sparql/sparql10", "sparql11": "sparql/sparql11"},
}
_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OWN_DATASET = re.compile(r"^\s*FROM\b", re.IGNORECASE | re.MULTILINE)
_DATA = (".ttl", ".rdf", ".n3", ".nt")


@dataclass(frozen=True)
class Suite:
    """The suites as they lie in a folder."""

    root: Path
    edition: Edition

    @property
    def folders(self) -> Mapping[str, Path]:
        """The folder of each suite, `sparql10` and `sparql11`."""
        return {name: self.root / folder for name, folder in _FOLDERS[self.edition].items()}

    def iri(self, file: Path) -> str:
        """What a file of a suite is called."""
        for name, folder in self.folders.items():
            if file.is_relative_to(folder):
                return BASES[name] + file.relative_to(folder).as_posix()
        raise ValueError(f"{file} is not in {self.root}")

    def path(self, iri: str) -> Path:
        """The file that is called so."""
        for name, base in BASES.items():
            if iri.startswith(base):
                return self.folders[name] / iri.removeprefix(base)
        raise ValueError(f"{iri} is not the name of a file in {self.root}")


@dataclass(frozen=True)
class Case:
    """One test: a query, the files of its dataset, and the file that holds the expected result."""

    name: str
    kind: Kind
    query: Path
    iri: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    result: Path | None
    lax: bool

    @property
    def group(self) -> str:
        """The suite and its folder, such as `sparql11/bind`."""
        return self.name.rpartition("/")[0]

    @property
    def text(self) -> str:
        """The query as it stands in its file."""
        return self.query.read_text(encoding="utf-8")

    @property
    def has_own_dataset(self) -> bool:
        """Whether the query says with FROM what it asks."""
        return _OWN_DATASET.search(self.text) is not None


@cache
def suite() -> Suite | None:
    """The suites that are here, None when there are none."""
    chosen = os.environ.get(VARIABLE)
    roots = [Path(chosen)] if chosen else [UNPACKED]
    for root in roots:
        for edition, folders in _FOLDERS.items():
            if all((root / folder).is_dir() for folder in folders.values()):
                return Suite(root, edition)
    if chosen:
        raise FileNotFoundError(f"{VARIABLE} names {chosen}, which is no checkout of w3c/rdf-tests.")
    return None


def data_files(suite: Suite) -> Iterator[Path]:
    """Every file that a query may ask, in all the groups that have queries."""
    groups = sorted({case.query.parent for case in cases(suite)})
    for group in groups:
        yield from (path for path in sorted(group.iterdir()) if path.suffix in _DATA and _is_data(path))


@cache
def cases(suite: Suite) -> tuple[Case, ...]:
    """The tests of queries, in the order of the manifests."""
    found = [
        case
        for name, folder in suite.folders.items()
        for manifest in sorted(folder.glob("*/manifest.ttl"))
        for case in Manifest(suite, f"{name}/{manifest.parent.name}", manifest).cases()
    ]
    return tuple(found)


def _is_data(path: Path) -> bool:
    return path.name != "manifest.ttl"


class Manifest:
    """A manifest: the list of the tests in its folder."""

    def __init__(self, suite: Suite, group: str, path: Path) -> None:
        self._suite = suite
        self._group = group
        self._iri = suite.iri(path)
        self._graph = Dataset(parse(path=path, format=RdfFormat.TURTLE, base_iri=self._iri))

    def cases(self) -> Iterator[Case]:
        """Its tests of queries; those of updates and of other protocols are passed over."""
        for test in self._entries():
            kind = KINDS.get(self._value(test, f"{_RDF}type").removeprefix(_MF))
            case = self._case(test, kind) if kind else None
            if case and case.query.suffix == ".rq":
                yield case

    def _case(self, test: NamedNode, kind: Kind) -> Case:
        action = self._one(test, f"{_MF}action")
        query = self._value(action, f"{_QT}query") or action.value
        result = self._value(test, f"{_MF}result")
        return Case(
            name=f"{self._group}/{test.value.rpartition('#')[2]}",
            kind=kind,
            query=self._suite.path(query),
            iri=query,
            default_graphs=tuple(sorted(self._values(action, f"{_QT}data"))),
            named_graphs=tuple(sorted(self._values(action, f"{_QT}graphData"))),
            result=self._suite.path(result) if result else None,
            lax=self._value(test, f"{_MF}resultCardinality") == f"{_MF}LaxCardinality",
        )

    def _entries(self) -> Iterator[NamedNode]:
        for quad in self._graph.quads_for_predicate(NamedNode(f"{_MF}entries")):
            rest = quad.object
            while rest.value != f"{_RDF}nil":
                yield self._one(rest, f"{_RDF}first")
                rest = self._one(rest, f"{_RDF}rest")

    def _one(self, subject: NamedNode | BlankNode, predicate: str) -> NamedNode:
        objects = self._objects(subject, predicate)
        assert len(objects) == 1, f"{subject} has {len(objects)} of {predicate} in {self._iri}"
        return objects[0]

    def _value(self, subject: NamedNode | BlankNode, predicate: str) -> str:
        return next(iter(self._values(subject, predicate)), "")

    def _values(self, subject: NamedNode | BlankNode, predicate: str) -> list[str]:
        if not isinstance(subject, NamedNode | BlankNode):
            return []
        return [term.value for term in self._objects(subject, predicate)]

    def _objects(self, subject: NamedNode | BlankNode, predicate: str) -> list[NamedNode]:
        quads: Iterator[Quad] = self._graph.quads_for_subject(subject)
        return [quad.object for quad in quads if quad.predicate.value == predicate]
