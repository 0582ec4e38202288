"""The example queries: what their files hold, and what they answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, parse
from rdflib.plugins.sparql import prepareQuery

from budgetgraph.errors import UnknownExample
from budgetgraph.examples import PREFIXES_FILE, Example, example, example_triples, examples
from budgetgraph.vocabulary import EXAMPLES_IRI, PREFIXES
from tests.examples.answers import SUFFIXES, Ask, answer_of, is_empty
from tests.examples.listing import page

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples"
EXPECTED = Path(__file__).parent / "expected"
ALL = pytest.mark.parametrize("one", examples(), ids=[one.name for one in examples()])

SH, RDFS, SCHEMA = PREFIXES["sh"], PREFIXES["rdfs"], "https://schema.org/"
SPEX = "https://purl.expasy.org/sparql-examples/ontology#"
# The class and the property of each form, as the vocabulary of sparql-examples has them.
FORMS = {
    "select": (f"{SH}SPARQLSelectExecutable", f"{SH}select"),
    "ask": (f"{SH}SPARQLAskExecutable", f"{SH}ask"),
    "construct": (f"{SH}SPARQLConstructExecutable", f"{SH}construct"),
    "describe": (f"{SPEX}SPARQLDescribeExecutable", f"{SPEX}describe"),
}
PREFIX = re.compile(r"^PREFIX ([a-z-]+): <([^>]+)>$", re.MULTILINE)


def statements(name: str) -> list[Triple]:
    return [quad.triple for quad in parse(path=FOLDER / f"{name}.ttl", format=RdfFormat.TURTLE)]


def objects(triples: list[Triple], predicate: str) -> list[object]:
    return [triple.object for triple in triples if triple.predicate.value == predicate]


def declared() -> dict[str, str]:
    """The namespaces that the shared file declares, by prefix."""
    said = {(triple.subject, triple.predicate.value): triple.object for triple in statements(PREFIXES_FILE)}
    return {
        said[node, f"{SH}prefix"].value: said[node, f"{SH}namespace"].value
        for node in objects(statements(PREFIXES_FILE), f"{SH}declare")
    }


@ALL
def test_a_file_is_well_formed(one: Example) -> None:
    """One executable with one query of its form, for the default endpoint, called as the file is."""
    triples = statements(one.name)
    kind, query = FORMS[one.form]
    types = {f"{SH}SPARQLExecutable", kind}
    assert {NamedNode(f"{EXAMPLES_IRI}/{one.name}")} == {triple.subject for triple in triples}
    assert types == {node.value for node in objects(triples, PREFIXES["rdf"] + "type")}
    assert [query] == [
        t.predicate.value for t in triples if t.predicate.value in {p for _, p in FORMS.values()}
    ]
    assert [one.node.value.rpartition("/")[0] + f"/{PREFIXES_FILE}"] == [
        node.value for node in objects(triples, f"{SH}prefixes")
    ]
    assert [NamedNode("http://localhost:8000/sparql")] == objects(triples, f"{SCHEMA}target")


@ALL
def test_a_file_speaks_both_languages(one: Example) -> None:
    """One title and one description in Chinese and in English, and keywords in both."""
    triples = statements(one.name)
    for predicate in ("label", "comment"):
        texts = objects(triples, RDFS + predicate)
        assert ["en", "zh-hans"] == sorted(text.language for text in texts)
    assert re.search(r"[一-鿿]", one.title_zh + one.description_zh)
    assert not re.search(r"[一-鿿]", one.title_en + one.description_en)
    written = {bool(re.search(r"[一-鿿]", keyword)) for keyword in one.keywords}
    assert {True, False} == written


@ALL
def test_a_query_can_be_taken_elsewhere(one: Example) -> None:
    """It declares the prefixes that it uses, as the shared file does; two parsers read it; no host of ours is in it."""
    prefixes = dict(PREFIX.findall(one.query))
    rest = PREFIX.sub("", one.query)
    assert prefixes.items() <= declared().items()
    assert [] == [prefix for prefix in prefixes if f"{prefix}:" not in rest]
    Store().query(one.query)
    prepareQuery(one.query)
    assert "localhost" not in one.query


@ALL
def test_rows_come_in_an_order(one: Example) -> None:
    """Whoever asks twice gets the same rows, also where a limit cuts them."""
    assert one.form != "select" or "\nORDER BY " in one.query


@ALL
def test_the_corpus_answers(one: Example, corpus: Ask, request: pytest.FixtureRequest) -> None:
    """What was reviewed, and never nothing."""
    text = answer_of(corpus, one)
    expected = EXPECTED / "corpus" / f"{one.name}.{SUFFIXES[one.form]}"
    if request.config.getoption("--update-trips"):
        expected.write_text(text, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == text
    assert not is_empty(one, text)


@ALL
def test_the_reference_answers(one: Example, reference: Ask, request: pytest.FixtureRequest) -> None:
    """What was reviewed, or nothing where one budget of one department cannot answer."""
    text = answer_of(reference, one)
    expected = EXPECTED / "reference" / f"{one.name}.{SUFFIXES[one.form]}"
    if request.config.getoption("--update-trips") and not is_empty(one, text):
        expected.write_text(text, encoding="utf-8")
    assert expected.is_file() is not is_empty(one, text)
    assert is_empty(one, text) or expected.read_text(encoding="utf-8") == text


def test_nothing_else_is_expected() -> None:
    """Every reviewed answer is one of an example."""
    names = {f"{one.name}.{SUFFIXES[one.form]}" for one in examples()}
    assert names == {path.name for path in (EXPECTED / "corpus").iterdir()}
    assert {path.name for path in (EXPECTED / "reference").iterdir()} <= names


def test_there_are_enough() -> None:
    """At least 25, of all four forms; each file but that of the prefixes is one."""
    assert len(examples()) >= 25
    assert set(FORMS) == {one.form for one in examples()}
    assert {path.stem for path in FOLDER.glob("*.ttl")} == {one.name for one in examples()} | {PREFIXES_FILE}


def test_the_shared_prefixes_are_those_in_use() -> None:
    """Each is used by an example, and one that the vocabulary has, too, means the same there."""
    used = {prefix for one in examples() for prefix, _ in PREFIX.findall(one.query)}
    assert used == set(declared())
    both = {prefix: iri for prefix, iri in declared().items() if prefix in PREFIXES}
    assert {prefix: PREFIXES[prefix] for prefix in both} == both


def test_an_example_is_found_by_its_name() -> None:
    """Another name is told, with those that are spelt alike."""
    assert "glossary" == example("glossary").name
    with pytest.raises(UnknownExample, match="Did you mean glossary"):
        example("glossery")


def test_the_triples_are_those_of_the_files() -> None:
    """But for the endpoint, which is the publisher's; nothing is a blank node, so that releases compare."""
    triples = example_triples("https://budget.example")
    assert not any(isinstance(term, BlankNode) for triple in triples for term in triple)
    assert [NamedNode("https://budget.example/sparql")] == list(
        dict.fromkeys(objects(triples, f"{SCHEMA}target"))
    )
    names = [*(one.name for one in examples()), PREFIXES_FILE]
    expected = {t for name in names for t in statements(name) if t.predicate.value != f"{SCHEMA}target"}
    assert expected <= set(triples)
    about = [t for t in triples if t.subject == NamedNode(EXAMPLES_IRI)]
    assert {one.node for one in examples()} == {t.object for t in about if not isinstance(t.object, Literal)}


def test_the_documentation_lists_them(request: pytest.FixtureRequest) -> None:
    """docs/examples.md is what the files say."""
    expected = ROOT / "docs" / "examples.md"
    if request.config.getoption("--update-trips"):
        expected.write_text(page(), encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == page()
