"""Classes as rows print them: which concept they become, and what is stated of it."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from budgetgraph.documents.document import Document
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.identifiers import DisclosureKey, Identifiers
from budgetgraph.triples.classification import classification
from budgetgraph.triples.writer import Writer
from budgetgraph.vocabulary import CODE_IRI, RDF, SKOS

TEXT = "301 行政运行 商品和服务支出 工资福利 对个人和家庭的补助 未来科目 3"


def writer(year: int = 2025) -> Writer:
    document = Document("a.txt", "0" * 64, "text/plain", TEXT, ())
    return Writer(DisclosureKey("130300", "001", year, "budget"), Identifiers(), document)


def printed(scheme: str, code: str | None, name: str | None) -> Classification:
    found = Passage(TEXT.index(name), name) if name else None
    return Classification(scheme, code, (), found)  # type: ignore[arg-type]


def code_of(node: NamedNode) -> str:
    return node.value.removeprefix(CODE_IRI)


def said(writing: Writer, node: NamedNode) -> set[tuple[str, str]]:
    return {
        (quad.predicate.value.rpartition("#")[2], str(quad.object.value))
        for quad in writing.quads
        if quad.subject == node and quad.predicate.value.startswith(SKOS.notation.value.partition("#")[0])
    }


def test_a_listed_class_is_not_stated_again() -> None:
    """Its list says what it is."""
    writing = writer()
    node = classification(writing, printed("function", "2010301", "行政运行"))
    assert ("function/2025/2010301", []) == (code_of(node), writing.quads)


def test_a_class_of_another_year_is_stated_with_those_above_it() -> None:
    """A list has gaps; what is known of the code from other years is said in the disclosure's graph."""
    writing = writer(2020)
    node = classification(writing, printed("function", "2010301", "行政运行"))
    assert "function/2020/2010301" == code_of(node)
    assert {("prefLabel", "行政运行"), ("notation", "2010301")} <= said(writing, node)
    concepts = {
        code_of(q.subject) for q in writing.quads if (q.predicate, q.object) == (RDF.type, SKOS.Concept)
    }
    assert {"function/2020/2010301", "function/2020/20103"} == concepts


def test_an_unknown_code_gets_its_printed_name() -> None:
    """The list grows from what documents print."""
    writing = writer()
    node = classification(writing, printed("function", "2069901", "未来科目"))
    assert "function/2025/2069901" == code_of(node)
    assert {
        ("prefLabel", "未来科目"),
        ("prefLabel", "Functional class 2069901"),
        ("notation", "2069901"),
    } <= said(writing, node)
    assert ("broader", f"{CODE_IRI}function/2025/20699") in said(writing, node)


def test_a_name_alone_leads_to_its_code() -> None:
    """With or without 支出."""
    assert "economic/2025/301" == code_of(classification(writer(), printed("economic", None, "工资福利")))


@pytest.mark.parametrize("name", ["行政运行", "未来科目"])
def test_a_name_of_several_classes_or_of_none_is_a_concept_of_its_own(name: str) -> None:
    """Nothing is guessed."""
    writing = writer()
    node = classification(writing, printed("function", None, name))
    assert code_of(node).startswith("function/2025/c")
    assert ("prefLabel", name) in said(writing, node)


def test_a_new_name_of_a_known_code_is_another_label() -> None:
    """Documents spell names in their own ways."""
    writing = writer()
    node = classification(writing, printed("economic", "301", "未来科目"))
    assert {("altLabel", "未来科目")} == said(writing, node)


def test_the_name_of_another_class_is_a_contradiction() -> None:
    """The code as printed is taken, and what is printed beside it stays hidden until it is reported."""
    writing = writer()
    node = classification(writing, printed("economic", "301", "商品和服务支出"))
    assert "economic/2025/301" == code_of(node)
    assert {("hiddenLabel", "301 商品和服务支出")} == said(writing, node)


def test_a_code_cut_short_yields_to_its_name() -> None:
    """`3 对个人和家庭的补助` is 303, and says so."""
    writing = writer()
    node = classification(writing, printed("economic", "3", "对个人和家庭的补助"))
    assert "economic/2025/303" == code_of(node)
    assert {("hiddenLabel", "3 对个人和家庭的补助")} == said(writing, node)


def test_a_year_that_no_list_describes_is_described_by_the_disclosure() -> None:
    """Its scheme and the classes that it names."""
    writing = writer(2012)
    node = classification(writing, printed("economic", "301", "工资福利"))
    schemes = {code_of(q.subject) for q in writing.quads if q.object == SKOS.ConceptScheme}
    assert ("economic/2012/301", {"economic/2012"}) == (code_of(node), schemes)
