from __future__ import annotations

import pytest

from budgetgraph.errors import MalformedQuery
from budgetgraph.service_calls import SearchRequest, find_calls, search_request
from budgetgraph.vocabulary import BG


def request_of(group: str, prologue: str = "") -> SearchRequest:
    (call,) = find_calls(f"{prologue}SELECT * {{ SERVICE search:index {{ {group} }} }}")
    return search_request(call)


READ = [
    ('?t search:query "预算"', SearchRequest("预算", {"thing": "t"})),
    ("$t search:query '预算' .", SearchRequest("预算", {"thing": "t"})),
    ('?t search:query """a\nb\\"c""" ; ; .', SearchRequest('a\nb"c', {"thing": "t"})),
    ("?t search:query '\\u9884\\t'", SearchRequest("预\t", {"thing": "t"})),
    ("?t search:query 'a'; search:text ?x; search:score ?y; search:property ?z; search:graph ?g",
     SearchRequest("a", {"thing": "t", "text": "x", "score": "y", "property": "z", "graph": "g"})),
    ("?t search:text ?x . ?t search:query 'a' . ?t search:limit 20 .",
     SearchRequest("a", {"thing": "t", "text": "x"}, limit=20)),
    ("?t search:query 'a' ; search:limit 5; search:offset 10", SearchRequest("a", {"thing": "t"}, limit=5, offset=10)),
    ("?t search:query 'a' ; search:limit 20.", SearchRequest("a", {"thing": "t"}, limit=20)),
    ("?t search:query 'a' ; search:type <http://a/B> ; search:type bg:BudgetProject.",
     SearchRequest("a", {"thing": "t"}, types=("http://a/B", BG.BudgetProject.value))),
    ("?t search:query 'a' ; search:property <http://a/p> ; search:property ?p ; search:language 'zh'",
     SearchRequest("a", {"thing": "t", "property": "p"}, properties=("http://a/p",), language="zh")),
    ("# }\n?t # {\n <https://w3id.org/budgetgraph/search#query> 'a}' # }\n", SearchRequest("a}", {"thing": "t"})),
]  # fmt: skip


@pytest.mark.parametrize(("group", "expected"), READ)
def test_the_pattern_is_read(group: str, expected: SearchRequest) -> None:
    """Statements about one variable, in any order, with the constants and variables that the service knows."""
    assert expected == request_of(group)


def test_the_prefix_may_be_another() -> None:
    """It is the address that counts."""
    assert SearchRequest("a", {"thing": "t"}) == request_of(
        "?t s:query 'a'", "PREFIX s: <https://w3id.org/budgetgraph/search#> "
    )


BROKEN = [
    ("", "column 36: .*nothing to search for"),
    ("?t search:text ?x", "nothing to search for"),
    ("?t a bg:Goal ; search:query 'a'", "column 38: .*no predicate 'a'"),
    ("?t skos:prefLabel 'a'", "column 38: .*no predicate"),
    ("?t search:index 'a'", "no predicate"),
    ("?t ?p 'a'", "no predicate"),
    ("?t search:query|search:text 'a'", "takes a string"),
    ("?t ^search:query 'a'", "no predicate"),
    ("?t search:query ?x", "takes a string"),
    ("?t search:query 'a'@zh", "something that it does not take"),
    ("?t search:query 'a'^^xsd:string", "something that it does not take"),
    ("?t search:query 'a', 'b'", "something that it does not take"),
    ("?t search:query 'a' ; search:query 'b'", "search:query twice"),
    ("?t search:query 5", "takes a string"),
    ("?t search:query true", "takes a string"),
    ("?t search:query 'a' ; search:limit 1001", "at most 1,000 for search:limit"),
    ("?t search:query 'a' ; search:limit -1", "at most 1,000"),
    ("?t search:query 'a' ; search:limit 1.5", "at most 1,000"),
    ("?t search:query 'a' ; search:limit ?n", "at most 1,000"),
    ("?t search:query 'a' ; search:limit '5'", "at most 1,000"),
    ("?t search:query 'a' ; search:offset " + "9" * 5000, "at most 1,000,000"),
    ("?t search:query 'a' ; search:score 5", "only a variable for search:score"),
    ("?t search:query 'a' ; search:type ?x", "takes an IRI for search:type"),
    ("?t search:query 'a' ; search:type nobody:x", "nobody: is not declared"),
    ("?t search:query 'a' ; search:text ?t", r"uses \?t for more than one thing"),
    ("?t search:query 'a' ; search:text ?x ; search:score ?x", r"uses \?x for more than one thing"),
    ("?t search:query 'a' . ?u search:text ?x", "must be about one variable"),
    ("<http://a/> search:query 'a'", "must be about one variable"),
    ("[] search:query 'a'", "must be about one variable"),
    ("?t search:query 'a' FILTER(?t = 1)", "something that it does not take"),
    ("{ ?t search:query 'a' }", "must be about one variable"),
    ("?t search:query", "ends in the middle"),
    ("?t", "ends in the middle"),
    ("?t search:query 'a' . .", "must be about one variable"),
]


@pytest.mark.parametrize(("group", "message"), BROKEN)
def test_anything_else_is_told_with_its_place(group: str, message: str) -> None:
    """What the service does not know is no search that finds nothing, but an error."""
    with pytest.raises(MalformedQuery, match=rf"^line 1, (column \d+: .*)?{message}"):
        request_of(group)
