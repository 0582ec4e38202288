"""The files of the ontology: they parse, name everything, and bind prefixes as the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, RdfFormat, parse

from budgetgraph.vocabulary import PREFIXES, ontology_directory, ontology_files

FILES = ontology_files()
_PREFIX = re.compile(r"^@prefix (?P<prefix>[\w-]*): <(?P<iri>[^>]+)> \.$", re.MULTILINE)


def _name(path: Path) -> str:
    return path.relative_to(ontology_directory()).as_posix()


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_it_parses_without_blank_nodes(path: Path) -> None:
    """Everything has an IRI, so that everything can be pointed to."""
    nodes = [
        node for quad in parse(path=path, format=RdfFormat.TURTLE) for node in (quad.subject, quad.object)
    ]
    assert nodes
    assert [] == [node for node in nodes if isinstance(node, BlankNode)]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_prefixes_are_sorted_and_used(path: Path) -> None:
    """A prefix that nobody needs is a leftover."""
    text = path.read_text(encoding="utf-8")
    prefixes = [match["prefix"] for match in _PREFIX.finditer(text)]
    body = _PREFIX.sub("", text)
    assert sorted(prefixes) == prefixes
    assert [] == [
        prefix for prefix in prefixes if not re.search(rf"(?<![\w:/-]){re.escape(prefix)}:\w", body)
    ]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_prefixes_mean_what_they_mean_in_the_code(path: Path) -> None:
    """The same prefix is never bound to another namespace."""
    bound = {m["prefix"]: m["iri"] for m in _PREFIX.finditer(path.read_text(encoding="utf-8"))}
    assert {prefix: PREFIXES[prefix] for prefix in bound if prefix in PREFIXES} == {
        prefix: iri for prefix, iri in bound.items() if prefix in PREFIXES
    }
