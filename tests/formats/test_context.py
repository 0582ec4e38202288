"""The JSON-LD context is what the ontology says."""

import json
import subprocess
import sys
from pathlib import Path

from pyld import jsonld
from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.formats.context import context, context_text
from budgetgraph.vocabulary import PREFIXES, Namespace, ontology_directory, ontology_quads

OWL, RDFS, RDF = PREFIXES["owl"], PREFIXES["rdfs"], PREFIXES["rdf"]


def test_the_shipped_context_is_the_generated_one() -> None:
    """Run `python -m budgetgraph.formats.context` after changing the ontology."""
    shipped = (ontology_directory() / "context.jsonld").read_text(encoding="utf-8")
    assert context_text(ontology_quads()) == shipped


def test_the_module_writes_it(tmp_path: Path) -> None:
    """The command that the test above tells to run writes the same text."""
    path = tmp_path / "context.jsonld"
    command = [sys.executable, "-m", "budgetgraph.formats.context", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ("", context_text(ontology_quads())) == (done.stderr, path.read_text(encoding="utf-8"))


def test_every_property_of_ours_has_the_type_of_its_range() -> None:
    """Object properties link, datatype properties have their datatype, texts have none."""
    names = ("linked", "dated", "worded", "told")
    linked, dated, worded, told = (NamedNode(PREFIXES["bg"] + name) for name in names)
    ontology = [
        Quad(linked, NamedNode(RDF + "type"), NamedNode(OWL + "ObjectProperty")),
        Quad(dated, NamedNode(RDFS + "range"), NamedNode(PREFIXES["xsd"] + "date")),
        Quad(worded, NamedNode(RDFS + "range"), NamedNode(PREFIXES["xsd"] + "string")),
        Quad(told, NamedNode(RDFS + "range"), NamedNode(RDF + "langString")),
        Quad(NamedNode("http://example.org/p"), NamedNode(RDF + "type"), NamedNode(OWL + "ObjectProperty")),
        Quad(told, NamedNode(RDFS + "label"), Literal("told", language="en")),
    ]
    terms = {name: value for name, value in context(ontology)["@context"].items() if name.startswith("bg:")}
    assert {
        "bg:dated": {"@id": "bg:dated", "@type": "xsd:date"},
        "bg:linked": {"@id": "bg:linked", "@type": "@id"},
    } == terms


def test_every_reused_property_is_declared() -> None:
    """Each was looked up in its own vocabulary, like every term that gets into the graph."""
    for name in context([])["@context"].keys() - PREFIXES.keys():
        prefix, _, local = name.partition(":")
        assert Namespace(prefix)[local].value == PREFIXES[prefix] + local


def test_every_prefix_is_in_it() -> None:
    """Any short name of Turtle is a short name in JSON-LD."""
    entries = context(ontology_quads())["@context"]
    assert PREFIXES.items() <= entries.items()


def test_a_document_written_by_hand_with_it_is_understood() -> None:
    """A processor that has only the shipped context reads links and numbers as the ontology types them."""
    document = json.loads((ontology_directory() / "context.jsonld").read_text(encoding="utf-8"))
    document |= {"@id": "http://example.org/f", "bg:lineItem": "urn:item", "obeu-measure:amount": "10.00"}
    [node] = jsonld.expand(document)
    assert [{"@id": "urn:item"}] == node[PREFIXES["bg"] + "lineItem"]
    decimal = {"@type": PREFIXES["xsd"] + "decimal", "@value": "10.00"}
    assert [decimal] == node[PREFIXES["obeu-measure"] + "amount"]
